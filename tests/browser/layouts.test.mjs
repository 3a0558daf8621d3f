// The layouts of text slides and rule slides: where the title is, what fills what, and what can be read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open, settled, until } from './lib/browser.mjs';
import { press, present } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';

const SCREENS = [[1280, 720], [1440, 900], [1920, 1080]];
// A drawing that is white, the worst ground for white letters.
const WHITE = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"><rect width="800" height="800" fill="#fff"/></svg>';
const items = (count) => Array.from({ length: count }, (_, n) => `- item ${n + 1}`).join('\n');
const code = (lines) => `\`\`\`text\n${Array(lines).fill('let it = till();').join('\n')}\n\`\`\``;
const picture = '![White](/white.svg)';
const table = '| Broker | Throughput | Latency | Durability | Licence |\n|---|---|---|---|---|\n| Alpha | 120000 messages | milliseconds | replicated | proprietary |';

// Thirty slides: each layout with little and with much on it. `level` is that of the heading.
const BODIES = [
  ['', 'A title', items(1)], ['', 'A title', items(8)], ['', 'A title', items(12)], ['', 'A title', items(20)],
  ['', 'A title', code(3)], ['', 'A title', code(16)], ['', 'A title', `${picture}\n\n- under it`], ['', 'A title', table],
  ['', 'A title', 'One\n\nTwo'], ['', 'A title of two lines, because it has more words than one', items(3)],
  ['columns', 'A title', `${items(3)}\n\n***\n\n${items(4)}`], ['columns', 'A title', `a\n\n***\n\n${code(4)}\n\n***\n\nc`],
  ['columns dark', 'A title', `${items(14)}\n\n***\n\n${items(2)}`], ['columns light', 'A title', `### Inner\n\n${items(2)}\n\n***\n\n${picture}`],
  ['right', 'A title', `${picture}\n\n${items(2)}`], ['right', 'A title', `${items(9)}\n\n${picture}`], ['right light', 'A title', `${picture}\n\n${code(3)}`],
  ['left', 'A title', `${picture}\n\n${items(2)}`], ['left dark', 'A title', `${items(9)}\n\n${picture}`],
  ['wide', 'A title', items(2)], ['wide', 'A title', table],
  ['cover', 'A title', 'Ann Example'], ['cover light', 'A title', ''], ['statement', 'A title', ''], ['statement dark', 'A title', 'and text'],
  ['quote', 'A title', '> Said\n\n— by someone'], ['full', 'A title', `${picture}\n\nText`], ['full light', 'A title', picture],
  ['centre', 'A title', 'Text'], ['centre wide', 'A title', items(3)],
];
const quoted = (text) => text.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');
const TEXT = `---\ntitle: Text slides\ndate: 2026-01-01\n---\n\nIntro.\n\n----\n\n${BODIES.map(([classes, title, body], n) =>
  `<!-- slide: id=s${n}${classes && ` class="${classes}"`} -->\n${quoted(`${'#'.repeat(1 + n % 3)} ${title}\n\n${body}`)}\n`).join('\n')}`;
const RULES = `---\ntitle: Rule slides\ndate: 2026-01-02\nslides: rules\n---\n\n# First\n\n${BODIES.map(([classes, title, body], n) =>
  `---\n${classes ? `class: ${classes}\n---\n` : ''}\n${'#'.repeat(1 + n % 3)} ${title}\n\n${body}\n`).join('\n')}`;

let browser;
const hosts = {};
before(async () => {
  browser = await launch();
  for (const theme of ['default', 'paper', 'stage']) {
    hosts[theme] = await serve(build(write({
      'talkpress.toml': `title = "T"\nbase_url = "https://x.example/"\ntheme = "${theme}"\n`,
      'static/white.svg': WHITE, 'content/talks/text.md': TEXT, 'content/talks/rules.md': RULES,
    })));
  }
});
after(async () => {
  await browser?.close();
  for (const host of Object.values(hosts)) await host.close();
});

// Runs in the page: the slide on stage.
function look() {
  const slide = document.querySelector('section.slide[aria-current]');
  const card = slide.querySelector('.card');
  const box = (element) => { const { left, top, width, height } = element.getBoundingClientRect(); return { left, top, width, height }; };
  const title = card.querySelector('h2, h3, h4, h5, h6');
  const image = card.querySelector('img');
  const columns = [...card.querySelectorAll('.columns > div')].map(box);
  return {
    layout: slide.className.split(' ').filter((name) => !['slide', 'light', 'dark'].includes(name) && !name.startsWith('tp-')).pop() ?? '',
    id: slide.id, title: { ...box(title), size: parseFloat(getComputedStyle(title).fontSize) }, card: box(card), image: image && box(image), columns,
    over: [...card.querySelectorAll('*')].some((e) => e.getBoundingClientRect().bottom > card.getBoundingClientRect().bottom + 1),
    cut: [...card.querySelectorAll('.table')].some((e) => e.scrollWidth > e.clientWidth + 1),
  };
}

async function looks(page) {
  const count = await page.locator('section.slide').count();
  const out = [];
  for (let n = 0; n < count; n += 1) {
    await until(page, (want) => document.querySelector('section.slide[aria-current]')?.dataset.n === want, String(n + 1));
    await until(page, () => [...document.querySelectorAll('[aria-current] img')].every((image) => image.complete));
    await settled(page);
    out.push(await page.evaluate(look));
    await press(page, 'ArrowRight');
  }
  return out;
}

