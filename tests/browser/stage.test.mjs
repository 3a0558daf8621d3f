// What happens around the slides on a stage: a screen that stays awake, frames and films that want the keys, fingers, large
// letters, the search, and a keyboard that reaches one slide.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, eventually, launch, open, settled, until } from './lib/browser.mjs';
import { SCREEN, at, mode, present as openStage, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';
import { png, talks } from './lib/talks.mjs';

const FINGER = { viewport: { width: 400, height: 800 }, hasTouch: true, isMobile: true };
let browser, host, steps, pictures, films, elsewhere;

// A talk with a frame of another site, a film that has nothing to play, and a film of another site.
const filmed = (frame) => `---
title: Films
date: 2026-01-03
---

----

<!-- slide: id=before -->
> ## Before

<!-- slide: id=frame -->
> ## A frame
>
> <iframe src="${frame}" title="A field" width="400" height="200"></iframe>

<!-- slide: id=film -->
> ## A film
>
> <video controls src="/none.mp4"></video>

<!-- slide: id=away -->
> ## Away
>
> <iframe src="https://films.example/one" title="Away"></iframe>

<!-- slide: id=end -->
> ## End

<!-- slide: id=alt -->
![${'A picture of which a lot can be said to those who do not see it. '.repeat(4)}](/img/1.png)
`;

before(async () => {
  browser = await launch();
  elsewhere = await serve(write({ 'index.html': '<!doctype html><title>Field</title><input autofocus>' }));
  const site = talks();
  write({ 'content/talks/films.md': filmed(elsewhere.url.replace('127.0.0.1', 'localhost')) }, site);
  host = await serve(build(site, '--with-notes'));
  [steps, pictures, films] = ['steps', 'pictures', 'films'].map((name) => `${host.url}talks/${name}/`);
});
after(async () => {
  await browser?.close();
  await host?.close();
  await elsewhere?.close();
});

const present = (url, options) => openStage(browser, url, options);
const stands = (page, slide) => eventually(async () => assert.equal(await at(page), slide));
const focused = (page) => page.evaluate(() => document.activeElement?.closest('section.slide, #tp-bar, #tp-overview, #tp-speaker')?.id ?? document.activeElement?.localName);

test('the screen stays awake on stage, and may sleep afterwards', LIMIT, async () => {
  const page = await open(browser, steps, SCREEN);
  await page.evaluate(() => {
    window.locks = [];
    const request = async (type) => {
      const lock = { type, released: false, release: async () => { lock.released = true; } };
      window.locks.push(lock);
      return lock;
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  });
  const locks = () => page.evaluate(() => window.locks.map((lock) => lock.type + (lock.released ? ' released' : '')));
  await press(page, 'p');
  await mode(page, 'present');
  assert.deepEqual(await locks(), ['screen']);
  // The system takes the lock from a page that is out of sight.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  assert.equal((await locks()).length, 2);
  await press(page, 'Escape');
  await mode(page, 'read');
  assert.equal((await locks()).at(-1), 'screen released');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  assert.equal((await locks()).length, 2);
  await page.context().close();
});

test('a browser that refuses to stay awake presents all the same', LIMIT, async () => {
  const page = await open(browser, pictures, SCREEN);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'wakeLock', { value: { request: () => Promise.reject(new Error('battery is low')) } });
  });
  await press(page, 'p');
  await mode(page, 'present');
  await press(page, 'ArrowRight', 'Escape');
  await mode(page, 'read');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('a clicker: begin, on, back, black, end', LIMIT, async () => {
  const page = await open(browser, steps, SCREEN);
  const blank = () => page.evaluate(() => document.documentElement.dataset.tpBlank);
  await press(page, 'p');
  await mode(page, 'present');
  await press(page, 'PageDown', 'PageDown');
  await stands(page, 'list');
  await press(page, 'PageUp', 'PageUp');
  await stands(page, 'one');
  for (const key of ['.', 'b', 'B']) {
    await press(page, key);
    assert.equal(await blank(), 'black', key);
    await press(page, key);
    assert.equal(await blank(), '', key);
  }
  await press(page, 'PageDown', 'Escape');
  await mode(page, 'read');
  await press(page, 'F5');
  await mode(page, 'present');
  await stands(page, 'list');
  await press(page, 'F5');
  await until(page, () => document.fullscreenElement);
  await page.context().close();
});

test('Tab reaches the slide that is on and the bar, and nothing else, on every slide', LIMIT, async () => {
  const page = await open(browser, `${steps}#one`, SCREEN);
  // From the first moment: the keys come in one go.
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true })));
  await mode(page, 'present');
  for (const slide of ['one', 'list', 'code', 'small', 'long', 'film', 'big', 'last']) {
    await until(page, (id) => document.activeElement?.id === id, slide);
    for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
      await press(page, key);
      assert.ok([slide, 'tp-bar', 'body', 'html'].includes(await focused(page)), `${key} on ${slide} leads to ${await focused(page)}`);
    }
    while (await at(page) === slide && slide !== 'last') await press(page, 'PageDown');
  }
  await page.context().close();
});

