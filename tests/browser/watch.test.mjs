// Watch mode: the recording plays on the page of its talk, the slide follows it, and it follows the reader.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { LIMIT, launch, open, until } from './lib/browser.mjs';
import { mode, press } from './lib/deck.mjs';
import { EACH, CAPTIONS, STILL, current, isReady, lateWhenFast, seeks, talk, watch } from './lib/recorded.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';
import { FRAMES, standIn } from './lib/video-hosts.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LATE = 'deliveries:\n  - event: Later\n    date: 2026-02-02\n    video: /seconds.webm\n    offset: 0:02\n  - event: Elsewhere\n    date: 2025-02-02\n    video: https://example.org/video\n';

let browser, host, output;
before(async () => {
  browser = await launch();
  const folder = write({
    'talkpress.toml': 'title = "T"\nbase_url = "https://x.example/"\n', 'static/jars.vtt': CAPTIONS,
    'content/talks/film.md': talk('/seconds.webm', `captions: /jars.vtt\n${LATE}`),
    'content/talks/tube.md': talk('https://www.youtube.com/watch?v=aB3-_x9ZkQ0', 'captions: /jars.vtt\n'),
    'content/talks/vimeo.md': talk('https://vimeo.com/76979871/8272103f6e'),
    'content/talks/list.md': talk('/talk.m3u8'),
    'content/talks/link.md': talk('https://video.example/1'),
    'static/talk.m3u8': '#EXTM3U\n',
  });
  copyFileSync(new URL('./data/seconds.webm', import.meta.url), join(folder, 'static/seconds.webm'));
  output = build(folder);
  host = await serve(output);
});
after(async () => {
  await browser?.close();
  await host?.close();
});

test('after forty random seeks the slide is that of the picture', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/film/`, STILL);
  await watch(page);
  await seeks(page);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('the same in a sub-folder and from a disk', LIMIT, async () => {
  const below = await serve(output, '/a/b/');
  for (const url of [`${below.url}talks/film/`, pathToFileURL(join(output, 'talks/film/index.html')).href]) {
    const page = await open(browser, url, STILL);
    await watch(page);
    await seeks(page);
    await press(page, 'c');
    await until(page, () => document.querySelector('#tp-player video').textTracks[0]?.cues?.length === 10);
    assert.deepEqual(page.complaints, [], url);
    await page.context().close();
  }
  await below.close();
});

test('while it plays, fast, the slide is at most a quarter of a second late', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/film/`, STILL);
  await watch(page);
  assert.deepEqual(await lateWhenFast(page), []);
  // Nothing was said to a screen reader meanwhile.
  assert.equal(await page.evaluate(() => document.querySelector('#tp-player [role=status]').textContent), 'Slide 1 of 10');
  await page.context().close();
});

test('nothing is requested before a click, anywhere', LIMIT, async () => {
  for (const path of ['film/', 'film/?watch', 'tube/', 'tube/?watch', 'tube/?t=12', 'vimeo/?watch#s2']) {
    const page = await open(browser, `${host.url}talks/${path}`);
    await until(page, (isOpen) => document.documentElement.dataset.mode === (isOpen ? 'watch' : 'read'), path.includes('?'));
    assert.deepEqual(page.complaints, [], path);
    assert.equal(await page.evaluate(() => document.querySelectorAll('iframe, #tp-player video').length), 0, path);
    await page.context().close();
  }
});

