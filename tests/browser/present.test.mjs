// Present mode: every key and gesture, the address, the network gone, and what a screen reader is left with.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { DEADLINE, LIMIT, eventually, launch, open, settled, until } from './lib/browser.mjs';
import { SCREEN, address, at, mode, present as openStage, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { BINARY, TODAY, build, write } from './lib/site.mjs';
import { talks } from './lib/talks.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser, output, host, steps, pictures;

before(async () => {
  output = build(talks(), '--with-notes');
  browser = await launch();
  host = await serve(output);
  steps = `${host.url}talks/steps/`;
  pictures = `${host.url}talks/pictures/`;
});
after(async () => {
  await browser?.close();
  await host?.close();
});

const present = (url, options) => openStage(browser, url, options);
async function walks(page, table) {
  for (const [keys, slide] of table) {
    await press(page, ...keys);
    assert.equal(await at(page), slide, `after ${keys.join(' ')}`);
  }
}

test('every key that moves', LIMIT, async () => {
  const page = await present(`${pictures}?present#p1`);
  await walks(page, [
    [['ArrowRight'], 'p2'], [['Space'], 'p3'], [['PageDown'], 'p4'], [['n'], 'p5'], [['ArrowLeft'], 'p4'], [['Shift+Space'], 'p3'],
    [['PageUp'], 'p2'], [['End'], 'p55'], [['ArrowRight'], 'p55'], [['Home'], 'p1'], [['ArrowLeft'], 'p1'], [['1', '2', 'Enter'], 'p12'],
    [['9', '9', 'Enter'], 'p55'], [['4', 'Escape'], 'p55'], [['7', 'Enter'], 'p7'], [['ArrowDown'], 'p8'], [['ArrowUp'], 'p7'],
    [['Control+ArrowRight'], 'p7'], [['Enter'], 'p7'],
  ]);
  // Where the layout has no Latin letters, the place of a key counts.
  await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'т', code: 'KeyN', bubbles: true })));
  assert.equal(await at(page), 'p8');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('arrows flip where one reads from right to left', LIMIT, async () => {
  const page = await present(`${host.url}talks/rtl/?present`);
  await walks(page, [[['ArrowLeft'], 'p2'], [['ArrowLeft'], 'p3'], [['ArrowRight'], 'p2'], [['PageDown'], 'p3'], [['Space'], 'p4']]);
  await page.context().close();
});