// As a screen reader has it: the browser's own tree.
async function told(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.filter((node) => !node.ignored && /^Slide \d+$/.test(node.name?.value ?? '') && node.role?.value === 'group').map((node) => node.name.value);
}

test('the tree of a screen reader holds one slide, and no application', LIMIT, async () => {
  const page = await present(`${pictures}?present#p30`);
  assert.deepEqual(await told(page), ['Slide 30']);
  await press(page, 'ArrowRight');
  assert.deepEqual(await told(page), ['Slide 31']);
  assert.equal(await page.locator('[role=application]').count(), 0);
  await until(page, () => document.querySelectorAll('section.slide[inert]').length === 54);
  await press(page, 'Escape');
  assert.equal((await told(page)).length, 55);
  await page.context().close();
});

test('a click into a frame takes the keys away; the bar stays, and its arrows give them back', LIMIT, async () => {
  const page = await present(`${films}?present#frame`, { ...SCREEN, bypassCSP: true });
  const bar = () => page.locator('#tp-bar').evaluate((e) => getComputedStyle(e).opacity + getComputedStyle(e).pointerEvents);
  await until(page, () => getComputedStyle(document.getElementById('tp-bar')).opacity === '0');
  const field = page.frameLocator('#frame iframe').locator('input');
  await field.click();
  await until(page, () => document.activeElement?.localName === 'iframe');
  await field.press('ArrowRight');
  await stands(page, 'frame');
  await eventually(async () => assert.equal(await bar(), '1auto'));
  await page.locator('#tp-bar [data-do=next]').click();
  await stands(page, 'film');
  assert.equal(await focused(page), 'film');
  assert.equal(await page.locator('#tp-bar[data-frame]').count(), 0);
  await press(page, 'PageUp');
  await stands(page, 'frame');
  await field.click();
  await until(page, () => document.activeElement?.localName === 'iframe');
  await page.mouse.click(5, 5);
  await press(page, 'PageDown');
  await stands(page, 'film');
  await page.context().close();
});

test('a move in the speaker window brings the keys back from a frame', LIMIT, async () => {
  const page = await present(`${films}?present#frame`, { ...SCREEN, bypassCSP: true });
  const [speaker] = await Promise.all([page.context().waitForEvent('page'), press(page, 's')]);
  await mode(speaker, 'speaker');
  await page.bringToFront();
  await page.frameLocator('#frame iframe').locator('input').click();
  await until(page, () => document.activeElement?.localName === 'iframe');
  await press(speaker, 'PageDown');
  await stands(page, 'film');
  assert.equal(await focused(page), 'film');
  await page.bringToFront();
  await press(page, 'PageUp');
  await stands(page, 'frame');
  await page.context().close();
});

test('a film with the focus keeps the keys that wind it, and leaves the others to the deck', LIMIT, async () => {
  const page = await present(`${films}?present#film`);
  await page.locator('#film a.tp-media').waitFor();
  // It cannot play and would be hidden; here it has to take the focus.
  await page.evaluate(() => { delete document.querySelector('#film video').dataset.tpFailed; });
  for (const key of ['ArrowRight', 'ArrowLeft', 'Space', 'Home', 'End', 'Enter']) {
    await page.focus('#film video');
    await press(page, key);
    assert.equal(await at(page), 'film', key);
  }
  await press(page, 'b');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.tpBlank), 'black');
  await press(page, 'b');
  for (const [key, slide] of [['PageDown', 'away'], ['PageUp', 'film'], ['n', 'away']]) {
    if (await at(page) === 'film') await page.evaluate(() => { delete document.querySelector('#film video').dataset.tpFailed; });
    if (await at(page) === 'film') await page.focus('#film video');
    await press(page, key);
    assert.equal(await at(page), slide, key);
  }
  await page.context().close();
});

