// The toll's history as a step chart that can be replayed.
import { say, token, calm, element, plain, dayTick } from "./words.js";

const source = document.getElementById("history");
const moments = source ? JSON.parse(source.textContent) : [];
const dated = moments.filter((moment) => moment.at).map((moment) => ({
  ...moment,
  time: new Date(moment.at.length > 10 ? moment.at : `${moment.at}T00:00Z`),
  value: moment.low ?? moment.high,
})).sort((one, two) => one.time - two.time);
const place = document.getElementById("chart");
const range = document.getElementById("step");
const play = document.getElementById("play");
let ticking = 0;

function draw(upto) {
  const shown = dated.slice(0, upto);
  const colors = { killed: token("killed"), injured: token("injured") };
  const color = (moment) => colors[moment.effect] ?? token("accent");
  const width = Math.max(280, place.clientWidth);
  const effects = [...new Set(dated.map((moment) => moment.effect))];
  const ends = d3.extent(dated, (moment) => moment.time);
  const room = Math.max(ends[1] - ends[0], 4 * 3600000) * 0.06;
  const lines = effects.map((effect) => {
    // of several figures of one moment the line takes the highest; each has its dot
    const own = d3.rollups(shown.filter((moment) => moment.effect === effect), (all) => d3.greatest(all, (m) => m.value), (m) => +m.time).map(([, most]) => most);
    const held = own.length && upto >= dated.length ? [...own, { ...own.at(-1), time: new Date(+ends[1] + room) }] : own;
    return Plot.lineY(held, { x: "time", y: "value", curve: "step-after", stroke: colors[effect] ?? token("accent"), strokeWidth: 2 });
  });
  const most = Math.max(1, d3.max(dated, (m) => m.high ?? m.value));
  const days = new Set();
  const clock = (moment) => {
    // hours by the clock; the day beneath the first hour of it
    const day = dayTick(d3.utcDay.floor(moment)), hour = dayTick(moment);
    if (hour === day || days.has(day)) return hour;
    days.add(day);
    return `${hour}\n${day}`;
  };
  const chart = Plot.plot({
    width,
    height: 220,
    marginLeft: 44,
    marginRight: 70,
    marginTop: 14,
    style: { background: "transparent", fontSize: "12px" },
    x: { type: "utc", domain: [new Date(ends[0] - room), new Date(+ends[1] + room)], label: null, ticks: width / 110, tickFormat: clock },
    y: { grid: true, zero: true, label: null, domain: [0, most * 1.08], ticks: d3.ticks(0, most, 5).filter(Number.isInteger), tickFormat: "d" },
    ariaLabel: say("js.chart"),
    marks: [
      Plot.ruleY([0]),
      ...lines,
      Plot.ruleX(shown.filter((m) => m.low !== null && m.high !== null && m.low !== m.high), { x: "time", y1: "low", y2: "high", stroke: color, strokeWidth: 1.5 }),
      Plot.dot(shown, { x: "time", y: "value", r: 4, fill: color, symbol: (m) => (m.effect === "killed" ? "square" : "circle"), stroke: token("surface") }),
      Plot.text(shown.filter((m) => m.high === null), { x: "time", y: "value", text: () => "↑", dy: -12, fill: color }),
      Plot.text(shown.filter((m) => m.low === null), { x: "time", y: "value", text: () => "↓", dy: 12, fill: color }),
      Plot.text(effects.map((effect) => shown.filter((m) => m.effect === effect).at(-1)).filter(Boolean), { x: (m) => (upto >= dated.length ? new Date(+ends[1] + room) : m.time), y: "value", text: (m) => `${m.value} ${m.name.toLowerCase()}`, textAnchor: "start", dx: 6, fill: color, fontWeight: 600 }),
    ],
  });
  place.replaceChildren(plain(chart));
  const last = shown.at(-1);
  const told = document.getElementById("told");
  told.replaceChildren();
  if (last) {
    const figure = last.low === last.high ? `${last.low}` : `${last.low ?? "?"}–${last.high ?? "…"}`;
    told.append(element("strong", {}, `${last.when}: ${figure} ${last.name.toLowerCase()}`), ` — ${last.by} `, element("a", { href: `#claim-${last.claim}` }, `“${last.words}”`));
  }
}

function stop() {
  clearInterval(ticking);
  ticking = 0;
  play.textContent = say("js.play");
}

function show(step) {
  range.value = step;
  range.setAttribute("aria-valuetext", say("js.of", { n: step, all: dated.length }));
  draw(Number(step));
}

function start() {
  const redraw = () => show(range.value);
  place.hidden = false;
  document.getElementById("replay").hidden = dated.length < 2;
  range.max = dated.length;
  show(dated.length);
  range.addEventListener("input", () => { stop(); redraw(); });
  play.addEventListener("click", () => {
    if (ticking) return stop();
    play.textContent = say("js.pause");
    let step = Number(range.value) >= dated.length ? 0 : Number(range.value);
    ticking = setInterval(() => {
      step += 1;
      show(step);
      if (step >= dated.length) stop();
    }, calm() ? 1600 : 800);
    show(Math.max(1, step));
  });
  document.addEventListener("theme", redraw);
  let resizing = 0;
  addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(redraw, 150); });
}

if (dated.length && window.Plot) start();
