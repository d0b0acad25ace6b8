// Outlines as points and polygons: circles for coarse places, clipping, and where a name can stand.

/** A ring of 48 corners about a place, in degrees, for a radius in kilometers. */
export function circle(longitude, latitude, radius) {
  const up = radius / 111.2;
  const along = up / Math.max(0.1, Math.cos((latitude * Math.PI) / 180));
  const ring = [];
  for (let step = 0; step <= 48; step++) {
    const turn = (step / 48) * 2 * Math.PI;
    ring.push([longitude + along * Math.cos(turn), latitude + up * Math.sin(turn)]);
  }
  return { type: "Polygon", coordinates: [ring] };
}

/** A ring cut at the edges of a box (Sutherland and Hodgman 1974). */
function clipped(ring, [west, south, east, north]) {
  const edges = [
    [(p) => p[0] >= west, (a, b) => cross(a, b, 0, west)],
    [(p) => p[0] <= east, (a, b) => cross(a, b, 0, east)],
    [(p) => p[1] >= south, (a, b) => cross(a, b, 1, south)],
    [(p) => p[1] <= north, (a, b) => cross(a, b, 1, north)],
  ];
  let kept = ring;
  for (const [inside, at] of edges) {
    const cut = [];
    for (let i = 0; i < kept.length; i++) {
      const now = kept[i], before = kept[(i + kept.length - 1) % kept.length];
      if (inside(now)) {
        if (!inside(before)) cut.push(at(before, now));
        cut.push(now);
      } else if (inside(before)) cut.push(at(before, now));
    }
    kept = cut;
    if (!kept.length) break;
  }
  return kept;
}

function cross(a, b, axis, value) {
  const share = (value - a[axis]) / (b[axis] - a[axis]);
  return axis === 0 ? [value, a[1] + share * (b[1] - a[1])] : [a[0] + share * (b[0] - a[0]), value];
}

const rings = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates[0]] : geometry.coordinates.map((polygon) => polygon[0]));

/** Where the name of each outline stands in what the map shows; outlines that are hardly in view have none. */
export function names(features, box, share) {
  const whole = (box[2] - box[0]) * (box[3] - box[1]);
  const found = [];
  for (const feature of features) {
    if (!meets(feature.bounds ??= bounds(feature.geometry), box)) continue;
    let best = null;
    for (const ring of rings(feature.geometry)) {
      const seen = clipped(ring, box);
      if (seen.length < 3) continue;
      const area = Math.abs(d3.polygonArea(seen));
      if (!best || area > best.area) best = { area, at: d3.polygonCentroid(seen) };
    }
    if (best && best.area > whole * share) {
      found.push({ type: "Feature", properties: { name: feature.properties.name, area: best.area }, geometry: { type: "Point", coordinates: best.at } });
    }
  }
  return { type: "FeatureCollection", features: found };
}

export function bounds(geometry) {
  const box = [180, 90, -180, -90];
  for (const ring of rings(geometry)) {
    for (const [x, y] of ring) {
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  }
  return box;
}

const meets = (one, two) => one[0] < two[2] && one[2] > two[0] && one[1] < two[3] && one[3] > two[1];
