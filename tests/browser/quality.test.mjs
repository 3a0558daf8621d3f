// What can be measured of good pages: axe, the HTML checker, contrast, weight, and the handout on paper.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { LIMIT, launch, open } from './lib/browser.mjs';
import { KINDS, LONG, example } from './lib/example.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TALK = 'talks/long/';
let browser, folder, output, host;

before(async () => {
  folder = example();
  output = build(folder, '--strict');
  browser = await launch();
  host = await serve(output);
});
after(async () => {
  await browser?.close();
  await host?.close();
});

test('axe finds nothing on any kind of page', { timeout: 900_000 }, async () => {
  for (const [width, colorScheme] of [[1280, 'light'], [1280, 'dark'], [390, 'light']]) {
    for (const [kind, path] of Object.entries(KINDS)) {
      const page = await open(browser, host.url + path, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], `${kind} at ${width}, ${colorScheme}`);
      await page.context().close();
    }
  }
});

test('the HTML checker has nothing against any page', LIMIT, () => {
  const jar = join(require.resolve('vnu-jar/package.json'), '../build/dist/vnu.jar');
  const { status, stderr } = spawnSync('java', ['-jar', jar, '--errors-only', '--skip-non-html', output], { encoding: 'utf8' });
  assert.equal(status, 0, stderr.slice(0, 4000));
});

// Text on what it stands on, and the least contrast: AAA for what is read, AA for the rest.
const PAIRS = [
  ['text', 'page', 7], ['text', 'raised', 7], ['text', 'mark', 7], ['card-text', 'card', 7], ['muted', 'page', 4.5], ['muted', 'raised', 4.5],
  ['accent', 'page', 4.5], ['accent', 'mark', 4.5], ['page', 'accent', 4.5], ['code-keyword', 'raised', 4.5], ['code-string', 'raised', 4.5],
  ['code-name', 'raised', 4.5], ['code-number', 'raised', 4.5], ['accent', 'raised', 4.5],
];

test('colours of all three themes are far enough apart', LIMIT, async () => {
  const config = readFileSync(join(folder, 'talkpress.toml'), 'utf8');
  for (const theme of ['default', 'paper', 'stage']) {
    writeFileSync(join(folder, 'talkpress.toml'), config.replace('theme = "default"', `theme = "${theme}"`));
    const themed = await serve(build(folder));
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(browser, `${themed.url}talks/long/`, { colorScheme });
      const found = await page.evaluate(contrasts, PAIRS);
      for (const [n, [front, back, least]] of PAIRS.entries()) {
        assert.ok(found[n] >= least, `${theme}, ${colorScheme}: ${front} on ${back} has ${found[n].toFixed(2)}, not ${least}`);
      }
      await page.context().close();
    }
    await themed.close();
  }
  writeFileSync(join(folder, 'talkpress.toml'), config);
});

