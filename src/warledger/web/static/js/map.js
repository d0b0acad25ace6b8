// The map: outlines, marks, areas for what is known coarsely, and what opens on a click. No other host is asked.
import { Map as Scene, NavigationControl, ScaleControl, Popup } from "../vendor/maplibre-gl.mjs";
import { say, element, token, calm } from "./words.js";
import { circle, names, bounds } from "./shapes.js";
import { SHAPES, shape, color, dark, picture, hatch, legend } from "./marks.js";

const EMPTY = { type: "FeatureCollection", features: [] };
const FONT = ["Liberation Sans, Noto Sans, Arial, sans-serif"];
const FAR = 60, NEAR = 15; // kilometers drawn about a region without outline, and about a district
const SHAPED = [...new Set([...Object.values(SHAPES), "circle"])];
const outlines = {};

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
      pins: { type: "geojson", data: data.pins, cluster: true, clusterRadius: 38, clusterMaxZoom: 12, clusterProperties: { harm: ["+", harm] } },
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
      { id: "area-counts", type: "symbol", source: "areas", minzoom: 3.5, filter: ["has", "label"], layout: { ...label, "text-field": ["get", "label"], "text-size": 11.5, "text-max-width": 12 }, paint: { ...halo, "text-color": ink.accent } },
      { id: "clusters", type: "circle", source: "pins", filter: ["has", "point_count"], paint: { "circle-color": ink.ink, "circle-opacity": 0.86, "circle-stroke-color": ink.land, "circle-stroke-width": 2, "circle-radius": ["interpolate", ["linear"], ["sqrt", harm], 0, 12, 10, 17, 40, 22, 150, 26, 400, 30] } },
      { id: "cluster-counts", type: "symbol", source: "pins", filter: ["has", "point_count"], layout: { "text-field": ["get", "point_count_abbreviated"], "text-font": FONT, "text-size": 13, "text-allow-overlap": true, "icon-allow-overlap": true }, paint: { "text-color": ink.land } },
      { id: "pins", type: "symbol", source: "pins", filter: ["!", ["has", "point_count"]], layout: { "icon-image": ["get", "mark"], "icon-size": ["interpolate", ["linear"], ["sqrt", harm], 0, 0.5, 3, 0.62, 9, 0.9, 20, 1.3], "icon-allow-overlap": true, "symbol-sort-key": ["-", 0, harm], ...label, "text-field": ["get", "place"], "text-size": 12, "text-optional": true, "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 1.1, "text-justify": "auto" }, paint: { ...halo, "text-color": ink.ink } },
      { id: "lit", type: "circle", source: "lit", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 18, "circle-color": "transparent", "circle-stroke-color": ink.focus, "circle-stroke-width": 3 } },
      { id: "lit-area", type: "line", source: "lit", filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": ink.focus, "line-width": 3 } },
    ],
  };
}

const line = (row) => [row.start && (row.end && row.end !== row.start ? `${row.start} – ${row.end}` : row.start), say(`label.type.${row.type}`), row.means && row.means !== "unspecified" && say(`label.means.${row.means}`), row.killed !== null && `${row.killed} ${say("js.killed")}`, row.injured !== null && `${row.injured} ${say("js.injured")}`].filter(Boolean).join(" · ");

/** The points of a query as rows, and as what the map draws. */
async function laid(points, state) {
  const rows = points.id.map((id, i) => Object.fromEntries(Object.keys(points).map((key) => [key, points[key][i]])));
  const shown = { actors: new Set(), means: new Set(), others: false, nobody: false, areas: false, districts: false, unplaced: 0 };
  const pins = [], coarse = new globalThis.Map();
  for (const row of rows) {
    const index = state.actors.indexOf(row.actor);
    if (row.longitude === null && row.precision !== "country" && row.precision !== "admin1") {
      shown.unplaced += 1;
      continue;
    }
    if (row.actor === null) shown.nobody = true;
    else if (index < 0) shown.others = true;
    else shown.actors.add(row.actor);
    if (row.precision === "point" || row.precision === "settlement") {
      shown.means.add(row.means ?? "unspecified");
      const mark = `${shape(row.means)}/${row.actor === null ? "none" : index}`;
      pins.push({ type: "Feature", properties: { id: row.id, place: row.place ?? "", harm: (row.killed ?? 0) + (row.injured ?? 0), mark }, geometry: { type: "Point", coordinates: [row.longitude, row.latitude] } });
    } else {
      const key = row.precision === "admin2" ? `admin2 ${row.longitude} ${row.latitude}` : `${row.precision} ${row.area}`;
      if (!coarse.has(key)) coarse.set(key, []);
      coarse.get(key).push(row);
    }
  }
  const areas = [];
  for (const some of coarse.values()) areas.push(...(await area(some, shown)));
  return { rows, shown, pins: { type: "FeatureCollection", features: pins }, areas: { type: "FeatureCollection", features: areas } };
}

