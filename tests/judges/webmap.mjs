// Real clicks and keys on a map page in headless Chromium, and axe-core. Usage: node webmap.mjs FILE...
//
// Each file is used at the width of a desktop and of a phone, as a person would: filters, list, keyboard,
// zoom, windows on the map. axe-core judges it closed and opened. Nothing may be asked of the network, and
// the browser may complain of nothing. Prints a line a problem; ends with 1 if there is one.
// WEBMAP_SHOTS is a folder for screenshots and a print.
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { TAGS, axe, call, listeners, quit } from "./browser.mjs";

const shots = process.env.WEBMAP_SHOTS;
const SCREENS = [
  { name: "desktop", width: 1280, height: 900, mobile: false },
  { name: "phone", width: 320, height: 700, mobile: true },
];
const pause = (time) => new Promise((done) => setTimeout(done, time));

/** Opens a file at a screen; returns hands and eyes. */
async function open(file, screen, found) {
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  const page = (method, params) => call(method, params, sessionId);
  const url = pathToFileURL(resolve(file)).href;
  const loaded = new Promise((done) => {
    listeners.add(({ sessionId: of, method, params }) => {
      if (of !== sessionId) return;
      if (method === "Page.loadEventFired") done();
      // Reading the canvas back is the judge's own doing.
      if (method === "Log.entryAdded" && !params.entry.text.startsWith("Canvas2D")) found.push(`the browser says: ${params.entry.text}`);
      if (method === "Runtime.consoleAPICalled") found.push(`the page says: ${JSON.stringify(params.args)}`);
      if (method === "Runtime.exceptionThrown") {
        found.push(`a script fails: ${params.exceptionDetails.exception?.description ?? params.exceptionDetails.text}`);
      }
      if (method === "Network.requestWillBeSent") {
        const asked = params.request.url;
        if (asked.split("#")[0] !== url && !asked.startsWith("data:")) found.push(`it asks for ${asked.slice(0, 200)}`);
      }
    });
  });
  for (const domain of ["Page", "Log", "Network", "Runtime"]) await page(`${domain}.enable`);
  await page("Emulation.setDeviceMetricsOverride", {
    width: screen.width, height: screen.height, deviceScaleFactor: 1, mobile: screen.mobile,
  });
  await page("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-motion", value: "reduce" }] });
  const start = Date.now();
  await page("Page.navigate", { url });
  await loaded;
  const hands = { page, took: Date.now() - start, close: () => call("Target.closeTarget", { targetId }) };
  hands.told = async (expression) => {
    const answer = await page("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(answer.exceptionDetails)}`);
    return answer.result.value;
  };
  hands.press = async (x, y) => {
    for (const type of ["mouseMoved", "mousePressed", "mouseReleased"]) {
      await page("Input.dispatchMouseEvent", { type, x, y, button: type === "mouseMoved" ? "none" : "left", clickCount: type === "mouseMoved" ? 0 : 1 });
    }
    await pause(60);
  };
  hands.click = async (selector) => {
    const at = await hands.told(`(() => { const e = document.querySelector(${JSON.stringify(selector)});
      if (!e) return null; e.scrollIntoView({ block: "center", behavior: "instant" }); const b = e.getBoundingClientRect();
      return [b.x + Math.min(b.width / 2, 60), b.y + b.height / 2]; })()`);
    if (!at) throw new Error(`nothing is ${selector}`);
    await hands.press(...at);
  };
  hands.key = async (key, code = key, keyCode = 0, text) => {
    const event = { key, code, windowsVirtualKeyCode: keyCode, text };
    await page("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", ...event });
    await page("Input.dispatchKeyEvent", { type: "keyUp", key, code, windowsVirtualKeyCode: keyCode });
    await pause(30);
  };
  return hands;
}

