// The map: outlines, marks, areas for what is known coarsely, and what opens on a click. No other host is asked.
import { Map as Scene, NavigationControl, ScaleControl, Popup } from "../vendor/maplibre-gl.mjs";
import { say, element, token, calm } from "./words.js";
import { circle, names, bounds } from "./shapes.js";
import { SHAPES, shape, color, dark, picture, hatch, legend } from "./marks.js";

const EMPTY = { type: "FeatureCollection", features: [] };
const FONT = ["Liberation Sans, Noto Sans, Arial, sans-serif"];
const FAR = 60, NEAR = 15; // kilometers drawn about a region without outline, and about a district
const LISTED = 12; // incidents that a popup lists
const PINNED = ["point", "settlement"]; // precisions that may be drawn as pins
const SHAPED = [...new Set([...Object.values(SHAPES), "circle"])];
const outlines = {};
// several at one place are one mark from the start; where places come close on the screen, theirs are added up
const SUM = ["coalesce", ["get", "sum"], ["get", "n"], 1];
const MANY = ["any", ["has", "point_count"], [">", ["coalesce", ["get", "n"], 1], 1]];
const SHORT = ["case",
  [">=", SUM, 10000], ["concat", ["to-string", ["round", ["/", SUM, 1000]]], "k"],
  [">=", SUM, 1000], ["concat", ["to-string", ["/", ["round", ["/", SUM, 100]], 10]], "k"],
  ["to-string", SUM]];

async function outline(name) {
  outlines[name] ??= fetch(`/geo/${name}.json`).then((answer) => (answer.ok ? answer.json() : EMPTY));
  return outlines[name];
}

const inks = () => ({
  sea: dark() ? "#0d1012" : "#dfe6ea",
  land: dark() ? "#1b2126" : "#fbfaf7",
  edge: dark() ? "#59646e" : "#a3a097",
  fine: dark() ? "#2f383f" : "#dcd9d0",
  ink: token("ink"), muted: token("muted"), surface: token("surface"), accent: token("accent"), focus: token("focus"),
});

