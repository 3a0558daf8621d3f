// What a stage keeps and what it never shows: the step after a reload, keys that come early, small pictures in the overview, whole words
// in tables.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, eventually, launch, open, settled, until } from './lib/browser.mjs';
import { at, mode, press, present } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

const HEAD = 'date: 2026-02-09\n---\n\n----\n\n';
const STEPS = `---\ntitle: Steps\n${HEAD}![A blue field.](/img/1.png)\n\nOne.\n\n> ## Steps\n>\n> {.step}\n> - one\n> - two\n\nTwo.\n`;
const ROWS = '> | Vessel | Passengers | Registration | Operator | Propulsion |\n> |---|---|---|---|---|\n> | Havbris | 1,240 people | LK-4471-B | Kystruten | diesel-electric |\n> | Solvind | 86 people | LK-0093-A | independent | hydrogen |\n';
const TABLES = `---\ntitle: Tables\n${HEAD}> ## Ferries\n>\n${ROWS}\nSaid.\n\n> ## In columns {.columns}\n>\n> | Registration | Propulsion | independent |\n> |---|---|---|\n> | a | b | c |\n>\n> ***\n>\n> Text.\n\nSaid.\n\n> ## Plain\n>\n> Text.\n\nSaid.\n`;
const FRAGMENTS = `---\ntitle: Fragments\nslides: reveal\ndate: 2026-02-09\n---\n\n## Stack\n\n<div class="r-stack">
<p class="fragment fade-out" data-fragment-index="0">one</p>
<p class="fragment current-visible" data-fragment-index="0">two</p>
<p class="fragment" data-fragment-index="1">three</p>
</div>\n\n---\n\n## Full\n\n${'- an item\n'.repeat(24)}\n| a | b |\n|---|---|\n| c | d |\n`;
let browser, host;

before(async () => {
  const files = { 'talkpress.toml': 'title = "Tests"\n', 'content/talks/steps.md': STEPS, 'content/talks/tables.md': TABLES };
  files['content/talks/fragments.md'] = FRAGMENTS;
  files['static/img/1.png'] = png(1920, 1080, [40, 70, 120]);
  files['static/img/2.png'] = png(1200, 900, [120, 70, 40]);
  files['content/talks/old.md'] = `---\ntitle: Four by three\n${HEAD}${'![A brown field.](/img/2.png)\n\nA short line.\n\n'.repeat(6)}`;
  host = await serve(build(write(files)));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await host?.close();
});

const items = (page) => page.locator('[aria-current] li').evaluateAll((all) => all.filter((item) => item.checkVisibility({ visibilityProperty: true })).length);

test('the overview of a deck of 4 by 3 has no bars; a short transcript fills its space on stage', LIMIT, async () => {
  for (const [name, ratio] of [['old', 4 / 3], ['steps', 16 / 9]]) {
    const page = await present(browser, `${host.url}talks/${name}/?present`, { viewport: { width: 1280, height: 720 } });
    await press(page, 'o');
    await mode(page, 'overview');
    const found = await page.locator('#tp-overview li > div').evaluateAll((all) => all.map((e) => [e.offsetWidth / e.offsetHeight, document.querySelector('#tp-overview').scrollHeight <= innerHeight]));
    assert.ok(found.every(([is, isWhole]) => Math.abs(is - ratio) < 0.02 && isWhole), `${name}: ${found}`);
    await press(page, 'Escape', 'c');
    const { bottom, left, right, top } = await page.locator('[aria-current] .transcript').evaluate((e) => e.getBoundingClientRect().toJSON());
    assert.deepEqual([bottom, left, right], [720, 0, 1280], name);
    const face = await page.locator('[aria-current] .face').evaluate((e) => e.getBoundingClientRect().bottom);
    assert.ok(Math.abs(face - top) < 1, `${name}: ${face}, ${top}`);
    await page.context().close();
  }
});

test('a reload keeps the slide and the step', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/steps/`, { viewport: { width: 1280, height: 720 } });
  await press(page, 'p');
  await mode(page, 'present');
  await press(page, 'ArrowRight', 'ArrowRight');
  assert.equal(await items(page), 1);
  for (let n = 0; n < 2; n += 1) {
    await page.reload();
    await mode(page, 'present');
    assert.deepEqual([await at(page), await items(page)], ['steps', 1]);
  }
  await press(page, 'ArrowRight');
  assert.equal(await items(page), 2);
  await page.context().close();
});

test('fragments that go leave their place to the next one', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/fragments/?present`, { viewport: { width: 1280, height: 720 } });
  await mode(page, 'present');
  const shown = () => page.locator('[aria-current] .r-stack p').evaluateAll((all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.textContent).join());
  const places = await page.locator('[aria-current] .r-stack p').evaluateAll((all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().top))).size);
  assert.equal(places, 1);
  for (const expected of ['one', 'two', 'three']) {
    assert.equal(await shown(), expected);
    await press(page, 'ArrowRight');
  }
  assert.equal(await at(page), 'full');
  await press(page, 'ArrowLeft');
  assert.equal(await shown(), 'three');
  await page.context().close();
});

