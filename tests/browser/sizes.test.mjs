// Sizes and places that a reader sees: tiles of the overview, code on a phone, slides alone, rows, text in the other direction.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open } from './lib/browser.mjs';
import { mode as inMode, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

const slides = (count) => Array.from({ length: count }, (_, n) => `![Picture ${n + 1}](/img/a.png)\n\nWords.\n`).join('\n');
const head = (title, more = '') => `---\ntitle: ${title}\ndate: 2026-02-05\n${more}---\n`;
const CODE = `---\n\n## Code\n\nA sentence about it, which is above it.\n\n\`\`\`js\n${'const value = compute(1, 2, 3);\n'.repeat(14)}\`\`\`\n`;
let browser;
let host;

before(async () => {
  browser = await launch();
  host = await serve(build(write({
    'talkpress.toml': 'title = "T"\nbase_url = "https://x.example/"\n',
    'content/talks/six.md': `${head('Six', 'tags: [one, two]\n')}\n----\n\n${slides(6)}`,
    'content/talks/many.md': `${head('Many')}\n----\n\n${slides(60)}`,
    'content/talks/code.md': `${head('Code', 'slides: rules\n')}# Code\n\n${CODE}`,
    'content/talks/lone.md': `${head('Lone')}\n----\n\n${slides(2)}\n![Alone](/img/a.png)\n\n${slides(1)}`,
    'content/talks/arabic.md': `${head('Arabic', 'lang: ar\ndescription: هذا نص قصير\n')}\n----\n\n${slides(1)}`,
    'static/img/a.png': png(1280, 720, [0, 0, 200]),
  })));
});
after(async () => {
  await browser?.close();
  await host?.close();
});

test('few slides fill the overview, and many scroll', LIMIT, async () => {
  for (const [width, height] of [[1280, 800], [1680, 1000]]) {
    const page = await open(browser, `${host.url}talks/six/?present`, { viewport: { width, height } });
    await inMode(page, 'present');
    await press(page, 'o');
    await inMode(page, 'overview');
    const [first, last] = await page.locator('#tp-overview li').evaluateAll((all) => [all[0], all.at(-1)].map((item) => item.getBoundingClientRect().toJSON()));
    assert.ok(first.width > width / 3.2 && last.bottom <= height, `${width}: ${first.width}, ${last.bottom}`);
    await page.setViewportSize({ width: 700, height: 900 });
    await page.waitForTimeout(100);
    assert.ok(await page.locator('#tp-overview').evaluate((grid) => grid.scrollWidth <= grid.clientWidth));
    await page.context().close();
  }
  const page = await open(browser, `${host.url}talks/many/?present`, { viewport: { width: 1280, height: 800 } });
  await inMode(page, 'present');
  await press(page, 'o');
  await inMode(page, 'overview');
  assert.ok(await page.locator('#tp-overview').evaluate((grid) => grid.scrollHeight > grid.clientHeight && grid.querySelector('li').offsetWidth >= 208));
  await page.context().close();
});

test('code on a text slide can be read on a phone', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/code/`, { viewport: { width: 390, height: 844 } });
  const [size, over] = await page.locator('.slides pre').evaluate((pre) => {
    const card = pre.closest('.card');
    return [Number.parseFloat(getComputedStyle(pre).fontSize), pre.getBoundingClientRect().bottom - card.getBoundingClientRect().bottom];
  });
  assert.ok(size >= 11 && over <= 0, `${size} px, ${over} px over the slide`);
  await page.context().close();
});

test('text on stage is larger on a phone that is held upright, and fits', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/code/?present`, { viewport: { width: 390, height: 844 } });
  await inMode(page, 'present');
  await press(page, 'ArrowRight');
  await page.locator('[aria-current] pre').waitFor();
  const upright = await page.locator('[aria-current] .card').evaluate((card) => {
    const [text, pre] = ['p', 'pre'].map((name) => Number.parseFloat(getComputedStyle(card.querySelector(name)).fontSize));
    return { text, pre, high: card.getBoundingClientRect().height, wide: card.scrollWidth - card.clientWidth };
  });
  assert.ok(upright.pre >= 12 && upright.text >= 17 && upright.high <= 844 && upright.wide <= 0, JSON.stringify(upright));
  await page.context().close();
});

test('a slide without words that is alone is as wide as the others', LIMIT, async () => {
  for (const width of [800, 1200, 1440]) {
    const page = await open(browser, `${host.url}talks/lone/`, { viewport: { width, height: 900 } });
    const widths = await page.locator('.slides .face img').evaluateAll((all) => all.map((image) => Math.round(image.getBoundingClientRect().width)));
    assert.equal(new Set(widths).size, 1, `${width}: ${widths}`);
    await page.context().close();
  }
});

test('rows of tags have no border around them, and a summary begins at the side of the page', LIMIT, async () => {
  const page = await open(browser, `${host.url}tags/`, { viewport: { width: 390, height: 844 } });
  assert.equal(await page.locator('.names li').first().evaluate((row) => getComputedStyle(row).borderInlineStartWidth), '0px');
  await page.goto(host.url);
  const left = await page.locator('.summary[dir=rtl]').evaluate((text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return range.getBoundingClientRect().left - text.getBoundingClientRect().left;
  });
  assert.ok(Math.abs(left) < 2, `${left} px from the side`);
  await page.context().close();
});
