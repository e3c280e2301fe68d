// The page: filters, the map, and what ties map and list together.

const NAMES = 12; // the most names that a window on the map lists

const map = L.map("map", {
  attributionControl: false, zoomControl: false, zoomSnap: 0.5, maxZoom: 22, minZoom: 1, worldCopyJump: false,
  zoomAnimation: !still, fadeAnimation: !still, inertia: !still, wheelPxPerZoomLevel: 90,
});
L.control.zoom({ zoomInTitle: words["zoom-in"], zoomOutTitle: words["zoom-out"] }).addTo(map);
L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 140 }).addTo(map);
const bounds = L.latLngBounds([]);
for (let row = 0; row < rows; row += 1) {
  if (!layers[layerOf(row)]) continue;
  if (isPoint(row)) bounds.extend(anchor(row));
  else if (lined.has(row)) for (const corner of corners(lined.get(row))) bounds.extend(corner);
}
for (const area of areas) if (area.paths.length) for (const corner of corners(area)) bounds.extend(corner);

function fit() {
  if (bounds.isValid()) map.fitBounds(bounds, { paddingTopLeft: [56, 64], paddingBottomRight: [36, 44], maxZoom: 18, animate: false });
  else map.setView([0, 0], 1, { animate: false });
}
fit();
at("fit").hidden = at("fit").disabled = !bounds.isValid();
at("nowhere").hidden = bounds.isValid();
if (data.basemap?.url) L.tileLayer(data.basemap.url, { maxZoom: 22, maxNativeZoom: 18 }).addTo(map);
// Pictures that the page carries: what the archive has, enlarged where it has no more.
if (data.basemap?.own) {
  const { mime, zooms, tiles: at_, pictures } = data.basemap.own;
  const Own = L.GridLayer.extend({
    createTile({ x, y, z }) {
      const picture = pictures[at_[`${z}/${x}/${y}`]];
      return picture ? make("img", { alt: "", src: `data:${mime};base64,${picture}` }) : make("div");
    },
  });
  new Own({ maxZoom: 22, minNativeZoom: zooms[0], maxNativeZoom: zooms[1], noWrap: true }).addTo(map);
}
const layer = new Layer();
layer.addTo(map);
at("fit").addEventListener("click", fit);
// The legend grows and shrinks with what is switched on.
new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false })).observe(map.getContainer());

/** The letters of the layers that are switched on. */
const switched = () => new Set([...document.querySelectorAll("#layers input:checked")].map((box) => LETTERS[box.value]));

/** True for what the window of the map shows a part of. */
function isInView(row, view) {
  const own = lined.get(row);
  return own ? view.intersects(L.latLngBounds(corners(own))) : isPoint(row) && view.contains(anchor(row));
}

/** The rows that pass all filters, with how many pass of each tone and of each layer. */
function passing(on) {
  const find = at("find").value.trim().toLocaleLowerCase();
  const group = Number(at("group").value);
  const kind = at("kind").value;
  const tones = new Set([...document.querySelectorAll("#tones input:checked")].map((box) => box.value));
  const [from, until] = [at("from")?.value ?? "", at("until")?.value ?? ""];
  const place = at("place")?.value ?? "all";
  const view = at("view").checked ? map.getBounds() : null;
  const found = [];
  const counts = Object.fromEntries(TONES.map((tone) => [tone, 0]));
  const many = Object.fromEntries(Object.keys(layers).map((of) => [of, 0]));
  let all = 0;
  for (let row = 0; row < rows; row += 1) {
    const of = layerOf(row);
    if (!(of in many)) continue;
    all += on.has(of) ? 1 : 0;
    if (letter(row, group) === "-") continue;
    if (kind !== "all" && (kind === "sites" ? !isSite(row) : features.element[base(row)] !== Number(kind))) continue;
    if (find && !`${nameOf(row)}\n${features.id[base(row)] ?? ""}`.toLocaleLowerCase().includes(find)) continue;
    const day = dayOf(row);
    if ((from && !(day >= from)) || (until && !(day && day <= until))) continue;
    if (place !== "all" && features.home[base(row)] !== place) continue;
    if (view && !isInView(row, view)) continue;
    const { tone } = state(row, group);
    if (on.has(of)) counts[tone] += 1;
    if (!tones.has(tone)) continue;
    many[of] += 1;
    if (on.has(of)) found.push(row);
  }
  return { found, counts, group, many, all };
}

