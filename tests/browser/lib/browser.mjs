// Chromium, and pages that remember what went wrong in them.
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export function executablePath() {
  return process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser'], { encoding: 'utf8' }).trim();
}

export function launch() {
  return chromium.launch({ executablePath: executablePath(), args: FLAGS });
}

// Opens `url` in a new context; `page.complaints` collects console errors, failed and third-party requests.
export async function open(browser, url, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.complaints = [];
  const own = url.startsWith('file:') ? 'file:' : new URL(url).origin;
  page.on('console', (m) => m.type() === 'error' && page.complaints.push(`console: ${m.text()}`));
  page.on('pageerror', (e) => page.complaints.push(`script: ${e.message}`));
  // Present mode wants pictures whole: what was on its way in a smaller size is given up.
  const isGivenUp = (r) => r.failure()?.errorText === 'net::ERR_ABORTED' && new URL(r.url()).pathname.includes('/sizes/');
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

// Tries `check` until it does not throw. A page that is being loaded has no root, and a machine may be slow: what goes
// wrong on the way is told only when the time is up.
export async function eventually(check, limit = 40_000) {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 20));
    }
  }
}

// Waits until `predicate` holds in the page, through whatever is loaded meanwhile.
export function until(page, predicate, argument) {
  return eventually(async () => {
    if (!await page.evaluate(predicate, argument)) throw new Error(`never true: ${predicate} of ${JSON.stringify(argument)}`);
  });
}

// Two frames later, what a change does to the layout is done.
export const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