/** Uses the switches of the layers: each alone shows its rows in the list and its features on the map, told on a click. */
async function layers({ told, click, press, shown, expect, concerned, say }) {
  const names = await told(`[...document.querySelectorAll("#layers input")].map((box) => box.value)`);
  const at_first = await told(`[...document.querySelectorAll("#layers input:checked")].map((box) => box.value)`);
  const set = (on) => told(`(() => { for (const box of document.querySelectorAll("#layers input")) box.checked = ${JSON.stringify(on)}.includes(box.value);
    document.getElementById("layers").dispatchEvent(new Event("input", { bubbles: true })); })()`);
  const keep = `(() => { const c = document.querySelector("#map canvas"); return c.getContext("2d").getImageData(0, 0, c.width, c.height).data; })()`;
  // The legend grows and shrinks, and the map with it.
  const settled = () => told(`new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 150)).then(() => 0)`);
  for (const name of names) {
    await set([]);
    await settled();
    expect((await shown()) === 0, `without layers the list is not empty (${name})`);
    // The switch itself is clicked, as a hand would.
    await click(`#layers input[value="${name}"]`);
    await settled();
    const many = await told(`Number(document.querySelector('[data-layer="${name}"] output').textContent.replace(/\\D/g, ""))`);
    if (name === "areas") continue;
    expect((await shown()) === many && many === (await concerned()), `${name}: ${many} in the legend, ${await shown()} in the list`);
    // What it adds to the map: the pixels that differ, of which one that a click should hit.
    // Without results nothing is drawn and the legend stays as large.
    await told(`document.querySelector(".leaflet-popup-close-button")?.click(); document.getElementById("fit").click(); 0`);
    await settled();
    await told(`(() => { const tones = (on) => { for (const box of document.querySelectorAll("#tones input")) box.checked = on;
      document.getElementById("form").dispatchEvent(new Event("input")); };
      window.full = ${keep}; tones(false); window.empty = ${keep}; tones(true); })()`);
    const spot = await told(`(() => { const c = document.querySelector("#map canvas"), w = document.getElementById("map"); w.scrollIntoView({ block: "center", behavior: "instant" });
      const now = full, b = c.getBoundingClientRect(), f = w.getBoundingClientRect(), r = c.width / b.width;
      const differs = (x, y) => { const i = 4 * (Math.round((y - b.top) * r) * c.width + Math.round((x - b.left) * r)); return [0, 1, 2, 3].some((k) => now[i + k] !== empty[i + k]); };
      let best = null, most = 0; for (let y = f.top + 8; y < f.bottom - 8; y += 2) for (let x = f.left + 8; x < f.right - 8; x += 2) {
        if (!differs(x, y) || y < 0 || y > innerHeight || document.elementFromPoint(x, y)?.closest(".leaflet-control, button")) continue;
        let near = 0; for (const [dx, dy] of [[0, 0], [3, 0], [-3, 0], [0, 3], [0, -3]]) near += differs(x + dx, y + dy) ? 1 : 0;
        if (near > most) [best, most] = [[x, y], near]; } return best; })()`);
    const placed = await told(`(() => { const d = JSON.parse(document.getElementById("data").textContent), group = Number(document.getElementById("group").value);
      const letter = d.layers.find((l) => l.name === "${name}").letter, e = d.extras;
      return [...e.layer].some((l, at) => l === letter && e.states[group][at] !== "-" && (at in e.lines || at in e.at || (e.of[at] !== null && !"rc".includes(l) && d.features.lon[e.of[at]] !== null))); })()`);
    if (!spot) {
      expect(!placed, `${name}: nothing is drawn`);
      continue;
    }
    await press(...spot);
    await pause(250);
    if (await told(`!!document.querySelector(".leaflet-popup .names button")`)) await told(`document.querySelector(".leaflet-popup .names button").click()`);
    const told_ = await told(`document.querySelector(".leaflet-popup .told .name")?.textContent ?? ""`);
    const listed = await told(`[...document.querySelectorAll("#rows button.open")].map((b) => b.textContent)`);
    expect(told_ && (listed.length === 100 || listed.includes(told_)), `${name}: a click tells "${told_}", which is not in the list`);
    // The other windows are made alike.
    // A row half under the sticky heading is no target.
    if (many) await told(`scrollTo(0, 0)`);
    if (many && ["breaks", "coverage"].includes(name)) await say(name);
    await told(`document.querySelector(".leaflet-popup-close-button")?.click(); document.getElementById("fit").click(); 0`);
  }
  await set(at_first);
  await settled();
}

