// A slide of the article in a dialog: by pointer, by keys, closer, and back to where it was.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open, settled, until } from './lib/browser.mjs';
import { at, mode, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const talk = (lang) => `---
title: Many
lang: ${lang}
date: 2026-02-01
---

----

![A blue field.](/img/1.png "A caption")

One.

> ## Text with [a link](https://example.org/)
>
> Words to select.

Two.

[![A linked field.](/img/2.png)](https://example.org/field)

Three.

![A tall field.](/img/3.png)

Four.
`;
const SCREEN = { viewport: { width: 1280, height: 800 } };
let browser, host;

before(async () => {
  const files = { 'talkpress.toml': 'title = "Tests"\n', 'content/talks/many.md': talk('en'), 'content/talks/rtl.md': talk('ar') };
  [[1600, 900], [1600, 900], [600, 1600]].forEach(([w, h], n) => { files[`static/img/${n + 1}.png`] = png(w, h, [n * 90, 70, 120]); });
  host = await serve(build(write(files)));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await host?.close();
});

const visit = (name = 'many', options = SCREEN) => open(browser, `${host.url}talks/${name}/`, options);
const number = (page) => page.locator('#tp-enlarge [data-view=number]').innerText();
const shows = (page, n) => until(page, (wanted) => document.querySelector('#tp-enlarge[open] [data-view=number]')?.textContent === `${wanted} / 4`, n);
const isClosed = (page) => until(page, () => !document.querySelector('dialog[open]'));
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
const scale = (page) => page.evaluate(() => new DOMMatrix(getComputedStyle(document.querySelector('#tp-enlarge [data-view=view] > *')).transform).a);
const enlarge = async (page, n) => {
  await page.locator(`section[data-n="${n}"] .face > :is(img, .card)`).click({ position: { x: 5, y: 60 } });
  await shows(page, n);
};

test('a click opens, keys move, Esc closes at the slide last seen', LIMIT, async () => {
  const page = await visit();
  const names = () => page.evaluate(() => performance.getEntriesByType('resource').map((e) => e.name).filter((name) => /enlarge/.test(name)));
  assert.deepEqual(await names(), [], 'loaded before its first use');
  await enlarge(page, 1);
  assert.equal((await names()).length, 2);
  await until(page, () => /\/img\/1\.png$/.test(document.querySelector('#tp-enlarge img').currentSrc));
  const box = await page.locator('#tp-enlarge').boundingBox();
  const picture = await page.locator('#tp-enlarge img').boundingBox();
  assert.ok(box.width <= 1280 * 0.96 + 1 && box.height <= 800 * 0.92 + 1 && picture.width > 1100, JSON.stringify({ box, picture }));
  assert.ok(!(await page.locator('#tp-enlarge img').evaluate((i) => i.currentSrc)).includes('/sizes/'));
  assert.equal(await page.locator('#tp-enlarge [data-view=caption]').innerText(), 'A caption');
  assert.equal(await page.locator('#tp-enlarge [role=status]').innerText(), 'Slide 1 of 4: A blue field.');
  for (const [key, wanted] of [['ArrowRight', 2], ['End', 4], ['ArrowLeft', 3], ['Home', 1], ['ArrowRight', 2]]) {
    await press(page, key);
    await shows(page, wanted);
  }
  await press(page, 'End', 'Escape');
  await isClosed(page);
  await until(page, () => document.activeElement.getAttribute('aria-label') === 'Enlarge slide 4');
  await settled(page);
  const { top } = await page.locator('section[data-n="4"]').evaluate((e) => e.getBoundingClientRect());
  assert.ok(Math.abs(top) < 8, `slide 4 is at ${top}`);
  await press(page, 'Enter');
  await shows(page, 4);
  await page.goBack();
  await isClosed(page);
  assert.equal(await focused(page), 'Enlarge slide 4');
  assert.equal(page.url(), `${host.url}talks/many/`);
  await press(page, 'Enter');
  await shows(page, 4);
  await page.mouse.click(8, 400);
  await isClosed(page);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('closes at once after a reload, Back or Forward at an enlarged slide', LIMIT, async () => {
  const page = await visit();
  await enlarge(page, 1);
  await page.reload();
  await enlarge(page, 2);
  await press(page, 'Escape');
  await isClosed(page);
  await enlarge(page, 2);
  await page.goBack();
  await isClosed(page);
  await page.goForward();
  await enlarge(page, 1);
  await page.locator('#tp-enlarge [data-go=close]').click();
  await isClosed(page);
  await page.context().close();
});

test('arrows are mirrored from right to left', LIMIT, async () => {
  const page = await visit('rtl');
  await enlarge(page, 1);
  await press(page, 'ArrowLeft');
  await shows(page, 2);
  await press(page, 'ArrowRight');
  await shows(page, 1);
  await page.context().close();
});

test('closer by keys, a double click and the wheel; dragging moves', LIMIT, async () => {
  const page = await visit();
  await enlarge(page, 1);
  await press(page, '+');
  assert.equal(await scale(page), 1.5);
  for (let n = 0; n < 6; n += 1) await press(page, '+');
  assert.equal(await scale(page), 4);
  const x = () => page.evaluate(() => new DOMMatrix(getComputedStyle(document.querySelector('#tp-enlarge img')).transform).e);
  const before = await x();
  await page.mouse.move(600, 300);
  await page.mouse.down();
  await page.mouse.move(500, 300, { steps: 4 });
  await page.mouse.up();
  assert.equal(await x(), before - 100);
  await press(page, '-');
  assert.ok(await scale(page) < 4);
  await press(page, '0');
  assert.equal(await scale(page), 1);
  await page.mouse.dblclick(600, 300);
  assert.equal(await scale(page), 2);
  await page.mouse.dblclick(600, 300);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await until(page, () => new DOMMatrix(getComputedStyle(document.querySelector('#tp-enlarge img')).transform).a > 1.2);
  await press(page, 'ArrowRight', 'ArrowLeft');
  assert.equal(await scale(page), 1, 'the next slide begins at its own size');
  await page.context().close();
});

test('fingers swipe and pinch', LIMIT, async () => {
  const page = await visit('many', { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  await page.locator('section[data-n="1"] .face > img').tap();
  await shows(page, 1);
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', [300, 380]);
  for (const x of [260, 200, 120]) await touch('touchMove', [x, 382]);
  await touch('touchEnd');
  await shows(page, 2);
  await touch('touchStart', [100, 380]);
  for (const x of [160, 220, 290]) await touch('touchMove', [x, 382]);
  await touch('touchEnd');
  await shows(page, 1);
  await touch('touchStart', [180, 390], [210, 390]);
  for (const by of [20, 40, 60]) await touch('touchMove', [180 - by, 390], [210 + by, 390]);
  await touch('touchEnd');
  assert.ok(await scale(page) > 2, `${await scale(page)}`);
  assert.equal(await number(page), '1 / 4');
  await page.context().close();
});

test('links and selections of the article still work, and a linked slide keeps its link', LIMIT, async () => {
  const page = await visit();
  await page.evaluate(() => document.addEventListener('click', (event) => {
    if (event.target.closest('a')) { event.preventDefault(); globalThis.followed = event.target.closest('a').href; }
  }));
  await page.locator('section[data-n="2"] .card a').click();
  assert.equal(await page.evaluate(() => globalThis.followed), 'https://example.org/');
  await page.locator('section[data-n="2"] .card p').selectText();
  await page.locator('section[data-n="2"] .card').dispatchEvent('click');
  await page.locator('section[data-n="3"] .face img').click();
  assert.equal(await page.evaluate(() => globalThis.followed), 'https://example.org/field');
  await settled(page);
  assert.equal(await page.locator('dialog[open]').count(), 0);
  await page.getByRole('button', { name: 'Enlarge slide 3' }).click();
  await shows(page, 3);
  await page.context().close();
});

test('a text slide keeps its shape, and the talk can begin from here', LIMIT, async () => {
  const page = await visit();
  await enlarge(page, 2);
  const card = await page.locator('#tp-enlarge .card').boundingBox();
  assert.ok(Math.abs(card.width / card.height - 16 / 9) < 0.02 && card.width > 1000, JSON.stringify(card));
  await page.getByRole('button', { name: 'Present from here' }).click();
  await mode(page, 'present');
  await until(page, () => document.querySelector('section.slide[aria-current]')?.dataset.n === '2');
  assert.ok(await at(page));
  await press(page, 'Escape');
  await mode(page, 'read');
  await page.context().close();
});

test('axe finds nothing in the dialog', LIMIT, async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await visit('many', { ...SCREEN, colorScheme, bypassCSP: true });
    await enlarge(page, 1);
    await press(page, 'ArrowRight');
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
    await page.context().close();
  }
});
