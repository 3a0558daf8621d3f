// Marking with the real preview: the recording plays, Space says that the next slide is up, and the source gets the times.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open, until } from './lib/browser.mjs';
import { mode, press } from './lib/deck.mjs';
import { BINARY, TODAY, write } from './lib/site.mjs';
import { standIn } from './lib/video-hosts.mjs';

const SLIDES = 12;
const slides = (settings) => [...Array(SLIDES).keys()].map((n) => `<!-- slide: id=s${n + 1}${settings(n)} -->\n> ## Slide ${n + 1}\n\nSaid  on it\\\nand *more*.\n`).join('\n');
const talk = (video, settings, more = '') => `---\ntitle: Jars\ndate: 2026-01-01\nvideo: ${video}\n${more}---\n\nIntro.\n\n----\n\n${slides(settings)}`;
const LATER = 'offset: 0:02\ndeliveries:\n  - event: Later\n    date: 2025-02-02\n    video: /seconds.webm\n    times: later.txt\n  - event: Elsewhere\n    date: 2024-02-02\n    video: /seconds.webm\n';
// Some have a time already, and some other settings.
const MIXED = (n) => [' time=0:00', ' cover', ''][n % 3];

let browser;
const servers = [];
before(async () => { browser = await launch(); });
after(async () => {
  servers.forEach((server) => server.kill());
  await browser?.close();
});

async function preview(...flags) {
  const folder = write({
    'talkpress.toml': 'title = "T"\n', 'content/talks/film.md': talk('/seconds.webm', MIXED, LATER),
    'content/talks/tube.md': talk('https://youtu.be/aB3-_x9ZkQ0', () => ''), 'static/a.txt': '',
  });
  copyFileSync(new URL('./data/seconds.webm', import.meta.url), join(folder, 'static/seconds.webm'));
  const child = spawn(BINARY, ['serve', folder, '--port', '22300', '--today', TODAY, ...flags], { stdio: ['ignore', 'pipe', 'ignore'] });
  servers.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /(http:\/\/\S+)/.exec(line)?.[1];
    if (!url) continue;
    child.stdout.resume();
    const source = (name) => join(folder, 'content/talks', name);
    return { url, source, read: (name) => readFileSync(source(name), 'utf8'), close: async () => { child.kill(); await once(child, 'exit'); } };
  }
  throw new Error('the preview ended before it served');
}

// Watch mode, marking, with the recording at a stand.
async function marking(url) {
  const page = await open(browser, url, { reducedMotion: 'reduce' });
  await mode(page, 'watch');
  await press(page, 'k');
  await until(page, () => document.querySelector('#tp-player video')?.readyState >= 2);
  await page.evaluate(() => document.querySelector('#tp-player video').pause());
  await press(page, 'm');
  return page;
}
const go = (page, at) => page.evaluate((to) => new Promise((done) => {
  const video = document.querySelector('#tp-player video');
  video.addEventListener('seeked', done, { once: true });
  video.currentTime = to;
}), at);
const sentence = (page, pattern) => until(page, (text) => new RegExp(text).test([...document.querySelectorAll('p.tp-said')].at(-1)?.textContent), pattern);
async function markAll(page, count = SLIDES) {
  for (let n = 0; n < count; n += 1) {
    await go(page, 3 * n + 3.5);
    await press(page, ' ');
    await sentence(page, `\\b${n + 1} marked`);
  }
}
const timesIn = (text) => [...text.matchAll(/<!-- slide: .*time=(\S+)/g)].map(([, time]) => time);
const clock = (seconds) => `0:${String(seconds).padStart(2, '0')}`;
const bare = (text) => text.replace(/ time=\d+:\d+/g, '');

