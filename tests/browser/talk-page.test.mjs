// The page of a talk: its cover, the widths of its columns, slides without words, and what its buttons do.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, eventually, launch, open, settled, until } from './lib/browser.mjs';
import { mode, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

const SAID = 'What is said takes room on paper and on the screen. '.repeat(9);
const head = (title, more = '') => `---\ntitle: ${title}\ndate: 2026-02-01\n${more}---\n\n`;
const slide = (n, words) => `![Picture ${n}.](/img/${n}.png)\n\n${words}\n\n`;
const TALKS = {
  silent: `${head('Silent first slide', 'meta: A lede of one sentence.\nvideo: https://video.example/1\n')}----\n\n${slide(1, '')}${slide(2, 'One short line.')}${slide(3, SAID)}`,
  told: `${head('Told', 'tags: [queues]\nvenue: The Boathouse\n')}An introduction.\n\n----\n\n${slide(1, SAID)}${slide(2, SAID)}----\n\n## Chapter\n\n${slide(3, SAID)}----\n\nResources:\n\n* [One](https://example.org/)\n`,
  words: `${head('Words first')}An introduction to be beside the title.\n\n----\n\n> ## Words first\n\nHello.\n\n> ## Second\n\nMore.\n`,
  chosen: `${head('Chosen', 'headerimage: /img/3.png\nheaderalt: A green field.\n')}----\n\n${slide(1, 'Good morning.')}`,
  sheet: `${head('Sheet', 'tags: [queues]\n')}----\n\n> ## Text\n\n${[4, 5, 6, 7, 8].map((n) => slide(n, '')).join('')}`,
  pairs: `${head('Pairs')}----\n\n> ## Text\n\n${SAID}\n\n${[4, 5, 6, 7].map((n) => slide(n, '')).join('')}`,
  given: `${head('Given', 'license: CC0\ndeliveries:\n  - event: A\n  - event: B\n')}----\n\n${slide(1, SAID)}`,
  opening: `${head('Opening')}----\n\n## First part\n\n${slide(1, '')}----\n\n## Second part\n\n${slide(2, SAID)}`,
  soon: `${head('Soon', 'venue: The Boathouse\nlicense: CC0\nslides: none\n').replace('2026-02-01', '2027-02-01')}Read [a paper](https://example.org/).\n\nResources:\n\n* [One](https://example.org/one)\n`,
  tall: `${head('Tall')}----\n\n${slide(9, '')}${slide(2, SAID)}`,
};
// Window, slide, text, sidebar.
const WIDTHS = [[1280, 554, 416, 192], [1440, 660, 446, 202], [1680, 770, 521, 235], [1920, 883, 595, 269], [2560, 1200, 640, 272]];
let browser, host;

before(async () => {
  const files = { 'talkpress.toml': 'title = "Tests"\nbase_url = "https://talks.example/site/"\n' };
  for (const [name, text] of Object.entries(TALKS)) files[`content/talks/${name}.md`] = text;
  for (let n = 1; n <= 9; n += 1) files[`static/img/${n}.png`] = n === 9 ? png(600, 1600, [90, 90, 90]) : png(1600, 900, [(n * 40) % 256, 70, 120]);
  host = await serve(build(write(files)));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await host?.close();
});

const visit = (name, width, height = 900, more = {}) => open(browser, `${host.url}talks/${name}/`, { viewport: { width, height }, ...more });
const box = (page, selector) => page.locator(selector).first().boundingBox();
const near = (is, wanted, what, tolerance = 8) => assert.ok(Math.abs(is - wanted) <= tolerance, `${what}: ${is}, not ${wanted}`);
const columns = (page) => page.locator('.slides > section').evaluateAll((all) => new Set(all.map((e) => Math.round(e.getBoundingClientRect().left))).size);

test('slide, text and sidebar are as wide as they should be', LIMIT, async () => {
  for (const [width, slideWidth, text, sidebar] of WIDTHS) {
    const page = await visit('told', width);
    near((await box(page, '.slides .face img')).width, slideWidth, `slide at ${width}`);
    near((await box(page, '.slides .transcript')).width, text, `text at ${width}`);
    near(await page.locator('.sidebar').evaluate((e) => e.clientWidth - 24), sidebar, `sidebar at ${width}`);
    near((await box(page, '.header-image')).width, slideWidth, `cover at ${width}`);
    assert.ok(await page.locator('.transcript > p').first().evaluate((p) => p.clientWidth <= 35 * Number.parseFloat(getComputedStyle(p).fontSize) + 1));
    await page.context().close();
  }
  for (const [width, slideWidth, text] of [[390, 390, 350], [768, 728, null]]) {
    const page = await visit('told', width);
    const [face, words] = [await box(page, '.slides .face img'), await box(page, '.slides .transcript > p')];
    near(face.width, slideWidth, `slide at ${width}`, 1);
    assert.ok(words.y > face.y + face.height, 'the text is below');
    if (text) near(words.width, text, `text at ${width}`, 1);
    assert.equal(await page.locator('.sidebar details[open]').count(), 0);
    await page.context().close();
  }
});

test('the cover is beside the title, and wholly in the window', LIMIT, async () => {
  for (const [width, wanted] of [[1440, 660], [1920, 883], [2560, 1200]]) {
    const page = await visit('silent', width);
    const [cover, title] = [await box(page, '.talk-cover img'), await box(page, 'h1')];
    near(cover.width, wanted, `cover at ${width}`);
    assert.ok(cover.x > title.x + title.width && cover.y >= 0 && cover.y + cover.height <= 900, `cover at ${width}: ${JSON.stringify(cover)}`);
    assert.ok(cover.height <= 541);
    await page.context().close();
  }
  const page = await visit('silent', 390);
  const tops = [];
  for (const part of ['h1', '.lede', '.byline', '.actions', '.share', '.talk-cover img']) tops.push((await box(page, part)).y);
  assert.deepEqual(tops, tops.toSorted((a, b) => a - b));
  const cover = await box(page, '.talk-cover img');
  assert.deepEqual([cover.x, cover.width], [0, 390]);
  await page.context().close();
});

test('a silent first slide is the cover itself, on stage too', LIMIT, async () => {
  const page = await visit('silent', 1440);
  assert.equal(await page.locator('img[alt="Picture 1."]').count(), 1);
  assert.deepEqual(await page.locator('section.slide').evaluateAll((all) => all.map((e) => e.dataset.n)), ['1', '2', '3']);
  assert.equal(await page.locator('.talk-top section.slide #slide-1').count(), 1);
  await press(page, 'p');
  await mode(page, 'present');
  for (const wanted of ['Picture 1.', 'Picture 2.', 'Picture 3.']) {
    const seen = await page.evaluate(() => [...document.querySelectorAll('body *')]
      .filter((e) => e.localName === 'img' && e.checkVisibility({ visibilityProperty: true })).map((e) => e.alt));
    assert.deepEqual(seen, [wanted]);
    await press(page, 'ArrowRight');
  }
  await press(page, 'Home', 'Escape');
  await mode(page, 'read');
  // The focus is at the number of the slide, not around the slide.
  assert.equal(await page.evaluate(() => document.activeElement.matches('.talk-cover a.permalink')), true);
  assert.deepEqual(await page.evaluate(() => document.querySelectorAll('[inert], [data-tp-off]').length), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('a chosen cover leaves slide 1 in its place; without one, the introduction is beside the title', LIMIT, async () => {
  let page = await visit('chosen', 1440);
  assert.equal(await page.getAttribute('.talk-cover img', 'alt'), 'A green field.');
  assert.equal(await page.locator('.slides > section[data-n="1"] img').count(), 1);
  await page.context().close();
  page = await visit('words', 1440);
  assert.equal(await page.locator('.talk-cover').count(), 0);
  const [intro, title] = [await box(page, '.intro'), await box(page, 'h1')];
  assert.ok(intro.x >= title.x + title.width && intro.y < title.y + title.height, JSON.stringify({ intro, title }));
  await page.context().close();
});

test('a line is in the middle of its slide, and larger', LIMIT, async () => {
  const page = await visit('silent', 1440);
  const [image, line] = [await box(page, '.slides .face img'), await box(page, '.brief > p')];
  near(line.y + line.height / 2, image.y + image.height / 2, 'middle', 6);
  const size = (selector) => page.locator(selector).first().evaluate((e) => Number.parseFloat(getComputedStyle(e).fontSize));
  near(await size('.brief > p') / await size('.transcript:not(.brief) > p'), 1.3, 'size', 0.01);
  await page.context().close();
});

test('slides without words are in rows, and no slide is higher than the window', LIMIT, async () => {
  for (const [width, pairs, sheet] of [[390, 1, 1], [768, 2, 2], [1440, 2, 3], [2560, 2, 3]]) {
    for (const [name, wanted] of [['pairs', pairs], ['sheet', sheet]]) {
      const page = await visit(name, width);
      assert.equal(await columns(page), wanted, `${name} at ${width}`);
      if (name === 'sheet') {
        const edges = await page.locator('.slides').evaluate((e) => [e.getBoundingClientRect().left, innerWidth - e.getBoundingClientRect().right]);
        near(edges[0], edges[1], `a full sheet at ${width}`, 1);
      }
      await page.context().close();
    }
  }
  const page = await visit('tall', 1440, 700);
  assert.ok((await box(page, '.talk-cover img')).height <= 421);
  await page.setViewportSize({ width: 1000, height: 500 });
  assert.ok((await box(page, '.slides .face img')).height <= 500 - 111);
  await page.context().close();
});

test('the sidebar begins with the chapters, and follows', LIMIT, async () => {
  const page = await visit('told', 1440);
  const parts = await page.locator('.sidebar h2').allInnerTexts();
  assert.deepEqual(parts, ['Chapters', 'Resources', 'About this talk']);
  assert.equal(await page.locator('.sidebar time').count(), 0);
  await page.locator('#slide-3').evaluate((e) => e.scrollIntoView({ behavior: 'instant' }));
  await until(page, () => document.querySelector('.place').textContent === '3 / 3');
  assert.equal(await page.locator('.chapters [aria-current]').count(), 1);
  await page.context().close();
  const bare = await visit('words', 1440);
  assert.equal(await bare.locator('aside').count(), 0);
  await bare.context().close();
});

test('a chapter whose only slide is the cover has no heading among the slides; links lead to the cover', LIMIT, async () => {
  const page = await visit('opening', 1440);
  assert.deepEqual(await page.locator('.slides h2').allInnerTexts(), ['Second part']);
  const [heading, cover] = [await box(page, '#first-part'), await box(page, '.talk-cover')];
  assert.ok(heading.width <= 1 && Math.abs(heading.y - cover.y) <= 8, JSON.stringify({ heading, cover }));
  await page.getByRole('link', { name: 'First part' }).click();
  await until(page, () => location.hash === '#first-part' && scrollY < 200);
  assert.equal(await page.locator('.chapters [aria-current]').innerText(), 'First part');
  await page.context().close();
});

test('without slides, nothing of the sidebar is closed, and no link is there twice', LIMIT, async () => {
  for (const [width, javaScriptEnabled] of [[390, true], [800, true], [1440, true], [1440, false]]) {
    const page = await visit('soon', width, 900, { javaScriptEnabled });
    assert.deepEqual(await page.locator('.sidebar h2').allInnerTexts(), ['Resources', 'About this talk']);
    assert.equal(await page.locator('.sidebar summary').filter({ visible: true }).count(), 0);
    for (const text of ['One', 'The Boathouse', 'CC0']) assert.equal(await page.locator('.talk-body bdi, .talk-body dd, .talk-foot bdi').filter({ visible: true, hasText: text }).count(), 1, `${text} at ${width}`);
    // Below is nothing but how to cite the talk.
    assert.equal(await page.locator('.talk-foot > :is(nav, .colophon) > *').filter({ visible: true }).count(), 0);
    assert.ok(await page.locator('.talk-foot .cite').isVisible());
    const [links, facts] = [await box(page, '.sidebar nav'), await box(page, '.facts')];
    assert.equal(links.y === facts.y, width > 600, `at ${width}`);
    await page.context().close();
  }
});

test('link, embed code and the menu of the system', LIMIT, async () => {
  const page = await visit('silent', 1440, 900, { permissions: ['clipboard-read', 'clipboard-write'] });
  const clip = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Copy link' }).click();
  await eventually(async () => assert.equal(await clip(), 'https://talks.example/site/talks/silent/'));
  // A second click before the button has its text again.
  await page.getByRole('button', { name: 'Copied' }).click();
  await page.getByRole('button', { name: 'Copy link' }).waitFor();
  await page.getByRole('button', { name: 'Copy embed code' }).click();
  await eventually(async () => assert.match(await clip(), /^<iframe src="[^"]*\/talks\/silent\/\?embed" title="Silent first slide"/));
  const watch = page.getByRole('link', { name: /Watch/ });
  assert.match(await watch.innerText(), /video\.example/);
  await page.context().close();
  const context = await browser.newContext();
  await context.addInitScript(() => { navigator.share = (what) => { globalThis.shared = what; return Promise.resolve(); }; });
  const other = await context.newPage();
  await other.goto(`${host.url}talks/silent/`);
  await other.getByRole('button', { name: 'Share' }).click();
  assert.deepEqual(await other.evaluate(() => globalThis.shared), { title: 'Silent first slide', url: 'https://talks.example/site/talks/silent/' });
  await context.close();
});

test('deliveries and licence are on a wide page once, in the sidebar', LIMIT, async () => {
  const places = ['.sidebar .deliveries', '.talk-foot .deliveries', '.talk-foot .colophon p', '.talk-foot .cite'];
  for (const [width, shown] of [[390, [false, true, true, true]], [1440, [true, false, false, true]]]) {
    const page = await visit('given', width);
    assert.deepEqual(await page.evaluate((all) => all.map((one) => document.querySelector(one).checkVisibility({ contentVisibilityAuto: true })), places), shown, `at ${width}`);
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await page.evaluate((all) => all.map((one) => document.querySelector(one).checkVisibility()), places), [false, true, true, false]);
    await page.context().close();
  }
});

test('nothing moves while pictures load', LIMIT, async () => {
  for (const width of [390, 1440]) {
    for (const name of Object.keys(TALKS)) {
      const page = await visit(name, width);
      await settled(page);
      assert.ok((await page.evaluate(() => globalThis.layoutShift)) < 0.02, `${name} at ${width}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  }
});
