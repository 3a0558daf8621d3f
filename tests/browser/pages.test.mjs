// The pages of the example site in a real Chromium: whole, quiet, and no wider than the screen.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, open } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { ROOT, build } from './lib/site.mjs';

const PAGES = ['', 'talks/what-a-lighthouse-knows/', 'talks/a-timeout-is-a-promise/', 'manual/', 'format/'];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser, output;

before(async () => {
  output = build(ROOT, '--strict');
  browser = await launch();
});
after(() => browser?.close());

for (const prefix of ['/', '/a/b/']) {
  test(`no page complains or overflows under ${prefix}`, { timeout: 240_000 }, async () => {
    const host = await serve(output, prefix);
    for (const path of PAGES) {
      for (const [width, colorScheme, javaScriptEnabled] of [[390, 'light', true], [1280, 'dark', true], [1280, 'light', false]]) {
        const options = { viewport: { width, height: 900 }, colorScheme, javaScriptEnabled };
        const page = await open(browser, host.url + path, options);
        assert.deepEqual(page.complaints, [], `${path} at ${width}`);
        if (javaScriptEnabled) {
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${path} is ${over} px wider than ${width}`);
        }
        await page.context().close();
      }
    }
    await host.close();
  });
}

test('a talk keeps the contract with themes and scripts', { timeout: 60_000 }, async () => {
  const host = await serve(output);
  const page = await open(browser, `${host.url}talks/what-a-lighthouse-knows/`, { viewport: { width: 1280, height: 800 } });
  assert.equal(await page.getAttribute('html', 'data-mode'), 'read');
  assert.equal(await page.locator('section.slide[id][data-n]').count(), 24);
  assert.equal(await page.locator('section.slide > figure.face').count(), 24);
  assert.ok((await page.locator('aside nav[data-resources="sidebar"] a').count()) >= 10);
  assert.ok((await page.locator('nav[data-resources="foot"] a').count()) >= 10);
  await page.goto(`${host.url}talks/what-a-lighthouse-knows/#slide-20`);
  const top = await page.locator('section.slide[data-n="20"]').evaluate((slide) => slide.getBoundingClientRect().top);
  assert.ok(top >= -8 && top < 400, `slide 20 stands at ${top}`);
  await page.context().close();
  await host.close();
});

test('axe finds nothing', { timeout: 120_000 }, async () => {
  const host = await serve(output);
  for (const path of PAGES) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(host.url + path);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], path);
    await context.close();
  }
  await host.close();
});
