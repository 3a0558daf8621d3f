// The embedded deck: the talk's own page in the mode `?embed`, in a frame and alone, from a host, a folder and a disk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LIMIT, launch, open, until } from './lib/browser.mjs';
import { SCREEN, at, mode, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';
import { talks } from './lib/talks.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FRAME = { viewport: { width: 960, height: 580 } };
const FINGER = { viewport: { width: 400, height: 300 }, hasTouch: true, isMobile: true };
const LINKS = `title: Links
date: 2026-01-05
category: talk

## Before {#before}

Intro.

----

<!-- slide: id=one -->
> ## One
>
> [the third](#three), [the article](#before), [elsewhere](https://example.org/)

Said.

<!-- slide: id=two -->
> ## Two
>
> <video controls src="/none.mp4"></video>

<!-- slide: id=three -->
> ## Three
`;
let browser, output, host;

before(async () => {
  const site = talks(5);
  write({ 'content/talks/links.md': LINKS }, site);
  output = build(site);
  browser = await launch();
  host = await serve(output);
});
after(async () => {
  await browser?.close();
  await host?.close();
});

async function embed(url, options = FRAME) {
  const page = await open(browser, url, options);
  await mode(page, 'embed');
  return page;
}
const shown = (page) => page.locator('#tp-embed output').textContent();
const visible = (page) => page.evaluate(() => [...document.querySelectorAll('body *')]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length && !e.closest('section.slide, #tp-embed, #tp-live') && !e.querySelector('section.slide'))
  .map((e) => e.outerHTML.slice(0, 80)));

test('keys, buttons, the way back, and nothing but slides, wherever the page is', LIMIT, async () => {
  const folder = await serve(output, '/a/b/');
  for (const url of [`${host.url}talks/steps/`, `${folder.url}talks/steps/`, pathToFileURL(`${output}/talks/steps/index.html`).href]) {
    const page = await embed(`${url}?embed`, { ...FRAME, reducedMotion: 'reduce' });
    const walks = [
      ['', '1 / 8', 'one'], ['ArrowRight', '2 / 8', 'list'], ['ArrowRight', '3 / 8', 'code'], ['PageUp', '2 / 8', 'list'], ['End', '8 / 8', 'last'],
      ['ArrowRight', '8 / 8', 'last'], ['Home', '1 / 8', 'one'], ['Space', '2 / 8', 'list'], ['Shift+Space', '1 / 8', 'one'], ['PageDown', '2 / 8', 'list'],
      ['ArrowLeft', '1 / 8', 'one'], ['4', '4', 'one'], ['Enter', '4 / 8', 'small'],
    ];
    for (const [key, text, slide] of walks) {
      if (key) await press(page, key);
      assert.deepEqual([await shown(page), await at(page)], [text, slide], `after ${key}`);
    }
    // Keys of present mode do nothing here, and the search does not open.
    await press(page, 'b', 'w', 'o', 's', 'c', 'r', 'p', '/', '?');
    assert.equal(await page.locator('dialog[open], #tp-bar, #tp-overview').count(), 0);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), 'embed');
    await page.getByRole('button', { name: 'Next' }).click();
    assert.equal(await at(page), 'long');
    await page.getByRole('button', { name: 'Previous' }).click();
    assert.equal(await at(page), 'small');
    assert.equal(await page.locator('section.slide:not([inert])').getAttribute('id'), 'small');
    assert.equal(await page.locator('#tp-embed a').evaluate((a) => a.href), `${url}#small`);
    assert.deepEqual(await visible(page), []);
    assert.equal(await page.locator('.transcript:visible, figcaption:visible').count(), 0);
    assert.deepEqual(await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.activeElement.localName]), [0, 'button']);
    // The host refuses the film of the talk.
    assert.deepEqual(page.complaints.filter((c) => !/data:video/.test(c)), []);
    await page.context().close();
  }
  await folder.close();
});

test('all steps of a slide are shown, and the slide in the address comes first', LIMIT, async () => {
  const page = await embed(`${host.url}talks/steps/?embed#list`);
  assert.deepEqual([await at(page), await page.locator('[data-tp-later]').count()], ['list', 0]);
  await page.evaluate(() => { location.hash = '#big'; });
  await until(page, () => document.querySelector('section.slide[aria-current]').id === 'big');
  await page.context().close();
});

