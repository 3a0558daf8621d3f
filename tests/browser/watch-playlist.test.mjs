// Watch mode with a playlist (HLS), in browsers that play it. Others have a link: see `watch.test.mjs`.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { LIMIT, launch, open } from './lib/browser.mjs';
import { press } from './lib/deck.mjs';
import { STILL, current, lateWhenFast, seeks, talk, watch } from './lib/recorded.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';

let browser, output, why;
before(async () => {
  browser = await launch();
  const folder = write({ 'talkpress.toml': 'title = "T"\n', 'content/talks/list.md': talk('/seconds.m3u8'), 'static/a.txt': '' });
  for (const name of ['seconds.m3u8', 'seconds.m4s']) copyFileSync(new URL(`./data/${name}`, import.meta.url), join(folder, 'static', name));
  output = build(folder);
  const page = await browser.newPage();
  const plays = await page.evaluate(() => ['application/vnd.apple.mpegurl', 'video/mp4; codecs="avc1.42E01E, mp4a.40.2"'].every((type) => document.createElement('video').canPlayType(type)));
  await page.close();
  if (!plays) why = `${browser.version()} does not play playlists with H.264`;
});
after(() => browser?.close());

// Ends once the browser's own player has not moved for half a minute, although it seeks or plays.
async function stuck(page) {
  const state = () => page.evaluate(() => {
    const video = document.querySelector('#tp-player video');
    return video && (video.seeking || !video.paused) ? `${video.src} at ${video.currentTime}` : '';
  }).catch(() => '');
  for (let last = '', same = 0; same < 30 && !page.isClosed(); await sleep(1000)) {
    const now = await state();
    same = now && now === last ? same + 1 : 0;
    last = now;
  }
  return 'stuck';
}

async function follows(page) {
  await watch(page);
  await seeks(page);
  assert.deepEqual(await lateWhenFast(page), []);
  await press(page, '2', 'Enter');
  assert.equal(await current(page), 's2');
  assert.deepEqual(page.complaints, []);
}

for (const [place, prefix] of [['at a root', '/'], ['in a sub-folder', '/a/b/']]) {
  test(`${place}, the slide is that of the picture after forty random seeks and while it plays fast`, LIMIT, async (context) => {
    if (why) return context.skip(why);
    const host = await serve(output, prefix);
    // Chromium's player of playlists is young: it may stop for ever on a busy machine.
    for (let tries = 0; tries < 3; tries += 1) {
      const page = await open(browser, `${host.url}talks/list/`, STILL);
      const isDone = await Promise.race([follows(page), stuck(page)]) !== 'stuck';
      await page.context().close();
      if (isDone) return host.close();
      context.diagnostic('the player of the browser was stuck');
    }
    return context.skip(`${browser.version()} stops while it plays playlists`);
  });
}

// Browsers may refuse to read the parts of a playlist from a disk.
test('from a disk it plays in step, or says that it cannot be played', LIMIT, async (context) => {
  if (why) return context.skip(why);
  const page = await open(browser, pathToFileURL(join(output, 'talks/list/index.html')).href, STILL);
  await watch(page);
  const isOver = () => page.evaluate(() => document.querySelector('#tp-player video').readyState >= 2 || !document.querySelector('.tp-said').hidden);
  while (!await isOver()) await page.waitForTimeout(50);
  const said = await page.evaluate(() => document.querySelector('.tp-said:not([hidden])')?.textContent);
  if (said) {
    assert.match(said, /cannot be played here/);
    context.diagnostic(`${browser.version()}: ${said}`);
  } else {
    await seeks(page);
  }
  return page.context().close();
});
