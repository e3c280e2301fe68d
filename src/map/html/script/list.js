// The list: all that the map shows, and what has no position, in a table that sorts and opens.

const PAGE = 100;
const RANK = ["bad", "doubt", "open", "good", "off"];
const order = new Intl.Collator(data.lang, { numeric: true });
const list = { shown: [], group: 0, column: "result", down: false, page: 0, open: new Set(), print: false };

const compare = {
  name: (a, b) => order.compare(features.name[a], features.name[b]),
  result: (a, b) => RANK.indexOf(state(a, list.group).tone) - RANK.indexOf(state(b, list.group).tone),
  tested: (a, b) => (features.tested[a] ?? -1) - (features.tested[b] ?? -1),
  barriers: (a, b) => barrierTotal(b) - barrierTotal(a),
  date: (a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0),
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

function row(feature) {
  const open = list.open.has(feature);
  const button = make(
    "button",
    { type: "button", class: "open", "aria-expanded": String(open), "aria-controls": open ? `more-${feature}` : undefined },
    features.name[feature],
  );
  button.addEventListener("click", () => toggle(feature));
  const kind = isSite(feature) ? words["legend-site"] : features.name[features.site[feature]];
  const name = make("th", { role: "rowheader", scope: "row" }, button, make("span", { class: "of" }, kind));
  if (list.print) {
    for (let one = first[feature]; one < first[feature + 1]; one += 1) {
      const rule = data.rules[barriers.rule[one]].title;
      const text = `${rule}: ${data.texts[barriers.measured[one]]} (${words.required} ${data.texts[barriers.required[one]]})`;
      name.append(make("span", { class: "printed" }, text));
    }
  }
  const tested = features.tested[feature];
  return make(
    "tr",
    { role: "row", id: `row-${feature}`, class: isSite(feature) ? "site" : undefined },
    name,
    cell("result", result(feature, list.group)),
    cell("tested", tested === null ? "–" : percent(tested)),
    cell("barriers", String(barrierTotal(feature))),
    cell("date", day(feature) || "–"),
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
  const rows = list.print ? list.shown : list.shown.slice(list.page * PAGE, (list.page + 1) * PAGE);
  const lines = document.createDocumentFragment();
  for (const feature of rows) {
    lines.append(row(feature));
    if (list.open.has(feature)) lines.append(more(feature));
  }
  at("rows").replaceChildren(lines);
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