test('P enters at the slide in view, Esc leaves to the same slide, F5 of a clicker goes on', LIMIT, async () => {
  const page = await open(browser, `${pictures}#p20`, SCREEN);
  await until(page, () => scrollY > 500);
  await press(page, 'p');
  await mode(page, 'present');
  assert.equal(await at(page), 'p20');
  assert.match(await address(page), /\?present#p20$/);
  await press(page, 'ArrowRight', 'PageDown', 'Escape');
  await mode(page, 'read');
  assert.match(await address(page), /pictures\/#p22$/);
  const seen = await page.evaluate(() => ({
    top: document.getElementById('p22').getBoundingClientRect().top,
    focus: document.activeElement.matches('a.permalink') && document.activeElement.closest('section').id,
    left: document.querySelectorAll('[inert], [data-tp-off], section[aria-current], #tp-bar, #tp-live').length,
  }));
  assert.ok(Math.abs(seen.top) < 60, `slide stands at ${seen.top}`);
  assert.deepEqual([seen.focus, seen.left], ['p22', 0]);
  await press(page, 'F5');
  await mode(page, 'present');
  assert.equal(await at(page), 'p22');
  await page.context().close();
});

test('the button, the back button, forward and reload', LIMIT, async () => {
  const page = await open(browser, steps, SCREEN);
  await page.getByRole('button', { name: 'Present' }).click();
  await mode(page, 'present');
  assert.equal(await at(page), 'one');
  await press(page, 'End');
  assert.match(await address(page), /\?present#last$/);
  await page.reload();
  await mode(page, 'present');
  assert.equal(await at(page), 'last');
  await page.goBack();
  await mode(page, 'read');
  assert.match(await address(page), /steps\/#last$/);
  await page.goForward();
  await mode(page, 'present');
  assert.equal(await at(page), 'last');
  await page.evaluate(() => { location.hash = '#old-list'; });
  await until(page, () => document.querySelector('section.slide[aria-current]').id === 'list');
  await page.context().close();
});

test('P in a text field is a letter', LIMIT, async () => {
  const page = await open(browser, steps, SCREEN);
  await page.evaluate(() => document.body.prepend(Object.assign(document.createElement('input'), { id: 'field' })));
  await page.focus('#field');
  await press(page, 'p');
  // A key that opens has asked for its scripts before it is done.
  assert.equal(await page.locator('[id^=tp-part]').count(), 0);
  assert.equal(await page.inputValue('#field'), 'p');
  await page.context().close();
});

test('typed digits are forgotten after a while, and nothing of it runs once present mode is left', LIMIT, async () => {
  const context = await browser.newContext(SCREEN);
  const page = await context.newPage();
  page.setDefaultTimeout(DEADLINE);
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.clock.install();
  await page.goto(`${pictures}?present#p3`);
  await mode(page, 'present');
  const shown = () => page.locator('#tp-bar output').textContent();
  await press(page, '1', '2');
  assert.equal(await shown(), '12');
  await page.clock.runFor(4000);
  assert.equal(await shown(), '3 / 55');
  // The slide's number is written once, not every few seconds.
  await page.evaluate(() => {
    window.writes = 0;
    new MutationObserver((all) => { window.writes += all.length; }).observe(document.querySelector('#tp-bar output'), { childList: true });
  });
  await page.clock.runFor(20_000);
  assert.equal(await page.evaluate(() => window.writes), 0);
  await press(page, '7');
  await page.evaluate(() => document.querySelector('#tp-bar [data-do=leave]').click());
  await mode(page, 'read');
  await page.clock.runFor(20_000);
  assert.deepEqual(errors, []);
  await context.close();
});

test('lists and code come step by step, forth and back', LIMIT, async () => {
  const page = await present(`${steps}?present#list`);
  const later = () => page.locator('#list [data-tp-later]').count();
  const lines = () => page.evaluate(() => [...document.querySelectorAll('#code .line')].map((l) => Number(l.hasAttribute('data-tp-now'))).join(''));
  assert.equal(await later(), 2);
  await press(page, 'ArrowRight');
  assert.deepEqual([await at(page), await later()], ['list', 1]);
  await press(page, 'ArrowRight', 'ArrowRight');
  assert.deepEqual([await at(page), await lines()], ['code', '1000']);
  await press(page, 'ArrowRight');
  assert.equal(await lines(), '0110');
  await press(page, 'ArrowRight');
  assert.equal(await lines(), '1111');
  await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  assert.deepEqual([await at(page), await later()], ['list', 0]);
  await press(page, 'Escape');
  assert.equal(await page.locator('[data-tp-later], [data-tp-now]').count(), 0);
  await page.context().close();
});

const BLOCKS = `---
title: Blocks
date: 2026-01-02
slides: remark
---
# Blocks

{.step}

A paragraph.

<ul class="fragment"><li>a</li><li>b</li></ul>

.pull-left[
left

--

left, later
]

.pull-right[
right
]
`;

test('any block of a slide is a step, and a step goes on in the next column', LIMIT, async () => {
  const site = await serve(build(write({ 'talkpress.toml': 'title = "Tests"\n', 'content/talks/blocks.md': BLOCKS })));
  const page = await present(`${site.url}talks/blocks/?present`);
  const shown = () => page.evaluate(() => [...document.querySelectorAll('.face p, .face li')]
    .filter((part) => getComputedStyle(part).visibility === 'visible').map((part) => part.textContent).join());
  const states = ['left', 'A paragraph.,left', 'A paragraph.,a,b,left', 'A paragraph.,a,b,left,left, later,right'];
  for (const state of states) {
    assert.equal(await shown(), state);
    await press(page, 'ArrowRight');
  }
  assert.equal(await shown(), states[3]);
  await press(page, 'ArrowLeft');
  assert.equal(await shown(), states[2]);
  await press(page, 'Escape');
  assert.equal(await shown(), states[3]);
  await page.context().close();
  await site.close();
});

test('black, white, captions, help, full screen', LIMIT, async () => {
  const page = await present(`${steps}?present#small`);
  const blank = () => page.evaluate(() => getComputedStyle(document.getElementById('tp-blank')).display + document.documentElement.dataset.tpBlank);
  for (const [key, wanted] of [['b', 'blockblack'], ['.', 'none'], ['w', 'blockwhite'], [',', 'none'], ['.', 'blockblack'], ['w', 'blockwhite']]) {
    await press(page, key);
    assert.equal(await blank(), wanted, key);
  }
  await press(page, 'ArrowLeft');
  assert.deepEqual([await blank(), await at(page)], ['none', 'code']);
  await press(page, 'ArrowRight', 'c');
  assert.equal(await page.locator('#small .transcript').isVisible(), true);
  await press(page, 'c');
  assert.equal(await page.locator('#small .transcript').isVisible(), false);
  await press(page, '?');
  assert.equal(await page.locator('#tp-help').isVisible(), true);
  await press(page, 'ArrowRight', 'Escape');
  assert.deepEqual([await at(page), await page.locator('#tp-help').isVisible()], ['small', false]);
  await press(page, 'f');
  await until(page, () => document.fullscreenElement);
  await press(page, 'F5');
  await until(page, () => !document.fullscreenElement);
  await page.context().close();
});

test('the overview: keys, click, number, Esc', LIMIT, async () => {
  const page = await present(`${pictures}?present#p3`);
  await press(page, 'o');
  await mode(page, 'overview');
  assert.equal(await page.locator('#tp-overview a').count(), 55);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '3');
  // Who walks with keys sees where: nothing clips the ring.
  const tile = () => page.locator('#tp-overview li').nth(3).screenshot();
  await until(page, () => [...document.querySelectorAll('#tp-overview img')].slice(0, 4).every((image) => image.complete));
  const before = await tile();
  await press(page, 'ArrowRight');
  assert.notDeepEqual(await tile(), before);
  await press(page, 'Enter');
  await mode(page, 'present');
  assert.equal(await at(page), 'p4');
  await press(page, 'o', 'ArrowDown', 'ArrowUp', 'End', 'Enter');
  assert.equal(await at(page), 'p55');
  await press(page, 'o');
  await page.locator('#tp-overview a').nth(9).click();
  assert.equal(await at(page), 'p10');
  await press(page, 'o', '2', '1', 'Enter');
  await mode(page, 'present');
  assert.equal(await at(page), 'p21');
  await press(page, 'o', 'Escape');
  await mode(page, 'present');
  assert.equal(await at(page), 'p21');
  await page.context().close();
});

test('a finger: taps at the sides, swipes, and nothing of it on links', LIMIT, async () => {
  const page = await present(`${pictures}?present#p5`, { viewport: { width: 400, height: 800 }, hasTouch: true, isMobile: true });
  await page.touchscreen.tap(350, 400);
  await eventually(async () => assert.equal(await at(page), 'p6'));
  await page.touchscreen.tap(200, 400);
  await eventually(async () => assert.equal(await at(page), 'p7'));
  await page.touchscreen.tap(30, 400);
  await eventually(async () => assert.equal(await at(page), 'p6'));
  const swipe = (from, to) => page.evaluate(([x, y]) => {
    const stage = document.querySelector('section.slide[aria-current]');
    const fire = (type, clientX) => stage.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, pointerType: 'touch', clientX, clientY: 400 }));
    fire('pointerdown', x);
    fire('pointerup', y);
  }, [from, to]);
  await swipe(300, 100);
  assert.equal(await at(page), 'p7');
  await swipe(100, 300);
  assert.equal(await at(page), 'p6');
  await page.context().close();
});

