// The search in a real Chromium: on a host, in a folder of one, and from a disk.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { DEADLINE, LIMIT, launch, open, until } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"/>';
const SITE = {
  'static/img/a.svg': PICTURE,
  'content/talks/tides.md': `title: Tides <script>alert(1)</script>\ndate: 2026-03-01\n\n----\n
![A gauge](/img/a.svg)\n\nNaïve sums drown.\n\n![Two](beside.svg)\n\nThe moon pulls the harbour up, &lt;b&gt; and down.\n`,
  'content/talks/beside.svg': PICTURE,
  'content/talks/second.md': 'title: Harbours\ndate: 2025-01-01\n\n----\n\n![Quay](/img/a.svg)\n\nStone.\n\n> ## A card about the moon\n',
  'content/page.md': 'title: About\ncategory: page\n\nText.\n',
};
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser, output;

before(async () => {
  output = build(write(SITE));
  browser = await launch();
});
after(() => browser?.close());

const titles = (page) => page.locator('#tp-search li strong').allTextContents();

async function type(page, text) {
  await page.locator('#tp-search input').fill(text);
  await until(page, (wanted) => !wanted === !document.querySelector('#tp-search [role=status]').textContent, text);
}

async function tryAll(url) {
  const page = await open(browser, `${url}${url.startsWith('file:') ? 'index.html' : ''}`, { viewport: { width: 1000, height: 800 } });
  await page.keyboard.press('/');
  await page.waitForSelector('#tp-search[open]');
  await type(page, 'naive DROWN');
  assert.deepEqual(await titles(page), ['Tides <script>alert(1)</script>']);
  await until(page, () => document.querySelectorAll('#tp-search mark').length === 2);
  assert.deepEqual(await page.locator('#tp-search mark').allTextContents(), ['Naïve', 'drown']);
  assert.equal(await page.locator('#tp-search li img').evaluate((i) => i.decode().then(() => i.naturalWidth > 0)), true);
  await type(page, 'moo');
  await until(page, () => document.querySelectorAll('#tp-search mark').length === 2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  // A word in a heading comes before one in the text of a newer talk.
  await page.waitForURL(/talks\/second\/(index\.html)?#a-card-about-the-moon$/);
  // Enter in the field takes the first.
  await page.keyboard.press('/');
  await type(page, 'naive drown');
  await until(page, () => document.querySelectorAll('#tp-search mark').length === 2);
  assert.equal(await page.textContent('#tp-search [role=status]'), '1 slide found');
  await page.keyboard.press('Enter');
  await page.waitForURL(/talks\/tides\/(index\.html)?#(?!beside)/);
  assert.equal(await page.locator('#tp-search[open]').count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

test('finds slides on a host', LIMIT, async () => {
  const host = await serve(output);
  await tryAll(host.url);
  await host.close();
});

test('finds slides below a folder of a host', LIMIT, async () => {
  const host = await serve(output, '/a/b/');
  await tryAll(host.url);
  await host.close();
});

test('finds slides from a disk', LIMIT, () => tryAll(`${pathToFileURL(output)}/`));

// What the search reads from the page must be what the index of words was made from.
const EVERYTHING = `title: Everything
date: 2026-01-01
category: talk

----

![Alternative](/img/a.svg "A captioned gauge")

Emph*asis* within, and line<br>break. Caf&eacute; &amp; more.[^n]

[^n]: A footnoted remark.

<!-- note: A secretive aside. -->

> ## Carded heading
>
> \`\`\`rust title="named.rs"
> fn coded() {}
> \`\`\`

> [!NOTE]
> Alerted.

| tabled | cells |
|---|---|
| first | second |
`;

test('finds all that a slide shows and says, in its page as on a disk, and never speaker notes', LIMIT, async () => {
  const files = { 'talkpress.toml': 'title = "All"\n\n[permalinks]\ntalk = "/t/{slug}.html"\n', 'static/img/a.svg': PICTURE, 'content/talks/all.md': EVERYTHING };
  const all = build(write(files), '--with-notes');
  const host = await serve(all);
  for (const url of [`${host.url}index.html`, pathToFileURL(join(all, 'index.html')).href, `${host.url}t/all.html?present`]) {
    const page = await open(browser, url, { viewport: { width: 1000, height: 800 } });
    if (url.endsWith('present')) await until(page, () => document.documentElement.dataset.mode === 'present');
    await page.keyboard.press('/');
    await page.waitForSelector('#tp-search[open]');
    for (const word of ['alternative', 'captioned', 'gauge', 'emphasis', 'line', 'break', 'cafe', 'more', 'footnoted', 'carded', 'coded', 'named', 'alerted', 'tabled', 'second']) {
      await type(page, '');
      await type(page, word);
      await until(page, (wanted) => document.querySelector('#tp-search mark')?.textContent.normalize('NFD').replace(/\u0301/g, '').toLowerCase() === wanted, word);
    }
    await type(page, 'secretive');
    await until(page, () => /^Nothing found/.test(document.querySelector('#tp-search [role=status]').textContent));
    assert.equal(await page.locator('iframe').count(), 0);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
  // On a disk a page sends its slides to the page around it: without notes.
  const page = await open(browser, pathToFileURL(join(all, 'index.html')).href);
  const sent = await page.evaluate((src) => new Promise((done) => {
    addEventListener('message', (event) => done(event.data));
    const frame = Object.assign(document.createElement('iframe'), { src });
    frame.onload = () => frame.contentWindow.postMessage('talkpress:slides', '*');
    document.body.append(frame);
  }), pathToFileURL(join(all, 't/all.html')).href);
  assert.ok(/coded/.test(sent) && !/secretive/.test(sent), sent);
  await page.context().close();
  await host.close();
});

test('an excerpt separates what is shown from what is said; what has no picture has an icon', LIMIT, async () => {
  const site = write({
    'static/img/a.svg': PICTURE,
    'content/talks/cover.md': 'title: Quince\nheaderimage: /img/a.svg\ndate: 2026-01-03\n\n----\n\n![Quince jam](/img/a.svg)\n\nQuince\njam\n',
    'content/talks/text.md': 'title: Quinces\ndate: 2026-01-02\n\n----\n\n> ## Why quinces?\n>\n> - sour\n> - hard\n\nThey *keep* well.\n',
    'content/talks/none.md': 'title: Only quinces\nslides: none\ndate: 2026-01-01\n\nText.\n',
    'content/post.md': 'title: All quinces\ncategory: post\ndate: 2025-01-01\n\nMore.\n',
  });
  const folder = build(site);
  const host = await serve(folder);
  for (const url of [host.url, `${pathToFileURL(folder).href}/index.html`]) {
    const page = await open(browser, url, { viewport: { width: 1000, height: 1400 } });
    await page.keyboard.press('/');
    await page.waitForSelector('#tp-search[open]');
    await type(page, 'quince');
    await until(page, () => document.querySelectorAll('#tp-search li img').length === 2);
    // Pages are read one after another.
    for (const wanted of ['Quince jam', 'Why quinces? · sour · hard · They keep well.']) {
      await until(page, (text) => [...document.querySelectorAll('#tp-search .found > span')].some((one) => one.innerText === text), wanted);
    }
    const icons = await page.locator('#tp-search .thumb:empty').evaluateAll((all) => all.map((e) => [e.className, getComputedStyle(e, '::before').width]));
    assert.deepEqual(icons.sort(), [['thumb is-page', '28px'], ['thumb is-talk', '28px'], ['thumb is-talk', '28px']]);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
  await host.close();
});

test('says what it found, closes with Escape, and axe finds nothing', LIMIT, async () => {
  const host = await serve(output);
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width: 390, height: 800 } });
    context.setDefaultTimeout(DEADLINE);
    const page = await context.newPage();
    await page.goto(`${host.url}page/`);
    await page.click('.find');
    await page.waitForSelector('#tp-search[open]');
    await type(page, 'zebra');
    assert.equal(await page.textContent('#tp-search [role=status]'), 'Nothing found for “zebra”');
    await type(page, 'harbours');
    await until(page, () => document.querySelector('#tp-search li'));
    // A title is found even where no slide says it.
    assert.deepEqual(await titles(page), ['Harbours']);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run('#tp-search'));
    assert.deepEqual(violations.map((v) => v.id), []);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#tp-search').evaluate((dialog) => dialog.open), false);
    assert.equal(await page.evaluate(() => document.activeElement.className), 'find');
    await context.close();
  }
  await host.close();
});

test('without scripts there is no button that does nothing', LIMIT, async () => {
  const page = await open(browser, pathToFileURL(join(output, 'index.html')).href, { javaScriptEnabled: false });
  assert.equal(await page.isVisible('.find'), false);
  assert.equal(await page.isVisible('#tp-search'), false);
  await page.context().close();
});

// 200 talks of 50 slides, 40 words a slide, frequent words often and rare ones seldom, as in a language.
function large() {
  let state = 7;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const syllables = 'ba ce di fo gu ha ki lo mu ne pa ra si to ve wi xa yo ze'.split(' ');
  const vocabulary = Array.from({ length: 12000 }, () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * syllables.length)]).join(''));
  const word = () => vocabulary[Math.floor(vocabulary.length * random() ** 3)];
  const words = (n) => Array.from({ length: n }, word).join(' ');
  const files = { 'static/img/a.svg': PICTURE };
  for (let talk = 0; talk < 200; talk++) {
    const slides = Array.from({ length: 50 }, (_, n) => `<!-- slide: id=s${n} -->\n![${words(6)}](/img/a.svg)\n\n${words(34)}.\n`);
    files[`content/talks/talk-${talk}.md`] = `title: ${words(5)}\ndate: 2020-01-${10 + (talk % 20)}\n\n----\n\n${slides.join('\n')}`;
  }
  return { files, word: vocabulary[40] };
}

