// What the page knows, and small helpers. The data are columns: a place in each for every feature.
const data = JSON.parse(document.getElementById("data").textContent);
const { features, barriers, states, words } = data;
const count = features.id.length;
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

/** The letter of a feature's result for a group (0 is everyone); `-` where nothing concerns the group. */
const letter = (feature, group) => features.states[group][feature];
const state = (feature, group) => states[letter(feature, group)];
const isSite = (feature) => features.element[feature] === null;
const isPlaced = (feature) => features.lon[feature] !== null;
const element = (feature) => (isSite(feature) ? words["legend-site"] : data.elements[features.element[feature]]);
const day = (feature) => (features.day[feature] === null ? "" : data.days[features.day[feature]]);

/** Ten-thousandths as whole per cent; 100 and 0 only where all or nothing is meant. */
function whole(share) {
  const rounded = Math.round(share / 100);
  return share < 10000 && rounded >= 100 ? 99 : share > 0 && rounded <= 0 ? 1 : rounded;
}
const percent = (share) => say("percent", { number: whole(share) });

// Positions in degrees, and on the square of the world from 0 to 1 (Mercator).
const lon = (feature) => (data.origin[0] + features.lon[feature]) / 1e7;
const lat = (feature) => (data.origin[1] + features.lat[feature]) / 1e7;
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
const barrierTotal = (feature) => (isSite(feature) ? (siteBarriers.get(feature) ?? 0) : barrierCount(feature));
