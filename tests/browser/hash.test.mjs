// Addresses with a hash that cannot be decoded, such as `#100%`: no script stops, and its text is used as it is.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open, until } from './lib/browser.mjs';
import { SCREEN, at, mode, present, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';

const MALFORMED = ['100%', '%E0%A4%A', '%', 'one%zz'];
const TALK = `title: Percent
date: 2026-01-01
category: talk

----

<!-- slide: id=one -->
> ## One

Said.

<!-- slide: id=two -->
> ## Two

Said <b id="50%">half</b> and <b id="wörter">words</b>.
`;
const PAGE = `title: Headings
category: page

## First

Text.

## Second

Text.

## Third

Text.
`;
let browser, host;

before(async () => {
  browser = await launch();
  host = await serve(build(write({ 'content/talks/percent.md': TALK, 'content/headings.md': PAGE })));
});
after(async () => {
  await browser?.close();
  await host?.close();
});

for (const hash of MALFORMED) {
  test(`present mode, overview and speaker window open at #${hash}`, LIMIT, async () => {
    const page = await present(browser, `${host.url}talks/percent/?present#${hash}`);
    assert.equal(await at(page), 'one');
    await press(page, 'ArrowRight');
    assert.equal(await at(page), 'two');
    // A hash that arrives later, as a link or by hand.
    await page.evaluate((text) => { location.hash = text; }, hash);
    await press(page, 'ArrowLeft');
    await until(page, () => document.querySelector('section.slide[aria-current]').id === 'one');
    await press(page, 'o');
    await mode(page, 'overview');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
    const speaker = await open(browser, `${host.url}talks/percent/?speaker#${hash}`, SCREEN);
    await mode(speaker, 'speaker');
    assert.match(await speaker.locator('[data-view=count]').innerText(), /^1 \/ 2/);
    assert.deepEqual(speaker.complaints, []);
    await speaker.context().close();
  });

  test(`pages and the embedded deck work at #${hash}`, LIMIT, async () => {
    const page = await open(browser, `${host.url}talks/percent/#${hash}`, SCREEN);
    await press(page, 'p');
    await mode(page, 'present');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
    const deck = await open(browser, `${host.url}talks/percent/?embed#${hash}`, SCREEN);
    await until(deck, () => document.querySelector('#tp-embed output').textContent === '1 / 2');
    assert.deepEqual(deck.complaints, []);
    await deck.context().close();
  });
}

test('an id with a percent sign or with other letters is found', LIMIT, async () => {
  for (const hash of ['50%', '50%25', 'wörter', 'w%C3%B6rter', 'two']) {
    const page = await present(browser, `${host.url}talks/percent/?present#${hash}`);
    assert.equal(await at(page), 'two', hash);
    await page.context().close();
  }
});

test('the table of contents marks the current heading although one link cannot be decoded', LIMIT, async () => {
  const context = await browser.newContext({ viewport: { width: 1400, height: 600 } });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  // As an author's own template may have it.
  await page.route('**/headings/', async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace('id="second"', 'id="100%"').replace('href="#second"', 'href="#100%"');
    await route.fulfill({ response, body: html });
  });
  await page.goto(`${host.url}headings/`);
  await page.evaluate(() => { document.querySelector('main').style.paddingBottom = '100vh'; });
  await page.evaluate(() => document.getElementById('third').scrollIntoView());
  await until(page, () => document.querySelector('.toc [aria-current]')?.hash === '#third');
  assert.deepEqual(errors, []);
  await context.close();
});
