// What is behind images that may be transparent, wherever they are shown.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open } from './lib/browser.mjs';
import { mode as inMode, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

const THEMES = ['default', 'paper', 'stage'];
const drawing = (stroke) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720"><g fill="none" stroke="${stroke}" stroke-width="5"><path d="M90 640h1100M90 640V80"/></g></svg>`;
const TALK = `---
title: Plots
date: 2026-02-05
---

----

<!-- slide: id=black -->
![A line, drawn in black.](/img/plot.svg)

Up, as in ![the same](/img/plot.svg) small.

<!-- slide: id=white -->
![A line, drawn in white.](/img/night.svg)

<!-- slide: id=bare -->
<img src="/img/plot.svg" alt="As its author wants it." class="bare">

<!-- slide: id=opaque -->
![A field.](/img/field.png)
`;
const PAPER = 'rgb(255, 255, 255)';
const DARK = 'rgb(17, 17, 17)';
let browser;
const hosts = {};

before(async () => {
  browser = await launch();
  for (const theme of [...THEMES, 'own']) {
    hosts[theme] = await serve(build(write({
      'talkpress.toml': `title = "T"\nbase_url = "https://x.example/"\ntheme = "${theme === 'own' ? 'default' : theme}"\n${theme === 'own' ? '[params]\ncss = ["/own.css"]\n' : ''}`,
      'content/talks/plots.md': TALK, 'static/img/plot.svg': drawing('#111'), 'static/img/night.svg': drawing('#fafafa'),
      'static/img/field.png': png(640, 360, [0, 0, 200]), 'static/own.css': ':root { --talk-paper: #fffbe6 }',
    })));
  }
});
after(async () => {
  await browser?.close();
  for (const host of Object.values(hosts)) await host.close();
});

const colours = (page, selector) => page.locator(selector).evaluateAll((images) => images.map((image) => getComputedStyle(image).backgroundColor));

for (const theme of THEMES) {
  for (const colorScheme of ['light', 'dark']) {
    test(`drawings are visible in the theme ${theme} in ${colorScheme} mode`, LIMIT, async () => {
      const options = { viewport: { width: 1280, height: 720 }, colorScheme };
      const page = await open(browser, `${hosts[theme].url}talks/plots/`, options);
      const [black, white, bare, opaque] = await colours(page, '.face img');
      assert.deepEqual([black, white], [PAPER, DARK]);
      for (const other of [bare, opaque]) assert.equal(other, 'rgba(0, 0, 0, 0)');
      assert.deepEqual(await colours(page, '.transcript img'), [PAPER]);
      await page.emulateMedia({ media: 'print' });
      assert.deepEqual((await colours(page, '.face img')).slice(0, 2), [PAPER, DARK]);
      await page.emulateMedia({ media: 'screen' });
      await press(page, 'p');
      await inMode(page, 'present');
      assert.deepEqual((await colours(page, '.face img')), [PAPER, DARK, 'rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']);
      await press(page, 'o');
      await inMode(page, 'overview');
      assert.deepEqual(await colours(page, '#tp-overview img'), [PAPER, DARK, 'rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']);
      await page.goto(`${hosts[theme].url}talks/plots/?embed#white`);
      await inMode(page, 'embed');
      assert.deepEqual(await colours(page, 'section[aria-current] .face img'), [DARK]);
      await page.goto(`${hosts[theme].url}talks/plots/?speaker#black`);
      await inMode(page, 'speaker');
      assert.deepEqual(await colours(page, '#tp-speaker img'), [PAPER, DARK, PAPER]);
      await page.goto(hosts[theme].url);
      assert.deepEqual(await colours(page, '.thumb img'), [PAPER]);
      await page.context().close();
    });
  }
}

test('a stylesheet of the site changes the ground', LIMIT, async () => {
  const page = await open(browser, `${hosts.own.url}talks/plots/?present`, { viewport: { width: 1280, height: 720 } });
  await inMode(page, 'present');
  assert.deepEqual((await colours(page, '.face img')).slice(0, 3), ['rgb(255, 251, 230)', DARK, 'rgba(0, 0, 0, 0)']);
  await page.context().close();
});

for (const theme of THEMES) {
  test(`the ground ends where the picture does in the theme ${theme}`, LIMIT, async () => {
    const page = await open(browser, `${hosts[theme].url}talks/plots/`, { viewport: { width: 844, height: 390 } });
    const shapes = (selector) => page.locator(selector).evaluateAll((images) => images.map((image) => {
      const { width, height } = image.getBoundingClientRect();
      return height > 50 && Math.abs(width / height - 16 / 9) < 0.02;
    }));
    for (const [width, height] of [[390, 844], [1280, 800]]) {
      await page.setViewportSize({ width, height });
      const found = await shapes('.face img[data-ground], .header-image');
      assert.ok(found.length >= 3 && found.every(Boolean), `${width} by ${height}: ${found}`);
    }
    for (const name of ['present', 'embed', 'speaker']) {
      await page.goto(`${hosts[theme].url}talks/plots/?${name}#black`);
      await inMode(page, name);
      assert.deepEqual(await shapes(name === 'speaker' ? '#tp-speaker [data-view=current] img' : 'section[aria-current] .face img'), [true], name);
    }
    await page.context().close();
  });
}
