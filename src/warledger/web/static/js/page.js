// On every page: the theme switch.
import { say } from "./words.js";

const switcher = document.getElementById("theme");
const order = ["", "light", "dark"];

function show() {
  const now = document.documentElement.dataset.theme ?? "";
  switcher.textContent = say(`theme.${now || "system"}`);
}

if (switcher) {
  switcher.hidden = false;
  show();
  switcher.addEventListener("click", () => {
    const now = document.documentElement.dataset.theme ?? "";
    const next = order[(order.indexOf(now) + 1) % order.length];
    if (next) document.documentElement.dataset.theme = next;
    else delete document.documentElement.dataset.theme;
    try {
      localStorage.setItem("theme", next);
    } catch {
      // it lasts as long as the page then
    }
    show();
    document.dispatchEvent(new CustomEvent("theme"));
  });
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
  document.dispatchEvent(new CustomEvent("theme")),
);
