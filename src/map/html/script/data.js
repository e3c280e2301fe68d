// What the page knows, and small helpers. The data are columns: a place in each for every feature. A row is a
// feature (a site or an item) or, from `count` on, stands for what another layer shows.
const data = JSON.parse(document.getElementById("data").textContent);
const { features, barriers, extras, states, words } = data;
const count = features.id.length;
const rows = count + extras.of.length;
const TONES = data.signs.map((sign) => sign.name);
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const at = (id) => document.getElementById(id);

/** A message with its arguments put in. */
const say = (id, args = {}) => words[id].replace(/\{(\w+)\}/g, (all, name) => (name in args ? args[name] : all));

/** An element with attributes and children; text never becomes markup. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== undefined && value !== false && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

/** An element of a drawing. */
function draw(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The sign of a tone; the words beside it say the same. */
const sign = (tone) =>
  draw("svg", { class: `sign ${tone}`, "aria-hidden": "true", focusable: "false" }, draw("use", { href: `#sign-${tone}` }));

/** The letter of a row's result for a group (0 is everyone); `-` where nothing concerns the group. */
const letter = (row, group) => (row < count ? features.states[group][row] : extras.states[group][row - count]);
const state = (row, group) => states[letter(row, group)];
const isSite = (row) => features.element[row] === null;
/** The feature that a row is of; nothing for land and places of people. */
const base = (row) => (row < count ? row : extras.of[row - count]);
const nameOf = (row) => (row - count in extras.name ? data.texts[extras.name[row - count]] : features.name[base(row)]);
const textOf = (row) => (row - count in extras.text ? data.texts[extras.text[row - count]] : "");
const dayOf = (row) => {
  const at = features.day[base(row)] ?? null;
  return at === null ? "" : data.days[at];
};

// Layers by the letter that rows have, and by name.
const LETTERS = Object.fromEntries(data.layers.map((layer) => [layer.name, layer.letter]));
const layers = Object.fromEntries(data.layers.map((layer) => [layer.letter, layer]));
const layerOf = (row) => (row < count ? (isSite(row) ? "s" : "i") : extras.layer[row - count]);
/** True for a row of the layer of barriers, whose place among them is its place in the columns of barriers. */
const isBarrier = (row) => layerOf(row) === "b";

/** The sign of a row as it stands in the list. */
const signOf = (row, group) => {
  const { tone } = state(row, group);
  const look = layers[layerOf(row)]?.marks?.[tone];
  if (!look) return sign(tone);
  const kind = look.point ? `sign ${tone}` : `sign long ${tone}`;
  const name = layers[layerOf(row)].name;
  return draw("svg", { class: kind, "aria-hidden": "true", focusable: "false" }, draw("use", { href: `#mark-${name}-${tone}` }));
};

/** Ten-thousandths as whole per cent; 100 and 0 only where all or nothing is meant. */
function whole(share) {
  const rounded = Math.round(share / 100);
  return share < 10000 && rounded >= 100 ? 99 : share > 0 && rounded <= 0 ? 1 : rounded;
}
const percent = (share) => say("percent", { number: whole(share) });

// Positions in degrees, and on the square of the world from 0 to 1 (Mercator).
/** Longitude and latitude of a point; nothing for lines and land, and for what has no position. */
function point(row) {
  if (row >= count) {
    const own = extras.at[row - count];
    if (own) return [own[0] / 1e7, own[1] / 1e7];
    if (["r", "c"].includes(layerOf(row))) return null;
  }
  const at = base(row);
  if (at === null || features.lon[at] === null) return null;
  return [(data.origin[0] + features.lon[at]) / 1e7, (data.origin[1] + features.lat[at]) / 1e7];
}
const latOf = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
const worldX = (degrees) => degrees / 360 + 0.5;
const worldY = (degrees) => {
  const turn = (Math.max(-85.0511, Math.min(85.0511, degrees)) * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + turn / 2)) / (2 * Math.PI);
};

// The barriers of a feature are those from `first[feature]` on, below `first[feature + 1]`.
const first = new Uint32Array(count + 1);
for (const feature of barriers.feature) first[feature + 1] += 1;
for (let feature = 0; feature < count; feature += 1) first[feature + 1] += first[feature];
const barrierCount = (feature) => first[feature + 1] - first[feature];
// A site has the barriers of its items.
const siteBarriers = new Map();
for (const feature of barriers.feature) {
  const site = features.site[feature];
  siteBarriers.set(site, (siteBarriers.get(site) ?? 0) + 1);
}
/** How many barriers a site or an item has. */
const barrierTotal = (feature) => (isSite(feature) ? (siteBarriers.get(feature) ?? 0) : barrierCount(feature));
