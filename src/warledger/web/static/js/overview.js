// The overview's one controller: the address is the state; map, timeline, table and form follow it.
import { say, count } from "./words.js";
import { timeline } from "./timeline.js";

const form = document.getElementById("filters");
const MANY = ["type", "means", "effect", "status", "language"];
let map = null;
let drawn = null;

if (matchMedia("(max-width: 70rem)").matches) form.querySelector("details").open = false; // the map comes first

const state = () => JSON.parse(document.getElementById("state").textContent);

/** The address that the form's fields ask for. */
function asked() {
  const given = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const kept = given.get(name);
    if (value.trim()) given.set(name, kept && MANY.includes(name) ? `${kept},${value}` : value.trim());
  }
  return address(given);
}

function address(parameters) {
  const told = parameters.toString().replaceAll("%2C", ",");
  return told ? `/?${told}` : "/";
}

/** The present address with some parameters set anew; null takes one out. */
function changed(values) {
  const given = new URLSearchParams(location.search);
  given.delete("page");
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === "") given.delete(name);
    else given.set(name, value);
  }
  return address(given);
}

let newest = 0;

/** Show an address: counts and table from the server, then map, timeline and form to match. */
async function go(to, { push = true, fit = true } = {}) {
  const turn = ++newest;
  document.getElementById("results").classList.add("busy");
  try {
    const answer = await fetch(to, { headers: { "x-part": "overview" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== newest) return;
    if (!answer.ok) throw new Error(page.querySelector(".note.bad")?.textContent ?? String(answer.status));
    for (const part of ["counts", "results"]) document.getElementById(part).replaceWith(document.adoptNode(page.getElementById(part)));
    if (push) history.pushState(null, "", to);
    fill();
    await draw({ fit });
    document.getElementById("spoken").textContent = count("many.incidents", state().total);
  } catch (wrong) {
    if (turn !== newest) return;
    document.getElementById("results").classList.remove("busy");
    document.getElementById("spoken").textContent = wrong instanceof TypeError ? say("js.failed") : wrong.message;
    document.getElementById("spoken").className = "note bad";
  }
}

/** Set the form to what the address says, and its counts to what the server counted. */
function fill() {
  const { query, counts } = state();
  for (const input of form.elements) {
    if (input.type === "checkbox") input.checked = (query[input.name] ?? "").split(",").includes(input.value);
    else if (input.name && input.type !== "hidden") input.value = query[input.name] ?? "";
  }
  for (const hidden of form.querySelectorAll("input[type=hidden]")) hidden.remove();
  for (const name of ["box", "precision", "recipient", "scope"]) if (query[name]) keep(name, query[name]);
  const order = new URLSearchParams(location.search).get("order");
  if (order) keep("order", order);
  for (const shown of form.querySelectorAll(".count")) {
    shown.textContent = (counts[shown.dataset.of]?.[shown.dataset.value] ?? 0).toLocaleString("en");
  }
  document.getElementById("follow").checked = Boolean(query.box);
}

function keep(name, value) {
  const hidden = document.createElement("input");
  Object.assign(hidden, { type: "hidden", name, value });
  form.append(hidden);
}

async function draw({ fit = true } = {}) {
  const now = state();
  drawn = now;
  timeline(document.getElementById("timeline"), now, (since, until) => go(changed({ since, until })));
  if (map) await map.show(now, { fit: fit && !now.query.box });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(asked());
});
let typing = 0;
form.addEventListener("change", (event) => {
  clearTimeout(typing);
  if (event.target.type === "date" && event.target.value && event.target.value < "1000") return; // a year half typed
  typing = setTimeout(() => go(asked()), 120);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-go]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});
addEventListener("popstate", () => go(location.pathname + location.search, { push: false }));
document.addEventListener("theme", () => {
  map?.recolor();
  draw({ fit: false });
});
document.addEventListener("pointerover", (event) => {
  const row = event.target.closest?.("#results tr[data-id]");
  map?.point(row?.dataset);
});
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("#results tr[data-id]");
  if (row) map?.point(row.dataset);
});
let resizing = 0;
addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => drawn && timeline(document.getElementById("timeline"), drawn, (since, until) => go(changed({ since, until }))), 150);
});

timeline(document.getElementById("timeline"), state(), (since, until) => go(changed({ since, until })));
const part = document.getElementById("map-part");
part.hidden = false;
import("./map.js")
  .then(({ scene }) => scene(document.getElementById("map"), document.getElementById("legend"), state()))
  .then((made) => {
    map = made;
    map.onbox((box) => document.getElementById("follow").checked && go(changed({ box }), { fit: false }));
    document.getElementById("follow").addEventListener("change", (event) => {
      go(changed({ box: event.target.checked ? map.box() : null }), { fit: false });
    });
    map.onall((where) => go(changed(where)));
    document.documentElement.dataset.map = "ready";
    return map.show(state(), { fit: !state().query.box });
  })
  .catch((wrong) => {
    part.querySelector(".scene").remove();
    document.getElementById("legend").textContent = say("map.broken");
    document.documentElement.dataset.map = "none";
    console.warn(wrong);
  });