test('marking twelve slides changes twelve comments and nothing else', LIMIT, async () => {
  const site = await preview();
  const page = await marking(`${site.url}talks/film/?watch`);
  // It begins at the first slide without a time.
  await press(page, ...Array(SLIDES).fill('ArrowLeft'));
  await markAll(page);
  await sentence(page, 'This was the last slide');
  // A slip: it is taken back, and the recording goes back 3 seconds.
  await press(page, 'Backspace');
  await sentence(page, `slide ${SLIDES} of ${SLIDES}.*11 marked`);
  await until(page, () => Math.abs(document.querySelector('#tp-player video').currentTime - 33.5) < 0.1);
  await go(page, 38.4);
  await press(page, ' ', 'Enter');
  await sentence(page, 'Saved 12 times');
  const written = site.read('film.md');
  // The moment less the time that a press needs, in whole seconds, less where the talk begins in the recording.
  const expected = [...Array(SLIDES - 1).keys()].map((n) => clock(3 * n + 1));
  assert.deepEqual(timesIn(written), [...expected, '0:36']);
  assert.equal(bare(written), bare(talk('/seconds.webm', MIXED, LATER)));
  assert.equal(existsSync(site.source('later.txt')), false);
  // The page learns of them, and follows.
  await until(page, () => document.querySelector('#s12 .tp-at')?.textContent === '0:38');
  await go(page, 10);
  await until(page, () => document.querySelector('section.slide[aria-current=true]')?.id === 's3');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
  await site.close();
});

test('those of another delivery are written into its file, or it is said why not', LIMIT, async () => {
  const site = await preview();
  const page = await marking(`${site.url}talks/film/?watch=1`);
  await markAll(page, 3);
  await press(page, 'Enter');
  await sentence(page, 'Saved 3 times');
  assert.equal(site.read('later.txt'), '0:03 s1\n0:06 s2\n0:09 s3\n');
  assert.equal(site.read('film.md'), talk('/seconds.webm', MIXED, LATER));
  await page.context().close();
  // At once, not after the whole recording was marked.
  const other = await marking(`${site.url}talks/film/?watch=2`);
  await sentence(other, 'cannot be saved: delivery 2 has no file for its own times: add `times:');
  assert.equal(site.read('film.md'), talk('/seconds.webm', MIXED, LATER));
  await other.context().close();
  await site.close();
});

test('Esc ends without saving, and nothing is marked on a network', LIMIT, async () => {
  const site = await preview();
  const page = await marking(`${site.url}talks/film/?watch`);
  await markAll(page, 2);
  await press(page, 'Escape');
  assert.equal(await page.locator('p.tp-said').count(), 0);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), 'watch');
  // The talk begins at 0:02.
  await press(page, 'm');
  await go(page, 1.5);
  await press(page, ' ');
  await sentence(page, 'has not begun here.*0 marked');
  assert.equal(site.read('film.md'), talk('/seconds.webm', MIXED, LATER));
  await page.context().close();
  await site.close();
  const open = await preview('--lan', '--host', '127.0.0.1');
  const guest = await marking(`${open.url}talks/film/?watch`);
  await sentence(guest, 'cannot be saved: .*others on the network can see this preview');
  await guest.context().close();
  await open.close();
});

test('nothing is marked while the player has not said where it is', LIMIT, async () => {
  const site = await preview();
  const page = await open(browser, site.url, { reducedMotion: 'reduce' });
  await standIn(page, 'silent');
  await page.goto(`${site.url}talks/tube/?watch`);
  await mode(page, 'watch');
  await press(page, 'm', ' ');
  await sentence(page, 'press K.*slide 1 of 12.*0 marked');
  await press(page, 'k');
  await until(page, () => document.querySelector('#tp-player iframe'));
  await press(page, ' ', ' ');
  await sentence(page, 'press K.*slide 1 of 12.*0 marked');
  await press(page, 'Enter');
  assert.equal(site.read('tube.md'), talk('https://youtu.be/aB3-_x9ZkQ0', () => ''));
  await page.context().close();
  // Once it answers, it can be marked.
  const good = await open(browser, site.url, { reducedMotion: 'reduce' });
  await standIn(good, 'good');
  await good.goto(`${site.url}talks/tube/?watch`);
  await mode(good, 'watch');
  await press(good, 'm', 'k');
  await until(good, () => document.querySelector('#tp-player iframe'));
  for (let n = 0; n < 200 && !/1 marked/.test(await good.locator('p.tp-said').last().textContent()); n += 1) {
    await press(good, ' ');
    await good.waitForTimeout(50);
  }
  await press(good, 'Enter');
  await sentence(good, 'Saved 1 time$');
  assert.deepEqual(timesIn(site.read('tube.md')), ['0:00']);
  await good.context().close();
  await site.close();
});
