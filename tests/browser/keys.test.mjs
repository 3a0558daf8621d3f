// Letters, digits and punctuation as keys: on, with Alt or off; the site's choice and the reader's.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMIT, launch, open, settled, until } from './lib/browser.mjs';
import { SCREEN, at, mode, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { ROOT, build, write } from './lib/site.mjs';
import { png, talks } from './lib/talks.mjs';

const axe = readFileSync(join(ROOT, 'tests/browser/node_modules/axe-core/axe.min.js'), 'utf8');
const OFF = 'title = "Talks"\n\n[keys]\nmode = "off"\npresent = "Shift+P"\nhelp = "H"\n';
const TALK = `---
title: Keys
date: 2026-02-23
---

----

<!-- slide: id=one -->
![A blue field.](/img/p1.png)

One.

<!-- slide: id=two -->
> ## Steps
>
> {.step}
> - one
> - two

Two.
`;
let browser;
const hosts = [];
before(async () => { browser = await launch(); });
after(async () => {
  await browser?.close();
  await Promise.all(hosts.map((host) => host.close()));
});

function output(config, files = {}) {
  const folder = write({ 'talkpress.toml': config, 'content/talks/keys.md': TALK, ...files });
  return build(write({ 'static/img/p1.png': png(640, 360, [40, 70, 120]) }, folder));
}
async function site(config, files) {
  const host = await serve(output(config, files));
  hosts.push(host);
  return host.url;
}
const isMode = (page) => page.evaluate(() => document.documentElement.dataset.mode);
const keyshortcuts = (page, selector) => page.locator(selector).getAttribute('aria-keyshortcuts');
const openHelp = async (page) => {
  await page.getByRole('link', { name: 'Keys', exact: true }).click();
  await page.locator('#tp-help[open]').waitFor();
};
// Keys that come before it is closed would be for the dialog.
const closeHelp = async (page) => {
  await press(page, 'Escape');
  await page.locator('#tp-help').waitFor({ state: 'hidden' });
};
const choose = async (page, name) => {
  await openHelp(page);
  await page.getByRole('radio', { name, exact: true }).check();
  await closeHelp(page);
};
const key = (page, init) => page.evaluate((event) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...event })), init);

test('turned off, no letter, digit or sign does anything, and the other keys do', LIMIT, async () => {
  const page = await open(browser, `${await site(OFF)}talks/keys/`, SCREEN);
  for (const pressed of ['p', 'Shift+P', 'Alt+p', '/', '?', 'h']) await press(page, pressed);
  await settled(page);
  assert.deepEqual([await isMode(page), await page.locator('dialog[open]').count()], ['read', 0]);
  assert.deepEqual([await keyshortcuts(page, '[data-open]'), await keyshortcuts(page, '.find'), await page.locator('.find kbd').isVisible()], [null, null, false]);
  await page.getByRole('button', { name: 'Present' }).click();
  await mode(page, 'present');
  for (const pressed of ['n', 'o', 's', 'b', '.', 'w', ',', 'c', 'f', 'r', '?', 'h', '/', '2', 'Enter']) await press(page, pressed);
  await settled(page);
  assert.deepEqual([await at(page), await isMode(page), await page.evaluate(() => document.documentElement.dataset.tpBlank)], ['one', 'present', '']);
  assert.deepEqual([await page.locator('dialog[open]').count(), page.context().pages().length], [0, 1]);
  assert.equal(await page.locator('#tp-bar [aria-keyshortcuts]').count(), 0);
  for (const [pressed, slide] of [['ArrowRight', 'two'], ['ArrowLeft', 'one'], [' ', 'two'], ['PageUp', 'one'], ['PageDown', 'two'], ['Home', 'one'], ['End', 'two']]) {
    await press(page, pressed);
    assert.equal(await at(page), slide, pressed);
  }
  await press(page, 'F5');
  await until(page, () => document.fullscreenElement);
  await press(page, 'Escape');
  await mode(page, 'read');
  await page.context().close();
});

