// Header, footer and number of slides: on stage and in a frame, beside the content, and nowhere else.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open, settled, until } from './lib/browser.mjs';
import { mode, press, present } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, scratch, write } from './lib/site.mjs';

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450"><rect width="800" height="450" fill="#fff"/></svg>';
const LONG = 'A footer that says everything there is to say about its author, the place, the day and the licence. '.repeat(4);
const items = (count) => Array.from({ length: count }, (_, n) => `> - item ${n + 1}`).join('\n');
const SLIDES = `
> # Cover
>
> by Ann

> ## Little
>
> - one

> ## Much
>
${items(16)}

> ## Columns {.columns}
>
${items(3)}
>
> ***
>
${items(12)}

> ## Left {.left}
>
> ![White](/white.svg)
>
> - one

> ## Right {.right}
>
> ![White](/white.svg)
>
> - one

> ## Full {.full}
>
> ![White](/white.svg)
>
> over it

> ## Statement

> ## Quote {.quote}
>
> Said.
>
> — by somebody

> ## Centre {.centre .light}
>
> ann@example.com

![White](/white.svg)

Said.

> ## Code
>
> \`\`\`text
${Array(24).fill('> let it = till();').join('\n')}
> \`\`\`
`;
const talk = (title, lang, footer) => `---\ntitle: ${title}\nlang: ${lang}\ndate: 2026-01-01\nheader: Rope *Days*\nfooter: "${footer}"\nnumbers: true\n---\n\nIntro.\n\n----\n${SLIDES}`;
const FILES = {
  'static/white.svg': DRAWING,
  'content/talks/short.md': talk('Short', 'en', '*Ann Example* · [notes](https://a.example/) ![White](/white.svg)'),
  'content/talks/long.md': talk('Long', 'en', LONG),
  'content/talks/rtl.md': talk('Right to left', 'ar', '*Ann Example*'),
  'content/talks/counting.md': '---\nmarp: true\npaginate: true\nfooter: Ann Example\ntitle: Counting\ndate: 2024-02-12\n---\n\n# One\n\ntext\n\n- a\n\n---\n\n<!-- _paginate: hold -->\n\n# Held\n\n---\n\n<!-- _paginate: skip -->\n\n# Skipped\n\n---\n\n# Two\n',
  'content/talks/total.md': 'slidenumbers: true\nslidecount: true\ntitle: Total\ndate: 2024-02-13\n\n- one\n\n---\n\n# Two\n',
  'content/talks/marp.md': '---\nmarp: true\ntitle: Header and footer\ndate: 2024-02-11\nheader: Rope Days\nfooter: "*Ann Example*"\npaginate: true\n---\n\n# One\n\n---\n\n<!-- _paginate: false -->\n<!-- _footer: "" -->\n\n# Two\n\n---\n\n# Three\n',
};

let browser;
const hosts = {};
before(async () => {
  browser = await launch();
  for (const theme of ['default', 'paper', 'stage']) {
    hosts[theme] = await serve(build(write({ 'talkpress.toml': `title = "T"\nbase_url = "https://x.example/"\ntheme = "${theme}"\n`, ...FILES })));
  }
});
after(async () => {
  await browser?.close();
  for (const host of Object.values(hosts)) await host.close();
});

// Runs in the page: what is in the margins of the slide that is up, and whether the content keeps away from it.
function look() {
  const slide = document.querySelector('section.slide[aria-current]');
  const box = (element) => element.getBoundingClientRect();
  const lines = [...slide.querySelectorAll('.tp-margins > div')].filter((line) => line.textContent);
  const card = slide.querySelector('.card');
  const isGround = (e) => e.matches('.ground *, .ground') || getComputedStyle(e).position === 'absolute';
  const content = card ? [...card.querySelectorAll('*')].filter((e) => !isGround(e) && getComputedStyle(e).display !== 'contents') : [...slide.querySelectorAll('.face > img')];
  const over = (e, line) => box(e).bottom > box(line).top + 1 && box(e).top < box(line).bottom - 1 && box(e).width > 0;
  return {
    id: slide.id, text: lines.map((line) => line.textContent.trim().replace(/\s+/g, ' ')),
    outside: lines.filter((line) => box(line).left < -1 || box(line).right > innerWidth + 1 || box(line).top < -1 || box(line).bottom > innerHeight + 1).length,
    cut: lines.filter((line) => line.scrollHeight > line.clientHeight + 2).length,
    overlaps: lines.flatMap((line) => content.filter((e) => over(e, line)).map((e) => `${e.localName} ${e.textContent.slice(0, 20)}`)),
    title: card?.querySelector(':scope > :is(h2, h3)') && box(card.querySelector(':scope > :is(h2, h3)')).top,
  };
}