test('the article does not flash before watch mode, and shows if that cannot open', LIMIT, async () => {
  const page = await open(browser, host.url, STILL);
  const isHidden = () => page.evaluate(() => getComputedStyle(document.body).visibility === 'hidden');
  const isOver = () => until(page, () => document.documentElement.dataset.mode !== undefined && !('opening' in document.documentElement.dataset));
  for (const query of ['?watch', '?t=12', '?watch=1&t=12#s3']) {
    let release;
    const held = new Promise((done) => { release = done; });
    await page.route(/\/watch\.[^/]*js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('about:blank');
    await page.goto(`${host.url}talks/film/${query}`, { waitUntil: 'domcontentloaded' });
    // Its clock stands, so that the test does not depend on the time.
    await page.evaluate(() => document.body.getAnimations().forEach((animation) => { animation.pause(); animation.currentTime = 1999; }));
    assert.equal(await isHidden(), true, query);
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.notEqual(ground, 'rgb(0, 0, 0)', 'no black before a light page');
    release();
    await mode(page, 'watch');
    await isOver();
    assert.equal(await isHidden(), false, query);
    await page.unroute(/\/watch\.[^/]*js$/);
  }
  await page.route(/\/watch\.[^/]*js$/, (route) => route.abort());
  for (const path of ['film/?watch', 'film/?watch=7', 'link/?t=12', 'list/?watch', 'film/?time=4', 'film/?present&t=4']) {
    await page.goto(`${host.url}talks/${path}`);
    await isOver();
    assert.equal(await isHidden(), false, path);
  }
  await mode(page, 'present');
  await page.context().close();
});

test('what a click loads stays small, compressed', () => {
  const html = readFileSync(join(output, 'talks/film/index.html'), 'utf8');
  const size = (attribute, kind) => html.match(new RegExp(`data-${attribute}="([^"]+)"`))[1].split(' ').filter((url) => url.endsWith(kind))
    .reduce((sum, url) => sum + gzipSync(readFileSync(join(output, 'talks/film', url)), { level: 9 }).length, 0);
  const [file, frame, css, mark] = [size('watch', '.js'), size('frame', '.js'), size('watch', '.css'), size('mark', '.js')];
  assert.ok(file > 2000 && file <= 4096, `watch.js: ${file} bytes`);
  assert.ok(frame > 500 && frame <= 1800, `for frames: ${frame} bytes more`);
  assert.ok(css > 500 && css <= 2048, `watch.css: ${css} bytes`);
  assert.ok(mark > 500 && mark <= 1600, `mark.js, in the preview: ${mark} bytes`);
});

test('keys, buttons, words and the address', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/film/?t=12#s4`, STILL);
  const clock = () => page.evaluate(() => document.querySelector('#tp-player video').currentTime);
  const at = (id) => until(page, (wanted) => document.querySelector('section.slide[aria-current=true]')?.id === wanted, id);
  await mode(page, 'watch');
  await at('s4');
  await press(page, 'k');
  await isReady(page);
  await press(page, 'k');
  await until(page, () => document.querySelector('#tp-player video').paused);
  assert.ok(await clock() >= 12, 'it begins at its moment');
  await press(page, 'l');
  await at('s6');
  await press(page, 'j', '[');
  await at('s3');
  await press(page, ']', ']');
  await at('s5');
  await press(page, '9', 'Enter');
  await at('s9');
  assert.equal(await clock(), 32);
  assert.equal(await page.evaluate(() => document.querySelector('#tp-player [role=status]').textContent), 'Slide 9 of 10');
  await page.click('#s2 .tp-at >> nth=0');
  await at('s2');
  await page.click('#s3 .transcript p', { position: { x: 90, y: 8 } });
  await at('s3');
  assert.ok(Math.abs(await clock() - 9) < 0.6, `its words begin at 9, not ${await clock()}`);
  assert.equal(await page.evaluate(() => document.querySelector('[data-said]').closest('section').id), 's3');
  await press(page, '>');
  assert.equal(await page.evaluate(() => document.querySelector('#tp-player video').playbackRate), 1.25);
  await press(page, '?');
  await until(page, () => document.getElementById('tp-help').open);
  await press(page, 'l', 'Escape');
  assert.ok(await clock() < 12, 'a key in the help moves nothing');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.click('[data-do=copy]');
  await until(page, () => navigator.clipboard.readText().then((text) => /\/talks\/film\/\?t=9#s3$/.test(text)));
  await press(page, 'Escape');
  await mode(page, 'read');
  assert.ok((await page.evaluate(() => location.href)).endsWith('/talks/film/#s3'));
  assert.equal(await page.evaluate(() => document.querySelectorAll('.tp-at, #tp-player, [data-said], [aria-current=true]').length), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('letters obey the choice of the reader', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/film/`, STILL);
  await page.evaluate(() => localStorage.setItem('talkpress:keys', 'off'));
  await page.goto(`${host.url}talks/film/?t=12`);
  await mode(page, 'watch');
  await press(page, ']', '9', 'Enter');
  assert.equal(await current(page), 's4');
  await press(page, ' ');
  await isReady(page);
  await page.context().close();
});

test('the page follows until the reader scrolls, and again after a click', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/film/`, { ...STILL, viewport: { width: 390, height: 700 } });
  await watch(page);
  await isReady(page);
  const go = (to) => page.evaluate((seconds) => { document.querySelector('#tp-player video').currentTime = seconds; }, to);
  const isSeen = (id) => page.evaluate((wanted) => { const { top } = document.getElementById(wanted).getBoundingClientRect(); return top >= 0 && top < innerHeight; }, id);
  await go(21);
  await until(page, () => document.querySelector('#s6[aria-current=true]'));
  assert.ok(await isSeen('s6'));
  await page.mouse.move(200, 600);
  await page.mouse.wheel(0, -300);
  await until(page, () => !document.querySelector('[data-do=follow]').hidden);
  const before = await page.evaluate(() => scrollY);
  await go(33);
  await until(page, () => document.querySelector('#s9[aria-current=true]'));
  assert.ok(Math.abs(await page.evaluate(() => scrollY) - before) < 310, 'it scrolled by itself');
  await page.click('[data-do=follow]');
  assert.ok(await isSeen('s9'));
  assert.equal(await page.evaluate(() => document.querySelector('[data-do=follow]').hidden), true);
  await page.context().close();
});

test('each delivery opens its own recording', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/film/`, STILL);
  await page.locator('[data-watch="1"]:visible').first().click();
  await mode(page, 'watch');
  await isReady(page);
  assert.ok((await page.evaluate(() => location.search)).endsWith('?watch=1'));
  assert.equal(await page.evaluate(() => document.querySelector('#s2 .tp-at').textContent), '0:06');
  await page.goBack();
  await mode(page, 'read');
  const elsewhere = await page.evaluate(() => document.querySelector('.colophon [href="https://example.org/video"]').dataset.watch);
  assert.equal(elsewhere, undefined);
  await page.context().close();
});

test('a server that cannot seek says so, and nothing jumps', LIMIT, async () => {
  const film = readFileSync(join(output, 'seconds.webm'));
  const plain = createServer(async (request, response) => {
    if (request.url.endsWith('.webm')) {
      // After 20 seconds comes a long empty element, whose end never arrives.
      let at = 0;
      for (let n = 0; n <= 20; n += 1) at = film.indexOf('1f43b675', at + 1, 'hex');
      response.writeHead(200, { 'Content-Type': 'video/webm', 'Content-Length': film.length + 4e6 });
      response.write(film.subarray(0, at));
      return response.write(Buffer.concat([Buffer.from('ec010000000000400000', 'hex').subarray(0, 9), Buffer.alloc(1e6)]));
    }
    const answer = await fetch(new URL(request.url, host.url));
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') });
    return response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((done) => plain.listen(0, '127.0.0.1', done));
  const page = await open(browser, `http://127.0.0.1:${plain.address().port}/talks/film/`, STILL);
  await watch(page);
  await isReady(page);
  await until(page, () => document.querySelector('#tp-player video').currentTime > 1);
  await press(page, '9', 'Enter');
  await until(page, () => /only play the recording from the start/.test(document.querySelector('.tp-said').textContent) && !document.querySelector('.tp-said').hidden);
  const now = await page.evaluate(() => document.querySelector('#tp-player video').currentTime);
  assert.ok(now > 1 && now < 20, `it is at ${now}`);
  assert.notEqual(await current(page), 's9');
  await page.context().close();
  plain.closeAllConnections();
  plain.close();
});

test('a server without range requests says so', LIMIT, async () => {
  const plain = createServer(async (request, response) => {
    // As simple servers do: the whole file, whatever part was asked for.
    const answer = await fetch(new URL(request.url, host.url));
    const body = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type'), 'Content-Length': body.length });
    response.end(body);
  });
  await new Promise((done) => plain.listen(0, '127.0.0.1', done));
  const page = await open(browser, `http://127.0.0.1:${plain.address().port}/talks/film/`, STILL);
  await watch(page);
  await isReady(page);
  await until(page, () => document.querySelector('#tp-player video').currentTime > 0.3);
  await press(page, '9', 'Enter');
  await until(page, () => !document.querySelector('#tp-player video').seeking);
  const [now, isSaid] = await page.evaluate(() => [document.querySelector('#tp-player video').currentTime, /only play the recording from the start/.test(document.querySelector('.tp-said:not([hidden])')?.textContent)]);
  assert.ok(now > 31 || isSaid, `it is at ${now}, and nothing is said`);
  await page.context().close();
  plain.closeAllConnections();
  plain.close();
});

test('a playlist that the browser cannot play, and an unknown address, are links', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/link/`);
  assert.equal(await page.evaluate(() => document.querySelector('a.watch').dataset.watch), undefined);
  assert.equal(await page.evaluate(() => document.querySelector('#s2 .moment').href), 'https://video.example/1#t=4');
  await page.goto(`${host.url}talks/list/`);
  assert.equal(await page.evaluate(() => document.querySelector('a.watch').dataset.watch), '0');
  if (!await page.evaluate(() => document.createElement('video').canPlayType('application/vnd.apple.mpegurl'))) {
    await page.goto(`${host.url}talks/list/?watch`);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), 'read');
  }
  await page.context().close();
});

for (const name of ['tube', 'vimeo']) {
  test(`${name}: the slide follows the frame, and no script of its host is loaded`, LIMIT, async () => {
    const page = await open(browser, host.url, STILL);
    const seen = await standIn(page, 'good');
    await page.goto(`${host.url}talks/${name}/`);
    page.complaints.length = 0;
    assert.deepEqual(seen, []);
    await watch(page);
    const frame = () => page.frames().find((one) => one.url().startsWith(FRAMES[name]));
    await until(page, () => document.querySelector('section.slide[aria-current=true]'));
    await until(page, () => document.querySelector('#tp-player iframe'));
    await press(page, '6', 'Enter');
    await until(page, () => document.querySelector('#s6[aria-current=true]'));
    let random = 5;
    for (let n = 0; n < 40; n += 1) {
      random = (random * 48271) % 2147483647;
      const at = (random % 398) / 10 + 0.05;
      // By the frame itself, as if the reader had used its own bar.
      await frame().evaluate((to) => globalThis.jump(to), at);
      await page.waitForTimeout(250);
      assert.equal(await current(page), `s${Math.floor(at / EACH) + 1}`, `at ${at}`);
    }
    assert.ok(seen.length > 0 && seen.every((request) => request.url.startsWith(FRAMES[name])), JSON.stringify(seen));
    assert.ok(seen[0].referer.startsWith(host.url.replace(/\/$/, '')), `the Referer ${seen[0].referer}`);
    assert.ok(page.complaints.every((text) => text.startsWith(`third party: ${FRAMES[name]}`)), page.complaints.join('\n'));
    await page.context().close();
  });

  test(`${name}: a frame that is silent or lies changes nothing`, LIMIT, async () => {
    for (const kind of ['silent', 'other-origin', 'hostile']) {
      const page = await open(browser, host.url, STILL);
      await standIn(page, kind);
      await page.goto(`${host.url}talks/${name}/`);
      const errors = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await watch(page);
      await until(page, () => !document.querySelector('.tp-said').hidden && /does not answer/.test(document.querySelector('.tp-said').textContent));
      assert.match(await page.evaluate(() => document.querySelector('.tp-said a').href), /youtube\.com\/watch|vimeo\.com\/7/);
      assert.equal(await current(page), 's1', kind);
      assert.equal(await page.evaluate(() => document.querySelectorAll('#tp-player iframe').length), 1, kind);
      await press(page, 'Escape');
      await mode(page, 'read');
      assert.deepEqual(errors, [], kind);
      await page.context().close();
    }
  });
}

test('the Referer arrives from a page that forbids it', LIMIT, async () => {
  const strict = await serve(output, '/', { 'Referrer-Policy': 'no-referrer' });
  const page = await open(browser, host.url, STILL);
  const seen = await standIn(page, 'good');
  await page.goto(`${strict.url}talks/tube/`);
  await watch(page);
  await until(page, () => document.querySelector('#tp-player iframe'));
  await until(page, () => true);
  for (let n = 0; !seen.length && n < 100; n += 1) await page.waitForTimeout(50);
  assert.ok(seen[0].referer.startsWith(strict.url.replace(/\/$/, '')), `the Referer ${seen[0].referer}`);
  await page.context().close();
  await strict.close();
});

test('from a disk, YouTube is a link with the reason', LIMIT, async () => {
  const page = await open(browser, pathToFileURL(join(output, 'talks/tube/index.html')).href, STILL);
  await watch(page);
  await until(page, () => /from a disk/.test(document.querySelector('.tp-said').textContent) && !document.querySelector('.tp-said').hidden);
  assert.equal(await page.evaluate(() => document.querySelectorAll('iframe').length), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('watch mode has no problem that axe finds, light and dark, on a phone and a laptop', LIMIT, async () => {
  for (const [width, colorScheme] of [[390, 'light'], [1280, 'light'], [1280, 'dark']]) {
    const page = await open(browser, `${host.url}talks/film/?t=12`, { ...STILL, colorScheme, viewport: { width, height: 800 } });
    await mode(page, 'watch');
    await press(page, 'k');
    await isReady(page);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'wider than the window');
    await page.context().close();
  }
});

test('it prints as the article does', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/film/?t=12`, STILL);
  await mode(page, 'watch');
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => ['#tp-player', '.tp-at', '#s1 .face', '#s9 .face', '#s9 .transcript', '.talk-head'].map((part) => document.querySelector(part).getClientRects().length > 0));
  assert.deepEqual(seen, [false, false, true, true, true, true]);
  await page.context().close();
});