test('arrow keys go on through more results than are shown at first', LIMIT, async () => {
  const slides = (n) => Array.from({ length: 40 }, (_, i) => `<!-- slide: id=s${n}-${i} -->\n![](/img/a.svg)\n\nThe moon ${i}.\n`).join('\n');
  const files = { 'static/img/a.svg': PICTURE };
  [1, 2, 3].forEach((n) => { files[`content/talks/talk-${n}.md`] = `title: Talk ${n}\ndate: 2026-01-0${n}\n\n----\n\n${slides(n)}`; });
  const host = await serve(build(write(files)));
  const page = await open(browser, `${host.url}talks/talk-1/`, { viewport: { width: 1000, height: 800 } });
  await page.keyboard.press('/');
  await type(page, 'moon');
  for (let n = 1; n <= 110; n += 1) {
    await until(page, (wanted) => document.querySelectorAll('#tp-search li').length >= wanted, n);
    await page.keyboard.press('ArrowDown');
    await until(page, (wanted) => [...document.querySelectorAll('#tp-search li')].findIndex((item) => item.contains(document.activeElement)) === wanted, n - 1);
  }
  await page.context().close();
  await host.close();
});

test('200 talks of 50 slides: a query with its excerpts loads at most 150 KB', LIMIT, async () => {
  const { files, word } = large();
  const host = await serve(build(write(files)));
  for (const query of [word, 'b c d', `${word} ${word.slice(0, 2)}`]) {
    const page = await open(browser, `${host.url}talks/talk-7/`, { viewport: { width: 1000, height: 800 } });
    await page.keyboard.press('/');
    await page.waitForSelector('#tp-search[open]');
    const loaded = [];
    page.on('response', (response) => loaded.push(response.body().catch(() => Buffer.alloc(0))));
    const bytes = async () => (await Promise.all(loaded)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    await page.locator('#tp-search input').fill(query);
    await until(page, () => document.querySelector('#tp-search [role=status]').textContent);
    await page.waitForLoadState('networkidle');
    // The pages of the first results are read after 200 ms.
    for (let before = -1; before !== loaded.length;) {
      before = loaded.length;
      await page.waitForTimeout(700);
    }
    assert.ok(await bytes() <= 150_000, `${query}: ${await bytes()} bytes`);
    await page.context().close();
  }
  await host.close();
});

test('a result that was not read yet leads to its slide', LIMIT, async () => {
  const host = await serve(output);
  const page = await open(browser, host.url, { viewport: { width: 1000, height: 800 } });
  await page.keyboard.press('/');
  await type(page, 'drown');
  await page.evaluate(() => document.querySelector('#tp-search li a').click());
  await page.waitForURL(/talks\/tides\/#(?!slide-)./);
  await page.context().close();
  await host.close();
});

test('finds every word inside a sentence of a script without spaces', LIMIT, async () => {
  const host = await serve(build(write({
    'static/img/a.svg': PICTURE,
    'content/talks/matsu.md': `---\ntitle: 待ち行列の測り方\ndate: 2026-02-10\nlang: ja\n---\n\n----\n
![青い面。](/img/a.svg)\n\nまず待ち行列の長さを測ります。次に**平均**到着間隔をRustで調べます。\n
> ## 表\n\n最後に結果を表にまとめます。\n`,
  })));
  const page = await open(browser, host.url, { viewport: { width: 1000, height: 800 } });
  await page.keyboard.press('/');
  await page.waitForSelector('#tp-search[open]');
  const slides = async (text, count) => {
    await type(page, text);
    await until(page, (n) => document.querySelectorAll('#tp-search li').length === n, count);
    await until(page, () => [...document.querySelectorAll('#tp-search li a')].every((link) => !link.hash.startsWith('#slide-')));
    return page.locator('#tp-search li a').evaluateAll((links) => links.map((link) => new URL(link.href).hash));
  };
  for (const text of ['行列', '長さ', '平均到着間隔', '行列の長さ', '測', 'rust', 'rus 調べ']) assert.ok((await slides(text, ['行列', '測'].includes(text) ? 2 : 1)).includes('#a'), text);
  for (const text of ['結果', 'まとめ']) assert.deepEqual(await slides(text, 1), [`#${encodeURIComponent('表')}`], text);
  assert.equal((await slides('測り方', 1)).length, 1);
  assert.deepEqual(await page.locator('#tp-search li strong').evaluateAll((all) => all.map((e) => [e.lang, e.dir])), [['ja', 'ltr']]);
  assert.deepEqual(await slides('長さの行列', 0), []);
  assert.equal(await page.textContent('#tp-search [role=status]'), 'Nothing found for “長さの行列”');
  await page.context().close();
  await host.close();
});