/** The outline for incidents known to one area only, with a label; never a pin. */
async function area(rows, shown) {
  const one = rows[0];
  const key = { ids: rows.map((row) => row.id).join(" "), n: rows.length };
  const label = `${one.place ?? one.area}: ${rows.length}`;
  let geometry = null;
  if (one.precision === "admin1") {
    const found = (await outline("regions")).features.find(({ properties: p }) => `${p.name}, ${p.country}` === one.area);
    geometry = found?.geometry ?? null;
    shown.areas = true;
  } else if (one.precision === "country") {
    const iso = one.area?.split(", ").at(-1);
    geometry = (await outline("countries")).features.find(({ properties: p }) => p.iso === iso)?.geometry ?? null;
    shown.areas = true;
  } else shown.districts = true;
  if (!geometry) {
    if (one.longitude === null) {
      shown.unplaced += rows.length;
      return [];
    }
    geometry = circle(one.longitude, one.latitude, one.precision === "admin2" ? NEAR : FAR);
  }
  const at = one.longitude === null ? null : [one.longitude, one.latitude];
  const made = [{ type: "Feature", properties: key, geometry }];
  if (at) made.push({ type: "Feature", properties: { ...key, label }, geometry: { type: "Point", coordinates: at } });
  return made;
}

export async function scene(container, legendPlace, state) {
  const data = { countries: await outline("countries"), regions: EMPTY, areas: EMPTY, pins: EMPTY };
  let drawn = null, now = state, told = () => {}, all = () => {}, moving = false;
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
  const byId = (id) => drawn?.rows.find((row) => row.id === id);

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
    map.getSource("names")?.setData(names(data.countries.features, seen(), 0.004));
    if (map.getZoom() >= 4.5) map.getSource("parts")?.setData(names(data.regions.features, seen(), 0.006));
  }

  function open(at, rows) {
    const list = element("ul");
    for (const row of rows.slice(0, 12)) list.append(element("li", {}, element("a", { href: `/incidents/${row.id}` }, row.place ?? row.area ?? ""), element("br"), line(row)));
    const box = element("div", {}, element("strong", {}, rows.length > 1 ? say("map.several", { n: rows.length }) : rows[0].place ?? rows[0].area ?? ""), list);
    if (rows.length > 12 && rows[0].place) {
      const more = element("button", { type: "button" }, say("map.all"));
      more.addEventListener("click", () => { popup.remove(); all(rows[0].place); });
      box.append(more);
    }
    popup.setLngLat(at).setDOMContent(box).addTo(map);
  }

  map.on("click", async (event) => {
    const hit = map.queryRenderedFeatures([[event.point.x - 6, event.point.y - 6], [event.point.x + 6, event.point.y + 6]], { layers: ["clusters", "pins", "area-ground"] })
      .sort((one, two) => (one.layer.id === "area-ground") - (two.layer.id === "area-ground"))[0];
    if (!hit) return;
    if (hit.layer.id === "clusters") {
      const source = map.getSource("pins"), id = hit.properties.cluster_id;
      const zoom = await source.getClusterExpansionZoom(id);
      if (zoom > 12) open(hit.geometry.coordinates, (await source.getClusterLeaves(id, 200, 0)).map((leaf) => byId(leaf.properties.id)).filter(Boolean));
      else map.easeTo({ center: hit.geometry.coordinates, zoom: zoom + 0.3, animate: !calm() });
    } else if (hit.layer.id === "pins") open(hit.geometry.coordinates, [byId(hit.properties.id)]);
    else open(event.lngLat, hit.properties.ids.split(" ").map(byId).filter(Boolean));
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
      const asked = new URLSearchParams(next.query);
      const answer = await fetch(`/api/v1/points?${asked}`);
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
      container.dataset.shown = drawn.rows.length;
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
    point(id) {
      const row = id && byId(id);
      const features = [];
      if (row) {
        const inside = data.areas.features.find(({ properties }) => properties.ids.split(" ").includes(id));
        if (inside) features.push({ type: "Feature", properties: {}, geometry: inside.geometry });
        else if (row.longitude !== null) features.push({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [row.longitude, row.latitude] } });
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
    data.regions = await outline("regions");
    map.getSource("regions").setData(data.regions);
    named();
    container.dataset.drawn = "yes";
  });
  container.warledger = api;
  return api;
}
