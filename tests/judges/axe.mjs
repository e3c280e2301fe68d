// axe-core in headless Chromium on HTML files. Usage: node axe.mjs FILE...
//
// Each file is judged at the width of a desktop and of a phone: nothing that breaks WCAG 2.2 AA or axe's
// best practices, nothing wider than the screen, no request to anywhere, no complaint of the browser.
// Prints a line a problem; ends with 1 if there is one.
// AXE_SHOTS is a folder for screenshots and a printed PDF of each file.
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { TAGS, axe, call, listeners, quit } from "./browser.mjs";

const shots = process.env.AXE_SHOTS;
const SCREENS = [
  { name: "desktop", width: 1280, height: 900, mobile: false },
  { name: "phone", width: 320, height: 640, mobile: true },
];

async function judge(file, screen) {
  const found = [];
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  const page = (method, params) => call(method, params, sessionId);
  const url = pathToFileURL(resolve(file)).href;
  const loaded = new Promise((done) => {
    const heard = (message) => {
      if (message.sessionId !== sessionId) return;
      const { method, params } = message;
      if (method === "Page.loadEventFired") done();
      if (method === "Log.entryAdded") found.push(`the browser says: ${params.entry.text}`);
      if (method === "Runtime.exceptionThrown") found.push(`a script fails: ${params.exceptionDetails.text}`);
      if (method === "Network.requestWillBeSent") {
        const asked = params.request.url;
        if (asked.split("#")[0] !== url && !asked.startsWith("data:")) found.push(`it asks for ${asked.slice(0, 200)}`);
      }
    };
    listeners.add(heard);
  });
  for (const domain of ["Page", "Log", "Network", "Runtime"]) await page(`${domain}.enable`);
  await page("Emulation.setDeviceMetricsOverride", {
    width: screen.width, height: screen.height, deviceScaleFactor: 1, mobile: screen.mobile,
  });
  await page("Page.navigate", { url });
  await loaded;
  const told = async (expression) => {
    const answer = await page("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
    return answer.result.value;
  };
  const wide = await told(`(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > room + 1)
      .slice(0, 5).map((e) => e.outerHTML.slice(0, 160));
  })()`);
  for (const element of wide) found.push(`wider than ${screen.width} px: ${element}`);
  if (shots) await shoot(page, file, screen);
  await told(`${axe};0`);
  const results = await told(`axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(TAGS)} },
    resultTypes: ["violations"] }).then((r) => ({ ran: r.passes.length, violations: r.violations.map((v) => ({
      id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.length, first: v.nodes.slice(0, 3)
        .map((n) => n.target.join(" ") + ": " + n.html.slice(0, 160) + " — " + n.failureSummary.replace(/\\s+/g, " ")) })) }))`);
  if (results.ran < 10) found.push(`axe looked at almost nothing: ${results.ran} rules`);
  for (const v of results.violations) {
    found.push(`${v.id} (${v.impact}, ${v.nodes} times): ${v.help}`, ...v.first.map((at) => `    ${at}`));
  }
  await call("Target.closeTarget", { targetId });
  return { found, ran: results.ran };
}

async function shoot(page, file, screen) {
  mkdirSync(shots, { recursive: true });
  const name = join(shots, basename(file).replace(/\.html$/, ""));
  const { cssContentSize } = await page("Page.getLayoutMetrics");
  const clip = { x: 0, y: 0, width: screen.width, height: Math.min(cssContentSize.height, 12000), scale: 1 };
  const shot = await page("Page.captureScreenshot", { format: "png", captureBeyondViewport: true, clip });
  writeFileSync(`${name}-${screen.name}.png`, Buffer.from(shot.data, "base64"));
  if (!screen.mobile) {
    const print = await page("Page.printToPDF", { preferCSSPageSize: true, printBackground: true });
    writeFileSync(`${name}.pdf`, Buffer.from(print.data, "base64"));
  }
}

let bad = 0;
try {
  for (const file of process.argv.slice(2)) {
    for (const screen of SCREENS) {
      const { found, ran } = await judge(file, screen);
      for (const line of found) console.log(`${file}, ${screen.name}: ${line}`);
      if (found.length === 0) console.log(`${file}, ${screen.name}: ${ran} rules of axe, nothing found`);
      bad += found.length;
    }
  }
} catch (error) {
  quit(2, String(error.stack ?? error));
}
quit(bad ? 1 : 0);
