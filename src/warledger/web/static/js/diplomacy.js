// Dealings on one time axis, in lanes, with the violence of the same days beneath.
import { say, token, dayTick } from "./words.js";

const { lanes, days } = JSON.parse(document.getElementById("dealings").textContent);
const figure = document.getElementById("lanes");
const place = document.getElementById("axis");
const order = ["talks", "agreements", "exchanges", "offers", "ultimatums", "words"];
const named = (lane) => document.querySelector(`#group-${lane}`)?.firstChild.textContent.trim() ?? lane;

const LETTER = 6.2; // pixels that a letter of a label takes

/** Rows of a lane, so that labels do not lie on one another. */
function rows(items, scale, width) {
  const ends = [];
  return items.map((item) => {
    const x = scale(item.time);
    const right = width - x - 18;
    const left = 8 + item.label.length * LETTER > right && x - 18 > right;
    const most = Math.floor((left ? x - 18 : right) / LETTER);
    const shown = item.shown.length > most ? `${item.shown.slice(0, Math.max(3, most - 1)).trimEnd()}…` : item.shown;
    const wide = 16 + shown.length * LETTER;
    const from = left ? x - wide : x - 8;
    let row = ends.findIndex((end) => end < from);
    if (row < 0) row = ends.length;
    ends[row] = left ? x + 8 : x + wide;
    return { ...item, shown, row, left };
  });
}

function draw() {
  const width = Math.max(300, place.clientWidth);
  const items = lanes.map((one) => ({ ...one, time: new Date(one.start), shown: one.label + (one.became ? ` · ${one.became}` : "") })).map((one) => ({ ...one, label: one.shown }))
    .sort((one, two) => one.time - two.time);
  const bars = Object.entries(days).map(([day, n]) => ({ start: new Date(day), end: d3.utcDay.offset(new Date(day), 1), n }));
  const times = [...items.map((one) => one.time), ...bars.map((bar) => bar.start)];
  if (!times.length) return;
  figure.hidden = false;
  const ends = d3.extent(times);
  const room = Math.max((ends[1] - ends[0]) * 0.04, 2 * 86400000);
  const domain = [new Date(ends[0] - room), new Date(+ends[1] + room)];
  const margin = 8;
  const scale = d3.scaleUtc(domain, [margin, width - margin]);
  const ink = token("ink"), muted = token("muted"), accent = token("accent"), line = token("line"), harm = token("killed");
  const used = order.filter((lane) => items.some((one) => one.lane === lane));
  const laid = used.map((lane) => ({ lane, items: rows(items.filter((one) => one.lane === lane), scale, width) }));
  const high = 24, head = 20, below = 96;
  let y = 4;
  for (const one of laid) {
    one.y = y;
    y += head + high * (1 + d3.max(one.items, (item) => item.row)) + 6;
  }
  const svg = d3.create("svg").attr("width", width).attr("height", y + below + 26).attr("viewBox", `0 0 ${width} ${y + below + 26}`).attr("role", "group").attr("aria-label", say("js.axis"));
  const axis = d3.axisBottom(scale).ticks(Math.max(2, width / 120)).tickFormat(dayTick).tickSizeOuter(0);
  svg.append("g").attr("stroke", line).selectAll("line").data(scale.ticks(Math.max(2, width / 120))).join("line").attr("x1", scale).attr("x2", scale).attr("y1", 0).attr("y2", y + below);
  for (const one of laid) {
    svg.append("line").attr("x1", 0).attr("x2", width).attr("y1", one.y).attr("y2", one.y).attr("stroke", line);
    svg.append("text").attr("x", margin).attr("y", one.y + 14).style("font-weight", 600).style("font-size", "12px").text(named(one.lane));
    for (const item of one.items) {
      const x = scale(item.time), cy = one.y + head + high * item.row + high / 2;
      const link = svg.append("a").attr("href", item.to);
      const late = item.deadline && /^\d{4}-\d\d-\d\d/.test(item.deadline) ? new Date(item.deadline.slice(0, 10)) : null;
      if (late) {
        const end = Math.min(scale(late), width - margin), low = cy + 9;
        svg.append("line").attr("x1", x).attr("x2", end).attr("y1", low).attr("y2", low).attr("stroke", accent).attr("stroke-dasharray", "4 3").attr("stroke-width", 1.5);
        svg.append("line").attr("x1", end).attr("x2", end).attr("y1", low - 7).attr("y2", low + 3).attr("stroke", accent).attr("stroke-width", 2);
        const inside = end - x > 320;
        if (inside) svg.append("text").attr("x", end - 6).attr("y", cy + 4).attr("text-anchor", "end").style("font-size", "12px").text(`${say("js.deadline")} ${item.deadline}`);
      }
      const wide = scale(new Date(item.end)) - x;
      if (wide > 6) link.append("rect").attr("x", x).attr("y", cy - 5).attr("width", wide).attr("height", 10).attr("rx", 5).attr("fill", accent).attr("opacity", 0.35);
      link.append("circle").attr("cx", x).attr("cy", cy).attr("r", 5.5).attr("fill", item.known ? accent : token("surface")).attr("stroke", accent).attr("stroke-width", 2);
      link.append("text").attr("x", item.left ? x - 10 : x + 10).attr("y", cy + 4).attr("text-anchor", item.left ? "end" : "start").style("font-size", "12px").style("fill", ink).style("stroke", token("surface")).style("stroke-width", "4px").style("paint-order", "stroke").text(item.shown);
      link.append("title").text(`${item.label}, ${item.when}`);
    }
  }
  const most = d3.max(bars, (bar) => bar.n) ?? 1;
  const up = d3.scaleLinear([0, most], [y + below, y + 26]);
  svg.append("line").attr("x1", 0).attr("x2", width).attr("y1", y).attr("y2", y).attr("stroke", line);
  svg.append("text").attr("x", margin).attr("y", y + 16).style("font-size", "12px").style("font-weight", 600).text(`${say("js.violence")} (≤ ${most})`);
  svg.append("g").attr("fill", harm).selectAll("rect").data(bars).join("rect")
    .attr("x", (bar) => scale(bar.start)).attr("width", (bar) => Math.max(2, scale(bar.end) - scale(bar.start) - 1)).attr("y", (bar) => up(bar.n)).attr("height", (bar) => y + below - up(bar.n))
    .append("title").text((bar) => `${bar.start.toISOString().slice(0, 10)}: ${bar.n}`);
  svg.append("g").attr("transform", `translate(0,${y + below})`).attr("color", muted).call(axis);
  place.replaceChildren(svg.node());
}

if (window.d3) {
  figure.hidden = false;
  draw();
  document.addEventListener("theme", draw);
  let resizing = 0;
  addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(draw, 150); });
}