test('without a network a frame says where it is, while its slide is on and not after', LIMIT, async () => {
  const page = await present(`${films}?present#before`, { ...SCREEN, bypassCSP: true });
  const link = page.locator('#away a.tp-media');
  await page.context().setOffline(true);
  await press(page, '4', 'Enter');
  await stands(page, 'away');
  await link.waitFor();
  assert.deepEqual([await link.getAttribute('href'), await page.locator('#away iframe').isVisible()], ['https://films.example/one', false]);
  await page.context().setOffline(false);
  await press(page, 'PageUp', 'PageDown');
  await stands(page, 'away');
  assert.deepEqual([await link.count(), await page.locator('#away iframe').isVisible()], [0, true]);
  // It goes while the slide is on, and while another is.
  await page.context().setOffline(true);
  await link.waitFor();
  await page.context().setOffline(false);
  await press(page, 'PageUp', 'PageDown', 'PageDown');
  await stands(page, 'end');
  await page.context().setOffline(true);
  await until(page, () => !navigator.onLine);
  await settled(page);
  assert.equal(await page.locator('a.tp-media').count(), 0);
  await page.context().close();
});

test('pictures are decoded before they show: all of them nearest first, and at a move the next two and the one before', LIMIT, async () => {
  const page = await open(browser, `${pictures}#p30`, SCREEN);
  await page.evaluate(() => {
    window.decoded = [];
    const { decode } = HTMLImageElement.prototype;
    HTMLImageElement.prototype.decode = function () {
      window.decoded.push(this.closest('section.slide')?.id);
      return decode.call(this);
    };
  });
  await press(page, 'p');
  await mode(page, 'present');
  await until(page, () => window.decoded.length >= 55);
  const first = await page.evaluate(() => window.decoded.splice(0).slice(0, 5));
  assert.deepEqual(first, ['p30', 'p31', 'p29', 'p32', 'p28']);
  await press(page, '1', '0', 'Enter');
  await until(page, () => window.decoded.length);
  assert.deepEqual(await page.evaluate(() => window.decoded), ['p11', 'p12', 'p9']);
  await page.context().close();
});

test('a small screen loads small pictures; a stage loads them in full, and keeps them without a network', LIMIT, async () => {
  const files = { 'content/talks/large.md': 'title: Large\ndate: 2026-01-04\ncategory: talk\n\n----\n\n' };
  for (const n of [1, 2, 3, 4]) {
    files['content/talks/large.md'] += `![Picture ${n}](/img/${n}.png)\n\nSaid.\n\n`;
    files[`static/img/${n}.png`] = png(1920, 1080, [n * 50, 0, 0]);
  }
  const large = await serve(build(write(files)));
  const url = `${large.url}talks/large/`;
  const shown = (page) => page.evaluate(() => [...document.querySelectorAll('.face img')].map((image) => image.complete && image.currentSrc && new URL(image.currentSrc).pathname));
  for (const [width, deviceScaleFactor, wanted] of [[390, 1, 480], [390, 2, 960], [1280, 1, 960], [1280, 2, 1440]]) {
    const page = await open(browser, url, { viewport: { width, height: 800 }, deviceScaleFactor });
    assert.equal((await shown(page))[0], `/sizes/${wanted}/static/img/1.png`, `${width} at ${deviceScaleFactor}`);
    const { x, width: wide } = await page.locator('.face img').first().boundingBox();
    if (width === 390) assert.deepEqual([x, wide], [0, 390]);
    await page.context().close();
  }
  const page = await openStage(browser, `${url}?present`, { viewport: { width: 390, height: 700 } });
  await press(page, '?');
  await page.getByText('Ready to use offline').waitFor();
  await press(page, 'Escape');
  assert.deepEqual(await shown(page), [1, 2, 3, 4].map((n) => `/img/${n}.png`));
  await page.context().setOffline(true);
  await page.setViewportSize({ width: 2560, height: 1440 });
  for (const n of [1, 2, 3, 4]) {
    const box = await page.locator('[aria-current] .face img').boundingBox();
    assert.deepEqual([Math.round(box.width), Math.round(box.height)], [1920, 1080], `picture ${n}`);
    await press(page, 'ArrowRight');
  }
  await press(page, 'o');
  await mode(page, 'overview');
  await eventually(async () => {
    const tiles = await page.evaluate(() => [...document.querySelectorAll('#tp-overview img')].map((image) => image.complete && image.naturalWidth > 0));
    assert.deepEqual(tiles, [true, true, true, true]);
  });
  // The overview asks for smaller copies first, and shows what is loaded if there are none.
  assert.deepEqual(page.complaints.filter((text) => /\.png/.test(text) && !/\/sizes\//.test(text)), []);
  await page.context().close();
  await large.close();
});

test('fingers go the other way where one reads from right to left', LIMIT, async () => {
  const page = await present(`${host.url}talks/rtl/?present`, FINGER);
  await page.touchscreen.tap(50, 400);
  await stands(page, 'p2');
  await page.touchscreen.tap(370, 400);
  await stands(page, 'p1');
  const swipe = (from, to) => page.evaluate(([x, y]) => {
    const fire = (type, clientX) => document.querySelector('section.slide[aria-current]')
      .dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, pointerType: 'touch', clientX, clientY: 400 }));
    fire('pointerdown', x);
    fire('pointerup', y);
  }, [from, to]);
  await swipe(100, 300);
  await stands(page, 'p2');
  await swipe(300, 100);
  await stands(page, 'p1');
  await page.context().close();
});

