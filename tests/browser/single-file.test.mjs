// A talk as a single file, alone in an empty folder: it asks for nothing, presents, and has its other views.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LIMIT, launch, open, until } from './lib/browser.mjs';
import { SCREEN, at, mode, present, press } from './lib/deck.mjs';
import { BINARY, ROOT, TODAY, scratch } from './lib/site.mjs';

const axe = readFileSync(join(ROOT, 'tests/browser/node_modules/axe-core/axe.min.js'), 'utf8');
const TALKS = { pictures: 'queue-with-teeth', text: 'a-timeout-is-a-promise' };
let browser;
const files = {};
before(async () => {
  browser = await launch();
  for (const [kind, talk] of Object.entries(TALKS)) {
    const file = join(scratch(), 'talk.html');
    execFileSync(BINARY, ['export', 'html', talk, '--site', ROOT, '-o', file, '--today', TODAY], { stdio: 'ignore' });
    files[kind] = pathToFileURL(file).href;
  }
});
after(() => browser?.close());

// Opens the file; `requests` collects what it asks for beside itself.
async function opened(url, how = open) {
  const page = await how(browser, url, { ...SCREEN, offline: true });
  page.requests = [];
  page.on('request', (r) => /^data:/.test(r.url()) || page.requests.push(r.url()));
  return page;
}

test('it asks for nothing, shows every picture, and passes the checks of axe', LIMIT, async () => {
  for (const [kind, url] of Object.entries(files)) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(browser, url, { ...SCREEN, offline: true, colorScheme });
      await page.evaluate(() => document.querySelectorAll('img').forEach((img) => { img.loading = 'eager'; }));
      await until(page, () => [...document.querySelectorAll('img')].every((img) => img.complete && img.naturalWidth > 0));
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], kind);
      // Other faces name fonts of the system.
      const fonts = await page.evaluate(() => document.fonts.ready.then((all) => [...all].filter((font) => font.family === 'Inter').map((font) => font.status)));
      assert.ok(fonts.includes('loaded') && !fonts.includes('error'), `${fonts}`);
      assert.deepEqual(page.complaints, [], kind);
      await page.context().close();
    }
  }
});

test('it presents, goes back, and shows the overview', LIMIT, async () => {
  for (const url of Object.values(files)) {
    const page = await opened(url);
    await page.locator('[data-open=present]').click();
    await mode(page, 'present');
    const first = await at(page);
    await press(page, 'End');
    await until(page, (id) => document.querySelector('section.slide[aria-current]').id !== id, first);
    await press(page, 'o');
    await mode(page, 'overview');
    await press(page, 'Home', 'Enter');
    await mode(page, 'present');
    assert.equal(await at(page), first);
    await press(page, 'Escape');
    await mode(page, 'read');
    assert.deepEqual(page.complaints, []);
    assert.deepEqual(page.requests, []);
    await page.context().close();
  }
});

test('an address with a slide opens on it, and the speaker window follows', LIMIT, async () => {
  const page = await opened(`${files.pictures}?present#two-tills`, present);
  const start = await at(page);
  const ids = await page.evaluate(() => [...document.querySelectorAll('section.slide')].map((slide) => slide.id));
  assert.ok(ids.includes(start));
  await page.context().close();

  const stage = await opened(`${files.pictures}?present#${ids[2]}`, present);
  assert.equal(await at(stage), ids[2]);
  const [speaker] = await Promise.all([stage.context().waitForEvent('page'), press(stage, 's')]);
  const wrong = [];
  speaker.on('console', (m) => m.type() === 'error' && wrong.push(m.text()));
  speaker.on('pageerror', (e) => wrong.push(e.message));
  await mode(speaker, 'speaker');
  await press(speaker, 'ArrowRight');
  await until(stage, (id) => document.querySelector('section.slide[aria-current]').id === id, ids[3]);
  assert.deepEqual(stage.complaints, []);
  assert.deepEqual(wrong, []);
  await stage.context().close();
});

test('without scripts, it can be read', LIMIT, async () => {
  const page = await open(browser, files.text, { ...SCREEN, offline: true, javaScriptEnabled: false });
  assert.ok((await page.locator('section.slide').count()) > 5);
  assert.ok(await page.locator('h1').isVisible());
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