test('focus and keys stay with the reader', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/film/`, STILL);
  const film = (read) => page.evaluate((name) => document.querySelector('#tp-player video')[name], read);
  await page.focus('a.watch');
  await press(page, 'Enter');
  await mode(page, 'watch');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tp-player');
  // It is no control, and a frame around it would be cut off.
  assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
  await isReady(page);
  // After a click on a moment, Space pauses.
  await page.click('#s3 > figure > figcaption > .tp-at');
  await until(page, () => document.querySelector('#tp-player video').currentTime > 8.2);
  await press(page, ' ');
  await until(page, () => document.querySelector('#tp-player video').paused);
  assert.ok(await film('currentTime') > 8.1);
  // Back on the video's own bar after a jump: nothing is wrong with the server.
  await press(page, '9', 'Enter');
  await until(page, () => !document.querySelector('#tp-player video').seeking && document.querySelector('#tp-player video').currentTime === 32);
  await page.evaluate(() => new Promise((done) => {
    const video = document.querySelector('#tp-player video');
    video.addEventListener('seeked', () => setTimeout(done, 100), { once: true });
    video.currentTime = 1;
  }));
  assert.equal(await page.evaluate(() => document.querySelector('.tp-said').hidden), true);
  assert.equal(await current(page), 's1');
  // By its position, on a keyboard without Latin letters.
  await page.evaluate(() => document.getElementById('tp-player').dispatchEvent(new KeyboardEvent('keydown', { key: 'ъ', code: 'BracketRight', bubbles: true })));
  await until(page, () => document.querySelector('#s2[aria-current=true]'));
  // Reading on with Tab lets the recording go on without the page.
  await page.focus('#s2 .transcript a');
  assert.equal(await page.evaluate(() => document.querySelector('[data-do=follow]').hidden), false);
  await page.context().close();
});

test('the slide beside the video looks as in the article', LIMIT, async () => {
  for (const [width, height] of [[1280, 800], [844, 390]]) {
    const page = await open(browser, `${host.url}talks/film/?t=12`, { ...STILL, viewport: { width, height } });
    await mode(page, 'watch');
    const found = await page.evaluate(() => {
      const card = document.querySelector('[aria-current] .card');
      const [face, frame] = [card, document.querySelector('[data-view=frame]')].map((one) => one.getBoundingClientRect());
      const { display, paddingInlineStart } = getComputedStyle(card);
      const over = document.elementFromPoint(face.x + face.width / 2, face.y + face.height / 2);
      return { display, beside: face.left >= frame.right, ratio: face.width / face.height, margin: Math.round(1000 * parseFloat(paddingInlineStart) / face.width), isOnTop: card.contains(over), enlarge: document.querySelector('[aria-current] .enlarge').getClientRects().length };
    });
    assert.ok(Math.abs(found.ratio - 16 / 9) < 0.02, `${width}: ${found.ratio}`);
    assert.deepEqual({ ...found, ratio: 0 }, { display: 'grid', beside: true, ratio: 0, margin: 60, isOnTop: true, enlarge: 0 }, String(width));
    await page.context().close();
  }
});

test('a recording that cannot be played stays a link, and a wrong moment opens nothing', LIMIT, async () => {
  const page = await open(browser, host.url, STILL);
  await page.route(/seconds\.webm$/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`${host.url}talks/film/`);
  await watch(page);
  await until(page, () => !document.querySelector('.tp-said').hidden);
  await press(page, 'l', '5', 'Enter');
  assert.equal(await page.evaluate(() => document.querySelector('.tp-said').hidden), false);
  for (const query of ['?t=', '?t=abc', '?t=-1']) {
    await page.goto(`${host.url}talks/film/${query}`);
    await until(page, () => !('opening' in document.documentElement.dataset));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), 'read', query);
  }
  await page.context().close();
});