function style(data) {
  const ink = inks();
  const label = { "text-font": FONT, "text-max-width": 8 };
  const halo = { "text-halo-color": ink.land, "text-halo-width": 1.6 };
  const harm = ["coalesce", ["get", "harm"], 0];
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: data.countries, tolerance: 0.5 },
      regions: { type: "geojson", data: data.regions, tolerance: 0.5 },
      names: { type: "geojson", data: EMPTY },
      parts: { type: "geojson", data: EMPTY },
      areas: { type: "geojson", data: data.areas },
      pins: { type: "geojson", data: data.pins, cluster: true, clusterRadius: 38, clusterMaxZoom: 12, clusterProperties: { harm: ["+", harm], sum: ["+", ["get", "n"]] } },
      lit: { type: "geojson", data: EMPTY },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": ink.sea } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": ink.land } },
      { id: "region-edges", type: "line", source: "regions", minzoom: 3.5, paint: { "line-color": ink.fine, "line-width": 0.8 } },
      { id: "edges", type: "line", source: "countries", paint: { "line-color": ink.edge, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 7, 1.4] } },
      { id: "area-ground", type: "fill", source: "areas", paint: { "fill-color": ink.accent, "fill-opacity": 0.1 } },
      { id: "area-hatch", type: "fill", source: "areas", paint: { "fill-pattern": "hatch", "fill-opacity": 0.55 } },
      { id: "area-edge", type: "line", source: "areas", paint: { "line-color": ink.accent, "line-width": 1.5, "line-dasharray": [3, 2] } },
      { id: "region-names", type: "symbol", source: "parts", minzoom: 4.5, layout: { ...label, "text-field": ["get", "name"], "text-size": 11 }, paint: { ...halo, "text-color": ink.muted } },
      { id: "country-names", type: "symbol", source: "names", layout: { ...label, "text-field": ["get", "name"], "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 6, 14], "text-letter-spacing": 0.08, "text-transform": "uppercase", "symbol-sort-key": ["-", 0, ["get", "area"]] }, paint: { ...halo, "text-color": ink.muted } },
      { id: "area-counts", type: "symbol", source: "areas", minzoom: 3.5, filter: ["has", "label"], layout: { ...label, "text-field": ["get", "label"], "text-size": 12.5, "text-max-width": 7 }, paint: { "text-halo-color": ink.land, "text-halo-width": 2.6, "text-color": ink.accent } },
      { id: "clusters", type: "circle", source: "pins", filter: MANY, paint: { "circle-color": ink.ink, "circle-opacity": 0.86, "circle-stroke-color": ink.land, "circle-stroke-width": 2, "circle-radius": ["interpolate", ["linear"], ["sqrt", harm], 0, 12, 10, 17, 40, 22, 150, 26, 400, 30] } },
      { id: "cluster-counts", type: "symbol", source: "pins", filter: MANY, layout: { "text-field": SHORT, "text-font": FONT, "text-size": 13, "text-allow-overlap": true, "icon-allow-overlap": true }, paint: { "text-color": ink.land } },
      { id: "pins", type: "symbol", source: "pins", filter: ["!", MANY], layout: { "icon-image": ["get", "mark"], "icon-size": ["interpolate", ["linear"], ["sqrt", harm], 0, 0.5, 3, 0.62, 9, 0.9, 20, 1.3], "icon-allow-overlap": true, "symbol-sort-key": ["-", 0, harm], ...label, "text-field": ["get", "place"], "text-size": 12, "text-optional": true, "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 1.1, "text-justify": "auto" }, paint: { ...halo, "text-color": ink.ink } },
      { id: "lit", type: "circle", source: "lit", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 18, "circle-color": "transparent", "circle-stroke-color": ink.focus, "circle-stroke-width": 3 } },
      { id: "lit-area", type: "line", source: "lit", filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": ink.focus, "line-width": 3 } },
    ],
  };
}

/** What a source takes: the address, so that the outlines go to the worker without passing through the page. */
const file = (name) => new URL(`/geo/${name}.json`, location).href;

/** An incident in a line: when, what, harm. */
function line({ when, type, means, figures }) {
  const days = when && [...new Set([when.start, when.end].filter(Boolean).map((moment) => moment.slice(0, 10)))].join(" – ");
  const harm = ["killed", "injured"].map((effect) => figures[effect] && `${figures[effect].best} ${say(`js.${effect}`)}`);
  return [days, say(`label.type.${type}`), means[0] && means[0] !== "unspecified" && say(`label.means.${means[0]}`), ...harm].filter(Boolean).join(" · ");
}

/** One name for all places that are drawn as one area. */
const areaKey = (precision, area, longitude, latitude) => (precision === "admin2" ? `admin2 ${longitude} ${latitude}` : `${precision} ${area}`);

/** The places of a query as what the map draws. */
async function laid(spots, state) {
  const shown = { actors: new Set(), means: new Set(spots.pinned), others: false, nobody: false, areas: false, districts: false, unplaced: spots.unplaced };
  for (const actor of spots.actors) {
    if (actor === null) shown.nobody = true;
    else if (!state.actors.includes(actor)) shown.others = true;
    else shown.actors.add(actor);
  }
  const pins = [], coarse = new globalThis.Map();
  spots.incidents.forEach((n, i) => {
    const precision = spots.precision[i], at = [spots.longitude[i], spots.latitude[i]];
    if (PINNED.includes(precision)) {
      const actor = spots.actor[i];
      const mark = n === 1 ? `${shape(spots.means[i])}/${actor === null ? "none" : state.actors.indexOf(actor)}` : "";
      pins.push({ type: "Feature", properties: { n, place: spots.place[i] ?? "", harm: spots.harm[i], mark }, geometry: { type: "Point", coordinates: at } });
    } else {
      const key = areaKey(precision, spots.area[i], ...at);
      const known = coarse.get(key);
      if (known) known.n += n;
      else coarse.set(key, { key, n, precision, area: spots.area[i], place: spots.place[i] ?? spots.area[i], at });
    }
  });
  const areas = [];
  for (const one of coarse.values()) areas.push(...(await drawing(one, shown)));
  return { total: spots.total, shown, pins: { type: "FeatureCollection", features: pins }, areas: { type: "FeatureCollection", features: areas } };
}

/** The outline for incidents known to one area only, with a label; never a pin. */
async function drawing({ key, n, precision, area, place, at }, shown) {
  const known = at[0] !== null;
  const find = async (name, wanted) => (await outline(name)).features.find(({ properties }) => wanted(properties))?.geometry;
  let geometry = null;
  if (precision === "admin1") geometry = await find("regions", (own) => `${own.name}, ${own.country}` === area);
  else if (precision === "country") geometry = await find("countries", (own) => own.iso === area?.split(", ").at(-1));
  if (!geometry && !known) {
    shown.unplaced += n;
    return [];
  }
  if (precision === "admin1" || precision === "country") shown.areas = true;
  else shown.districts = true;
  geometry ??= circle(...at, precision === "admin2" ? NEAR : FAR);
  const properties = { key, n, place, precision, area: area ?? "" };
  const made = [{ type: "Feature", properties, geometry }];
  if (known) made.push({ type: "Feature", properties: { ...properties, label: `${place}: ${n}` }, geometry: { type: "Point", coordinates: at } });
  return made;
}

/** Of some places the one that a mark on the map stands for. */
function nearest(places, { geometry: { coordinates: [x, y] } }) {
  const away = ({ geometry: { coordinates: [west, south] } }) => (west - x) ** 2 + (south - y) ** 2;
  return places.reduce((best, one) => (away(one) < away(best) ? one : best));
}

export async function scene(container, legendPlace, state) {
  const data = { countries: file("countries"), regions: EMPTY, areas: EMPTY, pins: EMPTY };
  const lands = { countries: [], regions: [] }; // the same outlines in the page, to set names in what is seen of them
  let drawn = null, now = state, told = () => {}, all = () => {}, moving = false;
  for (const name of ["countries", "regions"]) outline(name);
  const map = new Scene({
    container, style: style(data), bounds: [[22, 43], [50, 56]], maxZoom: 12, minZoom: 0.6, attributionControl: false,
    dragRotate: false, pitchWithRotate: false, touchPitch: false, renderWorldCopies: false, fadeDuration: calm() ? 0 : 150,
    locale: { "Map.Title": say("map.label") },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ maxWidth: 110 }), "bottom-right");
  const popup = new Popup({ maxWidth: "20rem", focusAfterOpen: true });

  function pictures() {
    const ground = inks().land;
    for (const form of SHAPED) {
      for (let index = -1; index < state.actors.length; index++) map.addImage(`${form}/${index}`, picture(form, index, ground, false), { pixelRatio: 2 });
      map.addImage(`${form}/none`, picture(form, -1, ground, true), { pixelRatio: 2 });
    }
    map.addImage("hatch", hatch(token("accent")), { pixelRatio: 2 });
  }

  const seen = () => {
    const box = map.getBounds();
    return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
  };

  function named() {
    map.getSource("names")?.setData(names(lands.countries, seen(), 0.004));
    if (map.getZoom() >= 4.5) map.getSource("parts")?.setData(names(lands.regions, seen(), 0.006));
  }

  /** What happened in a place: the first of its incidents, asked for when somebody wants to see them. */
  async function open(at, heading, where, further) {
    const asked = new URLSearchParams({ ...now.query, ...where, limit: LISTED });
    const answer = await fetch(`/api/v1/incidents?${asked}`);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const { total, items } = await answer.json();
    const list = element("ul");
    for (const one of items) list.append(element("li", {}, element("a", { href: `/incidents/${one.id}` }, one.place?.name ?? heading), element("br"), line(one)));
    const box = element("div", {}, element("strong", {}, total > 1 ? say("map.several", { n: total }) : heading), list);
    if (total > LISTED && further) {
      const more = element("button", { type: "button" }, say("map.all"));
      more.addEventListener("click", () => { popup.remove(); all(further); });
      box.append(more);
    }
    popup.setLngLat(at).setDOMContent(box).addTo(map);
  }

  /** The incidents at some places that are exact enough for pins. */
  function openPins(at, places) {
    const [x, y] = [0, 1].map((axis) => places.map((place) => place.geometry.coordinates[axis]));
    const where = { box: [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)], precision: PINNED };
    const { place } = places[0].properties;
    return open(at, place, where, place && { place, precision: PINNED.join(",") });
  }

  map.on("click", async (event) => {
    const hit = map.queryRenderedFeatures([[event.point.x - 6, event.point.y - 6], [event.point.x + 6, event.point.y + 6]], { layers: ["clusters", "pins", "area-ground"] })
      .sort((one, two) => (one.layer.id === "area-ground") - (two.layer.id === "area-ground"))[0];
    if (!hit) return;
    const { cluster_id: id, key, precision, area, place } = hit.properties;
    if (hit.layer.id === "area-ground") {
      const { geometry } = data.areas.features.find((one) => one.properties.key === key && one.geometry.type === "Point") ?? {};
      const at = geometry?.coordinates;
      const whole = { place: area, precision };
      await open(event.lngLat, place, at ? { box: [...at, ...at], precision } : whole, precision === "admin2" ? null : whole);
    } else if (id === undefined) {
      // the place as it came: what was drawn has lost some of its digits
      const spot = nearest(data.pins.features, hit);
      await openPins(spot.geometry.coordinates, [spot]);
    } else {
      const source = map.getSource("pins"), zoom = await source.getClusterExpansionZoom(id);
      if (zoom > 12) await openPins(hit.geometry.coordinates, (await source.getClusterLeaves(id, 1000, 0)));
      else map.easeTo({ center: hit.geometry.coordinates, zoom: zoom + 0.3, animate: !calm() });
    }
  });
  for (const layer of ["clusters", "pins", "area-ground"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
  map.on("moveend", (event) => {
    named();
    if (event.originalEvent || moving) told(api.box());
    moving = false;
  });
  for (const start of ["dragstart", "wheel", "zoomstart"]) map.on(start, (event) => (moving = moving || Boolean(event.originalEvent)));

  const api = {
    async show(next, { fit = true } = {}) {
      now = next;
      const answer = await fetch(next.spots);
      if (!answer.ok) throw new Error(`${answer.status}`);
      const made = await laid(await answer.json(), next);
      if (now !== next) return;
      drawn = made;
      Object.assign(data, { pins: drawn.pins, areas: drawn.areas });
      popup.remove();
      map.getSource("pins").setData(data.pins);
      map.getSource("areas").setData(data.areas);
      legend(legendPlace, next, drawn.shown);
      if (fit) api.fit();
      else if (next.query.box && !api.fitted) map.fitBounds(next.query.box.split(",").map(Number), { animate: false, padding: 0 });
      api.fitted = true;
      container.dataset.shown = drawn.total;
      container.dataset.pins = drawn.pins.features.length;
      container.dataset.unplaced = drawn.shown.unplaced;
    },
    fit() {
      const box = [180, 90, -180, -90];
      for (const { geometry } of [...data.pins.features, ...data.areas.features]) {
        const [w, s, e, n] = geometry.type === "Point" ? [...geometry.coordinates, ...geometry.coordinates] : bounds(geometry);
        const world = e - w > 90; // a country across half the world does not set the view
        if (!world) Object.assign(box, [Math.min(box[0], w), Math.min(box[1], s), Math.max(box[2], e), Math.max(box[3], n)]);
      }
      if (box[0] <= box[2]) map.fitBounds([[box[0], box[1]], [box[2], box[3]]], { padding: { top: 60, bottom: 50, left: 60, right: 70 }, maxZoom: 8, animate: false });
    },
    box: () => {
      const [w, s, e, n] = seen();
      return [Math.max(-180, w), Math.max(-90, s), Math.min(180, e), Math.min(90, n)].map((degrees) => degrees.toFixed(3)).join(",");
    },
    /** Light up where a row of the table lies; null puts it out. */
    point(row) {
      const features = [];
      if (row?.precision) {
        const at = [row.longitude, row.latitude].map((degrees) => (degrees === "" ? null : Number(degrees)));
        if (PINNED.includes(row.precision)) features.push({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: at } });
        else {
          const key = areaKey(row.precision, row.area, ...at);
          const inside = data.areas.features.find(({ properties, geometry }) => properties.key === key && geometry.type !== "Point");
          if (inside) features.push({ type: "Feature", properties: {}, geometry: inside.geometry });
        }
      }
      map.getSource("lit")?.setData({ type: "FeatureCollection", features });
    },
    recolor() {
      map.setStyle(style(data), { diff: false });
      map.once("style.load", () => { pictures(); named(); });
      if (drawn) legend(legendPlace, now, drawn.shown);
    },
    onbox: (function_) => (told = function_),
    onall: (function_) => (all = function_),
    map,
  };
  await new Promise((ready) => map.once("style.load", ready));
  pictures();
  map.once("idle", async () => {
    data.regions = file("regions");
    map.getSource("regions").setData(data.regions);
    for (const name of ["countries", "regions"]) lands[name] = (await outline(name)).features;
    named();
    container.dataset.drawn = "yes";
  });
  container.warledger = api;
  return api;
}
