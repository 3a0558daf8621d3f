// Talks as a PDF, printed by a real browser, and printing in present mode.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMIT, executablePath, launch, settled } from './lib/browser.mjs';
import { SCREEN, at, present, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { BINARY, TODAY, build, scratch, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

// What each slide of the talk says, in the order in which it is read.
const WORDS = [
  ['Office affluence', 'Waffles, fjords and difficult flights: affine, offset, fluffy.'],
  ['مرحبا بالعالم', 'نكتب من اليمين إلى اليسار'],
  ['蜜蜂和花', '幻灯片上的文字一次也不少。', 'スライドの言葉は一度だけ。'],
  ['Code', 'fn main() {', 'println!("once");', '}'],
  ['Links', 'The manual and the source are here.'],
  ['Steps', 'first', 'second', 'third'],
  ['Much text', ...Array.from({ length: 9 }, (_, n) => `Line number${n} has words${n} that fill${n} the slide${n}.`)],
];
const [ligatures, arabic, cjk, , , , much] = WORDS;
const TALK = `---
title: Words
date: 2026-01-01
---

<!-- slide: id=ligatures -->
> ## ${ligatures[0]}
>
> ${ligatures[1]}

Said.

<!-- slide: id=arabic -->
> ## ${arabic[0]}
>
> ${arabic[1]}

Said.

<!-- slide: id=cjk -->
> ## ${cjk[0]}
>
> ${cjk[1]}
>
> ${cjk[2]}

Said.

<!-- slide: id=code -->
> ## Code
>
> \`\`\`rust
> fn main() {
>     println!("once");
> }
> \`\`\`

Said.

<!-- slide: id=links -->
> ## Links
>
> The [manual](https://manual.example/) and the [source](https://source.example/) are here.

Said.

<!-- slide: id=steps -->
> ## Steps
>
> {.step}
> - first
> - second
> - third

Said.

<!-- slide: id=much -->
> ## ${much[0]}
>
${much.slice(1).map((line) => `> ${line}\n>\n`).join('')}
Said.

<!-- slide: id=wide -->
![A wide picture](/wide.png)

Said.

<!-- slide: id=high -->
![A high picture](/high.png)

Said.

<!-- slide: id=small -->
![A small picture](/small.png)

Said.
`;
const IDS = [...TALK.matchAll(/id=(\w+)/g)].map(([, id]) => id);
const PICTURES = [['A wide picture'], ['A high picture'], ['A small picture']];

const results = scratch();
let browser, host, folder;
let count = 0;
before(async () => {
  browser = await launch();
  folder = write({ 'talkpress.toml': 'title = "Words"\n', 'content/talks/words.md': TALK });
  write({ 'static/wide.png': png(1600, 900, [200, 120, 20]), 'static/high.png': png(600, 800, [20, 120, 200]), 'static/small.png': png(300, 200, [20, 200, 120]) }, folder);
  host = await serve(build(folder));
});
after(async () => { await browser?.close(); await host?.close(); });

// The file of `export pdf` with more options.
function exported(...options) {
  const file = join(results, `${count += 1}.pdf`);
  const args = ['export', 'pdf', 'words', '--site', folder, '-o', file, '--today', TODAY, '--browser', executablePath(), ...options];
  execFileSync(BINARY, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  return file;
}

// The text of each page. Letters that were joined are as they were typed.
function texts(file) {
  const pages = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  return pages.map((text) => text.normalize('NFKC').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''));
}
const spaceless = (text) => text.replace(/\s+/g, '');

// The pages as images of 1280 x 720 pixels.
function images(file) {
  const out = mkdtempSync(join(results, 'pages-'));
  execFileSync('pdftoppm', ['-r', '96', '-png', file, join(out, 'page')], { stdio: ['ignore', 'ignore', 'ignore'] });
  return readdirSync(out).sort().map((name) => readFileSync(join(out, name)));
}

// The part of all pixels that differ by at most 8 levels in each colour.
async function likeness(one, other) {
  const page = await browser.newPage();
  const urls = [one, other].map((bytes) => `data:image/png;base64,${bytes.toString('base64')}`);
  const part = await page.evaluate(async (both) => {
    const [a, b] = await Promise.all(both.map(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, canvas.width, canvas.height);
    }));
    if (a.width !== b.width || a.height !== b.height) return `${a.width} x ${a.height} and ${b.width} x ${b.height}`;
    let same = 0;
    for (let n = 0; n < a.data.length; n += 4) {
      if ([0, 1, 2].every((c) => Math.abs(a.data[n + c] - b.data[n + c]) <= 8)) same += 1;
    }
    return same / (a.width * a.height);
  }, urls);
  await page.close();
  return part;
}

