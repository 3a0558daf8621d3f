// The preview in a real Chromium: what is saved is on the screen, and the reader stays where they were.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { launch, until } from './lib/browser.mjs';
import { BINARY, ROOT, TODAY, write } from './lib/site.mjs';

const PROGRAM = existsSync(BINARY) ? BINARY : join(ROOT, 'target/debug/talkpress');
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

// A talk of 55 slides; `words` says other things on some of them.
function talk(title, words = {}) {
  const slides = Array.from({ length: 55 }, (_, i) => i + 1)
    .map((n) => `> ## Card ${n}\n> - a point\n\n${words[n] ?? `Said on slide ${n}.`} ${'And more of it. '.repeat(30)}\n\n`);
  return `title: ${title}\ndate: 2026-01-02\ncategory: talk\n\nIntro of ${title}.\n\n----\n\n${slides.join('')}`;
}

async function serve() {
  const folder = write({
    'talkpress.toml': 'title = "Watched"\n\n[params]\ncss = ["/own.css"]\n',
    'content/talks/one.md': talk('One'),
    'content/talks/two.md': talk('Two'),
    'static/own.css': 'body { --probe: before }\n',
  });
  const child = spawn(PROGRAM, ['serve', folder, '--port', '21000', '--today', TODAY], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.on('exit', () => child.kill());
  const url = await new Promise((found) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /serving at (\S+)/.exec(line);
      if (match) found(match[1]);
    });
  });
  return {
    url,
    save: (path, text) => writeFileSync(join(folder, path), text),
    remove: (path) => rmSync(join(folder, path)),
    close: () => child.kill(),
  };
}

async function view(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on('pageerror', (e) => page.wrong.push(e.message));
  await page.goto(url);
  await until(page, () => globalThis.talkpressPreview);
  // The stream is open once the server has said something, or has nothing to say.
  await page.waitForTimeout(150);
  await page.evaluate(() => {
    globalThis.patches = [];
    globalThis.sameDocument = true;
    document.addEventListener('talkpress:patched', (e) => globalThis.patches.push(e.detail.slides));
  });
  return page;
}
const says = (page, id, word) => until(page, ([i, w]) => document.getElementById(i)?.textContent.includes(w), [id, word]);

test('a slide changes under the reader, and nothing moves', { timeout: 60_000 }, async () => {
  const site = await serve();
  const page = await view(`${site.url}talks/one/#card-40`);
  await page.evaluate(() => { document.getElementById('card-39').mark = 1; });
  const place = () => page.evaluate(() => Math.round(document.getElementById('card-40').getBoundingClientRect().top));
  const before = await place();
  assert.ok(await page.evaluate(() => scrollY > 1000));
  site.save('content/talks/one.md', talk('One', { 40: 'Changed under the reader.' }));
  await says(page, 'card-40', 'Changed under the reader.');
  const moved = Math.abs((await place()) - before);
  assert.ok(moved <= 1, `it moved by ${moved}`);
  assert.deepEqual(await page.evaluate(() => [globalThis.patches.flat(), globalThis.sameDocument, document.getElementById('card-39').mark]), [['card-40'], true, 1]);
  // Elsewhere on the page: it comes into view.
  site.save('content/talks/one.md', talk('One', { 3: 'Far above.', 40: 'Changed under the reader.' }));
  await says(page, 'card-3', 'Far above.');
  const top = await page.evaluate(() => document.getElementById('card-3').getBoundingClientRect().top);
  assert.ok(top > -100 && top < 800, `slide 3 stands at ${top}`);
  assert.deepEqual(page.wrong, []);
  site.close();
});

test('an error lies over the page until it is mended', { timeout: 60_000 }, async () => {
  const site = await serve();
  const page = await view(`${site.url}talks/one/`);
  site.save('content/talks/one.md', 'title: <img src=x onerror=alert(1)>\ndate: 2026-99-99\ncategory: talk\n');
  const box = page.locator('#tp-preview .problems');
  await box.waitFor();
  const text = await box.innerText();
  assert.match(text, /one\.md:2/);
  assert.match(text, /2026-99-99/);
  assert.ok(await page.locator('#card-1').count());
  site.save('content/talks/one.md', talk('One', { 1: 'Mended.' }));
  await says(page, 'card-1', 'Mended.');
  await box.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => globalThis.sameDocument), true);
  site.close();
});

test('only the talk that changed is patched; a stylesheet that keeps its name is fetched anew', { timeout: 60_000 }, async () => {
  const site = await serve();
  const [one, two] = [await view(`${site.url}talks/one/`), await view(`${site.url}talks/two/`)];
  site.save('content/talks/two.md', talk('Two', { 2: 'For two alone.' }));
  await says(two, 'card-2', 'For two alone.');
  await one.waitForTimeout(200);
  assert.equal(await one.evaluate(() => globalThis.patches.length), 0);
  if (await one.locator('link[href*="own.css"]').count()) {
    site.save('static/own.css', 'body { --probe: after }\n');
    await until(one, () => getComputedStyle(document.body).getPropertyValue('--probe').trim() === 'after');
    assert.equal(await one.evaluate(() => globalThis.sameDocument), true);
  }
  site.remove('content/talks/one.md');
  await one.locator('#tp-preview .notice').waitFor();
  site.close();
});

test('fifty saves in five seconds end on the last; what is typed and focused stays', { timeout: 60_000 }, async () => {
  const site = await serve();
  const page = await view(`${site.url}talks/one/`);
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'tp-field';
    document.body.append(field);
    field.focus();
    field.value = 'half a wo';
  });
  for (let n = 1; n <= 50; n++) {
    site.save('content/talks/one.md', talk('One', { 2: `Save number ${n}!` }));
    await page.waitForTimeout(100);
  }
  await says(page, 'card-2', 'Save number 50!');
  assert.deepEqual(await page.evaluate(() => [document.activeElement.id, document.activeElement.value, globalThis.sameDocument]), ['tp-field', 'half a wo', true]);
  assert.equal(await page.locator('#tp-preview .problems').count(), 0);
  assert.deepEqual(page.wrong, []);
  site.close();
});

test('a hidden tab catches up', { timeout: 60_000 }, async () => {
  const site = await serve();
  const page = await view(`${site.url}talks/one/`);
  const hide = (hidden) => page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await hide(true);
  site.save('content/talks/one.md', talk('One', { 2: 'Written meanwhile.' }));
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => globalThis.patches.length), 0);
  await hide(false);
  await says(page, 'card-2', 'Written meanwhile.');
  site.close();
});
