// What is drawn on the map, on one canvas: a grid of degrees, boundaries for orientation, the signs.

const AROUND = 0.25; // how much more than the window is drawn, so that moving the map shows no edge
const REACH = 7; // pixels beside a sign that still hit it

// Places on the square of the world, computed once.
const placeX = new Float64Array(count);
const placeY = new Float64Array(count);
for (let feature = 0; feature < count; feature += 1) {
  if (!isPlaced(feature)) continue;
  placeX[feature] = worldX(lon(feature));
  placeY[feature] = worldY(lat(feature));
}

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

/** The boundaries, each with its box. */
const outlines = (data.context?.outlines ?? []).map(({ name, lines }) => ({ name, ...drawn(lines) }));

const shapes = Object.fromEntries(
  data.signs.map((one) => [one.name, { ...one, shape: new Path2D(one.shape), inner: new Path2D(one.inner) }]),
);
const pin = new Path2D(data.pin);

/** Draws the sign of a tone around the origin, in a square from −12 to 12. */
function paint(pen, tone) {
  const one = shapes[tone];
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

  /** Shows some features, as a group has them. */
  show(shown, group) {
    this.group = group;
    const rank = (feature) => (isSite(feature) ? 10 : 0) + ["off", "good", "open", "doubt", "bad"].indexOf(state(feature, group).tone);
    const ranks = new Map(shown.map((feature) => [feature, rank(feature)]));
    this.shown = shown.filter(isPlaced).sort((a, b) => ranks.get(a) - ranks.get(b) || a - b);
    // The number of items in one place stands at the one that is drawn last.
    this.stacks = new Map();
    const times = new Map();
    for (const feature of this.shown) {
      if (isSite(feature)) continue;
      const key = `${features.lon[feature]},${features.lat[feature]}`;
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
    drawAreas(pen, view);
    this.boundaries(pen, view);
    this.signs(pen, view);
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
    const latOf = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
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

  boundaries(pen, { wide, high, left, top, scale }) {
    const names = [];
    pen.strokeStyle = "#6b7787";
    pen.lineWidth = 1.2;
    pen.lineJoin = "round";
    for (const { name, paths, box } of outlines) {
      const [x1, y1, x2, y2] = [box[0] * scale - left, box[1] * scale - top, box[2] * scale - left, box[3] * scale - top];
      if (x2 < 0 || y2 < 0 || x1 > wide || y1 > high) continue;
      pen.beginPath();
      for (const path of paths) {
        let [px, py] = [NaN, NaN];
        for (let step = 0; step < path.length; step += 2) {
          const [x, y] = [path[step] * scale - left, path[step + 1] * scale - top];
          if (step === 0) pen.moveTo(x, y);
          else if (Math.abs(x - px) + Math.abs(y - py) < 0.8 && step < path.length - 2) continue;
          else pen.lineTo(x, y);
          [px, py] = [x, y];
        }
      }
      pen.stroke();
      if (name) names.push([name, (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1]);
    }
    pen.font = "600 12px system-ui, sans-serif";
    pen.textAlign = "center";
    pen.lineWidth = 3;
    pen.strokeStyle = "#fff";
    pen.fillStyle = "#4a5563";
    for (const [name, x, y, room] of names) {
      if (pen.measureText(name).width > room) continue;
      pen.strokeText(name, x, y);
      pen.fillText(name, x, y);
    }
    pen.textAlign = "start";
  },

  /** A sign drawn once, to be stamped wherever it stands. */
  sprite(tone, site, radius, ratio) {
    const key = `${tone} ${site} ${radius} ${ratio}`;
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
      paint(pen, tone);
      this.sprites.set(key, { canvas, half });
    }
    return this.sprites.get(key);
  },

  signs(pen, { wide, high, left, top, scale, ratio }) {
    const radius = this.radius();
    const large = Math.max(13, radius * 1.7);
    this.seen = [];
    for (const feature of this.shown) {
      const [x, y] = [placeX[feature] * scale - left, placeY[feature] * scale - top];
      if (x < -30 || y < -30 || x > wide + 30 || y > high + 30) continue;
      const site = isSite(feature);
      // The point of a pin is its place.
      const middle = site ? y - large * 1.4 : y;
      const { canvas, half } = this.sprite(state(feature, this.group).tone, site, site ? large : radius, ratio);
      if (feature === this.chosen) this.ring(pen, x, site ? middle - large * 0.4 : middle, (site ? large : radius) + 7);
      pen.drawImage(canvas, x - half, middle - half, half * 2, half * 2);
      this.seen.push(feature, x, site ? middle - large * 0.4 : middle, site ? large : radius);
      const many = this.zoom >= 14 ? this.stacks.get(feature) : undefined;
      if (many) this.badge(pen, x + radius, middle - radius, many);
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

  /** The features under a point of the window, the nearest first. */
  under(point) {
    const { x, y } = this._map.containerPointToLayerPoint(point).subtract(L.DomUtil.getPosition(this.canvas));
    const found = [];
    for (let at = 0; at < this.seen.length; at += 4) {
      const away = Math.hypot(this.seen[at + 1] - x, this.seen[at + 2] - y);
      if (away <= this.seen[at + 3] + REACH) found.push([away, this.seen[at]]);
    }
    return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, feature]) => feature);
  },
});
