// Watch mode: what its keys, its addresses and its player say, and recordings whose slides have no times.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open, until } from './lib/browser.mjs';
import { mode, press } from './lib/deck.mjs';
import { STILL, current, isReady, talk, watch } from './lib/recorded.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';
import { FRAMES, standIn } from './lib/video-hosts.mjs';

let browser, host;
before(async () => {
  browser = await launch();
  const folder = write({
    'talkpress.toml': 'title = "T"\n', 'static/a.txt': '', 'content/talks/film.md': talk('/seconds.webm'),
    'content/talks/vimeo.md': talk('https://vimeo.com/76979871'),
    'content/talks/untimed.md': talk('/seconds.webm').replaceAll(/ time=\S+/g, ''),
    'content/talks/partly.md': talk('/seconds.webm').replaceAll(/(id=s[5-9]) time=\S+/g, '$1'),
  });
  copyFileSync(new URL('./data/seconds.webm', import.meta.url), join(folder, 'static/seconds.webm'));
  host = await serve(build(folder));
});
after(async () => {
  await browser?.close();
  await host?.close();
});

const film = (page, read) => page.evaluate((name) => document.querySelector('#tp-player video')[name], read);
const at = (page, id) => until(page, (wanted) => document.querySelector('section.slide[aria-current=true]')?.id === wanted, id);
// Waits until the recording has played on for some of its seconds.
async function later(page, seconds) {
  const now = await film(page, 'currentTime');
  await until(page, (to) => document.querySelector('#tp-player video').currentTime >= to, now + seconds);
}
const untimed = (page) => page.locator('[data-view=untimed]');

test('a recording whose slides have no times says so, and a slide that was chosen stays', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/untimed/`, STILL);
  await watch(page);
  await isReady(page);
  assert.equal(await untimed(page).isVisible(), true);
  assert.equal(await untimed(page).textContent(), 'The slides do not follow this recording.');
  await press(page, '6', 'Enter');
  await at(page, 's6');
  await later(page, 0.6);
  assert.equal(await current(page), 's6');
  await press(page, 'l', ']');
  await at(page, 's7');
  await later(page, 0.6);
  assert.equal(await current(page), 's7');
  assert.equal(await untimed(page).isVisible(), true, 'a jump takes the line away');
  await page.goto(`${host.url}talks/film/?t=12`);
  await mode(page, 'watch');
  assert.equal(await untimed(page).isVisible(), false);
  await page.context().close();
});

test('a chosen slide without a time stays until the next one is due', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/partly/?t=13`, STILL);
  await mode(page, 'watch');
  await press(page, 'k');
  await isReady(page);
  await press(page, '7', 'Enter');
  await at(page, 's7');
  await later(page, 0.6);
  assert.equal(await current(page), 's7');
  assert.ok(await film(page, 'currentTime') < 20, 'it jumped');
  await page.evaluate(() => { document.querySelector('#tp-player video').currentTime = 35.5; });
  await at(page, 's10');
  await page.context().close();
});

test('an address begins at its moment in many spellings, and any other leaves the article alone', LIMIT, async () => {
  const page = await open(browser, host.url, STILL);
  const spellings = [['9', '0:09'], ['9s', '0:09'], ['12.5', '0:12'], ['0m12.5s', '0:12'], ['1m30s', '1:30'], ['1m', '1:00'], ['1:30', '1:30'], ['1h2m3s', '1:02:03'], ['1:02:03', '1:02:03'], ['0', '0:00']];
  for (const [text, shown] of spellings) {
    await page.goto(`${host.url}talks/film/?t=${text}`);
    await mode(page, 'watch');
    assert.equal(await page.locator('[data-do=copy]').textContent(), `Copy link at ${shown}`, text);
  }
  for (const text of ['', 's', 'abc', '-1', '1:2', '1:2:3:4', '1e3', '12,5', '30s1m', 'Infinity', '٩', '1m30s%20', '12345678']) {
    await page.goto(`${host.url}talks/film/?t=${text}`);
    await until(page, () => document.documentElement.dataset.mode && !('opening' in document.documentElement.dataset));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), 'read', text);
  }
  await page.context().close();
});

