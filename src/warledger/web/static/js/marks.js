// The map's marks: a shape for each means, a color for each actor, drawn as pictures and in the legend.
import { say, element } from "./words.js";

export const SHAPES = { drone: "triangle", missile: "diamond", glide_bomb: "pentagon", air_strike: "star", artillery: "square", ground: "cross" };
const OTHER = "circle";
// Okabe and Ito (2008), the first six by contrast on each ground; told apart by people who see few colors.
const PALETTE = {
  light: ["#0072b2", "#d55e00", "#008a65", "#b0528a", "#a67c00", "#4a3aa8"],
  dark: ["#56b4e9", "#f0883e", "#2ec4a0", "#e39ac8", "#e8c840", "#b3a6ff"],
};
const REST = { light: "#5f6770", dark: "#a9b2bb" };

export const dark = () => getComputedStyle(document.documentElement).colorScheme === "dark"
  || (document.documentElement.dataset.theme !== "light" && document.documentElement.dataset.theme !== "dark" && matchMedia("(prefers-color-scheme: dark)").matches);

export const shape = (means) => SHAPES[means] ?? OTHER;

export function color(index) {
  const ground = dark() ? "dark" : "light";
  return PALETTE[ground][index] ?? REST[ground];
}

/** The outline of a shape about 0, 0 with a radius, as points; a circle has none. */
function corners(name, radius) {
  const spokes = (count, inner, turn = -Math.PI / 2) =>
    Array.from({ length: inner ? count * 2 : count }, (_, i) => {
      const away = inner && i % 2 ? radius * inner : radius;
      const at = turn + (i * 2 * Math.PI) / (inner ? count * 2 : count);
      return [away * Math.cos(at), away * Math.sin(at)];
    });
  if (name === "triangle") return spokes(3).map(([x, y]) => [x * 1.12, y * 1.12 + radius * 0.12]);
  if (name === "diamond") return spokes(4).map(([x, y]) => [x, y * 1.1]);
  if (name === "square") return spokes(4, 0, -Math.PI / 4).map(([x, y]) => [x * 1.1, y * 1.1]);
  if (name === "pentagon") return spokes(5).map(([x, y]) => [x * 1.05, y * 1.05]);
  if (name === "star") return spokes(5, 0.45).map(([x, y]) => [x * 1.2, y * 1.2]);
  if (name === "cross") {
    const a = radius, b = radius * 0.36;
    return [[-b, -a], [b, -a], [b, -b], [a, -b], [a, b], [b, b], [b, a], [-b, a], [-b, b], [-a, b], [-a, -b], [-b, -b]];
  }
  return null;
}

const canvas = (size) => Object.assign(document.createElement("canvas"), { width: size, height: size });

/** A mark as the map takes it: 64 pixels for 32, hollow where nobody is named. */
export function picture(name, index, ground, none) {
  const size = 64, made = canvas(size), pen = made.getContext("2d");
  const points = corners(name, 22);
  pen.translate(size / 2, size / 2);
  pen.beginPath();
  if (points) points.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  else pen.arc(0, 0, 21, 0, 2 * Math.PI);
  pen.closePath();
  pen.lineJoin = "round";
  pen.lineWidth = 9;
  pen.strokeStyle = ground;
  pen.stroke();
  pen.fillStyle = none ? ground : color(index);
  pen.fill();
  if (none) {
    pen.lineWidth = 5;
    pen.strokeStyle = color(-1);
    pen.stroke();
  }
  return pen.getImageData(0, 0, size, size);
}

/** Slanting lines for what is known to an area only. */
export function hatch(ink) {
  const size = 16, made = canvas(size), pen = made.getContext("2d");
  pen.strokeStyle = ink;
  pen.lineWidth = 2;
  for (const x of [-size, 0, size]) {
    pen.moveTo(x, size);
    pen.lineTo(x + size, 0);
  }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}

function drawing(name, fill, stroke) {
  const points = corners(name, 7);
  const part = points ? `<polygon points="${points.map((p) => p.map((v) => v.toFixed(1)).join(",")).join(" ")}"/>` : '<circle r="6.5"/>';
  const parsed = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 20 20" aria-hidden="true" fill="${fill}" stroke="${stroke}" stroke-width="1.6">${part}</svg>`,
    "image/svg+xml",
  );
  return document.importNode(parsed.documentElement, true);
}

/** What shapes, colors and areas mean, for what is on the map. */
export function legend(place, state, shown) {
  const list = (title, rows) => {
    const made = element("ul", { class: "legend", "aria-label": title });
    made.append(element("li", { class: "legend-name" }, title));
    for (const [mark, text] of rows) made.append(element("li", {}, mark, text));
    return made;
  };
  const actors = state.actors.map((name, index) => [name, index]).filter(([name]) => shown.actors.has(name));
  const rows = actors.map(([name, index]) => [drawing("circle", color(index), "none"), name]);
  if (shown.others) rows.push([drawing("circle", color(-1), "none"), say("legend.other")]);
  if (shown.nobody) rows.push([drawing("circle", "none", color(-1)), say("legend.none")]);
  const means = Object.entries(SHAPES).filter(([name]) => shown.means.has(name))
    .map(([name, form]) => [drawing(form, "none", "currentColor"), say(`label.means.${name}`)]);
  if ([...shown.means].some((name) => !SHAPES[name])) means.push([drawing("circle", "none", "currentColor"), say("legend.otherwise")]);
  const parts = [list(say("legend.actors"), rows), list(say("legend.means"), means)];
  const coarse = [];
  if (shown.areas) coarse.push([swatch("hatched"), say("legend.area")]);
  if (shown.districts) coarse.push([swatch("ringed"), say("legend.district")]);
  const key = list(say("legend.size"), [[drawing("circle", "none", "currentColor"), say("legend.cluster")], ...coarse]);
  place.replaceChildren(...parts, key);
  if (shown.unplaced) place.append(element("p", { class: "muted" }, say("map.unplaced", { n: shown.unplaced })));
}

const swatch = (name) => element("span", { class: `swatch ${name}`, "aria-hidden": "true" });