test('pictures are never blown up, cards fill and never scroll, at any shape of window', LIMIT, async () => {
  const page = await present(`${steps}?present#small`);
  for (const [width, height] of [[1280, 720], [1920, 1080], [1024, 768], [400, 800], [800, 360], [640, 360]]) {
    await page.setViewportSize({ width, height });
    const seen = {};
    for (const id of ['one', 'code', 'small', 'long', 'big']) {
      await page.evaluate((hash) => { location.hash = hash; }, '#' + id);
      await until(page, ([want, wide, high]) => document.querySelector('section.slide[aria-current]').id === want && innerWidth === wide && innerHeight === high, [id, width, height]);
      await until(page, () => [...document.querySelectorAll('[aria-current] .face img')].every((image) => image.complete));
      await settled(page);
      seen[id] = await page.evaluate(() => {
        const box = document.querySelector('[aria-current] .card, [aria-current] .face img');
        const { left, top, width: w, height: h } = box.getBoundingClientRect();
        const slide = document.querySelector('section.slide[aria-current]');
        return { left, top, w, h, natural: box.naturalWidth, over: slide.scrollHeight - slide.clientHeight, page: document.documentElement.scrollWidth - innerWidth };
      });
    }
    for (const [id, { left, top, w, h, natural, over, page: wide }] of Object.entries(seen)) {
      const told = `${id} at ${width}x${height}: ${JSON.stringify(seen[id])}`;
      assert.ok(left >= -1 && top >= -1 && left + w <= width + 1 && top + h <= height + 1, told);
      assert.ok(over <= 1 && wide <= 0, told);
      if (natural) assert.ok(w <= natural + 1, told);
    }
    const whole = Math.min(width, height * 16 / 9);
    assert.ok(Math.abs(seen.one.w - whole) < 2, `card is ${seen.one.w} wide of ${whole}`);
    assert.ok(Math.abs(seen.small.w - Math.min(640, width)) < 2);
  }
  await page.context().close();
});

