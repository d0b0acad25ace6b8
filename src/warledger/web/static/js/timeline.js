// Incidents over time, with a period to be chosen by dragging; the date fields choose the same.
import { say, plain, dayTick } from "./words.js";

const DAY = 86400000;
const iso = (date) => date.toISOString().slice(0, 10);

/** The finest step that leaves bars wide enough to be seen. */
function step(first, last, width) {
  const days = (last - first) / DAY;
  if (days < width / 3) return { name: "day", every: d3.utcDay, caption: "timeline.heading" };
  if (days / 7 < width / 3) return { name: "week", every: d3.utcMonday, caption: "timeline.by-week" };
  return { name: "month", every: d3.utcMonth, caption: "timeline.by-month" };
}

export function timeline(figure, state, choose) {
  const place = figure.querySelector("#days");
  const dates = Object.entries(state.days).map(([day, n]) => ({ day: new Date(day), n }));
  figure.hidden = dates.length === 0;
  if (figure.hidden) return;
  const width = Math.max(280, place.clientWidth);
  const first = d3.min(dates, (d) => d.day);
  const last = d3.max(dates, (d) => d.day);
  const by = step(first, last, width);
  const bars = d3.rollups(dates, (all) => d3.sum(all, (d) => d.n), (d) => +by.every.floor(d.day))
    .map(([start, n]) => ({ start: new Date(start), end: by.every.offset(new Date(start), 1), n }));
  const { since, until } = state.query;
  const from = since ? new Date(since) : null;
  const to = until ? new Date(+new Date(until) + DAY) : null;
  const chosen = (bar) => (!from || bar.end > from) && (!to || bar.start < to);
  const least = Math.max(14 * DAY - (last - first), 0) / 2;
  const domain = [by.every.offset(by.every.floor(new Date(+first - least)), -1), by.every.offset(by.every.ceil(new Date(+last + least)), 1)];
  const most = d3.max(bars, (bar) => bar.n);
  const chart = Plot.plot({
    width,
    height: 130,
    marginLeft: 40,
    marginTop: 8,
    marginBottom: 24,
    style: { background: "transparent", fontSize: "12px" },
    x: { type: "utc", domain, label: null, ticks: Math.max(2, width / 110), tickFormat: by.name === "month" ? undefined : dayTick },
    y: { grid: true, domain: [0, most], ticks: d3.ticks(0, most, 3).filter(Number.isInteger), label: null, tickFormat: "~s" },
    ariaLabel: say("timeline.label"),
    marks: [
      Plot.rectY(bars.filter((bar) => !chosen(bar)), { x1: "start", x2: "end", y: "n", className: "bar" }),
      Plot.rectY(bars.filter(chosen), { x1: "start", x2: "end", y: "n", className: "bar in" }),
      Plot.ruleY([0]),
    ],
  });
  const scale = chart.scale("x");
  const brush = d3.brushX()
    .extent([[40, 4], [width - 20, 106]])
    .on("end", (event) => {
      if (!event.sourceEvent) return;
      if (!event.selection) {
        if (since || until) choose(null, null);
        return;
      }
      const [start, end] = event.selection.map((x) => new Date(scale.invert(x)));
      const one = by.every.floor(start);
      const two = new Date(+by.every.ceil(end) - DAY);
      choose(iso(one), iso(two < one ? one : two));
    });
  const layer = d3.select(plain(chart)).append("g").attr("class", "brush").call(brush);
  if (from || to) {
    const ends = [from ?? domain[0], to ?? domain[1]].map((date) => Math.min(width - 20, Math.max(40, scale.apply(date))));
    if (ends[1] > ends[0]) layer.call(brush.move, ends);
  }
  place.replaceChildren(chart);
  figure.querySelector("figcaption span").textContent = say(by.caption);
  figure.querySelector("#period").textContent = since || until ? `${since ?? "…"} – ${until ?? "…"}` : say("timeline.all");
}