test('other parameters of the address stay', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/film/?from=mail&x`, STILL);
  const search = () => page.evaluate(() => location.search + location.hash);
  await watch(page);
  assert.equal(await search(), '?from=mail&x&watch');
  await page.goBack();
  await mode(page, 'read');
  assert.equal(await search(), '?from=mail&x');
  await watch(page);
  await press(page, 'Escape');
  await mode(page, 'read');
  assert.equal(await search(), '?from=mail&x#s1');
  await page.goto(`${host.url}talks/film/?t=12&from=mail`);
  await mode(page, 'watch');
  await press(page, 'Escape');
  await mode(page, 'read');
  assert.equal(await search(), '?from=mail#s4');
  await page.context().close();
});

test('the speed is shown and said, and is kept until it plays', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/film/?t=12`, STILL);
  await mode(page, 'watch');
  const shown = page.locator('#tp-player [data-view=rate]');
  assert.equal(await shown.textContent(), '');
  await press(page, '>', '>');
  assert.equal(await shown.textContent(), 'Speed: 1.5×');
  assert.equal(await shown.evaluate((element) => element.localName), 'output');
  assert.equal(await shown.isVisible(), true);
  await press(page, 'k');
  await isReady(page);
  assert.equal(await film(page, 'playbackRate'), 1.5);
  await press(page, '<');
  assert.equal(await shown.textContent(), 'Speed: 1.25×');
  assert.equal(await film(page, 'playbackRate'), 1.25);
  await page.context().close();
});

test('typed digits expire', LIMIT, async () => {
  const page = await open(browser, host.url, STILL);
  await page.clock.install();
  await page.goto(`${host.url}talks/film/?t=12`);
  await mode(page, 'watch');
  await press(page, '3');
  await page.clock.fastForward(3100);
  await press(page, '4', 'Enter');
  await at(page, 's4');
  await press(page, '1', '0', 'Enter');
  await at(page, 's10');
  await page.context().close();
});

test('the help begins with the keys of the mode that is open', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/film/`, STILL);
  const first = async () => {
    await press(page, '?');
    await until(page, () => document.getElementById('tp-help').open);
    const found = await page.evaluate(() => document.querySelector('#tp-help dl > div').textContent);
    await press(page, 'Escape');
    await until(page, () => !document.getElementById('tp-help').open);
    return found;
  };
  assert.doesNotMatch(await first(), /Watch/);
  await watch(page);
  assert.match(await first(), /Watch: Play or pause/);
  await press(page, 'Escape');
  await mode(page, 'read');
  assert.doesNotMatch(await first(), /Watch/);
  await page.context().close();
});

test('a player on Vimeo that reports a seek while it is paused is not playing', LIMIT, async () => {
  const page = await open(browser, host.url, STILL);
  await standIn(page, 'good');
  await page.goto(`${host.url}talks/vimeo/`);
  await press(page, 'Tab');
  await watch(page);
  await until(page, () => document.querySelector('#tp-player iframe'));
  await press(page, '6', 'Enter');
  await at(page, 's6');
  const frame = () => page.frames().find((one) => one.url().startsWith(FRAMES.vimeo));
  const plays = (wanted) => until(frame(), (is) => globalThis.isPlaying?.() === is, wanted);
  // Messages keep their order: when a jump has arrived, so has what was said before.
  const jump = async (to, id, ...more) => {
    await frame().evaluate((given) => globalThis.jump(...given), [to, ...more]);
    await at(page, id);
  };
  await jump(1, 's1', false);
  await press(page, 'k');
  await plays(true);
  await jump(5, 's2');
  await press(page, 'k');
  await plays(false);
  await jump(9, 's3');
  await press(page, 'k');
  await plays(true);
  await page.context().close();
});