test('one slide is left to the keyboard and to a screen reader', LIMIT, async () => {
  const page = await present(`${steps}?present#list`);
  await until(page, () => document.activeElement?.id === 'list');
  const seen = new Set();
  for (let n = 0; n < 30; n += 1) {
    await press(page, 'Tab');
    seen.add(await page.evaluate(() => document.activeElement.closest('section.slide')?.id ?? document.activeElement.closest('#tp-bar')?.id ?? document.activeElement.localName));
  }
  assert.deepEqual([...seen].filter((id) => !['list', 'tp-bar', 'body', 'html'].includes(id)), []);
  assert.ok(seen.has('tp-bar'));
  const tree = await page.locator('body').ariaSnapshot();
  assert.equal(tree.match(/group "Slide/g)?.length, 1, tree);
  assert.match(tree, /group "Slide 2"/);
  await press(page, 'End');
  assert.match(await page.locator('#tp-live').textContent(), /^Slide 8 of 8: Questions\?$/);
  await page.context().close();
});

test('the network may go once present mode is ready offline', LIMIT, async () => {
  const page = await present(`${pictures}?present#p30`);
  await press(page, '?');
  await page.getByText('Ready to use offline').waitFor();
  await press(page, 'Escape');
  await page.context().setOffline(true);
  await press(page, 'Home');
  for (let n = 1; n <= 55; n += 1) {
    const shown = await page.evaluate(() => {
      const image = document.querySelector('section.slide[aria-current] img');
      return [image.closest('section').id, image.complete && image.naturalWidth > 0];
    });
    assert.deepEqual(shown, [`p${n}`, true]);
    await press(page, 'ArrowRight');
  }
  await press(page, 'o');
  await mode(page, 'overview');
  await page.context().close();
});

test('a film that cannot play says where it is', LIMIT, async () => {
  const page = await present(`${steps}?present#film`);
  await page.locator('#film a.tp-media').waitFor();
  await press(page, 'ArrowRight');
  assert.equal(await page.locator('a.tp-media').count(), 0);
  await page.context().close();
});

test('from a disk', LIMIT, async () => {
  const url = pathToFileURL(`${output}/talks/steps/index.html`).href;
  const page = await open(browser, url, SCREEN);
  await press(page, 'p');
  await mode(page, 'present');
  await walks(page, [[['End'], 'last'], [['PageUp'], 'big']]);
  await page.reload();
  await mode(page, 'present');
  assert.equal(await at(page), 'big');
  await press(page, 'Escape');
  await mode(page, 'read');
  assert.match(await address(page), /index\.html#big$/);
  await page.context().close();
});

test('axe finds nothing on the stage, in the overview, in the help', LIMIT, async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await present(`${steps}?present#list`, { ...SCREEN, bypassCSP: true, reducedMotion: 'reduce', colorScheme });
    await page.evaluate(axe);
    for (const keys of [[], ['ArrowRight', 'ArrowRight', 'ArrowRight'], ['ArrowRight', 'ArrowRight', 'ArrowRight', 'c'], ['?'], ['Escape', 'o']]) {
      await press(page, ...keys);
      await page.mouse.move(300 + keys.length, 300);
      await until(page, () => document.getAnimations().every((one) => one.playState === 'finished'));
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), [], `${colorScheme} after ${keys.join(' ')}`);
    }
    await page.context().close();
  }
});