test('a table on a slide that is too full is as high as its rows', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/fragments/?present#full`, { viewport: { width: 1280, height: 720 } });
  await mode(page, 'present');
  await eventually(async () => {
    const [table, inner, card] = await page.locator('[aria-current] :is(.table, table, .card)').evaluateAll((all) => ['.table', 'table', '.card'].map((name) => all.find((one) => one.matches(name)).getBoundingClientRect()));
    assert.ok(Math.abs(table.height - inner.height) < 2 && inner.height > 10 && table.bottom <= card.bottom + 1, JSON.stringify([table, inner, card]));
  });
  await page.context().close();
});

test('keys pressed while the stage opens count', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/steps/`, { viewport: { width: 1280, height: 720 } });
  await page.route('**/stage.*.js', async (route) => {
    await new Promise((done) => setTimeout(done, 700));
    await route.continue();
  });
  await press(page, 'p');
  await page.waitForTimeout(100);
  await press(page, 'ArrowRight', 'ArrowRight');
  await mode(page, 'present');
  await eventually(async () => assert.deepEqual([await at(page), await items(page)], ['steps', 1]));
  await page.context().close();
});

test('keys act on a stage whose scripts were loaded before it opened', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/steps/`, { viewport: { width: 1280, height: 720 } });
  await page.locator('[data-open=present]').first().hover();
  await until(page, () => window.talkpressDeck);
  await page.locator('[data-open=present]').first().click();
  await mode(page, 'present');
  await page.waitForTimeout(50);
  await press(page, 'ArrowRight', 'ArrowRight');
  assert.deepEqual([await at(page), await items(page)], ['steps', 1]);
  await press(page, 'Escape');
  await mode(page, 'read');
  await press(page, 'p');
  await mode(page, 'present');
  await page.waitForTimeout(50);
  await press(page, 'End');
  assert.equal(await at(page), 'steps');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('a stage that cannot be loaded leaves the keys to the article', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/steps/`, { viewport: { width: 1280, height: 720 } });
  let refuse;
  const refused = new Promise((done) => { refuse = done; });
  await page.route('**/stage.*.js', async (route) => {
    await refused;
    await route.abort();
  });
  await page.evaluate(() => { globalThis.reached = []; document.addEventListener('keydown', (event) => globalThis.reached.push(event.key)); });
  const reached = () => page.evaluate(() => globalThis.reached.join(' '));
  await press(page, 'p');
  await page.waitForTimeout(100);
  await press(page, 'ArrowRight', 'Tab', 'F2');
  assert.equal(await reached(), 'p Tab F2');
  refuse();
  await eventually(() => assert.ok(page.complaints.some((text) => text.includes('could not load'))));
  await press(page, 'x');
  assert.equal(await reached(), 'p Tab F2 x');
  await page.context().close();
});

test('the overview shows small pictures', LIMIT, async () => {
  const page = await present(browser, `${host.url}talks/steps/?present`);
  await press(page, 'o');
  await mode(page, 'overview');
  await until(page, () => document.querySelector('#tp-overview img').complete);
  assert.match(await page.locator('#tp-overview img').evaluate((image) => image.currentSrc), /\/sizes\//);
  await page.context().close();
});

// Runs in the page: the words of tables that are on two lines, and the tables that are wider than their place.
function faults() {
  const found = [];
  document.querySelectorAll('section.slide .card .table').forEach((table) => {
    if (!table.checkVisibility({ visibilityProperty: true })) return;
    if (table.scrollWidth > table.clientWidth + 1) found.push(`too wide by ${table.scrollWidth - table.clientWidth}`);
    const walk = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      for (const { 0: word, index } of walk.currentNode.data.matchAll(/[^\s-]+/g)) {
        const range = document.createRange();
        range.setStart(walk.currentNode, index);
        range.setEnd(walk.currentNode, index + word.length);
        if (new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size > 1) found.push(word);
      }
    }
  });
  return found;
}

test('tables keep their words whole at any size, and the title keeps its size', LIMIT, async () => {
  for (const [width, height] of [[1280, 720], [1920, 1080], [390, 844], [844, 390], [768, 1024], [1120, 800], [2560, 1440]]) {
    const page = await open(browser, `${host.url}talks/tables/`, { viewport: { width, height } });
    await page.evaluate(() => document.fonts.ready);
    assert.deepEqual(await page.evaluate(faults), [], `article at ${width}`);
    await press(page, 'p');
    await mode(page, 'present');
    const sizes = new Set();
    for (let n = 0; n < 3; n += 1) {
      await settled(page);
      assert.deepEqual(await page.evaluate(faults), [], `slide ${n + 1} on stage at ${width}`);
      sizes.add(await page.locator('[aria-current] .card h2').evaluate((e) => getComputedStyle(e).fontSize));
      await press(page, 'ArrowRight');
    }
    assert.equal(sizes.size, 1, [...sizes].join());
    await page.context().close();
  }
});
