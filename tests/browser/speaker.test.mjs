// The speaker window and the rehearsal: where things are, how large, and what they say in both windows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LIMIT, eventually, launch, open, settled, until } from './lib/browser.mjs';
import { SCREEN, mode, present, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { ROOT, build, write } from './lib/site.mjs';
import { talks } from './lib/talks.mjs';

const axe = readFileSync(join(ROOT, 'tests/browser/node_modules/axe-core/axe.min.js'), 'utf8');
const LONG = 'What is said here takes many more lines than any window has. '.repeat(80);
const NOTED = `---
title: Noted
date: 2026-01-04
duration: 95
---

----

<!-- slide: id=one -->
> ## ${'A title as long as one can be '.repeat(5)}

${LONG}

<!-- note: Remember the joke. -->

<!-- slide: id=two -->
![A picture](/img/2.png)

Two.
`;
let browser, host, output;
before(async () => {
  browser = await launch();
  output = build(write({ 'content/talks/noted.md': NOTED }, talks(5)), '--with-notes');
  host = await serve(output);
});
after(async () => {
  await browser?.close();
  await host?.close();
});

async function speaker(path, viewport, options = {}) {
  const page = await open(browser, `${host.url}talks/${path}`, { viewport, ...options });
  await mode(page, 'speaker');
  await settled(page);
  return page;
}
const boxes = (page, ...selectors) => page.evaluate((all) => all.map((selector) => {
  const { left, top, right, bottom, width, height } = document.querySelector(`#tp-speaker ${selector}`).getBoundingClientRect();
  return { left, top, right, bottom, width, height };
}), selectors);

test('four equal figures and buttons are in one row; the slide is beside the next one, notes and transcript', LIMIT, async () => {
  for (const [width, height] of [[1280, 720], [1024, 768], [1680, 1050]]) {
    for (const path of ['noted/?speaker#one', 'rtl/?speaker#p1']) {
      const page = await speaker(path, { width, height });
      const figures = await page.locator('#tp-speaker .figures > div').evaluateAll((all) => all.map((e) => [e.offsetWidth, e.getBoundingClientRect().top]));
      assert.equal(figures.length, 4);
      assert.ok(figures.every(([wide, top]) => Math.abs(wide - figures[0][0]) <= 1 && top === figures[0][1]), `${width}: ${figures}`);
      const buttons = await page.locator('#tp-speaker .icons button').evaluateAll((all) => all.map((e) => [e.offsetWidth, e.offsetHeight, e.getBoundingClientRect().top, e.ariaLabel || e.textContent]));
      assert.ok(buttons.every(([w, h, top, name]) => w >= 24 && h >= 24 && top === buttons[0][2] && name), `${width}: ${buttons}`);
      const whole = await page.evaluate(() => [...document.querySelectorAll('#tp-speaker .figures b')].every((e) => e.scrollWidth <= e.clientWidth));
      assert.ok(whole, `a figure is cut at ${width}`);
      const [now, then, words, header] = await boxes(page, '.now', '.then', '.words', 'header');
      assert.ok(Math.abs(now.width / (width - 56) - 0.58) < 0.02, `${now.width} of ${width}`);
      assert.ok(header.bottom <= now.top && then.height <= height * 0.4, `the next slide is ${then.height} of ${height} high`);
      assert.ok(words.bottom <= height && words.top >= then.bottom && (path.startsWith('rtl') ? words.right <= now.left : words.left >= now.right), `${path} at ${width}`);
      const over = await page.evaluate(() => [document.querySelector('#tp-speaker').scrollWidth - innerWidth, document.querySelector('#tp-speaker').scrollHeight - innerHeight]);
      assert.ok(over.every((n) => n <= 0), `${path} at ${width}: ${over}`);
      await page.context().close();
    }
  }
});

test('the transcript scrolls by itself below the notes, in large type', LIMIT, async () => {
  const page = await speaker('noted/?speaker#one', { width: 1280, height: 720 });
  const words = page.locator('[data-view=transcript]');
  assert.equal(await words.evaluate((e) => getComputedStyle(e).fontSize), '22px');
  assert.ok(await words.evaluate((e) => e.scrollHeight > e.clientHeight && e.clientHeight > 120));
  const [notes, transcript] = await boxes(page, '.notes', '.words');
  assert.ok(notes.bottom <= transcript.top);
  assert.match(await page.locator('[data-view=count]').innerText(), /^1 \/ 2 · A title as long/);
  assert.equal(await page.locator('[data-view=remaining]').innerText(), '1:35:00');
  await press(page, 'ArrowRight');
  assert.equal(await page.locator('[data-view=count]').innerText(), '2 / 2 · A picture');
  await page.context().close();
});

test('a narrow window is one column with the words first', LIMIT, async () => {
  for (const width of [390, 800, 1023]) {
    const page = await speaker('noted/?speaker#one', { width, height: 800 });
    const [header, words, notes, now, then] = await boxes(page, 'header', '.words', '.notes', '.now', '.then');
    const tops = [header, words, notes, now, then].map((box) => box.top);
    assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
    assert.ok(words.width > width - 40);
    assert.ok(await page.evaluate(() => document.querySelector('#tp-speaker').scrollWidth <= innerWidth));
    await page.context().close();
  }
});

test('a click on the remaining time sets the minutes', LIMIT, async () => {
  const page = await speaker('steps/?speaker#one', { width: 1280, height: 720 });
  const field = page.locator('[data-view=planned]');
  const remaining = page.locator('[data-view=remaining]');
  assert.equal(await field.isVisible(), false);
  await remaining.click();
  await page.keyboard.type('45');
  await press(page, 'Enter');
  assert.deepEqual([await field.isVisible(), await remaining.innerText()], [false, '45:00']);
  // A click on its arrows changes the number and does not close it.
  await remaining.click();
  const box = await field.boundingBox();
  await field.evaluate((e) => e.addEventListener('change', () => { e.dataset.changed = ''; }));
  await page.mouse.click(box.x + box.width - 6, box.y + box.height / 4);
  await page.locator('[data-view=planned][data-changed]').waitFor();
  assert.deepEqual([await field.isVisible(), await field.inputValue()], [true, '46']);
  await page.locator('#tp-speaker [data-view=count]').click();
  assert.deepEqual([await field.isVisible(), await remaining.innerText()], [false, '46:00']);
  await remaining.click();
  await page.keyboard.type('45');
  await press(page, 'Escape');
  assert.deepEqual([await field.isVisible(), await remaining.innerText()], [false, '45:00']);
  await press(page, 'PageDown');
  assert.equal(await page.evaluate(() => window.talkpressDeck.current().id), 'list');
  await page.context().close();
});

test('a rehearsal is told for three seconds, and runs in red in both windows', LIMIT, async () => {
  for (const url of [`${host.url}talks/steps/`, pathToFileURL(`${output}/talks/steps/index.html`).href]) {
    const page = await present(browser, `${url}?present#one`, SCREEN);
    const [window] = await Promise.all([page.context().waitForEvent('page'), press(page, 's')]);
    await mode(window, 'speaker');
    const places = [page.locator('#tp-bar [data-view=rehearsal]'), window.locator('#tp-speaker [data-view=rehearsal]')];
    await page.bringToFront();
    await press(page, 'r');
    await page.getByText('Rehearsal started. Press R to stop.').and(page.locator('#tp-said')).waitFor();
    for (const place of places) {
      await eventually(async () => assert.match(await place.innerText(), /^● 0:0\d$/));
      assert.equal(await place.evaluate((e) => getComputedStyle(e).color), 'rgb(255, 107, 94)');
    }
    await page.locator('#tp-said').waitFor({ state: 'detached' });
    await press(page, 'ArrowRight');
    // The speaker ends it; the list is where it was recorded.
    await press(window, 'r');
    await page.locator('#tp-rehearsal[open]').waitFor();
    assert.deepEqual(await page.locator('#tp-rehearsal tbody tr td:nth-child(2)').allInnerTexts(), ['One thing', 'A list']);
    for (const place of places) await eventually(async () => assert.equal(await place.innerText(), '●'));
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map((v) => v.id), []);
    await page.context().close();
  }
});

