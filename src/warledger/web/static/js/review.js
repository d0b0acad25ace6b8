// Review by keyboard: move, preview, decide, drop. Everything here can be done with the mouse too.
const questions = [...document.querySelectorAll(".question")];
let at = -1;

function move(to) {
  if (!questions.length) return;
  questions[at]?.removeAttribute("aria-current");
  at = Math.min(questions.length - 1, Math.max(0, to));
  questions[at].setAttribute("aria-current", "true");
  questions[at].focus();
  questions[at].scrollIntoView({ block: "start" });
}

const verdicts = { s: "same", d: "different", a: "accept", r: "reject", u: "unsure" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "Escape") {
    for (const box of questions[at]?.querySelectorAll(".impact") ?? []) box.replaceChildren();
    questions[at]?.focus();
    return;
  }
  if (typing) return;
  if (event.key === "j") move(at + 1);
  else if (event.key === "k") move(at - 1);
  else if (verdicts[event.key] && at >= 0) {
    const all = [...questions[at].querySelectorAll(`[data-verdict="${verdicts[event.key]}"]`)];
    all.at(-1)?.click();
  } else if (event.key === "Enter" && event.target === questions[at]) {
    questions[at].querySelector("[data-confirm]")?.click();
  } else return;
  event.preventDefault();
});
document.addEventListener("focusin", (event) => {
  const inside = questions.indexOf(event.target.closest(".question"));
  if (inside >= 0 && inside !== at) {
    questions[at]?.removeAttribute("aria-current");
    at = inside;
    questions[at].setAttribute("aria-current", "true");
  }
});
