// What is drawn on the map, on one canvas: a grid of degrees, boundaries for orientation, the signs.

const AROUND = 0.25; // how much more than the window is drawn, so that moving the map shows no edge
const REACH = 7; // pixels beside a sign that still hit it

// Places on the square of the world, computed once.
const placeX = new Float64Array(rows).fill(NaN);
const placeY = new Float64Array(rows);
for (let row = 0; row < rows; row += 1) {
  const here = point(row);
  if (here === null) continue;
  placeX[row] = worldX(here[0]);
  placeY[row] = worldY(here[1]);
}
const isPoint = (row) => !Number.isNaN(placeX[row]);

// What is told of an item by signs of its own stands around it; which is drawn over which.
const BESIDE = { b: [-1.15, 1.15], u: [1.15, 1.15], k: [-1.15, -1.15] };
const OVER = { g: 0, i: 10, u: 20, b: 30, s: 40, k: 50 };

/** Lines of steps in millionths of a degree as paths on the world, with the box around them. */
function drawn(lines) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const paths = lines.map((steps) => {
    const path = new Float64Array(steps.length);
    let [x, y] = [0, 0];
    for (let step = 0; step < steps.length; step += 2) {
      x += steps[step];
      y += steps[step + 1];
      path[step] = worldX(x / 1e6);
      path[step + 1] = worldY(y / 1e6);
      box[0] = Math.min(box[0], path[step]);
      box[1] = Math.min(box[1], path[step + 1]);
      box[2] = Math.max(box[2], path[step]);
      box[3] = Math.max(box[3], path[step + 1]);
    }
    return path;
  });
  return { paths, box };
}

/** Paths of the world as they stand in the window, without steps that nobody sees. */
function trace(paths, { left, top, scale }, closed) {
  const shape = new Path2D();
  for (const path of paths) {
    let [px, py] = [NaN, NaN];
    for (let step = 0; step < path.length; step += 2) {
      const [x, y] = [path[step] * scale - left, path[step + 1] * scale - top];
      if (step === 0) shape.moveTo(x, y);
      else if (Math.abs(x - px) + Math.abs(y - py) < 0.8 && step < path.length - 2) continue;
      else shape.lineTo(x, y);
      [px, py] = [x, y];
    }
    if (closed) shape.closePath();
  }
  return shape;
}

/** The boundaries, each with its box. */
const outlines = (data.context?.outlines ?? []).map(({ name, lines }) => ({ name, ...drawn(lines) }));

const shapes = Object.fromEntries(
  data.signs.map((one) => [one.name, { ...one, shape: new Path2D(one.shape), inner: new Path2D(one.inner) }]),
);
const pin = new Path2D(data.pin);
/** The signs of layers of points, by layer and tone. */
const marks = Object.fromEntries(
  Object.entries(layers).map(([letter_, { marks: of = {} }]) => [
    letter_,
    Object.fromEntries(
      Object.entries(of).filter(([, look]) => look.point).map(([tone, { point: { shape, inner } }]) => [
        tone, { ...shapes[tone], shape: new Path2D(shape), inner: new Path2D(inner) },
      ]),
    ),
  ]),
);

/** Draws a sign around the origin, in a square from −12 to 12. */
function paint(pen, one) {
  pen.lineJoin = pen.lineCap = "round";
  pen.strokeStyle = "#fff";
  pen.lineWidth = one.filled ? 5 : 8;
  pen.stroke(one.shape);
  pen.fillStyle = one.filled ? one.colour : "#fff";
  pen.fill(one.shape);
  pen.strokeStyle = one.filled ? "#fff" : one.colour;
  pen.lineWidth = one.filled ? 2.6 : 4;
  if (!one.filled) pen.stroke(one.shape);
  pen.stroke(one.inner);
}