test('each slide is a page, with each word once and in order', LIMIT, () => {
  const pages = texts(exported()).map(spaceless);
  assert.deepEqual(pages, [...WORDS, ...PICTURES].map((words) => spaceless(words.join(''))));
});

test('links can be followed, and each step is a page if that is asked for', LIMIT, () => {
  const pdf = readFileSync(exported('--slides', '5')).toString('latin1');
  for (const url of ['https://manual.example/', 'https://source.example/']) assert.ok(pdf.includes(url), url);
  const steps = texts(exported('--slides', '6', '--steps')).map((text) => text.trim().split(/\s+/).filter((word) => /\w/.test(word)));
  assert.deepEqual(steps, [['Steps'], ['Steps', 'first'], ['Steps', 'first', 'second'], ['Steps', 'first', 'second', 'third']]);
});

// Two programs draw the letters, and their edges differ: measured, 95.4 % of a slide full of text is the same, at least 98.5 % of others.
test('pages look like present mode', LIMIT, async () => {
  const pages = images(exported());
  const page = await present(browser, `${host.url}talks/words/?present`, { ...SCREEN, reducedMotion: 'reduce' });
  for (const [n, id] of IDS.entries()) {
    assert.equal(await at(page), id);
    while (await page.evaluate(() => !!document.querySelector('[aria-current] [data-tp-later]'))) await press(page, 'ArrowRight');
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(() => { document.querySelectorAll('body > :not(main)').forEach((part) => { part.style.visibility = 'hidden'; }); });
    await settled(page);
    const shot = await page.screenshot({ animations: 'disabled' });
    const part = await likeness(shot, pages[n]);
    assert.ok(part >= (id === 'much' ? 0.94 : 0.98), `${id}: ${part}`);
    await press(page, 'PageDown');
  }
  await page.context().close();
});

test('printing in present mode gives one whole slide a page, with all steps, whichever slide is shown', LIMIT, async () => {
  const wanted = images(exported());
  for (const id of ['ligatures', 'steps', 'high']) {
    const page = await present(browser, `${host.url}talks/words/?present#${id}`);
    const file = join(results, 'printed.pdf');
    // The page has its own size.
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
    assert.deepEqual(texts(file).map(spaceless), [...WORDS.map((words) => spaceless(words.join(''))), '', '', '']);
    const shown = images(file);
    for (const [n, image] of shown.entries()) assert.ok(await likeness(image, wanted[n]) >= 0.98, `${id}: ${IDS[n]}`);
    assert.equal(await at(page), id);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test('the bookmarks of chapters cannot be seen on the slides of any theme', LIMIT, async () => {
  const slides = ['> ## Text slide\n>\n> Words', '![A wide picture](/wide.png)', '> ## Last\n>\n> Words'];
  const talk = (chapter) => `title: Words\ndate: 2026-01-01\ncategory: talk\n\n${slides.map((slide, n) => `${chapter(n)}${slide}\n\nSaid.\n\n`).join('')}`;
  const site = write({ 'content/talks/words.md': '', 'content/talks/plain.md': talk(() => '---\n\n') });
  write({ 'static/wide.png': png(1600, 900, [200, 120, 20]), 'content/talks/words.md': talk((n) => `---\n\n## CHAPTER WITH A LONG NAME ${n}\n\n`) }, site);
  for (const theme of ['default', 'paper', 'stage']) {
    write({ 'talkpress.toml': `title = "Words"\ntheme = "${theme}"\n` }, site);
    const [chapters, plain] = ['words', 'plain'].map((name) => {
      const file = join(results, `${theme}-${name}.pdf`);
      execFileSync(BINARY, ['export', 'pdf', name, '--site', site, '-o', file, '--today', TODAY, '--browser', executablePath()], { stdio: 'ignore' });
      return file;
    });
    assert.match(texts(chapters)[0], /CHAPTER WITH A LONG NAME 0/);
    const wanted = images(plain);
    for (const [n, image] of images(chapters).entries()) {
      const part = await likeness(image, wanted[n]);
      assert.ok(part > 0.9995, `${theme}, slide ${n + 1}: ${part}`);
    }
  }
});