/** Filters map and list alike, and says how much is left. */
function filter() {
  const on = switched();
  const { found, counts, group, many, all } = passing(on);
  for (const box of document.querySelectorAll("#tones label")) {
    box.querySelector("output").textContent = counts[box.querySelector("input").value].toLocaleString(data.lang);
  }
  for (const box of document.querySelectorAll("#layers .layer")) {
    const of = LETTERS[box.dataset.layer];
    if (of in many) box.querySelector("output").textContent = many[of].toLocaleString(data.lang);
  }
  const asks = Object.entries(layers).some(([of, layer_]) => layer_.asks && on.has(of));
  at("ask").hidden = !asks || group > 0;
  Object.assign(list, { shown: [...found], group, page: 0, layers: on });
  sortList();
  fillList();
  filterAreas(at("find").value.trim().toLocaleLowerCase(), on.has(LETTERS.areas));
  layer.show(found, group, on);
  const unplaced = found.filter((feature) => !isPlaced(feature)).length;
  const said = [say("shown", { shown: found.length.toLocaleString(data.lang), all: all.toLocaleString(data.lang) })];
  if (group) said.push(say("for", { group: data.groups[group - 1] }));
  if (unplaced) said.push(say("unplaced", { count: unplaced.toLocaleString(data.lang) }));
  at("state").textContent = said.join(" · ");
}

/** Moves the map to a feature and marks it. */
function goTo(feature) {
  map.closePopup();
  layer.choose(feature);
  if (lined.has(feature)) map.fitBounds(corners(lined.get(feature)), { padding: [40, 40], maxZoom: 20, animate: !still });
  else if (isPoint(feature)) map.setView(anchor(feature), Math.max(map.getZoom(), 18), { animate: !still });
}

// A window on the map tells the same as a row of the list.
const popup = L.popup({ closeButton: true });

function tell(feature, others) {
  layer.choose(feature);
  const title = make("p", { class: "name", tabindex: "-1" }, nameOf(feature));
  const inside = make("div", { class: "told" }, title, details(feature, layer.group));
  const buttons = make("p", { class: "buttons" });
  const button = (id, act) => {
    const one = make("button", { type: "button" }, words[id]);
    one.addEventListener("click", (event) => {
      L.DomEvent.stop(event);
      act();
    });
    buttons.append(one);
  };
  if (others) button("back", () => choose(others));
  button("in-list", () => reveal(feature));
  inside.append(buttons);
  open(feature, inside, title);
}

function choose(found) {
  const title = make("p", { class: "name", tabindex: "-1" }, say("here", { count: found.length }));
  const names = found.slice(0, NAMES).map((feature) => {
    const what = feature < count ? nameOf(feature) : `${nameOf(feature)} · ${layers[layerOf(feature)].title}`;
    const one = make("button", { type: "button" }, signOf(feature, layer.group), what);
    one.addEventListener("click", (event) => {
      L.DomEvent.stop(event);
      tell(feature, found);
    });
    return make("li", {}, one);
  });
  const inside = make("div", { class: "told" }, title, make("ul", { class: "names" }, ...names));
  if (found.length > NAMES) inside.append(make("p", {}, say("more", { count: found.length - NAMES })));
  layer.choose(-1);
  open(found[0], inside, title);
}

const areaUnder = ({ lat: y, lng: x }) => areaAt(worldX(x), worldY(y));