const Layer = L.Layer.extend({
  initialize() {
    this.shown = [];
    this.ways = [];
    this.land = [];
    this.group = 0;
    this.chosen = -1;
    this.sprites = new Map();
  },

  onAdd(map) {
    this.canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", map.getPane("overlayPane"));
    this.canvas.setAttribute("aria-hidden", "true");
    map.on("moveend resize viewreset", this.draw, this);
    map.on("zoomanim", this.animate, this);
    this.draw();
  },

  /** Shows some rows, as a group has them; `on` are the letters of the layers that are switched on. */
  show(shown, group, on) {
    this.group = group;
    const rank = (row) => OVER[layerOf(row)] + ["off", "good", "open", "doubt", "bad"].indexOf(state(row, group).tone);
    const ranks = new Map(shown.filter(isPoint).map((row) => [row, rank(row)]));
    this.shown = [...ranks.keys()].sort((a, b) => ranks.get(a) - ranks.get(b) || a - b);
    this.ways = shown.filter((row) => lined.has(row) && layerOf(row) === "r");
    this.land = shown.filter((row) => lined.has(row) && layerOf(row) === "c");
    this.beside = ["i", "b", "u", "k"].filter((of) => on.has(of)).length > 1;
    // The number of items in one place stands at the one that is drawn last.
    this.stacks = new Map();
    const times = new Map();
    for (const feature of this.shown) {
      if (isSite(feature)) continue;
      const key = `${layerOf(feature)} ${placeX[feature]},${placeY[feature]}`;
      times.set(key, { last: feature, count: (times.get(key)?.count ?? 0) + 1 });
    }
    for (const { last, count: many } of times.values()) if (many > 1) this.stacks.set(last, many);
    if (this._map) this.draw();
  },

  choose(feature) {
    this.chosen = feature;
    this.draw();
  },

  animate({ zoom, center }) {
    const scale = this._map.getZoomScale(zoom, this.zoom);
    L.DomUtil.setTransform(this.canvas, this._map._latLngToNewLayerPoint(this.corner, zoom, center), scale);
  },

  /** Half the size of an item's sign. */
  radius() {
    return Math.max(4.5, Math.min(9, 4.5 + (this._map.getZoom() - 11) * 0.7));
  },

  draw() {
    const map = this._map;
    if (!map) return;
    const size = map.getSize();
    const ratio = this.ratio ?? Math.min(3, devicePixelRatio || 1);
    const [wide, high] = [size.x, size.y].map((side) => Math.ceil(side * (1 + 2 * AROUND)));
    const top = map.containerPointToLayerPoint([-size.x * AROUND, -size.y * AROUND]).round();
    this.canvas.width = wide * ratio;
    this.canvas.height = high * ratio;
    this.canvas.style.width = `${wide}px`;
    this.canvas.style.height = `${high}px`;
    L.DomUtil.setPosition(this.canvas, top);
    this.corner = map.layerPointToLatLng(top);
    this.zoom = map.getZoom();
    const origin = map.getPixelOrigin().add(top);
    const view = { wide, high, ratio, left: origin.x, top: origin.y, scale: 256 * 2 ** this.zoom };
    this.view = view;
    const pen = this.canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!data.basemap) this.grid(pen, view);
    const areaLabels = drawAreas(pen, view);
    drawLand(pen, view, this.land, this.group, this.chosen);
    const names = this.boundaries(pen, view);
    drawWays(pen, view, this.ways, this.group, this.chosen);
    this.signs(pen, view);
    writeLabels(pen, view, [...areaLabels, ...names], this.seen);
  },

  /** Lines of longitude and latitude, a round step apart, with their degrees. */
  grid(pen, { wide, high, left, top, scale }) {
    const degrees = (wide / scale) * 360;
    const step = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001].find((s) => degrees / s >= 6) ?? 0.00005;
    const digits = Math.max(0, Math.ceil(-Math.log10(step)));
    const written = (value, plus, minus) => `${Math.abs(value).toFixed(digits)}° ${value < 0 ? minus : plus}`;
    pen.strokeStyle = "#dbe2ea";
    pen.lineWidth = 1;
    pen.fillStyle = "#5b6775";
    pen.font = "11px system-ui, sans-serif";
    const [west, east] = [left, left + wide].map((x) => (x / scale - 0.5) * 360);
    const [north, south] = [top, top + high].map((y) => latOf(y / scale));
    const edge = this._map.containerPointToLayerPoint([0, 0]).subtract(L.DomUtil.getPosition(this.canvas));
    const inner = this._map.getSize();
    let free = edge.x + 150; // beside the scale
    pen.beginPath();
    for (let n = Math.ceil(west / step); n * step <= east; n += 1) {
      const x = Math.round(worldX(n * step) * scale - left) + 0.5;
      pen.moveTo(x, 0);
      pen.lineTo(x, high);
      if (x > free) {
        pen.fillText(written(n * step, "E", "W"), x + 3, edge.y + inner.y - 6);
        free = x + 88;
      }
    }
    for (let n = Math.ceil(south / step); n * step <= north; n += 1) {
      const y = Math.round(worldY(n * step) * scale - top) + 0.5;
      pen.moveTo(0, y);
      pen.lineTo(wide, y);
      pen.fillText(written(n * step, "N", "S"), edge.x + inner.x - 62, y - 4);
    }
    pen.stroke();
  },

  /** Draws the boundaries; returns their names, to be written over all else. */
  boundaries(pen, view) {
    const { left, top, scale } = view;
    const names = [];
    pen.strokeStyle = "#6b7787";
    pen.lineWidth = 1.2;
    pen.lineJoin = "round";
    for (const { name, paths, box } of outlines) {
      if (isOutside(box, view)) continue;
      pen.stroke(trace(paths, view, false));
      const [x1, y1, x2, y2] = [box[0] * scale - left, box[1] * scale - top, box[2] * scale - left, box[3] * scale - top];
      if (name) names.push({ lines: [name], x: (x1 + x2) / 2, y: (y1 + y2) / 2, room: x2 - x1, height: y2 - y1 });
    }
    return names;
  },

  /** A sign drawn once, to be stamped wherever it stands. */
  sprite(of, tone, radius, ratio) {
    const site = of === "s";
    const key = `${of} ${tone} ${radius} ${ratio}`;
    if (!this.sprites.has(key)) {
      const half = Math.ceil((site ? 17 : 14) * (radius / 10)) + 2;
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = half * 2 * ratio;
      const pen = canvas.getContext("2d");
      pen.setTransform((ratio * radius) / 10, 0, 0, (ratio * radius) / 10, half * ratio, half * ratio);
      if (site) {
        pen.lineJoin = "round";
        pen.strokeStyle = "#fff";
        pen.lineWidth = 4;
        pen.stroke(pin);
        pen.fillStyle = "#fff";
        pen.fill(pin);
        pen.strokeStyle = shapes[tone].colour;
        pen.lineWidth = 1.8;
        pen.stroke(pin);
        pen.translate(0, -4);
        pen.scale(0.6, 0.6);
      }
      paint(pen, marks[of]?.[tone] ?? shapes[tone]);
      this.sprites.set(key, { canvas, half });
    }
    return this.sprites.get(key);
  },

  signs(pen, { wide, high, left, top, scale, ratio }) {
    const radius = this.radius();
    const large = Math.max(13, radius * 1.7);
    this.seen = [];
    for (const feature of this.shown) {
      const of = layerOf(feature);
      const [right, down] = (this.beside && BESIDE[of]) || [0, 0];
      const x = placeX[feature] * scale - left + right * radius;
      const y = placeY[feature] * scale - top + down * radius;
      if (x < -30 || y < -30 || x > wide + 30 || y > high + 30) continue;
      const site = isSite(feature);
      // The point of a pin is its place.
      const middle = site ? y - large * 1.4 : y;
      const { canvas, half } = this.sprite(of, state(feature, this.group).tone, site ? large : radius, ratio);
      if (feature === this.chosen) this.ring(pen, x, site ? middle - large * 0.4 : middle, (site ? large : radius) + 7);
      pen.drawImage(canvas, x - half, middle - half, half * 2, half * 2);
      this.seen.push(feature, x, site ? middle - large * 0.4 : middle, site ? large : radius);
      const many = this.zoom >= 14 ? this.stacks.get(feature) : undefined;
      if (many) {
        this.badge(pen, x + radius, middle - radius, many);
        this.seen.push(feature, x + radius + 4, middle - radius - 3, 6);
      }
    }
  },

  ring(pen, x, y, radius) {
    for (const [colour, width] of [["#fff", 6], ["#111", 3]]) {
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.stroke();
    }
  },

  badge(pen, x, y, many) {
    pen.font = "600 10px system-ui, sans-serif";
    const room = pen.measureText(many).width + 6;
    pen.fillStyle = "#fff";
    pen.strokeStyle = "#333";
    pen.lineWidth = 1;
    pen.beginPath();
    pen.roundRect(x - 2, y - 9, room, 13, 6);
    pen.fill();
    pen.stroke();
    pen.fillStyle = "#111";
    pen.fillText(many, x + 1, y + 1);
  },

  /** The rows under a pixel of the window: signs, the nearest first, or else ways, or else land. */
  under(pixel) {
    const { x, y } = this._map.containerPointToLayerPoint(pixel).subtract(L.DomUtil.getPosition(this.canvas));
    const found = [];
    for (let at = 0; at < this.seen.length; at += 4) {
      const away = Math.hypot(this.seen[at + 1] - x, this.seen[at + 2] - y);
      if (away <= this.seen[at + 3] + REACH) found.push([away, this.seen[at]]);
    }
    if (found.length) {
      return [...new Set(found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, feature]) => feature))];
    }
    const ways = waysUnder(this.ways, x, y, this.view, REACH);
    if (ways.length) return ways;
    const { left, top, scale } = this.view;
    return this.land.filter((row) => isInside(lined.get(row), (x + left) / scale, (y + top) / scale));
  },
});
