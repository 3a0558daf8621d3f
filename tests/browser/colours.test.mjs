// What slides set, such as the colours behind them, comes from a stylesheet: a strict policy for styles blocks nothing.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open, until } from './lib/browser.mjs';
import { mode, press } from './lib/deck.mjs';
import { POLICY, serve } from './lib/server.mjs';
import { BINARY, TODAY, build, write } from './lib/site.mjs';

const NAVY = 'rgb(0, 0, 128)';
const LONG = 'A title of so many words that it would need three lines if it were as large as all the others';
const deck = (colour) => `---
marp: true
title: Colours
date: 2026-02-03
math: true
---

# First

![bg left:30% contain](/pic.svg)

---

<!-- _backgroundColor: ${colour} -->

# Second

![w:320](/pic.svg) $$\\color{red} x \\begin{aligned} a &= b \\end{aligned}$$

---

# ${LONG}

Text
`;
const FILES = {
  'talkpress.toml': 'title = "T"\nbase_url = "https://x.example/"\n',
  'static/pic.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="320"><rect width="640" height="320" fill="#070"/></svg>',
  'content/talks/colours.md': deck('navy'),
  'content/talks/plain.md': '---\ntitle: Plain\ndate: 2026-02-04\n---\n\n----\n\n> ## One\n> - a\n',
};

let browser;
let output;
let host;
before(async () => {
  browser = await launch();
  output = build(write(FILES));
  host = await serve(output, '/', { 'Content-Security-Policy': `${POLICY}; style-src 'self'; script-src 'self'` });
});
after(async () => {
  await browser?.close();
  await host?.close();
});

// Runs in the page: how the card at `selector` looks.
const ground = (selector) => getComputedStyle(document.querySelector(selector)).backgroundColor;

test('colours, sizes and formulas look as written under a strict policy, in every mode', LIMIT, async () => {
  const address = `${host.url}talks/colours/`;
  for (const options of [{}, { javaScriptEnabled: false }]) {
    const page = await open(browser, address, { viewport: { width: 1280, height: 720 }, ...options });
    const seen = await page.evaluate(() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      const size = (n) => parseFloat(getComputedStyle(document.querySelectorAll('section.slide h2')[n]).fontSize);
      return {
        part: box('.left .ground').width / box('.left .card').width,
        fit: getComputedStyle(document.querySelector('.ground img')).objectFit,
        picture: box('#second img').width / box('#second .card').width,
        red: getComputedStyle(document.querySelector('math [class*=tp-color]')).color,
        column: getComputedStyle(document.querySelector('mtd')).textAlign,
        smaller: size(2) / size(1),
        attributes: document.querySelectorAll('[style]:not([style^="--ratio"])').length,
      };
    });
    assert.ok(Math.abs(seen.part - 0.3) < 0.02 && Math.abs(seen.picture - 0.25) < 0.01 && seen.smaller < 0.8, JSON.stringify(seen));
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual([seen.fit, seen.red, seen.column, seen.attributes], ['contain', 'rgb(255, 0, 0)', 'right', 0]);
    assert.equal(await page.evaluate(ground, '#second .card'), NAVY);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
  for (const [query, selector] of [['?present', '#second'], ['?embed', '#second'], ['?speaker', '#tp-speaker .card']]) {
    const page = await open(browser, `${address}${query}#second`, { viewport: { width: 1280, height: 720 } });
    await mode(page, query.slice(1));
    await until(page, (s) => getComputedStyle(document.querySelector(s)).backgroundColor === 'rgb(0, 0, 128)', selector);
    if (query === '?present') {
      await press(page, 'o');
      await until(page, () => document.documentElement.dataset.mode === 'overview');
      assert.equal(await page.evaluate(ground, '#second .card'), NAVY);
    }
    assert.deepEqual(page.complaints, [], query);
    await page.context().close();
  }
});

test('only pages that need the stylesheet load it, also from a disk', LIMIT, async () => {
  const sheets = (path) => readFileSync(`${output}/${path}`, 'utf8').match(/assets\/slides\.[0-9a-f]{8}\.css/g) ?? [];
  assert.equal(sheets('talks/colours/index.html').length, 1);
  for (const other of ['index.html', 'talks/plain/index.html', '404.html', 'feed.xml']) assert.deepEqual(sheets(other), [], other);
  const page = await open(browser, `file://${output}/talks/colours/index.html`);
  assert.equal(await page.evaluate(ground, '#second .card'), NAVY);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('the preview follows a change of colour', LIMIT, async () => {
  const folder = write(FILES);
  const child = spawn(BINARY, ['serve', folder, '--port', '21400', '--today', TODAY], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((found) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /serving at (\S+)/.exec(line);
      if (match) found(match[1]);
    });
  });
  try {
    const page = await open(browser, `${url}talks/colours/`);
    await page.evaluate(() => { globalThis.stayed = true; });
    write({ 'content/talks/colours.md': deck('#800000') }, folder);
    await until(page, () => getComputedStyle(document.querySelector('#second .card')).backgroundColor === 'rgb(128, 0, 0)');
    assert.ok(await page.evaluate(() => globalThis.stayed));
    await page.context().close();
  } finally {
    child.kill();
  }
});