const step = (page) => page.evaluate(() => [window.talkpressDeck.current().id, window.talkpressDeck.position().step].join());
const inStep = (pages) => eventually(async () => assert.equal(...await Promise.all(pages.map(step))));
// A window that was just closed may still have its name: then the key opens none, and is pressed again.
async function openSpeaker(stage) {
  const speaker = await eventually(async () => {
    const opened = stage.context().pages().find((page) => page !== stage);
    if (opened) return opened;
    await press(stage, 's');
    throw new Error('the speaker window has not opened');
  });
  await mode(speaker, 'speaker');
  return speaker;
}
async function pair(url) {
  const stage = await present(url);
  return [stage, await openSpeaker(stage)];
}

for (const where of ['http', 'file']) {
  const address = (talk, hash) => (where === 'http' ? `${host.url}talks/${talk}/?present#${hash}` : `${pathToFileURL(output).href}/talks/${talk}/index.html?present#${hash}`);

  test(`two windows, one deck (${where})`, LIMIT, async () => {
    const [stage, speaker] = await pair(address('steps', 'list'));
    await until(speaker, () => window.talkpressDeck.current().id === 'list');
    await press(speaker, 'ArrowRight');
    await until(stage, () => window.talkpressDeck.position().step === 1);
    await press(stage, 'PageDown', 'PageDown');
    await until(speaker, () => window.talkpressDeck.current().id === 'code');
    assert.match(await speaker.locator('[data-view=notes]').innerText(), /Remember the joke/);
    await press(speaker, 'b');
    await until(stage, () => document.documentElement.dataset.tpBlank === 'black');
    await press(speaker, 'b');

    // Each is loaded anew while the other goes on; a window opened late comes to the same place.
    await press(speaker, 'End');
    await until(stage, () => window.talkpressDeck.current().id === 'last');
    await speaker.reload();
    await mode(speaker, 'speaker');
    await until(speaker, () => window.talkpressDeck.current().id === 'last');
    await stage.evaluate(() => { location.hash = '#one'; });
    await stage.reload();
    await mode(stage, 'present');
    await press(speaker, '4', 'Enter');
    await until(stage, () => window.talkpressDeck.current().id === 'small');
    await speaker.close();
    await press(stage, 'ArrowLeft');
    const again = await openSpeaker(stage);
    await until(again, () => window.talkpressDeck.current().id === 'code');
    await inStep([stage, again]);
    await stage.context().close();
  });

  test(`100 presses in both windows, never out of step (${where})`, LIMIT, async () => {
    const [stage, speaker] = await pair(address('pictures', 'p1'));
    const storm = (page, back) => page.evaluate(async (every) => {
      for (let n = 1; n <= 100; n += 1) {
        const key = n % every ? 'ArrowRight' : 'ArrowLeft';
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        await new Promise((done) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = done;
          channel.port2.postMessage(null);
        });
      }
    }, back);
    await storm(stage, 1000);
    assert.equal(await step(stage), 'p55,0');
    await inStep([stage, speaker]);
    await press(stage, 'Home');
    await Promise.all([storm(stage, 3), storm(speaker, 4)]);
    await inStep([stage, speaker]);
    assert.notEqual(await step(stage), 'p1,0');
    await stage.context().close();
  });
}