test('the message of a rehearsal names the key that applies', LIMIT, async () => {
  const page = await present(browser, `${host.url}talks/steps/?present#one`, SCREEN);
  for (const [choice, text] of [['alt', 'Press Alt+R to stop'], ['off', 'Press ● to stop']]) {
    await page.evaluate((value) => localStorage.setItem('talkpress:keys', value), choice);
    await until(page, () => !!window.talkpressDeck.leaveRehearsal);
    await page.evaluate(() => document.querySelector('#tp-bar [data-do=rehearse]').click());
    await page.locator('#tp-said').getByText(text).waitFor();
    await page.evaluate(() => document.querySelector('#tp-bar [data-do=rehearse]').click());
    await page.locator('#tp-rehearsal[open]').waitFor();
    await page.locator('#tp-rehearsal').getByRole('button', { name: 'Close' }).click();
  }
  await page.context().close();
});

test('axe finds nothing in the speaker window at any width', LIMIT, async () => {
  for (const width of [390, 1280]) {
    const page = await speaker('noted/?speaker#one', { width, height: 720 }, { bypassCSP: true });
    await page.locator('[data-view=remaining]').click();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), []);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test('a move or a rehearsal in the other window starts the time; opening this one on a later slide does not', LIMIT, async () => {
  for (const key of ['Home', 'r']) {
    const stage = await present(browser, `${host.url}talks/noted/?present#one`, SCREEN);
    await press(stage, 'End');
    const page = await stage.context().newPage();
    await page.goto(`${host.url}talks/noted/?speaker#one`);
    await mode(page, 'speaker');
    const isRunning = () => page.locator('[data-view=timer]').getAttribute('aria-pressed');
    await page.waitForFunction(() => /^2 /.test(document.querySelector('[data-view=count]').textContent));
    assert.equal(await isRunning(), 'false');
    await press(stage, key);
    await eventually(async () => assert.equal(await isRunning(), 'true'));
    await stage.context().close();
  }
});

// Of two windows that have not moved, the one with the greater random name counts: each of them must lose to a move.
test('a key that is pressed before the windows have heard of each other moves both', LIMIT, async () => {
  for (const [first, second] of [[0.1, 0.9], [0.9, 0.1]]) {
    const stage = await open(browser, `${host.url}talks/noted/`, SCREEN);
    await stage.addInitScript((value) => { Math.random = () => value; }, first);
    await stage.goto(`${host.url}talks/noted/?present#one`);
    await mode(stage, 'present');
    const page = await stage.context().newPage();
    await page.addInitScript(pressEnd, second);
    await page.goto(`${host.url}talks/noted/?speaker#one`);
    await until(page, () => /^2 /.test(document.querySelector('[data-view=count]').textContent));
    await until(stage, () => document.querySelector('section.slide[aria-current]').id === 'two');
    await stage.context().close();
  }
});

// Presses End as soon as the window listens, before any message of another window can arrive.
function pressEnd(random) {
  Math.random = () => random;
  const observer = new MutationObserver(() => {
    if (document.documentElement.dataset.mode !== 'speaker') return;
    observer.disconnect();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
  });
  observer.observe(document, { subtree: true, attributeFilter: ['data-mode'] });
}