test('readers choose at the foot of every page; the choice stays, and counts on stage', LIMIT, async () => {
  const url = await site(OFF, { 'content/about.md': '---\ntitle: About\ncategory: page\n---\n\nText.\n' });
  const page = await open(browser, `${url}about/`, SCREEN);
  await openHelp(page);
  assert.equal(await page.getByRole('radio', { name: 'Off' }).isChecked(), true);
  assert.deepEqual(await page.locator('#tp-help dt').filter({ visible: true }).count(), 0);
  await page.getByRole('radio', { name: 'On' }).check();
  assert.deepEqual(await page.locator('#tp-help dt').filter({ visible: true }).allInnerTexts(), ['/', 'H']);
  await page.goto(`${url}talks/keys/`);
  for (const again of [false, true]) {
    if (again) await page.reload();
    await press(page, 'p');
    await settled(page);
    assert.equal(await isMode(page), 'read');
    assert.equal(await keyshortcuts(page, '[data-open]'), 'Shift+P');
    await press(page, 'Shift+P');
    await mode(page, 'present');
    await press(page, '2', 'Enter');
    assert.equal(await at(page), 'two');
    await press(page, 'Escape');
    await mode(page, 'read');
  }
  await choose(page, 'With Alt');
  assert.deepEqual([await keyshortcuts(page, '[data-open]'), await keyshortcuts(page, '.find')], ['Alt+Shift+P', 'Alt+/']);
  await press(page, 'Shift+P');
  await settled(page);
  assert.equal(await isMode(page), 'read');
  await press(page, 'Alt+Shift+P');
  await mode(page, 'present');
  await press(page, 'Home', 'n', '2', 'Enter');
  assert.equal(await at(page), 'one');
  await press(page, 'Alt+2', 'Enter');
  assert.equal(await at(page), 'two');
  assert.equal(await keyshortcuts(page, '#tp-bar [data-do=help]'), 'Alt+H');
  await press(page, 'Alt+h');
  await page.locator('#tp-help[open]').waitFor();
  assert.match((await page.locator('#tp-help dl').innerText()).replace(/\s+/g, ' '), /Alt\+Shift\+P Present .* Alt\+B Alt\+\. Alt\+W Alt\+, Black/);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map((v) => v.id), []);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('the choice counts while the stage is open, in the speaker window and in a frame', LIMIT, async () => {
  const url = `${await site('title = "Talks"\n[keys]\nblack = "X"\n')}talks/keys/`;
  const page = await open(browser, `${url}?present#one`, SCREEN);
  await mode(page, 'present');
  const blank = () => page.evaluate(() => document.documentElement.dataset.tpBlank);
  await press(page, 'b', '.');
  assert.equal(await blank(), '');
  await press(page, 'x');
  assert.equal(await blank(), 'black');
  await press(page, 'x', '?');
  await page.getByRole('radio', { name: 'Off' }).check();
  await closeHelp(page);
  await press(page, 'x');
  assert.deepEqual([await blank(), await at(page)], ['', 'one']);
  await press(page, 'ArrowRight');
  assert.equal(await at(page), 'two');
  for (const name of ['speaker', 'embed']) {
    await page.goto(`${url}?${name}#one`);
    await mode(page, name);
    await press(page, 'n', '2', 'Enter', '?', '/');
    assert.deepEqual([await page.evaluate(() => window.talkpressDeck.current().id), await page.locator('dialog[open]').count()], ['one', 0]);
    await press(page, 'PageDown');
    assert.equal(await page.evaluate(() => window.talkpressDeck.current().id), 'two');
  }
  await page.evaluate(() => localStorage.clear());
  for (const name of ['speaker', 'embed']) {
    await page.goto(`${url}?${name}#one`);
    await mode(page, name);
    await press(page, '?');
    // A frame has nothing but slides.
    if (name === 'speaker') {
      await page.locator('#tp-help[open]').waitFor();
      await closeHelp(page);
    }
    await press(page, 'n');
    assert.equal(await page.evaluate(() => window.talkpressDeck.current().id), 'two', name);
  }
  // What a page was still loading is given up when it goes.
  assert.deepEqual(page.complaints.filter((complaint) => !complaint.startsWith('failed')), []);
  await page.context().close();
});

test('other keyboards: Cyrillic letters, signs with Shift, AltGr, and Alt on a Mac', LIMIT, async () => {
  const url = await site('title = "Talks"\n[keys]\nsearch = "["\nrehearse = "ф"\n');
  const page = await open(browser, `${url}talks/keys/`, SCREEN);
  await key(page, { key: 'з', code: 'KeyP' });
  await mode(page, 'present');
  const blank = () => page.evaluate(() => document.documentElement.dataset.tpBlank);
  // As on AZERTY: a full stop and digits need Shift.
  await key(page, { key: '.', code: 'Comma', shiftKey: true });
  assert.equal(await blank(), 'black');
  await key(page, { key: '2', code: 'Digit2', shiftKey: true });
  await press(page, 'Enter');
  assert.equal(await at(page), 'two');
  // Arabic digits, then caps lock: a capital letter without Shift.
  await key(page, { key: '١', code: 'Digit1' });
  await press(page, 'Enter');
  assert.equal(await at(page), 'one');
  await key(page, { key: 'W', code: 'KeyW' });
  assert.equal(await blank(), 'white');
  await key(page, { key: 'W', code: 'KeyW', shiftKey: true });
  assert.equal(await blank(), 'white');
  await key(page, { key: 'ф', code: 'KeyA' });
  await until(page, () => 'tpRehearsal' in document.documentElement.dataset);
  await key(page, { key: '[', code: 'Digit8', ctrlKey: true, altKey: true, modifierAltGraph: true });
  await page.locator('#tp-search[open]').waitFor();
  await press(page, 'Escape');
  await page.evaluate(() => localStorage.setItem('talkpress:keys', 'alt'));
  await key(page, { key: '∫', code: 'KeyB', altKey: true });
  assert.equal(await blank(), 'black');
  await key(page, { key: 'Dead', code: 'KeyN', altKey: true });
  await until(page, () => document.querySelector('section.slide[aria-current]').id === 'two');
  await key(page, { key: '¿', code: 'Slash', shiftKey: true, altKey: true });
  await page.locator('#tp-help[open]').waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('from right to left and on a disk; a damaged choice is that of the site', LIMIT, async () => {
  const folder = build(talks(5));
  const page = await open(browser, pathToFileURL(join(folder, 'talks/rtl/index.html')).href, SCREEN);
  await page.evaluate(() => localStorage.setItem('talkpress:keys', '{"x'));
  await page.locator('[href="#tp-help"]').click();
  await page.locator('#tp-help[open]').waitFor();
  assert.deepEqual([await page.locator('#tp-help [value=on]').isChecked(), await page.locator('#tp-help dt').first().innerText()], [true, '← المسافة PgDn N']);
  await page.locator('#tp-help [value=alt]').check();
  await closeHelp(page);
  await page.reload();
  await press(page, 'Alt+p');
  await mode(page, 'present');
  await press(page, 'Home', 'ArrowLeft');
  assert.equal(await at(page), 'p2');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('an enlarged slide keeps to the choice', LIMIT, async () => {
  const page = await open(browser, `${await site('title = "Talks"\n')}talks/keys/`, SCREEN);
  const scale = () => page.evaluate(() => new DOMMatrix(getComputedStyle(document.querySelector('#tp-enlarge [data-view=view] > *')).transform).a);
  await page.locator('#one .enlarge').click();
  await page.locator('#tp-enlarge[open]').waitFor();
  await press(page, '+');
  assert.equal(await scale(), 1.5);
  await press(page, '0');
  await page.evaluate(() => localStorage.setItem('talkpress:keys', 'off'));
  await press(page, '+');
  assert.equal(await scale(), 1);
  await page.context().close();
});