test('the speaker sees time, pace, what comes next, and has a say in the letters', LIMIT, async () => {
  const page = await open(browser, `${steps}?speaker#list`, SCREEN);
  await mode(page, 'speaker');
  const view = (name) => page.locator(`[data-view=${name}]`).innerText();
  assert.match(await view('clock'), /^\d\d:\d\d$/);
  assert.deepEqual([await view('elapsed'), await view('remaining')], ['00:00', '10:00']);
  assert.equal(await view('count'), '2 / 8 · A list');
  assert.equal(await page.locator('[data-view=next] [data-tp-later]').count(), 1);
  await page.evaluate(() => {
    const now = Date.now();
    Date.now = () => now + (window.later || 0) * 1000;
  });
  await page.getByRole('button', { name: 'Start or pause' }).click();
  await page.evaluate(() => { window.later = 90; });
  await eventually(async () => assert.deepEqual([await view('elapsed'), await view('remaining'), await view('pace')], ['01:30', '08:30', 'on time']));
  await page.evaluate(() => { window.later = 200; });
  await eventually(async () => assert.match(await view('pace'), /^01:20 behind$/));
  await press(page, '7', 'Enter');
  // A click on the remaining time sets the minutes.
  await page.locator('[data-view=remaining]').click();
  await page.locator('[data-view=planned]').fill('3');
  await press(page, 'Enter');
  assert.equal(await view('remaining'), '−00:20');
  await page.getByRole('button', { name: 'Start or pause' }).click();
  const size = () => page.locator('[data-view=transcript]').evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
  const before = await size();
  await page.getByRole('button', { name: 'Bigger text' }).click();
  assert.ok(await size() > before);
  await page.reload();
  await mode(page, 'speaker');
  assert.deepEqual([await view('elapsed'), await view('count')], ['03:20', '7 / 8 · A big picture']);
  assert.ok(await size() > before);
  await page.getByRole('button', { name: 'Reset' }).click();
  assert.equal(await view('elapsed'), '00:00');
  await page.context().close();
});

test('rehearse offers the times to the preview, else as a file', LIMIT, async () => {
  const page = await present(`${steps}?present#one`);
  await page.evaluate(() => { Date.now = () => 5000 + (window.later || 0) * 1000; });
  const wait = (seconds) => page.evaluate((n) => { window.later = (window.later || 0) + n; }, seconds);
  await press(page, 'r');
  await until(page, () => 'tpRehearsal' in document.documentElement.dataset);
  await wait(40);
  await press(page, 'ArrowRight');
  await wait(212);
  await press(page, 'End', 'r');
  const box = page.locator('#tp-rehearsal');
  const rows = await box.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  // The planned times are those of the slides.
  assert.deepEqual(rows, [['1', 'One thing', '0:00', '0:00'], ['2', 'A list', '0:40', '1:00'], ['8', 'Questions?', '4:12', '']]);
  assert.equal((await box.locator('tfoot').innerText()).replace(/\s+/g, ' ').trim(), 'Total 4:12 10:00');
  assert.equal(await box.locator('[data-view=save]').isVisible(), false);
  const [file] = await Promise.all([page.waitForEvent('download'), box.getByRole('link').click()]);
  const { times } = JSON.parse(await readFile(await file.path(), 'utf8'));
  assert.deepEqual(times, { one: 0, list: 40, last: 252 });
  await box.getByRole('button', { name: 'Close' }).click();
  await page.evaluate(() => {
    window.talkpressPreview = { saveTimes: (got) => { window.got = got; return window.refuse ? Promise.reject(new Error('it changed')) : Promise.resolve(); } };
    window.refuse = true;
  });
  await press(page, 'r', 'Home', 'r');
  await box.getByRole('button', { name: 'Save' }).click();
  await box.getByText('it changed').waitFor();
  await page.evaluate(() => { window.refuse = false; });
  await box.getByRole('button', { name: 'Save' }).click();
  await box.waitFor({ state: 'detached' });
  assert.deepEqual(await page.evaluate(() => window.got), { last: 0, one: 0 });
  await page.context().close();
});

test('axe finds nothing in the speaker window', LIMIT, async () => {
  const page = await open(browser, `${steps}?speaker#code`, { ...SCREEN, bypassCSP: true });
  await mode(page, 'speaker');
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), []);
  await page.context().close();
});