async function judge(file, screen) {
  const found = [];
  const it = await open(file, screen, found);
  const { told, click, key, press, page } = it;
  const expect = (good, text) => good || found.push(text);
  const shown = () => told(`Number(document.getElementById("state").textContent.replace(/[,.](?=\\d)/g, "").match(/\\d+/)[0])`);
  const rows = () => told(`document.querySelectorAll("#rows tr:not(.more)").length`);
  // How much colour the signs put on the map.
  const ink = () => told(`(() => { const c = document.querySelector("#map canvas"); const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
    let n = 0; for (let i = 0; i < d.length; i += 4) if (d[i + 3] && Math.max(d[i], d[i + 1], d[i + 2]) - Math.min(d[i], d[i + 1], d[i + 2]) > 60) n += 1; return n; })()`);
  const say = async (name) => {
    const wide = await told(`document.documentElement.scrollWidth - document.documentElement.clientWidth`);
    expect(wide <= 0, `${name}: ${wide} px wider than the screen`);
    await told(`${axe};0`);
    const results = await told(`axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(TAGS)} }, resultTypes: ["violations"] })
      .then((r) => ({ ran: r.passes.length, violations: r.violations.map((v) => ({ id: v.id, help: v.help,
        first: v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + " — " + n.failureSummary.replace(/\\s+/g, " ")) })) }))`);
    expect(results.ran >= 10, `${name}: axe looked at almost nothing`);
    for (const v of results.violations) found.push(`${name}: ${v.id}: ${v.help}`, ...v.first.map((at) => `    ${at}`));
    if (shots) {
      mkdirSync(shots, { recursive: true });
      const shot = await page("Page.captureScreenshot", { format: "png" });
      writeFileSync(join(shots, `${basename(file, ".html")}-${screen.name}-${name}.png`), Buffer.from(shot.data, "base64"));
    }
  };
  // Counted anew from the data: the rows of the layers that are switched on, as far as they concern the group.
  const concerned = () => told(`(() => { const d = JSON.parse(document.getElementById("data").textContent), group = Number(document.getElementById("group").value);
    const letters = Object.fromEntries(d.layers.map((l) => [l.name, l.letter]));
    const on = new Set([...document.querySelectorAll("#layers input:checked")].map((b) => letters[b.value]));
    const own = [...d.features.states[group]].filter((s, at) => s !== "-" && on.has(d.features.element[at] === null ? "s" : "i"));
    return own.length + [...d.extras.states[group]].filter((s, at) => s !== "-" && on.has(d.extras.layer[at])).length; })()`);
  const all = await shown();
  expect(all > 0 && all === (await concerned()), "not all is shown at first");
  expect((await rows()) === Math.min(all, 100), "the first page of the list is not full");
  for (const control of [".leaflet-control-zoom-in", ".leaflet-control-zoom-out", "#fit"]) {
    expect(await told(`(() => { const e = document.querySelector(${JSON.stringify(control)}); e.scrollIntoView({ block: "center", behavior: "instant" });
      const b = e.getBoundingClientRect(); return [[2, 2], [b.width / 2, b.height / 2], [b.width - 3, b.height - 3]].every(([x, y]) => e.contains(document.elementFromPoint(b.x + x, b.y + y))); })()`),
      `${control} is covered`);
  }
  await told(`scrollTo(0, 0)`);
  await say("start");

  const noAreas = async () => {
    const classes = await told(`document.querySelectorAll("#classes input").length`);
    for (let one = 1; one <= classes; one += 1) await click(`#classes label:nth-of-type(${one}) input`);
    if (classes) await told(`scrollTo(0, 0)`);
  };
  // Areas: a name tells of its area on the map, a class leaves map and table alike; then they are put away.
  if (await told(`!!document.getElementById("areas")`)) {
    const named = () => told(`[...document.querySelectorAll("#area-rows tr")].filter((row) => !row.hidden).length`);
    const [many, coloured] = [await named(), await ink()];
    expect(many > 1, "there are no areas in the table");
    await click("[data-area]");
    expect(await told(`document.querySelector(".leaflet-popup .told .name")?.textContent === document.querySelector("[data-area]").textContent`),
      "the name of an area tells nothing");
    await told(`[...document.querySelectorAll(".leaflet-popup .buttons button")].at(-1).click()`);
    expect(await told(`document.activeElement.dataset.area === "0"`), "the window of an area does not lead to its row");
    // A row half under the sticky heading is no target; which one is depends on the scrolling.
    await told(`scrollTo(0, 0)`);
    await say("areas");
    await told(`document.querySelector(".leaflet-popup-close-button")?.click()`);
    await click("#fit");
    await noAreas();
    expect((await named()) === 0, "areas of no class stay in the table");
    expect((await ink()) < coloured, "areas of no class stay on the map");
  }

  await layers({ told, click, press, shown, expect, concerned, say });
  if (await told(`!!JSON.parse(document.getElementById("data").textContent).basemap?.own`)) {
    await pause(200);
    const pictures = await told(`[...document.querySelectorAll("#map img")].filter((one) => one.complete && one.naturalWidth > 0).length`);
    expect(pictures > 0, "the page shows none of its pictures");
  }

  // A filter takes signs from the map and rows from the list alike.
  await told(`document.getElementById("filters").open`) || (await click("#filters summary"));
  const before = await ink();
  await click('#tones input[value="bad"]');
  const without = await shown();
  const rest = await told(`[...document.querySelectorAll("#rows .result .sign.bad")].length`);
  expect(without < all && rest === 0, `the filter leaves ${without} of ${all}, ${rest} of them bad`);
  expect((await ink()) < before, "the filter takes no sign from the map");
  await click('#tones input[value="bad"]');
  expect((await shown()) === all && (await ink()) === before, "what was filtered does not come back");
  await told(`document.getElementById("find").focus()`);
  await page("Input.insertText", { text: "zzzz-nothing" });
  expect((await shown()) === 0 && (await told(`!document.getElementById("nothing").hidden`)), "a search for nothing finds something");
  await click('#form button[type="reset"]');
  expect((await shown()) === all, "clearing the filters does not clear them");
  const groups = await told(`document.querySelectorAll("#group option").length`);
  for (let group = 1; group < groups; group += 1) {
    await told(`(() => { const s = document.getElementById("group"); s.value = "${group}"; s.dispatchEvent(new Event("input", { bubbles: true })); })()`);
    const some = await shown();
    expect(some <= all && (await rows()) === Math.min(some, 100), `group ${group} shows ${some}`);
  }
  await click('#form button[type="reset"]');

  // The keyboard reaches a row and opens it.
  await told(`document.getElementById("list").focus()`);
  let reached = false;
  for (let tab = 0; tab < 12 && !reached; tab += 1) {
    await key("Tab", "Tab", 9);
    reached = await told(`document.activeElement.classList.contains("open")`);
  }
  expect(reached, "the keyboard does not reach the list");
  await key("Enter", "Enter", 13, "\r");
  const opened = await told(`(() => { const b = document.activeElement; const m = document.getElementById(b.getAttribute("aria-controls"));
    return b.getAttribute("aria-expanded") === "true" && m ? m.textContent.length : 0; })()`);
  expect(opened > 40, "Enter does not open a row");
  await say("open");
  await key("Enter", "Enter", 13, "\r");
  expect(await told(`document.activeElement.getAttribute("aria-expanded") === "false"`), "Enter does not close a row");

  // Headings sort.
  await click('[data-column="name"]');
  expect(await told(`(() => { const names = [...document.querySelectorAll("#rows button.open")].map((b) => b.textContent);
    const order = (a, b) => a.localeCompare(b, document.documentElement.lang, { numeric: true });
    return names.length > 0 && names.every((n, i) => !i || order(names[i - 1], n) <= 0); })()`), "names do not sort");

  // The map zooms by button and by key, and a click on a sign tells of it.
  await click("#fit");
  const scale = () => told(`document.querySelector(".leaflet-control-scale-line").textContent`);
  const first = await scale();
  await click(".leaflet-control-zoom-in");
  expect((await scale()) !== first, "the button does not zoom");
  await told(`document.getElementById("map").focus()`);
  await key("-", "Minus", 189, "-");
  expect((await scale()) === first, "the key does not zoom");
  // Clearing the filters has brought the areas back.
  await noAreas();
  await click("#fit");
  const place = await told(`(() => { const c = document.querySelector("#map canvas"), w = document.getElementById("map").getBoundingClientRect(), b = c.getBoundingClientRect();
    const p = c.getContext("2d"), r = c.width / b.width; for (let y = w.top + 40; y < w.bottom - 40; y += 3) for (let x = w.left + 60; x < w.right - 20; x += 3) {
      if (document.elementFromPoint(x, y)?.closest(".leaflet-control, button")) continue;
      const [red, green, blue, some] = p.getImageData((x - b.left) * r, (y - b.top) * r, 1, 1).data;
      if (some && Math.max(red, green, blue) - Math.min(red, green, blue) > 90) return [x, y]; } return null; })()`);
  if (expect(place, "no sign is on the map") && place) {
    await press(...place);
    expect(await told(`!!document.querySelector(".leaflet-popup .told")`), "a click on a sign tells nothing");
    // The map may still be moving to make room for the window.
    await pause(400);
    if (await told(`!!document.querySelector(".names button")`)) await click(".names button");
    expect(await told(`!!document.querySelector(".leaflet-popup .details")`), "the window has no details");
    await say("told");
    await told(`[...document.querySelectorAll(".leaflet-popup .buttons button")].at(-1).click()`);
    expect(await told(`document.activeElement.classList.contains("open") && document.activeElement.getAttribute("aria-expanded") === "true"`),
      "the window does not lead to the list");
  }
  if (shots && !screen.mobile) {
    const print = await page("Page.printToPDF", { preferCSSPageSize: true, printBackground: true });
    writeFileSync(join(shots, `${basename(file, ".html")}.pdf`), Buffer.from(print.data, "base64"));
  }
  const slow = await told(`(async () => { const m = document.getElementById("find"); const t = performance.now();
    m.dispatchEvent(new Event("input", { bubbles: true })); return performance.now() - t; })()`);
  // Moving the map draws all of it anew.
  const drawn = await told(`(async () => { const m = document.getElementById("map"), times = [];
    for (let step = 0; step < 8; step += 1) { const t = performance.now(); m.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", keyCode: 39, bubbles: true }));
      await new Promise(requestAnimationFrame); times.push(performance.now() - t); } return times.sort((a, b) => a - b)[4]; })()`);
  // Bounds for a machine that does much else besides; alone it takes a tenth.
  expect(it.took < 20000 && slow < 2500 && drawn < 600, `slow: open in ${it.took} ms, filtered in ${Math.round(slow)} ms, drawn in ${Math.round(drawn)} ms`);
  await it.close();
  return { found, took: it.took, slow: Math.round(slow), drawn: Math.round(drawn) };
}

let bad = 0;
try {
  for (const file of process.argv.slice(2)) {
    for (const screen of SCREENS) {
      const { found, took, slow, drawn } = await judge(file, screen);
      for (const line of found) console.log(`${file}, ${screen.name}: ${line}`);
      if (!found.length) console.log(`${file}, ${screen.name}: nothing found; open in ${took} ms, filtered in ${slow} ms, drawn in ${drawn} ms`);
      bad += found.length;
    }
  }
} catch (error) {
  quit(2, String(error.stack ?? error));
}
quit(bad ? 1 : 0);
