// A site's own stylesheet is stronger than the theme in every mode, however simple its selectors, without `!important`.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync, readdirSync } from 'node:fs';
import { LIMIT, launch, open, until } from './lib/browser.mjs';
import { mode, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';
import { png, STEPS } from './lib/talks.mjs';

const THEMES = new URL('../../themes/', import.meta.url);
// One rule a line, each with the simplest selector there is.
const OWN = `h1 { color: rgb(1, 1, 1) }
h2 { letter-spacing: 3px }
p { line-height: 33px }
a { color: rgb(4, 4, 4) }
li { font-size: 15px }
img { border-radius: 16px }
pre { background-color: rgb(7, 7, 7) }
button { border-radius: 8px }
input { border-radius: 9px }
figure { outline: 10px solid rgb(10, 10, 10) }
nav { opacity: 0.9 }
dialog { border-radius: 11px }
header { row-gap: 12px }
footer { column-gap: 13px }
.slide { background-color: rgb(14, 14, 14) }
.card { color: rgb(15, 15, 15) }
.transcript { color: rgb(17, 17, 17) }
`;
const MODES = {
  reading: ['talks/steps/', [], 'read'],
  'present mode': ['talks/steps/?present#list', [], 'present'],
  'present mode with a transcript': ['talks/steps/?present#small', ['c'], 'present'],
  'the help': ['talks/steps/?present#list', ['?'], 'present'],
  overview: ['talks/steps/?present#list', ['o'], 'present'],
  'speaker window': ['talks/steps/?speaker#code', [], 'speaker'],
  'the embedded deck': ['talks/steps/?embed', [], 'embed'],
  'the embedded deck with a picture': ['talks/steps/?embed#small', [], 'embed'],
  'the search': ['talks/steps/', ['/', 'l', 'i'], 'read'],
  'the home page': ['', [], 'read'],
};
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

function site(theme) {
  return write({
    'talkpress.toml': `title = "Own"\ntheme = "${theme}"\n\n[params]\ncss = ["/own.css"]\n`,
    'content/talks/steps.md': STEPS,
    'static/own.css': OWN,
    'static/img/1.png': png(640, 360, [40, 70, 120]),
    'static/img/2.png': png(640, 360, [80, 70, 120]),
  });
}

// Runs in the page: the declarations of the site's stylesheet that some element does not have. Radio buttons are as the browser draws
// them.
function lost(css) {
  return css.trim().split('\n').flatMap((rule) => {
    const [, selector, declarations] = /^(\S+) \{ (.*) \}$/.exec(rule);
    const probe = document.createElement('i');
    probe.style.cssText = declarations;
    return [...document.querySelectorAll(selector)].filter((e) => e.getClientRects().length && !e.closest('.unseen') && e.type !== 'radio').flatMap((element) => {
      const style = getComputedStyle(element);
      return [...probe.style].filter((name) => style.getPropertyValue(name) !== probe.style.getPropertyValue(name))
        .map((name) => `${rule}: ${element.outerHTML.slice(0, 80)} has ${name} ${style.getPropertyValue(name)}`);
    });
  });
}

for (const theme of ['default', 'paper', 'stage']) {
  test(`simple rules win over the theme ${theme} in every mode`, LIMIT, async () => {
    const host = await serve(build(site(theme)));
    for (const [name, [path, keys, wanted]] of Object.entries(MODES)) {
      const page = await open(browser, host.url + path, { viewport: { width: 1280, height: 720 } });
      await mode(page, wanted);
      for (const key of keys) {
        if (key === 'l') await page.waitForSelector('#tp-search[open]');
        await press(page, key);
      }
      if (keys.includes('o')) await mode(page, 'overview');
      if (keys.includes('/')) await page.waitForSelector('#tp-search li');
      assert.deepEqual(await page.evaluate(lost, OWN), [], name);
      await page.context().close();
    }
    await host.close();
  });
}

test('an own `display` for slides and parts of the page shows none of them in present mode', LIMIT, async () => {
  const folder = site('default');
  write({ 'static/own.css': '.slide, header, footer, aside { display: block }\n' }, folder);
  const host = await serve(build(folder));
  const page = await open(browser, `${host.url}talks/steps/?present#list`, { viewport: { width: 1280, height: 720 } });
  await mode(page, 'present');
  const shown = await page.evaluate(() => [...document.querySelectorAll('section.slide, header, footer, aside')]
    .filter((e) => getComputedStyle(e).visibility === 'visible').map((e) => e.id || e.className));
  assert.deepEqual(shown, ['list']);
  await press(page, 'Escape');
  await mode(page, 'read');
  await until(page, () => getComputedStyle(document.querySelector('#last')).visibility === 'visible');
  await page.context().close();
  await host.close();
});

test('every rule of a theme is in one of its layers, and `!important` is for print only', () => {
  const ORDER = '@layer talkpress.base, talkpress.page, talkpress.look, talkpress.mode;';
  for (const theme of readdirSync(THEMES)) {
    const assets = new URL(`${theme}/assets/`, THEMES);
    for (const name of readdirSync(assets, { recursive: true }).filter((file) => file.endsWith('.css'))) {
      const css = readFileSync(new URL(name, assets), 'utf8').replace(/\/\*[^]*?\*\//g, '');
      const blocks = topLevel(css.replace(ORDER, ''));
      const outside = blocks.filter((block) => !/^@layer talkpress\.(base|page|look|mode) \{/.test(block));
      assert.deepEqual(outside, [], `${theme}/${name}`);
      const screen = blocks.flatMap((block) => topLevel(block.slice(block.indexOf('{') + 1, -1))).filter((rule) => !/^@media print/.test(rule));
      assert.deepEqual(screen.filter((rule) => /!\s*important/.test(rule)), [], `${theme}/${name}`);
    }
  }
  assert.ok(readFileSync(new URL('default/assets/theme/base.css', THEMES), 'utf8').includes(ORDER));
});

// The rules of a stylesheet that are inside no other.
function topLevel(css) {
  const rules = [];
  let depth = 0;
  let start = 0;
  [...css].forEach((letter, i) => {
    if (letter === '{') depth += 1;
    if (letter !== '}') return;
    depth -= 1;
    if (depth) return;
    rules.push(css.slice(start, i + 1).trim());
    start = i + 1;
  });
  return rules;
}
