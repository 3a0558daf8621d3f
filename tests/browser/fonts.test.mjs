// The theme's fonts: they arrive late without moving anything, work from a disk, and can be left out.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LIMIT, launch, open, settled, until } from './lib/browser.mjs';
import { example } from './lib/example.mjs';
import { serve } from './lib/server.mjs';
import { build } from './lib/site.mjs';

const PAGES = ['', 'talks/long/', 'talks/a-timeout-is-a-promise/', 'talks/error-messages/', 'format/'];
const FAMILIES = { default: 'Inter', paper: 'Literata', stage: 'Inter' };
let browser, folder, config;

before(async () => {
  folder = example();
  config = readFileSync(join(folder, 'talkpress.toml'), 'utf8');
  browser = await launch();
});
after(() => browser?.close());

function buildWith(theme, more = '') {
  writeFileSync(join(folder, 'talkpress.toml'), more + config.replace('theme = "default"', `theme = "${theme}"`));
  return build(folder);
}
const loaded = (page) => page.evaluate(() => [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family.replaceAll('"', '')));

for (const [theme, family] of Object.entries(FAMILIES)) {
  test(`nothing moves when the fonts of ${theme} arrive after two seconds`, LIMIT, async () => {
    const host = await serve(buildWith(theme));
    await Promise.all(PAGES.flatMap((path) => [390, 1440].map(async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.addInitScript(() => {
        globalThis.layoutShift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((e) => { globalThis.layoutShift += e.value; })).observe({ type: 'layout-shift', buffered: true });
      });
      await page.route('**/*.woff2', async (route) => {
        await new Promise((done) => setTimeout(done, 2000));
        await route.continue();
      });
      await page.goto(host.url + path, { waitUntil: 'load' });
      await until(page, (name) => [...document.fonts].some((face) => face.family.includes(name) && face.status === 'loaded'), family);
      await settled(page);
      const shift = await page.evaluate(() => globalThis.layoutShift);
      assert.ok(shift < 0.02, `${path || 'home'} at ${width} shifts by ${shift}`);
      await context.close();
    })));
    await host.close();
  });
}

test('fonts load from a disk, without a complaint', LIMIT, async () => {
  const output = buildWith('default');
  const page = await open(browser, `${pathToFileURL(output).href}/talks/long/index.html`, { viewport: { width: 1280, height: 800 } });
  await page.evaluate(() => document.fonts.ready);
  assert.ok((await loaded(page)).includes('Inter'));
  assert.deepEqual(page.complaints, []);
  assert.equal(await page.locator('link[rel=preload]').count(), 0);
  await page.context().close();
});

test('with `font = "system"` no font is published or linked; each theme publishes only its own', LIMIT, () => {
  const named = (output) => readdirSync(join(output, 'assets')).filter((name) => /woff2|fonts|license/.test(name)).map((name) => name.replace(/\.[0-9a-f]{8}\./, '.'));
  const system = buildWith('paper', 'font = "system"\n');
  assert.deepEqual(named(system), []);
  assert.ok(!/fonts\.|woff2/.test(readFileSync(join(system, 'index.html'), 'utf8')));
  assert.deepEqual(named(buildWith('default')), ['fonts.css', 'inter-italic.woff2', 'inter-license.txt', 'inter.woff2']);
  assert.ok(named(buildWith('paper')).every((name) => /^(fonts|literata)/.test(name)));
});

test('a text slide breaks its lines in the same places at any size of the window', LIMIT, async () => {
  const host = await serve(buildWith('default'));
  const page = await open(browser, `${host.url}talks/error-messages/`, {});
  const heights = new Set();
  for (const width of [1120, 1440, 1920, 2560]) {
    await page.setViewportSize({ width, height: 1400 });
    await page.evaluate(() => document.fonts.ready);
    heights.add(await page.evaluate(() => JSON.stringify([...document.querySelectorAll('.card > *')].map((e) => {
      const style = getComputedStyle(e);
      return Math.round(e.offsetHeight / Number.parseFloat(style.fontSize));
    }))));
  }
  assert.equal(heights.size, 1, [...heights].join('\n'));
  await page.context().close();
  await host.close();
});

test('no font is larger than 70 KB', () => {
  const themes = new URL('../../themes/', import.meta.url);
  for (const theme of ['default', 'paper']) {
    const fonts = readdirSync(new URL(`${theme}/assets/`, themes)).filter((name) => name.endsWith('.woff2'));
    assert.ok(fonts.length >= 2);
    for (const name of fonts) assert.ok(statSync(new URL(`${theme}/assets/${name}`, themes)).size <= 70_000, name);
  }
});
