// The headless Chromium of the judges. CHROMIUM is the browser; AXE_HOME holds axe-core.
//
// It is talked to over a pipe (Chrome DevTools Protocol), so that it needs no driver.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

const home = process.env.AXE_HOME ?? join(homedir(), ".cache", "axe-core");
/** The script of axe-core. */
export const axe = readFileSync(join(home, "package", "axe.min.js"), "utf8");
/** The rules that pages are held to: WCAG 2.2 AA and axe's best practices. */
export const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

const profile = mkdtempSync(join(tmpdir(), "judge-"));
const browser = spawn(
  process.env.CHROMIUM ?? "chromium",
  ["--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
    "--hide-scrollbars", "--no-first-run", "--disable-background-networking", `--user-data-dir=${profile}`, "about:blank"],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
);
const waiting = new Map();
export const listeners = new Set();
let last = 0;
let rest = [];
browser.on("error", (error) => quit(2, `the browser does not start: ${error.message}`));
browser.on("exit", () => waiting.size && quit(2, "the browser ended"));
browser.stdio[4].on("data", (chunk) => {
  let from = 0;
  for (let end = chunk.indexOf(0); end >= 0; from = end + 1, end = chunk.indexOf(0, from)) {
    rest.push(chunk.subarray(from, end));
    const message = JSON.parse(Buffer.concat(rest).toString());
    rest = [];
    const wait = waiting.get(message.id);
    waiting.delete(message.id);
    if (wait) message.error ? wait.no(new Error(message.error.message)) : wait.yes(message.result);
    else for (const heard of listeners) heard(message);
  }
  rest.push(chunk.subarray(from));
});

// The first word counts: the browser takes a moment to end, and writes into its profile until it has.
let ending = false;
export function quit(code, text) {
  if (ending) return;
  ending = true;
  if (text) console.log(text);
  browser.removeAllListeners("exit");
  browser.on("exit", () => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    process.exit(code);
  });
  browser.kill("SIGKILL");
}

export function call(method, params = {}, sessionId) {
  const id = (last += 1);
  browser.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
  return new Promise((yes, no) => waiting.set(id, { yes, no }));
}
