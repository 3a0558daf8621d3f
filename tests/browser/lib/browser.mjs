// Chromium, and pages that record what went wrong in them.
import { execFileSync } from 'node:child_process';
import { setInterval } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

// Deadlines in milliseconds. They only end a test that hangs: no test passes or fails by how fast a machine is.
export const DEADLINE = 300_000;
export const LIMIT = { timeout: 2 * DEADLINE };

export function executablePath() {
  return process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser'], { encoding: 'utf8' }).trim();
}

export function launch() {
  return chromium.launch({ executablePath: executablePath(), args: FLAGS });
}

// Opens `url` in a new context; `page.complaints` collects console errors, failed and third-party requests.
export async function open(browser, url, options = {}) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(DEADLINE);
  const page = await context.newPage();
  page.complaints = [];
  const own = url.startsWith('file:') ? 'file:' : new URL(url).origin;
  page.on('console', (m) => m.type() === 'error' && page.complaints.push(`console: ${m.text()}`));
  page.on('pageerror', (e) => page.complaints.push(`script: ${e.message}`));
  // Present mode wants pictures whole: what was on its way in a smaller size is given up.
  // A film is read in parts, and the rest of a part is given up.
  const isGivenUp = (r) => r.failure()?.errorText === 'net::ERR_ABORTED' && (new URL(r.url()).pathname.includes('/sizes/') || r.resourceType() === 'media');
  page.on('requestfailed', (r) => isGivenUp(r) || page.complaints.push(`failed: ${r.url()}`));
  page.on('response', (r) => r.status() >= 400 && page.complaints.push(`${r.status()}: ${r.url()}`));
  page.on('request', (r) => !/^(data|blob):/.test(r.url()) && !r.url().startsWith(own) && page.complaints.push(`third party: ${r.url()}`));
  if (options.javaScriptEnabled !== false) {
    await page.addInitScript(() => {
      globalThis.layoutShift = 0;
      const add = (list) => list.getEntries().forEach((e) => { if (!e.hadRecentInput) globalThis.layoutShift += e.value; });
      new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
    });
  }
  await page.goto(url, { waitUntil: 'load' });
  return page;
}

// Tries `check` until it does not throw, and gives its result. A page that is being loaded has no root yet, so errors on
// the way do not matter.
export async function eventually(check) {
  const deadline = AbortSignal.timeout(DEADLINE);
  for await (const limit of setInterval(20, deadline)) {
    try {
      return await check();
    } catch (error) {
      if (limit.aborted) throw error;
    }
  }
}

// Waits until `predicate` is true in the page, which may be reloaded meanwhile.
export function until(page, predicate, argument) {
  return eventually(async () => {
    if (!await page.evaluate(predicate, argument)) throw new Error(`never true: ${predicate} of ${JSON.stringify(argument)}`);
  });
}

// Two frames later, what a change does to the layout is done.
export const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
