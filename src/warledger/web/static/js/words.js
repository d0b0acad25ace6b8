// The interface's words, handed over by the page from the one catalog (web/wording.py).
const catalog = JSON.parse(document.getElementById("wording")?.textContent ?? "{}");

export function say(key, values = {}) {
  const told = catalog[key] ?? key;
  return told.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export function count(key, number) {
  return say(`${key}.${number === 1 ? "one" : "many"}`, { n: number.toLocaleString("en") });
}

/** An element with text and children; texts are set as text, never as markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function token(name) {
  const probe = element("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A chart as one picture: its parts name nothing of their own, and the page's sheet styles it. */
export function plain(chart) {
  for (const sheet of chart.querySelectorAll("style")) sheet.remove();
  for (const part of chart.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  chart.setAttribute("role", "img");
  return chart;
}

/** A moment on an axis: days as people write them, hours of a day by the clock; all in UTC. */
export function dayTick(moment) {
  const date = new Date(moment);
  if (date.getUTCHours() || date.getUTCMinutes()) return d3.utcFormat("%H:%M")(date);
  if (date.getUTCDate() === 1 && date.getUTCMonth() === 0) return d3.utcFormat("%Y")(date);
  return d3.utcFormat("%-d %b")(date);
}