/** Tells of an area what its row in the table tells. */
function tellArea(area) {
  chosenArea = area;
  layer.choose(-1);
  const title = make("p", { class: "name", tabindex: "-1" }, area.name);
  const button = make("button", { type: "button" }, words["in-list"]);
  button.addEventListener("click", (event) => {
    L.DomEvent.stop(event);
    const line = at(`area-row-${areas.indexOf(area)}`);
    line.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    line.querySelector("button")?.focus({ preventScroll: true });
  });
  const told = [make("p", {}, data.areas.classes[area.class].title), make("p", {}, area.text)];
  const inside = make("div", { class: "told" }, title, ...told, make("p", { class: "buttons" }, button));
  openAt(area.at ? [area.at[1], area.at[0]] : map.getCenter(), inside, title);
}

for (const button of document.querySelectorAll("[data-area]")) {
  button.addEventListener("click", () => {
    const area = areas[Number(button.dataset.area)];
    map.fitBounds(corners(area), { animate: !still });
    tellArea(area);
  });
}
at("classes")?.addEventListener("input", filter);
at("layers").addEventListener("input", filter);

function open(feature, inside, title) {
  openAt(anchor(feature), inside, title);
}

function openAt(place, inside, title) {
  // Room is kept for the whole window, whatever it holds.
  const room = map.getSize();
  popup.options.maxHeight = Math.max(140, room.y - 130);
  popup.options.maxWidth = Math.min(380, room.x - 60);
  popup.options.minWidth = Math.min(320, popup.options.maxWidth);
  popup.options.autoPanPaddingTopLeft = [room.x < 480 ? 8 : 56, 56];
  popup.options.autoPanPaddingBottomRight = [12, 12];
  popup.setLatLng(place).setContent(inside).openOn(map);
  const close = popup.getElement().querySelector(".leaflet-popup-close-button");
  close.setAttribute("aria-label", words.close);
  close.setAttribute("href", "#map");
  const scrolled = popup.getElement().querySelector(".leaflet-popup-content");
  scrolled.setAttribute("tabindex", "0");
  scrolled.setAttribute("role", "group");
  scrolled.setAttribute("aria-label", title.textContent);
  title.focus({ preventScroll: true });
}

map.on("click", (event) => {
  const found = layer.under(event.containerPoint);
  const area = found.length ? undefined : areaUnder(event.latlng);
  chosenArea = null;
  if (area) tellArea(area);
  else if (found.length === 0) layer.choose(-1);
  else if (found.length === 1) tell(found[0]);
  else choose(found);
});
map.on("mousemove", (event) => {
  const over = layer.under(event.containerPoint).length > 0 || areaUnder(event.latlng) !== undefined;
  map.getContainer().classList.toggle("over", over);
});
map.on("popupclose", () => {
  if (popup.getElement()?.contains(document.activeElement)) map.getContainer().focus({ preventScroll: true });
});
map.getContainer().addEventListener("keydown", (event) => {
  if (event.key === "Escape") map.closePopup();
});
map.on("moveend", () => at("view").checked && filter());

const form = at("form");
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
// On a phone the map comes first.
if (matchMedia("(max-width: 60rem)").matches) at("filters").open = false;

// On paper: all rows, and the map at the width of the sheet.
let before = null;
addEventListener("beforeprint", () => {
  before = { centre: map.getCenter(), zoom: map.getZoom(), box: map.getBounds() };
  map.closePopup();
  document.body.classList.add("printing");
  list.print = true;
  fillList();
  layer.ratio = 3;
  map.invalidateSize({ animate: false, pan: false });
  map.fitBounds(before.box, { animate: false });
  layer.draw();
});
addEventListener("afterprint", () => {
  if (!before) return;
  document.body.classList.remove("printing");
  list.print = false;
  fillList();
  layer.ratio = undefined;
  map.invalidateSize({ animate: false, pan: false });
  map.setView(before.centre, before.zoom, { animate: false });
  layer.draw();
  before = null;
});

filter();