// Runs in the page. The contrast of each pair of `--talk-` colours, by WCAG's formula; those of cards in a card's own scheme.
function contrasts(pairs) {
  const luminance = (name) => {
    const probe = document.createElement('i');
    const scheme = name.startsWith('card') ? 'var(--talk-card-scheme)' : 'inherit';
    Object.assign(probe.style, { colorScheme: scheme, color: `var(--talk-${name})` });
    document.body.append(probe);
    const parts = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map((v) => v / 255);
    const [r, g, b] = parts.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    probe.remove();
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return pairs.map(([front, back]) => {
    const [low, high] = [luminance(front), luminance(back)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  });
}

test('a theme has at most 25 properties; paper and stage fit on a page', () => {
  const themes = new URL('../../themes/', import.meta.url);
  const css = readFileSync(new URL('default/assets/theme/base.css', themes), 'utf8');
  const names = new Set(css.match(/^\s*--talk-[a-z-]+(?=:)/gm).map((n) => n.trim()));
  assert.ok(names.size <= 25, `${names.size} properties`);
  for (const name of ['paper', 'stage']) {
    const lines = ['assets/' + name + '.css', 'templates/base.html'].map((f) => readFileSync(new URL(`${name}/${f}`, themes), 'utf8').trim().split('\n').length);
    assert.ok(lines[0] + lines[1] <= 50, `${name} has ${lines}`);
  }
});

test('a talk page keeps its budgets', LIMIT, async () => {
  const weigh = (path) => gzipSync(readFileSync(join(output, path)), { level: 9 }).length;
  const sum = (names) => names.reduce((all, name) => all + weigh(name), 0);
  const html = readFileSync(join(output, TALK, 'index.html'), 'utf8');
  const first = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map((m) => join(TALK, m[1]));
  // It holds up the page.
  assert.ok(readFileSync(join(output, first[0])).length <= 400 && /\/opening\./.test(first[0]), first[0]);
  const named = (text, kind) => [...new Set(text.match(new RegExp(`assets/[\\w.-]+\\.${kind}`, 'g')))];
  const part = (attribute) => html.match(new RegExp(`${attribute}="([^"]*)"`))[1];
  const search = sum(named(part('data-js'), 'js'));
  assert.ok(search <= 6 * 1024, `the search: ${search} bytes`);
  const enlarging = sum(named(part('data-enlarge'), 'js'));
  assert.ok(enlarging <= 3 * 1024, `enlarging: ${enlarging} bytes`);
  const stage = sum(named(`${part('data-present')} ${part('data-rest')}`, 'js'));
  assert.ok(stage <= 13 * 1024, `the stage: ${stage} bytes`);
  // It is a whole deck: it also works without the stage, from a disk, and after either window was reloaded.
  const speaker = sum(named(part('data-speaker'), 'js'));
  assert.ok(speaker <= 6900, `the speaker window: ${speaker} bytes`);
  const linked = sum([...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((m) => join(TALK, m[1])));
  assert.ok(first.length > 0 && sum(first) <= 6400, `scripts before present mode: ${sum(first)} bytes`);
  assert.ok(linked > 1024 && linked <= 14 * 1024, `stylesheets: ${linked} bytes`);
});

test('markup of the theme has no style attribute, inline script or handler', () => {
  for (const name of readdirSync(new URL('../../themes/default/templates/', import.meta.url))) {
    const html = readFileSync(new URL(`../../themes/default/templates/${name}`, import.meta.url), 'utf8');
    const found = html.match(/<[^>]*\s(?:style|on[a-z]+)=|<script(?![^>]*\b(?:src=|type="application\/ld\+json"))[^>]*>|<style/gi) ?? [];
    // These pages stand alone, or have sheets of their own size.
    const isAllowed = (f) => /^(404|print)\.html$/.test(name) && f === '<style';
    assert.deepEqual(found.filter((f) => !isAllowed(f)), [], name);
  }
});

test('the README of the theme has a row for each script and stylesheet', () => {
  const theme = new URL('../../themes/default/', import.meta.url);
  const rows = [...readFileSync(new URL('README.md', theme), 'utf8').matchAll(/^\| `([\w-]+\.(?:js|css))` \|/gm)].map((row) => row[1]);
  const files = readdirSync(new URL('assets/', theme)).filter((name) => /\.(js|css)(\.parts)?$/.test(name));
  assert.deepEqual(rows.sort(), files.map((name) => name.replace('.parts', '')).sort());
});

test('counts agree, also in the words of the site', () => {
  const talk = 'title: Short\ndate: 2026-01-01\ncategory: talk\n\n----\n\n> ## Only\n\nSaid.\n';
  const counts = (words) => {
    const site = write({ 'talkpress.toml': `title = "One"\n\n[words]\n${words}`, 'content/talks/short.md': talk });
    return readFileSync(join(build(site), 'talks/short/index.html'), 'utf8').match(/<span>1 ([^<]+)<\/span>/)[1];
  };
  assert.equal(counts(''), 'slide');
  assert.equal(counts('slides = { one = "{n} Folie", other = "{n} Folien" }\n'), 'Folie');
  // A site that sets only the plural has that for one, too.
  assert.equal(counts('slides = "{n} Folien"\n'), 'Folien');
});

test('on paper no slide is split, and addresses of links can be read', LIMIT, async () => {
  const page = await open(browser, host.url + TALK, { viewport: { width: 1280, height: 900 } });
  const file = join(folder, 'print.pdf');
  await page.pdf({ path: file, format: 'A4' });
  await page.context().close();
  const sheets = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f');
  const where = (word) => sheets.flatMap((sheet, n) => (sheet.includes(word) ? [n + 1] : []));
  for (let n = 1; n <= LONG; n += 1) {
    const number = sheets.flatMap((sheet, at) => (new RegExp(`#\\s?${n}\\b`).test(sheet) ? [at + 1] : []));
    assert.ok(number.length, `slide ${n} is not printed`);
    if (n % 7 === 6) continue;
    const [first, last] = [where(`FIRST${n}.`), where(`LAST${n}.`)];
    assert.equal(first.length, 1, `slide ${n}`);
    assert.deepEqual(last, first, `slide ${n} is split`);
    assert.ok(number.includes(first[0]), `the picture of slide ${n} is elsewhere`);
  }
  const text = sheets.join('').replace(/\s+/g, '');
  assert.ok(text.includes('https://example.org/links/7') && text.includes('https://example.org/resource'), 'addresses are missing');
});
