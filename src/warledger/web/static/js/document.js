// Marks and claims light up each other.
const marks = [...document.querySelectorAll("mark[data-claims]")];
const rows = new Map([...document.querySelectorAll("[data-claim]")].map((row) => [row.dataset.claim, row]));

function light(ids) {
  for (const mark of marks) mark.classList.toggle("lit", mark.dataset.claims.split(" ").some((id) => ids.includes(id)));
}

for (const mark of marks) {
  mark.addEventListener("click", () => {
    const row = rows.get(mark.dataset.claims.split(" ")[0]);
    if (!row) return;
    light(mark.dataset.claims.split(" "));
    row.scrollIntoView({ block: "nearest" });
    row.querySelector("a")?.focus({ preventScroll: true });
  });
}
for (const [id, row] of rows) {
  row.addEventListener("pointerenter", () => light([id]));
  row.addEventListener("focusin", () => light([id]));
}
function follow() {
  if (location.hash.startsWith("#mark-")) {
    light([location.hash.slice("#mark-".length)]);
    document.querySelector(".lit")?.scrollIntoView({ block: "center" });
  }
}
addEventListener("hashchange", follow);
follow();
