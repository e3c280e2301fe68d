// What is told of one feature: the same in the list and on the map.

const pair = (name, ...values) => make("div", {}, make("dt", {}, name), make("dd", {}, ...values));

/** The score as a bar: surely met, open, surely not met, and the score of what was tested. */
function scoreBar(feature) {
  const [low, high, score] = [features.low, features.high, features.score].map((column) => column[feature]);
  const alt = say("score-alt", { low: percent(low), high: percent(high), tested: percent(features.tested[feature]) });
  const bar = draw("svg", { class: "score", viewBox: "0 0 200 14", role: "img", "aria-label": alt, preserveAspectRatio: "none" });
  const part = (from, to, kind) =>
    bar.append(draw("rect", { x: from / 50, y: 2, width: Math.max(0, to - from) / 50, height: 10, class: kind }));
  part(0, 10000, "not-met");
  part(low, high, "maybe");
  part(0, low, "met");
  if (score !== null) bar.append(draw("rect", { x: score / 50 - 1, y: 0, width: 2, height: 14, class: "mark" }));
  return bar;
}

function scoreText(feature) {
  if (features.low[feature] === null) return words["score-nothing"];
  const args = {
    score: percent(features.score[feature] ?? 0),
    range: `${whole(features.low[feature])}–${percent(features.high[feature])}`,
    tested: percent(features.tested[feature]),
  };
  return say(features.score[feature] === null ? "score-untested" : "score-text", args);
}

/** The result in words, with its sign. */
const result = (row, group) => make("span", { class: "verdict" }, signOf(row, group), state(row, group).title);

/** One barrier: the rule, what was measured, what is asked, where it stands, what mends it. */
function barrier(row) {
  const rule = data.rules[barriers.rule[row]];
  const facts = make(
    "dl",
    { class: "facts" },
    pair(words.measured, data.texts[barriers.measured[row]]),
    pair(words.required, data.texts[barriers.required[row]]),
    pair(words.impact, rule.impact),
    pair(words.affects, rule.affects),
  );
  if (rule.remedies.length) facts.append(pair(words.remedy, rule.remedies.join(words["list-then"])));
  facts.append(pair(words.clause, rule.clause));
  return make("li", { "data-rule": rule.id }, make("p", { class: "rule" }, sign("bad"), rule.title), facts);
}

/** Everything of a row of another layer but its name. */
function extraDetails(row, group) {
  const all = make("div", { class: "details" });
  const facts = make("dl", { class: "facts" }, pair(words.layer, layers[layerOf(row)].title));
  if (letter(row, 0) !== "-") facts.append(pair(words.result, result(row, 0)));
  if (group && letter(row, group) !== "-") facts.append(pair(data.groups[group - 1], result(row, group)));
  const of = base(row);
  if (of !== null) facts.append(pair(words.site, features.name[features.site[of]]));
  if (dayOf(row)) facts.append(pair(words.date, dayOf(row)));
  if (of !== null && !isSite(of)) facts.append(pair(words.position, position(of)));
  else if (point(row)) facts.append(pair(words.position, point(row).map((d) => d.toFixed(5)).reverse().join(", ")));
  all.append(facts);
  if (isBarrier(row)) all.append(make("ul", { class: "barriers" }, barrier(row - count)));
  else for (const line of textOf(row).split("\n").filter(Boolean)) all.append(make("p", {}, line));
  return all;
}

/** Everything of a row but its name. */
function details(feature, group) {
  if (feature >= count) return extraDetails(feature, group);
  const all = make("div", { class: "details" });
  const facts = make("dl", { class: "facts" });
  facts.append(pair(words.result, result(feature, 0)));
  if (group) facts.append(pair(data.groups[group - 1], result(feature, group)));
  const score = [make("span", {}, scoreText(feature))];
  if (features.low[feature] !== null) score.unshift(scoreBar(feature));
  if (features.grade[feature] !== null) score.push(make("span", { class: "grade" }, data.grades[features.grade[feature]]));
  facts.append(pair(words.score, ...score));
  const checks = ["passed", "failed", "doubt", "open"].map((name) => [name, features[name][feature]]);
  facts.append(pair(words.checks, say("checks-text", Object.fromEntries(checks))));
  if (isSite(feature)) facts.append(pair(words.profile, data.profiles[features.profile[feature]]));
  else facts.append(pair(words.site, features.name[features.site[feature]]));
  if (dayOf(feature)) facts.append(pair(words.date, dayOf(feature)));
  facts.append(pair(words.position, position(feature)));
  all.append(facts);
  if (isSite(feature)) all.append(...verdicts(feature));
  if (barrierCount(feature)) {
    all.append(make("p", { class: "title" }, `${words.barriers} (${barrierCount(feature)})`));
    const rows = Array.from({ length: barrierCount(feature) }, (_, place) => barrier(first[feature] + place));
    all.append(make("ul", { class: "barriers" }, ...rows));
  }
  return all;
}

function position(feature) {
  const how = { i: "item", e: "enclosing", s: "site", "-": "none" }[features.placed[feature]];
  if (!point(feature)) return words["position-none"];
  const where = point(feature).map((degrees) => degrees.toFixed(5)).reverse().join(", ");
  return isSite(feature) ? where : `${where} (${words[`position-${how}`]})`;
}

/** What the verdict on a site is for each group that has one. */
function verdicts(feature) {
  const groups = data.groups.map((name, place) => [name, place + 1]).filter(([, group]) => letter(feature, group) !== "-");
  if (!groups.length) return [];
  const rows = groups.map(([name, group]) => pair(name, result(feature, group)));
  return [make("p", { class: "title" }, words.verdicts), make("dl", { class: "facts verdicts" }, ...rows)];
}
