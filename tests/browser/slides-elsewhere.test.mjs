// What a slide shows where it fills the window or a page of paper: footnotes, tables, prints, and drawn cards.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LIMIT, eventually, launch, open, settled, until } from './lib/browser.mjs';
import { at, mode as inMode, press, present } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, scratch, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

const THEMES = ['default', 'paper', 'stage'];
const NOTES = `---
title: Footnotes
date: 2026-02-07
---

----

> ## Measured
> - nine days in ten[^days]
>
> {.step}
> - and more

That was in spring.[^said]

> ## Guessed
> - one day in ten[^rest], nine again[^days]

That was in winter.

[^days]: Counted from March to May.
[^rest]: Nobody counted.
[^said]: Only said.
`;
const PRINTED = `---
title: Four slides
date: 2026-02-06
---

----

![A blue field.](/img/p1.png)

The first.

<!-- note: nobody may read this -->

> ## One by one
>
> {.step}
> - dig
> - sow
> - wait

The second.

> ## Much
>
> \`\`\`text {hl_lines=1|2}
${Array.from({ length: 40 }, (_, n) => `> line ${n + 1} of forty`).join('\n')}
> \`\`\`

The third.

![A red field.](/img/p2.png)

The fourth.
`;
const TABLE = `---
title: A wide table
date: 2024-03-11
---

> ## Brokers
>
> | Broker | Throughput | Latency | Durability | Licence |
> |---|---|---|---|---|
> | Alpha | 120000 msg/s | 17 milliseconds | replicated | Apache-2.0 |
> | Beta | 90000 msg/s | 9 milliseconds | synchronous | proprietary |
`;
const TITLES = [
  'Everything I wish somebody had told me about ropes, knots, anchors, tides and the people who depend on them before I bought a boat',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverband', 'A title of about fifty letters, no more than that', 'Short',
];
let browser;
const hosts = {};

before(async () => {
  browser = await launch();
  for (const theme of THEMES) {
    const folder = write({
      'talkpress.toml': `title = "T"\nbase_url = "https://x.example/"\ntheme = "${theme}"\n`,
      'content/talks/notes.md': NOTES, 'content/talks/four.md': PRINTED, 'content/talks/table.md': TABLE,
      'static/img/p1.png': png(640, 360, [0, 0, 200]), 'static/img/p2.png': png(360, 640, [200, 0, 0]),
    });
    TITLES.forEach((title, n) => write({ [`content/talks/title-${n}.md`]: `---\ntitle: ${title}\ndate: 2024-01-0${n + 1}\n---\n\n> ## One\n` }, folder));
    hosts[theme] = await serve(build(folder, '--with-notes'));
  }
});
after(async () => {
  await browser?.close();
  for (const host of Object.values(hosts)) await host.close();
});

const seen = (page) => page.evaluate(() => document.querySelector('section.slide[aria-current] .card').innerText);

