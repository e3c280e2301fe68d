// The list: all that the map shows, and what has no position, in a table that sorts and opens.

const PAGE = 100;
const PRINT = 3000; // rows on paper, some 90 pages; browsers give up on books of twenty thousand
const RANK = ["bad", "doubt", "open", "good", "off"];
const order = new Intl.Collator(data.lang, { numeric: true });
const list = { shown: [], group: 0, column: "result", down: false, page: 0, open: new Set(), print: false, layers: new Set() };

const compare = {
  name: (a, b) => order.compare(nameOf(a), nameOf(b)),
  result: (a, b) => RANK.indexOf(state(a, list.group).tone) - RANK.indexOf(state(b, list.group).tone),
  tested: (a, b) => (features.tested[a] ?? -1) - (features.tested[b] ?? -1),
  barriers: (a, b) => (b < count ? barrierTotal(b) : -1) - (a < count ? barrierTotal(a) : -1),
  date: (a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0),
};

function sortList() {
  const by = compare[list.column];
  const turn = list.down ? -1 : 1;
  list.shown.sort((a, b) => turn * by(a, b) || a - b);
  for (const button of document.querySelectorAll("[data-column]")) {
    const mine = button.dataset.column === list.column;
    const head = button.closest("th");
    if (mine) head.setAttribute("aria-sort", list.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

const cell = (name, ...children) =>
  make("td", { role: "cell", class: name, "data-label": words[name] }, ...children);

/** What stands under a name: which layer, at which site. */
function kind(row) {
  if (row < count) return isSite(row) ? words["legend-site"] : features.name[features.site[row]];
  const of = base(row);
  const { title } = layers[layerOf(row)];
  return of === null ? title : `${title} · ${features.name[features.site[of]]}`;
}

/** What is printed of a row besides: its barriers, or what it says. */
function printed(row) {
  const told = (one) => {
    const rule = data.rules[barriers.rule[one]].title;
    return `${rule}: ${data.texts[barriers.measured[one]]} (${words.required} ${data.texts[barriers.required[one]]})`;
  };
  if (isBarrier(row)) return [told(row - count)];
  if (row >= count) return textOf(row).split("\n").filter(Boolean);
  // Where the barriers have rows of their own, their items do not tell them again.
  if (list.layers.has("b")) return [];
  return Array.from({ length: barrierCount(row) }, (_, place) => told(first[row] + place));
}

function row(feature) {
  const open = list.open.has(feature);
  const button = make(
    "button",
    { type: "button", class: "open", "aria-expanded": String(open), "aria-controls": open ? `more-${feature}` : undefined },
    nameOf(feature),
  );
  button.addEventListener("click", () => toggle(feature));
  const name = make("th", { role: "rowheader", scope: "row" }, button, make("span", { class: "of" }, kind(feature)));
  if (list.print) for (const text of printed(feature)) name.append(make("span", { class: "printed" }, text));
  const tested = features.tested[feature] ?? null;
  return make(
    "tr",
    { role: "row", id: `row-${feature}`, class: isSite(feature) ? "site" : undefined },
    name,
    cell("result", result(feature, list.group)),
    cell("tested", tested === null ? "–" : percent(tested)),
    cell("barriers", feature < count ? String(barrierTotal(feature)) : "–"),
    cell("date", dayOf(feature) || "–"),
  );
}

function more(feature) {
  const inside = details(feature, list.group);
  return make(
    "tr",
    { role: "row", class: "more", id: `more-${feature}` },
    make("td", { role: "cell", colspan: "5" }, inside),
  );
}

/** Writes the rows of the page, or all rows to be printed. */
function fillList() {
  const pages = Math.max(1, Math.ceil(list.shown.length / PAGE));
  list.page = Math.min(list.page, pages - 1);
  const rows = list.print ? list.shown.slice(0, PRINT) : list.shown.slice(list.page * PAGE, (list.page + 1) * PAGE);
  const lines = document.createDocumentFragment();
  for (const feature of rows) {
    lines.append(row(feature));
    if (list.open.has(feature)) lines.append(more(feature));
  }
  at("rows").replaceChildren(lines);
  at("cut").hidden = !list.print || list.shown.length <= PRINT;
  at("cut").textContent = say("printed", { shown: rows.length.toLocaleString(data.lang), all: list.shown.length.toLocaleString(data.lang) });
  at("nothing").hidden = list.shown.length > 0;
  at("pages").hidden = pages < 2;
  at("page").textContent = say("page", { page: list.page + 1, pages });
  at("previous").disabled = list.page === 0;
  at("next").disabled = list.page === pages - 1;
}

/** Opens or closes the details of a row; opening moves the map. */
function toggle(feature) {
  const opens = !list.open.has(feature);
  if (opens) list.open.add(feature);
  else list.open.delete(feature);
  const line = at(`row-${feature}`);
  const button = line.querySelector("button");
  button.setAttribute("aria-expanded", String(opens));
  if (opens) {
    line.after(more(feature));
    button.setAttribute("aria-controls", `more-${feature}`);
    goTo(feature);
  } else {
    at(`more-${feature}`)?.remove();
    button.removeAttribute("aria-controls");
  }
}

/** Shows a feature in the list, with its details open and the focus on it. */
function reveal(feature) {
  const place = list.shown.indexOf(feature);
  if (place < 0) return;
  list.page = Math.floor(place / PAGE);
  list.open.add(feature);
  fillList();
  const line = at(`row-${feature}`);
  line.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  line.querySelector("button").focus({ preventScroll: true });
}

for (const button of document.querySelectorAll("[data-column]")) {
  button.addEventListener("click", () => {
    list.down = list.column === button.dataset.column ? !list.down : false;
    list.column = button.dataset.column;
    list.page = 0;
    sortList();
    fillList();
  });
}
for (const [id, step] of [["previous", -1], ["next", 1]]) {
  at(id).addEventListener("click", () => {
    list.page += step;
    fillList();
    at("list").scrollIntoView();
    if (at(id).disabled) at(step < 0 ? "next" : "previous").focus({ preventScroll: true });
  });
}