test('what is no swipe moves nothing: down, a second finger, a link, a mouse', LIMIT, async () => {
  const page = await present(`${steps}?present#list`, FINGER);
  const draw = (selector, type, [x, y], [toX, toY], more = {}) => page.evaluate(([where, pointerType, from, to, other]) => {
    const target = document.querySelector(where);
    const fire = (name, [clientX, clientY]) => target.dispatchEvent(new PointerEvent(name, { bubbles: true, isPrimary: true, pointerType, clientX, clientY, ...other }));
    fire('pointerdown', from);
    fire('pointerup', to);
  }, [selector, type, [x, y], [toX, toY], more]);
  await draw('#list', 'touch', [200, 600], [210, 100]);
  await draw('#list', 'touch', [300, 400], [100, 400], { isPrimary: false });
  await draw('#list a', 'touch', [300, 400], [300, 400]);
  await draw('#list', 'mouse', [300, 400], [100, 400]);
  assert.deepEqual(await page.evaluate(() => [window.talkpressDeck.current().id, window.talkpressDeck.position().step]), ['list', 0]);
  await draw('#list', 'touch', [300, 400], [100, 400]);
  assert.equal(await page.evaluate(() => window.talkpressDeck.position().step), 1);
  await page.context().close();
});

test('/ finds a slide of the talk and puts it on', LIMIT, async () => {
  const page = await present(`${pictures}?present#p3`);
  await press(page, '/');
  await page.waitForSelector('#tp-search[open]');
  await page.keyboard.type('picture 41');
  await page.locator('#tp-search li a[href*="#p41"]').click();
  await stands(page, 'p41');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), 'present');
  await press(page, 'ArrowRight');
  await stands(page, 'p42');
  assert.deepEqual(page.complaints, []);
  // In the speaker window as well.
  const [speaker] = await Promise.all([page.context().waitForEvent('page'), press(page, 's')]);
  await mode(speaker, 'speaker');
  await press(speaker, '/');
  await speaker.waitForSelector('#tp-search[open]');
  await speaker.keyboard.type('picture 17');
  await speaker.locator('#tp-search li:first-child a[href*="#p17"]').waitFor();
  await press(speaker, 'ArrowDown', 'Enter');
  await stands(page, 'p17');
  assert.equal(await speaker.evaluate(() => document.documentElement.dataset.mode), 'speaker');
  await page.context().close();
});

test('a digit waits for Enter and is shown; the pointer and the bar go and come', LIMIT, async () => {
  const page = await present(`${pictures}?present#p3`);
  const shown = () => page.locator('#tp-bar output').textContent();
  assert.equal(await shown(), '3 / 55');
  await press(page, '1', '2');
  assert.equal(await shown(), '12');
  await until(page, () => getComputedStyle(document.getElementById('tp-bar')).opacity === '1');
  await press(page, 'Escape');
  assert.deepEqual([await shown(), await at(page)], ['3 / 55', 'p3']);
  await until(page, () => getComputedStyle(document.querySelector('section.slide[aria-current]')).cursor === 'none');
  await page.mouse.move(600, 300);
  await page.mouse.move(610, 310);
  await until(page, () => getComputedStyle(document.querySelector('section.slide[aria-current]')).cursor !== 'none');
  await until(page, () => getComputedStyle(document.querySelector('section.slide[aria-current]')).cursor === 'none');
  await page.context().close();
});