const isNear = (a, b, by = 1) => Math.abs(a - b) <= by;

function check(seen, told) {
  const first = {};
  for (const { layout, id, title, card, image, columns, over, cut } of seen) {
    const what = `${told}#${id} (${layout}): ${JSON.stringify({ title, card, image, columns })}`;
    assert.ok(!over && !cut, what);
    const same = first[layout] ??= title;
    if (!['statement', 'quote', 'full', 'centre', 'cover'].includes(layout)) {
      assert.ok(isNear(title.left, same.left) && isNear(title.top, same.top) && isNear(title.size, same.size), `${what}, not as ${JSON.stringify(same)}`);
      assert.ok(isNear(title.size, first['']?.size ?? title.size) && isNear(title.top, first['']?.top ?? title.top), what);
    }
    if (layout === 'cover') assert.ok(isNear(title.top + title.height / 2, card.top + card.height / 2, card.height * 0.02), what);
    if (layout === 'right') assert.ok(isNear(image.left, card.left + card.width / 2) && isNear(image.height, card.height), what);
    if (layout === 'left') assert.ok(isNear(image.left, card.left) && isNear(image.width, card.width / 2) && title.left > card.left + card.width / 2, what);
    if (layout === 'full') assert.ok(isNear(image.width, card.width) && isNear(image.height, card.height), what);
    if (layout === 'columns') assert.ok(columns.length > 1 && columns.every((c) => isNear(c.width, columns[0].width) && isNear(c.top, columns[0].top)), what);
  }
}

for (const theme of ['default', 'paper', 'stage']) {
  for (const talk of ['text', 'rules']) {
    test(`titles keep their place in the ${talk} slides of the theme ${theme}`, LIMIT, async () => {
      for (const [width, height] of theme === 'default' ? SCREENS : SCREENS.slice(0, 1)) {
        const page = await present(browser, `${hosts[theme].url}talks/${talk}/?present`, { viewport: { width, height } });
        check(await looks(page), `${theme} ${talk} at ${width}`);
        assert.deepEqual(page.complaints, []);
        await page.context().close();
      }
    });
  }
}

test('columns are below one another on a phone, and nothing is wider than it', LIMIT, async () => {
  const page = await open(browser, `${hosts.default.url}talks/text/`, { viewport: { width: 390, height: 844 } });
  const tops = await page.locator('#s10 .columns > div').evaluateAll((all) => all.map((e) => e.getBoundingClientRect().top));
  assert.ok(tops[1] > tops[0] + 10, `${tops}`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  await page.context().close();
});

test('a slide is light or dark whatever the reader wants, and text over a picture can be read', LIMIT, async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const theme of ['default', 'paper', 'stage']) {
      const page = await open(browser, `${hosts[theme].url}talks/text/`, { viewport: { width: 1280, height: 800 }, colorScheme });
      const scheme = (id) => page.locator(`#${id} .card`).evaluate((card) => getComputedStyle(card).colorScheme);
      assert.deepEqual([await scheme('s12'), await scheme('s13'), await scheme('s26'), await scheme('s27')], ['dark', 'light', 'dark', 'light'], theme);
      for (const id of ['s26', 's27']) {
        const { text, veil } = await page.locator(`#${id} .card`).evaluate((card) => ({ text: getComputedStyle(card).color, veil: getComputedStyle(card, '::before').backgroundColor }));
        const [r, , , alpha] = veil.match(/[\d.]+/g).map(Number);
        const luminance = (value) => { const v = value / 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
        const letters = luminance(Number(text.match(/[\d.]+/)[0]));
        for (const ground of [0, 255]) {
          const behind = luminance(r * alpha + ground * (1 - alpha));
          const contrast = (Math.max(letters, behind) + 0.05) / (Math.min(letters, behind) + 0.05);
          assert.ok(contrast >= 4.5, `${theme} ${id} over ${ground}: ${contrast}`);
        }
      }
      await page.context().close();
    }
  }
});

test('a printed page has the pictures behind text, under a veil that browsers do not leave out', LIMIT, async () => {
  const page = await open(browser, `${hosts.default.url}talks/text/`);
  await page.emulateMedia({ media: 'print' });
  const veil = await page.evaluate(() => {
    const { backgroundColor, printColorAdjust, content } = getComputedStyle(document.querySelector('.full .card'), '::before');
    return { backgroundColor, printColorAdjust, content };
  });
  // A browser that leaves out backgrounds paints white in their place, and so over the picture.
  assert.deepEqual(veil, { backgroundColor: 'rgba(255, 255, 255, 0.72)', printColorAdjust: 'exact', content: '""' });
  await page.context().close();
});

test('the overview and the speaker window show the layouts too', LIMIT, async () => {
  const page = await present(browser, `${hosts.default.url}talks/text/?present`);
  await press(page, 'o');
  await until(page, () => document.querySelector('#tp-overview .right img'));
  assert.equal(await page.locator('#tp-overview .columns > div > div').first().evaluate((e) => getComputedStyle(e.parentElement).display), 'grid');
  await page.context().close();
  const speaker = await open(browser, `${hosts.default.url}talks/text/?speaker#s10`);
  await until(speaker, () => document.querySelector('#tp-speaker [data-view=current].columns .columns'));
  await speaker.context().close();
});
