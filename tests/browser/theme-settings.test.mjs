// What themes say about themselves in `theme.toml` is what a browser measures.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, open } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { ROOT, build, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

const THEMES = ['default', 'paper', 'stage'];
const list = (items) => '> - item\n'.repeat(items);
const TALK = `title: Measured
date: 2026-01-01
category: talk

<!-- slide: id=paragraphs -->

> ## Heading
>
> One
>
> Two
>
> - one
> - two

<!-- slide: id=code -->

> ## Code
>
> \`\`\`
> one
> two
> \`\`\`

<!-- slide: id=table -->

> ## Table
>
> | a | b |
> |---|---|
> | 1 | 2 |

<!-- slide: id=medium -->

> ## Medium
>
${list(9)}
<!-- slide: id=long -->

> ## Long
>
${list(20)}`;
const POST = `title: Text\ndate: 2026-01-01\ncategory: post\n\nText\n\n![An image](/i.png)\n\n${'Many words of text. '.repeat(60)}\n`;

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

// Reads the tables of a `theme.toml` over those of `below`: only the forms that the themes of this program use.
function settings(name, below = {}) {
  const out = structuredClone(below);
  let table;
  for (const line of readFileSync(join(ROOT, 'themes', name, 'theme.toml'), 'utf8').split('\n')) {
    const header = /^\[(\w+)\]$/.exec(line);
    const pair = /^(\w+) = (.*)$/.exec(line);
    if (header) table = out[header[1]] ??= {};
    if (pair) table[pair[1]] = JSON.parse(pair[2].replace(/(\w+) = /g, '"$1": '));
  }
  return out;
}

// Builds a site with a theme, and opens its talk or its post.
async function site(theme) {
  const folder = write({ 'talkpress.toml': `title = "T"\nbase_url = "https://x.example/"\ntheme = "${theme}"\n`, 'content/measured.md': TALK, 'content/text.md': POST });
  mkdirSync(join(folder, 'static'), { recursive: true });
  writeFileSync(join(folder, 'static/i.png'), png(2560, 1440, [10, 20, 30]));
  return serve(build(folder));
}

function within(found, expected, tolerance, what) {
  const ratio = expected === 0 ? 1 + found : found / expected;
  assert.ok(Math.abs(ratio - 1) <= tolerance, `${what}: ${expected} is declared, ${found.toFixed(3)} is measured`);
}

// Runs in the page. Sizes on the slide `id` in hundredths of its width; line heights in sizes of the letters.
function measure(id) {
  const card = document.getElementById(id).querySelector('.card');
  const part = (pixels) => parseFloat(pixels) / card.getBoundingClientRect().width * 100;
  const style = (element) => {
    const css = getComputedStyle(element);
    return { size: part(css.fontSize), line: parseFloat(css.lineHeight) / parseFloat(css.fontSize), padding: part(css.paddingTop) };
  };
  const first = (selector) => { const found = card.querySelector(selector); return found && style(found); };
  const distance = (a, b) => a && b ? part(b.getBoundingClientRect().top - a.getBoundingClientRect().bottom) : null;
  const css = getComputedStyle(card);
  const [one, two] = card.querySelectorAll('li');
  return {
    height: part(card.getBoundingClientRect().height),
    padding: [part(css.paddingTop), part(css.paddingLeft)],
    gap: distance(card.children[1], card.children[2]),
    item_gap: distance(one, two),
    text: first('p, li'), heading: first('h2'), code: first('pre'), rows: first('tbody td'),
    fit: card.dataset.fit ?? '',
  };
}

for (const theme of THEMES) {
  test(`text slides of the theme ${theme} have the sizes in its theme.toml`, { timeout: 300_000 }, async () => {
    const declared = settings(theme, settings('default')).text_slide;
    const host = await site(theme);
    for (const width of [390, 1280, 1920]) {
      const page = await open(browser, `${host.url}talks/measured/`, { viewport: { width, height: 900 } });
      const ids = ['paragraphs', 'code', 'table', 'medium', 'long'];
      const found = Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await page.evaluate(measure, id)])));
      const same = (value, expected, what) => within(value, expected, 0.05, `${theme} at ${width}: ${what}`);
      const styled = (value, expected, what) => {
        for (const key of ['size', 'line']) same(value[key], expected[key], `${what}.${key}`);
        same(value.padding, expected.padding ?? 0, `${what}.padding`);
      };
      // On a phone, code and tables are larger, and a slide grows with them.
      const isPhone = width < 768;
      same((isPhone ? found.paragraphs : found.code).height, declared.height, 'height');
      // The smallest padding is that of a slide with code.
      declared.padding.forEach((value, n) => same(found.code.padding[n], value, 'padding'));
      same(found.paragraphs.gap, declared.gap, 'gap');
      same(found.paragraphs.item_gap, declared.item_gap, 'item_gap');
      styled(found.paragraphs.text, declared.text, 'text');
      styled(found.paragraphs.heading, declared.heading, 'heading');
      styled(found.code.heading, declared.heading, 'heading beside code');
      if (!isPhone) styled(found.code.code, declared.code, 'code');
      if (!isPhone) styled(found.table.rows, declared.rows, 'rows');
      assert.deepEqual([found.paragraphs.fit, found.medium.fit, found.long.fit], ['', 'm', 's']);
      for (const [n, id] of ['medium', 'long'].entries()) {
        if (!isPhone) same(found[id].text.size / found.paragraphs.text.size, declared.shrink[n][1], `shrink of the ${id} slide`);
      }
      await page.context().close();
    }
    await host.close();
  });

  test(`images in texts of the theme ${theme} are as wide as its theme.toml says`, { timeout: 300_000 }, async () => {
    const host = await site(theme);
    const { text } = settings(theme, settings('default')).image_sizes;
    for (const width of [390, 760, 1000, 1280, 1440, 1920]) {
      const page = await open(browser, `${host.url}text/`, { viewport: { width, height: 900 } });
      const found = await page.evaluate(imageWidths);
      assert.equal(found.sizes, text);
      // How wide a line is depends on the font. An image may be smaller than declared, which only costs bytes, but hardly larger.
      const ratio = found.shown / found.declared;
      assert.ok(ratio > 0.7 && ratio < 1.125, `${theme} at ${width}: an image has ${ratio} of its declared width`);
      await page.context().close();
    }
    await host.close();
  });
}

// Runs in the page. How wide the image in the text is, and how wide its attribute `sizes` says.
function imageWidths() {
  const image = document.querySelector('.prose img');
  const sources = image.sizes.split(',').map((source) => /^\s*(\(.*?\))?\s*(\S.*)$/.exec(source));
  const [, , length] = sources.find(([, condition]) => !condition || matchMedia(condition).matches);
  const probe = document.createElement('i');
  probe.style.cssText = `position: absolute; width: ${length}`;
  document.body.append(probe);
  const declared = probe.getBoundingClientRect().width;
  probe.remove();
  return { sizes: image.sizes, shown: image.getBoundingClientRect().width, declared };
}