// Twice the size on a laptop leaves half the room; as the browser does it, with pixels twice as dense.
const ZOOMED = { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2, reducedMotion: 'reduce' };
const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
// What stands outside of its window, sticks out of `box`, or lies over its neighbour.
const wrong = (page, box, parts) => page.evaluate(([outer, inner]) => {
  const frame = document.querySelector(outer);
  const seen = [...frame.querySelectorAll(inner)].filter((e) => e.getClientRects().length && getComputedStyle(e).opacity !== '0');
  const name = (e) => e.localName + (e.dataset.view ?? e.dataset.do ?? e.textContent.trim().slice(0, 20));
  const rects = seen.map((e) => [e, e.getBoundingClientRect()]);
  const out = rects.filter(([, r]) => r.left < -1 || r.right > innerWidth + 1).map(([e]) => `${name(e)} sticks out`);
  const cut = seen.filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth && getComputedStyle(e).overflowX === 'hidden').map((e) => `${name(e)} is cut off`);
  const over = rects.flatMap(([a, r], i) => rects.slice(i + 1).filter(([b, q]) => !a.contains(b) && !b.contains(a)
    && r.left < q.right - 1 && q.left < r.right - 1 && r.top < q.bottom - 1 && q.top < r.bottom - 1).map(([b]) => `${name(a)} lies over ${name(b)}`));
  return [...out, ...cut, ...over];
}, [box, parts]);

test('at 200 %: reading, stage, captions, help, overview and speaker window are whole', LIMIT, async () => {
  const page = await open(browser, steps, ZOOMED);
  assert.equal(await wide(page), 0);
  await press(page, 'p');
  await mode(page, 'present');
  for (const slide of ['one', 'list', 'code', 'small', 'long', 'film', 'big', 'last']) {
    await page.evaluate((id) => { location.hash = id; }, slide);
    await stands(page, slide);
    await settled(page);
    assert.equal(await wide(page), 0, slide);
    assert.deepEqual(await wrong(page, `#${slide} .face`, ':scope > *'), [], slide);
  }
  await page.mouse.move(300, 200);
  await page.mouse.move(301, 201);
  await until(page, () => getComputedStyle(document.getElementById('tp-bar')).opacity === '1');
  assert.deepEqual(await wrong(page, '#tp-bar', 'button, output'), []);
  assert.equal(await page.locator('#tp-bar').evaluate((e) => getComputedStyle(e).transitionDuration), '0s', 'it moves, though asked not to');
  const bar = await page.locator('#tp-bar').boundingBox();
  assert.ok(bar.y >= 0 && bar.y + bar.height <= 360, JSON.stringify(bar));
  await press(page, 'c');
  await page.evaluate(() => { location.hash = 'list'; });
  await stands(page, 'list');
  const words = await page.locator('#list .transcript').boundingBox();
  assert.ok(words.height > 60 && words.y + words.height <= 361, JSON.stringify(words));
  await press(page, 'c', '?');
  const help = page.locator('#tp-help');
  const { y, height } = await help.boundingBox();
  assert.ok(y >= 0 && y + height <= 360, `the help stands at ${y}, ${height} high`);
  assert.deepEqual(await wrong(page, '#tp-help', 'h2, dt, dd, p, button'), []);
  await help.getByRole('button').scrollIntoViewIfNeeded();
  await help.getByRole('button').click();
  await press(page, 'o');
  await mode(page, 'overview');
  assert.equal(await wide(page), 0);
  assert.deepEqual(await wrong(page, '#tp-overview', 'li > div, li > a'), []);
  await page.context().close();
  const speaker = await open(browser, `${steps}?speaker#code`, ZOOMED);
  await mode(speaker, 'speaker');
  assert.equal(await wide(speaker), 0);
  assert.deepEqual(await wrong(speaker, '#tp-speaker', 'header > div > *, :scope > section > h2, [data-view=current], [data-view=next], .tp-words'), []);
  await speaker.locator('[data-view=notes]').scrollIntoViewIfNeeded();
  const notes = await speaker.locator('[data-view=notes]').boundingBox();
  const isWhole = await speaker.locator('[data-view=notes]').evaluate((e) => e.scrollHeight <= e.clientHeight + 1);
  assert.ok((isWhole || notes.height > 60) && notes.y < 360, JSON.stringify(notes));
  await speaker.context().close();
});

test('no button of the speaker window is out of reach on a phone, whatever a slide is called', LIMIT, async () => {
  const page = await open(browser, `${films}?speaker#alt`, FINGER);
  await mode(page, 'speaker');
  assert.equal(await wide(page), 0);
  for (const button of await page.locator('#tp-speaker button').all()) {
    const { x, width } = await button.boundingBox();
    assert.ok(x >= 0 && x + width <= 400, await button.innerText());
  }
  await page.getByRole('button', { name: 'Previous' }).click();
  assert.equal(await page.evaluate(() => window.talkpressDeck.current().id), 'end');
  await page.context().close();
});