for (const theme of THEMES) {
  test(`footnotes are at the foot of their slide in the theme ${theme}`, LIMIT, async () => {
    for (const query of ['present', 'embed']) {
      const page = await open(browser, `${hosts[theme].url}talks/notes/?${query}#measured`, { viewport: { width: 1280, height: 720 } });
      await inMode(page, query);
      const first = await seen(page);
      assert.match(first, /Counted from March to May\./);
      assert.doesNotMatch(first, /Nobody counted|Only said/);
      const boxes = await page.evaluate(() => ['section[aria-current] .tp-notes', 'section[aria-current] .card li:not(.tp-notes li)', 'section[aria-current] .face'].map((what) => {
        const { top, bottom } = document.querySelector(what).getBoundingClientRect();
        return { top, bottom };
      }));
      assert.ok(boxes[0].top > boxes[1].bottom && boxes[0].top > 500 && boxes[0].bottom <= boxes[2].bottom, JSON.stringify(boxes));
      await page.click('section[aria-current] .footnote-ref a');
      await settled(page);
      assert.equal(await at(page), 'measured');
      assert.equal(new URL(page.url()).hash, '#measured');
      await press(page, ...(query === 'embed' ? ['ArrowRight'] : ['ArrowRight', 'ArrowRight']));
      await eventually(async () => assert.equal(await at(page), 'guessed'));
      assert.match(await seen(page), /Nobody counted\.[^]*Counted from March/);
      const lost = await page.evaluate(() => [...document.querySelectorAll('a[href^="#tp-fn"]')].filter((link) => !document.getElementById(link.hash.slice(1))).length);
      assert.equal(lost, 0);
      assert.equal(await page.evaluate(() => document.querySelectorAll('.tp-notes').length), 1);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
    const page = await open(browser, `${hosts[theme].url}talks/notes/?speaker#guessed`, { viewport: { width: 1280, height: 720 } });
    await inMode(page, 'speaker');
    assert.match(await page.innerText('[data-view=current]'), /Nobody counted\./);
    await page.context().close();
  });
}

// The pages of a print, and the size of the first in points.
async function print(page) {
  const file = join(scratch(), 'print.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).slice(1).map(Number);
  return { text, size };
}

function assertSlides({ text, size }) {
  assert.equal(text.length, 4, text.join('\n---\n'));
  assert.ok(Math.abs(size[0] / size[1] - 16 / 9) < 0.01, String(size));
  assert.match(text[1], /dig[^]*sow[^]*wait/);
  assert.match(text[2], /line 1 of forty[^]*line 40 of forty/);
  assert.equal((text.join('').match(/One by one/g) || []).length, 1);
  assert.doesNotMatch(text.join(''), /nobody may read|The first|The second|Four slides|1 \/ 4/);
}

for (const theme of THEMES) {
  test(`printing prints one slide a page while slides fill the window, in the theme ${theme}`, LIMIT, async () => {
    const page = await present(browser, `${hosts[theme].url}talks/four/?present`);
    assertSlides(await print(page));
    await press(page, 'ArrowRight', 'ArrowRight');
    assertSlides(await print(page));
    await until(page, () => document.querySelector('section[aria-current]').getBoundingClientRect().height === innerHeight);
    await press(page, 'c');
    assertSlides(await print(page));
    await press(page, 'c', 'o');
    await inMode(page, 'overview');
    assertSlides(await print(page));
    await press(page, 'Escape', 'Escape');
    await inMode(page, 'read');
    const handout = await print(page);
    assert.match(handout.text.join(''), /The first\.[^]*The fourth\./);
    assert.ok(handout.size[0] < handout.size[1], 'the handout is upright');
    await page.context().close();
  });

  test(`printing from a frame and from the speaker window prints the slides, in the theme ${theme}`, LIMIT, async () => {
    for (const mode of ['embed', 'speaker']) {
      const page = await open(browser, `${hosts[theme].url}talks/four/?${mode}`, { viewport: { width: 960, height: 580 } });
      await inMode(page, mode);
      assertSlides(await print(page));
      await page.context().close();
    }
  });
}

test('no word of a table is broken', LIMIT, async () => {
  for (const [width, height] of [[1440, 900], [1280, 720], [800, 450], [390, 844]]) {
    for (const theme of THEMES) {
      const page = await present(browser, `${hosts[theme].url}talks/table/?present`, { viewport: { width, height } });
      await settled(page);
      const broken = await page.evaluate(() => {
        const range = document.createRange();
        const words = [];
        const walker = document.createTreeWalker(document.querySelector('section[aria-current] table'), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          for (const { 0: word, index } of walker.currentNode.data.matchAll(/[\p{L}\p{N}]+/gu)) {
            range.setStart(walker.currentNode, index);
            range.setEnd(walker.currentNode, index + word.length);
            const tops = new Set([...range.getClientRects()].filter((r) => r.width).map((r) => Math.round(r.top)));
            if (tops.size > 1 || range.getBoundingClientRect().right > innerWidth + 1) words.push(word);
          }
        }
        return words;
      });
      assert.deepEqual(broken, [], `${theme} at ${width}`);
      await page.context().close();
    }
  }
});