test('in a frame: links lead out of it, it takes no focus, and a text slide fits', LIMIT, async () => {
  const outer = await serve(write({ 'index.html': `<!doctype html><title>Outer</title><p style="height: 2000px"></p><iframe src="${host.url}talks/links/?embed" width="480" height="300"></iframe>` }), '/', { 'Content-Security-Policy': 'frame-src *' });
  const context = await browser.newContext(SCREEN);
  const page = await context.newPage();
  await context.route(/example\.org/, (route) => route.fulfill({ body: 'elsewhere' }));
  const enter = async () => {
    await page.goto(outer.url);
    const frame = page.frames()[1];
    await mode(frame, 'embed');
    assert.equal(await page.evaluate(() => scrollY), 0);
    assert.equal(await frame.evaluate(() => document.hasFocus()), false);
    await page.locator('iframe').scrollIntoViewIfNeeded();
    return frame;
  };
  let frame = await enter();
  const { card, face } = await frame.evaluate(() => {
    const rect = (selector) => document.querySelector(`[aria-current] ${selector}`).getBoundingClientRect();
    return { card: rect('.card').height, face: rect('.face').height };
  });
  assert.ok(card <= face + 1 && face < 300 - 40, `${card} in ${face}`);
  await frame.getByRole('link', { name: 'the third' }).click();
  assert.equal(await at(frame), 'three');
  await press(frame.locator('body').page(), 'Home');
  assert.equal(await at(frame), 'one');
  await frame.getByRole('link', { name: 'the article' }).click();
  await page.waitForURL(`${host.url}talks/links/#before`);
  frame = await enter();
  await frame.getByRole('link', { name: 'elsewhere' }).click();
  await page.waitForURL('https://example.org/');
  frame = await enter();
  await frame.getByRole('button', { name: 'Next' }).click();
  await frame.locator('#tp-embed a').click();
  await page.waitForURL(`${host.url}talks/links/#two`);
  await context.close();
  await outer.close();
});

test('from right to left the keys and buttons are mirrored, and a finger swipes', LIMIT, async () => {
  const page = await embed(`${host.url}talks/rtl/?embed`, { ...FINGER, colorScheme: 'dark' });
  await press(page, 'ArrowLeft');
  assert.equal(await at(page), 'p2');
  const [before, next] = await page.locator('#tp-embed button').allTextContents();
  assert.deepEqual([before, next], ['→', '←']);
  const swipe = (from, to) => page.evaluate(([x1, x2]) => {
    const slide = document.querySelector('[aria-current]');
    const event = (type, x) => slide.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, pointerType: 'touch', clientX: x, clientY: 100 }));
    event('pointerdown', x1);
    event('pointerup', x2);
  }, [from, to]);
  await swipe(100, 300);
  assert.equal(await at(page), 'p3');
  await swipe(300, 100);
  assert.equal(await at(page), 'p2');
  await page.context().close();
});

test('axe finds nothing in the embedded deck, light or dark', LIMIT, async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const path of ['talks/steps/?embed', 'talks/steps/?embed#small', 'talks/rtl/?embed']) {
      const page = await embed(host.url + path, { ...FRAME, colorScheme, bypassCSP: true });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), [], path);
      await page.context().close();
    }
  }
});

test('the article does not flash before a mode, and shows if the mode cannot open', LIMIT, async () => {
  for (const query of ['?embed', '?present', '?speaker']) {
    const context = await browser.newContext(FRAME);
    const page = await context.newPage();
    let release;
    const held = new Promise((done) => { release = done; });
    await page.route(/\/(frame|stage|speaker-window)\.[^/]*js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${host.url}talks/steps/${query}`, { waitUntil: 'domcontentloaded' });
    const state = () => page.evaluate(() => {
      const { visibility, animationDuration } = getComputedStyle(document.body);
      return [visibility, animationDuration, 'opening' in document.documentElement.dataset];
    });
    // Its clock stands, so that the test does not depend on the time.
    await page.evaluate(() => document.body.getAnimations().forEach((animation) => { animation.pause(); animation.currentTime = 1999; }));
    assert.deepEqual(await state(), ['hidden', '2s', true], query);
    await page.evaluate(() => document.body.getAnimations().forEach((animation) => animation.finish()));
    assert.equal((await state())[0], 'visible', query);
    release();
    await mode(page, query.slice(1));
    assert.equal((await state())[2], false, query);
    await context.close();
  }
  const context = await browser.newContext(FRAME);
  const page = await context.newPage();
  await page.route(/\/(frame|stage|speaker-window)\.[^/]*js$/, (route) => route.abort());
  await page.goto(`${host.url}talks/steps/?embed`);
  await until(page, () => !('opening' in document.documentElement.dataset));
  assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), 'read');
  await page.goto(`${host.url}talks/steps/?present-day`);
  await until(page, () => !('opening' in document.documentElement.dataset));
  await context.close();
});

test('without scripts the frame shows the whole article', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/steps/?embed`, { ...FRAME, javaScriptEnabled: false });
  assert.equal(await page.getByText('Under the picture.').isVisible(), true);
  await page.context().close();
});