test('a preview is told which text is taller than its slide', LIMIT, async () => {
  const page = await browser.newPage(SCREEN);
  page.setDefaultTimeout(DEADLINE);
  await page.addInitScript(() => {
    window.talkpressPreview = {};
    document.addEventListener('talkpress:overflow', (event) => { window.over = event.detail.slides; });
  });
  await page.goto(steps);
  await until(page, () => window.over);
  assert.deepEqual(await page.evaluate(() => window.over), ['long']);
  assert.equal(await page.locator('[data-tp-overflow]').count(), 1);
  await page.close();
});

test('code to embed the talk and the address of a slide are a click away', LIMIT, async () => {
  const page = await open(browser, steps, SCREEN);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const clip = () => page.evaluate(() => navigator.clipboard.readText());
  // The word goes after a while: not before it was read here.
  await page.evaluate(() => { window.setTimeout = () => 0; });
  await page.getByRole('button', { name: 'Copy embed code' }).click();
  await page.getByText('Copied').waitFor();
  assert.equal(await clip(), `<iframe src="${steps}?embed" title="Steps" width="960" height="580" loading="lazy" allow="fullscreen"></iframe>`);
  await page.locator('#small a.permalink').click();
  await page.locator('#small').getByText('Copied').waitFor();
  assert.equal(await clip(), `${steps}#small`);
  assert.match(await address(page), /#small$/);
  await page.context().close();
});

test('what `check` calls too full is too full in a browser as well', LIMIT, async () => {
  const card = (n, lines) => `\n<!-- slide: id=c${n} -->\n\n> ## Card ${n}\n>\n${lines.map((line) => `> ${line}\n`).join('')}\nSaid.\n`;
  const cards = [];
  for (const items of [6, 10, 14, 20, 28]) {
    for (const words of [2, 10, 20]) cards.push(Array(items).fill('- ' + 'illicit '.repeat(words)));
    cards.push(['```text', ...Array(items * 2).fill('let it = till();'), '```']);
    cards.push([Array(items * 12).fill('will').join(' ')]);
  }
  const site = write({ 'content/talks/cards.md': `---\ntitle: Cards\ndate: 2026-01-01\n---\n\nIntro.\n\n----\n${cards.map((lines, n) => card(n, lines)).join('')}` });
  const report = spawnSync(BINARY, ['build', site, '-o', `${site}/out`, '--today', TODAY, '--format', 'json'], { encoding: 'utf8' }).stdout;
  const source = readFileSync(`${site}/content/talks/cards.md`, 'utf8').split('\n');
  const told = JSON.parse(report).diagnostics.filter((d) => /text of this slide/.test(d.message)).map((d) => 'c' + source[d.line - 1].split(' ').pop());
  const page = await open(browser, pathToFileURL(`${site}/out/talks/cards/index.html`).href, SCREEN);
  const over = await page.evaluate(() => [...document.querySelectorAll('section.slide')]
    .filter((slide) => { const { offsetWidth: w, offsetHeight: h } = slide.querySelector('.card'); return h > (w * 9) / 16 * 1.6; }).map((slide) => slide.id));
  assert.ok(told.length > 3, `only ${told}`);
  assert.deepEqual(told.filter((id) => !over.includes(id)), [], `told ${told}, over ${over}`);
  assert.ok(told.length > over.length / 2, `of ${over} only ${told}`);
  await page.context().close();
});

test('what is loaded stays small, compressed', () => {
  const folder = `${output}/assets`;
  const size = (name) => {
    const file = readdirSync(folder).find((f) => f.startsWith(`${name.split('.')[0]}.`) && f.endsWith(name.slice(name.lastIndexOf('.'))));
    return gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length;
  };
  const all = (...names) => names.reduce((sum, name) => sum + size(name), 0);
  const before = all('opening.js', 'site.js', 'keys.js', 'talk.js', 'present-open.js');
  assert.ok(size('present-open.js') <= 1700, `the door: ${size('present-open.js')}`);
  assert.ok(before <= 5200, `before present mode: ${before}`);
  const stage = all('stage.js', 'stage-tools.js', 'help.js');
  const speaker = all('speaker-window.js');
  const embedded = all('frame.js');
  assert.ok(stage <= 12800 && speaker <= 6900 && embedded <= 6800, `on stage ${stage}, for the speaker ${speaker}, in a frame ${embedded}`);
  assert.ok(size('present.css') <= 4200, `present.css: ${size('present.css')}`);
});