async function walk(page) {
  const out = [];
  for (let n = 1; n <= await page.locator('section.slide').count(); n += 1) {
    await until(page, (want) => document.querySelector('section.slide[aria-current]')?.dataset.n === want, String(n));
    await until(page, () => [...document.querySelectorAll('[aria-current] img')].every((image) => image.complete));
    await settled(page);
    out.push(await page.evaluate(look));
    await press(page, 'PageDown');
  }
  return out;
}

for (const theme of ['default', 'paper', 'stage']) {
  test(`margins and content keep apart in the theme ${theme}`, LIMIT, async () => {
    for (const [name, width, height] of [['short', 1280, 720], ['long', 1280, 720], ['rtl', 1280, 720], ['short', 600, 900], ['long', 1920, 1080]]) {
      const page = await present(browser, `${hosts[theme].url}talks/${name}/?present`, { viewport: { width, height } });
      const seen = await walk(page);
      assert.deepEqual(seen[0].text, [], 'a cover has none');
      for (const { id, text, outside, cut, overlaps } of seen.slice(1)) {
        assert.equal(text.length, 2, `${name} ${id}: ${text}`);
        assert.deepEqual({ outside, cut, overlaps }, { outside: 0, cut: 0, overlaps: [] }, `${theme} ${name} ${width} #${id}`);
      }
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  });
}

test('Marp\'s own words decide slide by slide, and the talk\'s page has nothing of it', LIMIT, async () => {
  const page = await open(browser, `${hosts.default.url}talks/marp/`);
  assert.ok(!(await page.locator('.slides').innerText()).includes('Rope Days'));
  assert.ok(!(await page.locator('.slides').evaluate((e) => e.textContent)).includes('Ann Example'));
  await press(page, 'p');
  await mode(page, 'present');
  assert.deepEqual((await walk(page)).map(({ text }) => text), [[], ['Rope Days'], ['Rope Days', 'Ann Example3']]);
  await press(page, 'Escape');
  await mode(page, 'read');
  assert.equal(await page.locator('.tp-margins').count(), 0);
  await page.context().close();
});

test('numbers count as the tool counts them, and may name their total', LIMIT, async () => {
  for (const [talk, expected] of [['counting', [['Ann Example1'], ['Ann Example1'], ['Ann Example'], ['Ann Example2']]], ['total', [['1 / 2'], ['2 / 2']]]]) {
    const page = await present(browser, `${hosts.default.url}talks/${talk}/?present`);
    assert.deepEqual((await walk(page)).map(({ text }) => text), expected);
    await page.context().close();
  }
});

test('slides that are printed one a page have their footers and numbers', LIMIT, async () => {
  const page = await present(browser, `${hosts.default.url}talks/counting/?present`);
  const file = join(scratch(), 'slides.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true });
  const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, 4);
  assert.deepEqual(pages.map((text) => /Ann Example/.test(text)), [true, true, true, true]);
  assert.deepEqual(pages.map((text) => /\n\s*Ann Example\s+(\d+)/.exec(text)?.[1]), ['1', '1', undefined, '2']);
  await page.context().close();
});

test('an embedded talk has them, and the speaker window and the overview do not', LIMIT, async () => {
  const frame = await open(browser, `${hosts.default.url}talks/short/?embed#little`, { viewport: { width: 960, height: 580 } });
  await mode(frame, 'embed');
  await settled(frame);
  const { text, overlaps } = await frame.evaluate(look);
  assert.deepEqual([text.length, overlaps], [2, []]);
  await frame.context().close();
  const speaker = await open(browser, `${hosts.default.url}talks/short/?speaker#little`);
  await mode(speaker, 'speaker');
  assert.equal(await speaker.locator('.tp-margins').count(), 0);
  await speaker.context().close();
});

test('text that is too much is made smaller in the overview and the speaker window, too', LIMIT, async () => {
  const page = await present(browser, `${hosts.default.url}talks/short/?present`);
  await press(page, 'o');
  await mode(page, 'overview');
  await settled(page);
  const tooHigh = (root) => [...document.querySelectorAll(`${root} .card`)].filter((card) => Math.max(card.scrollHeight, card.offsetHeight) > card.offsetWidth * 9 / 16 + 2).map((card) => card.textContent.slice(0, 20));
  assert.deepEqual(await page.evaluate(tooHigh, '#tp-overview'), []);
  await page.context().close();
  const speaker = await open(browser, `${hosts.default.url}talks/short/?speaker#code`);
  await mode(speaker, 'speaker');
  await settled(speaker);
  assert.deepEqual(await speaker.evaluate(tooHigh, '#tp-speaker'), []);
  await speaker.context().close();
});
