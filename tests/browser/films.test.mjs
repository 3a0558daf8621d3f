// Films on slides: they start with their slide on stage, stop with it, and start nowhere else by themselves.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open, settled, until } from './lib/browser.mjs';
import { SCREEN, mode, press, present } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

const CAPTIONS = 'WEBVTT\n\n00:00.000 --> 00:02.000\nA square moves.\n';
const slide = (id, settings, film) => `<!-- slide: id=${id}${settings} -->\n${film}\n\nSaid.\n`;
const TEXT = `---
title: Films
date: 2026-01-01
---

![In the introduction](/steps.webm)

----

${slide('first', '', '![A picture](/still.png)')}
${slide('film', '', '![A square that moves](/steps.webm)')}
${slide('between', '', '![Another picture](/still.png)')}
${slide('poster', ' play=hold', '![With a poster](/poster.webm)')}
${slide('loop', ' play="loop muted"', '![In a loop](/steps.webm)')}
<!-- slide: id=text -->
> ## With text
>
> ![Beside text](/steps.webm)
>
> {.step}
> ![Behind a step](/steps.webm)

Said.

${slide('far', '', '![Far away](https://films.example/far.webm)')}
${slide('end', '', '![The end](/still.png)')}
`;
const RULES = `---
title: Rules
date: 2026-01-02
slides: marp
---

# Rules

---

![Alone](/steps.webm)

---

![bg left](/steps.webm)

## At the side

---

<video autoplay controls src="/steps.webm"></video>
`;

let browser, host;
before(async () => {
  browser = await launch();
  const folder = write({
    'talkpress.toml': 'title = "T"\nbase_url = "https://x.example/"\n', 'static/poster.vtt': CAPTIONS,
    'content/talks/films.md': TEXT, 'content/talks/rules.md': RULES,
  });
  mkdirSync(join(folder, 'static'), { recursive: true });
  for (const name of ['steps', 'poster']) copyFileSync(new URL('./data/steps.webm', import.meta.url), join(folder, `static/${name}.webm`));
  for (const name of ['poster', 'still']) write({ [`static/${name}.png`]: png(160, 90, [120, 40, 40]) }, folder);
  host = await serve(build(folder));
});
after(async () => {
  await browser?.close();
  await host?.close();
});

const film = (id, n = 0) => `(() => document.querySelectorAll('#${id} video')[${n}])()`;
const plays = (page, id, n) => until(page, `!${film(id, n)}.paused && ${film(id, n)}.currentTime > 0`);
const isPaused = (page, id, n = 0) => page.evaluate(`${film(id, n)}.paused`);
const time = (page, id, n = 0) => page.evaluate(`${film(id, n)}.currentTime`);
// How many films play anywhere on the page.
const playing = (page) => page.evaluate(() => [...document.querySelectorAll('video, audio')].filter((media) => !media.paused).length);
const on = (page, id) => until(page, (wanted) => document.querySelector('section.slide[aria-current]')?.id === wanted, id);

test('a film starts with its slide, stops with it, and begins again on return', LIMIT, async () => {
  const page = await present(browser, `${host.url}talks/films/?present#first`);
  assert.equal(await playing(page), 0);
  await press(page, 'ArrowRight');
  await plays(page, 'film');
  await until(page, `${film('film')}.currentTime > 0.6`);
  await press(page, 'ArrowRight');
  await on(page, 'between');
  assert.equal(await playing(page), 0);
  await press(page, 'ArrowLeft');
  await on(page, 'film');
  await plays(page, 'film');
  assert.ok(await time(page, 'film') < 0.6, 'it goes on where it stopped');
  await press(page, 'Escape');
  await mode(page, 'read');
  assert.equal(await playing(page), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('a film waits behind a blank screen and the overview, and goes on after them', LIMIT, async () => {
  const page = await present(browser, `${host.url}talks/films/?present#film`);
  for (const key of ['b', 'o']) {
    await plays(page, 'film');
    await press(page, key);
    await until(page, `${film('film')}.paused`);
    assert.equal(await playing(page), 0, key);
    const before = await time(page, 'film');
    await press(page, key);
    await plays(page, 'film');
    assert.ok(await time(page, 'film') >= before, key);
  }
  await page.context().close();
});

test('`play` holds, loops and silences a film, and one behind a step comes with it', LIMIT, async () => {
  const page = await present(browser, `${host.url}talks/films/?present#between`);
  await press(page, 'ArrowRight');
  await on(page, 'poster');
  await settled(page);
  assert.equal(await playing(page), 0);
  await press(page, 'ArrowRight');
  await plays(page, 'loop');
  assert.deepEqual(await page.evaluate(`[${film('loop')}.loop, ${film('loop')}.muted]`), [true, true]);
  await press(page, 'ArrowRight');
  await plays(page, 'text');
  assert.equal(await isPaused(page, 'text', 1), true);
  await press(page, 'ArrowRight');
  await plays(page, 'text', 1);
  await press(page, 'ArrowLeft');
  await until(page, `${film('text', 1)}.paused`);
  assert.equal(await isPaused(page, 'text'), false);
  await page.context().close();
});

test('with the speaker window open, only the stage plays', LIMIT, async () => {
  const page = await present(browser, `${host.url}talks/films/?present#first`);
  const [speaker] = await Promise.all([page.context().waitForEvent('page'), press(page, 's')]);
  await mode(speaker, 'speaker');
  await press(speaker, 'ArrowRight');
  await plays(page, 'film');
  await until(speaker, () => document.querySelector('#tp-speaker [data-view=current] video'));
  await settled(speaker);
  assert.equal(await playing(speaker), 0);
  assert.equal(await speaker.locator('#tp-speaker :is([controls], [data-film])').count(), 0);
  await page.context().close();
});

test('nowhere else does a film start, and no other site is asked', LIMIT, async () => {
  for (const talk of ['films', 'rules']) {
    for (const query of ['', '?embed#film', '?speaker#film']) {
      const page = await open(browser, `${host.url}talks/${talk}/${query}`, SCREEN);
      await settled(page);
      await until(page, () => [...document.querySelectorAll('section.slide video')].every((video) => video.preload === 'none' || video.readyState));
      assert.equal(await playing(page), 0, talk + query);
      assert.deepEqual(page.complaints, [], talk + query);
      await page.context().close();
    }
  }
});

test('a reader who wants little motion starts films by hand', LIMIT, async () => {
  const page = await present(browser, `${host.url}talks/films/?present#film`, { ...SCREEN, reducedMotion: 'reduce' });
  await until(page, `${film('film')}.readyState > 1`);
  assert.equal(await playing(page), 0);
  await page.evaluate(`${film('film')}.play()`);
  await press(page, 'PageDown');
  await on(page, 'between');
  assert.equal(await playing(page), 0);
  await page.context().close();
});

test('a film has its name, its captions and its poster, and fills the stage', LIMIT, async () => {
  const page = await open(browser, `${host.url}talks/films/`, SCREEN);
  const shown = page.locator('#poster video');
  assert.deepEqual(await shown.evaluate((video) => [video.getAttribute('aria-label'), video.controls, new URL(video.poster).pathname, video.preload, video.querySelector('track').srclang]),
    ['With a poster', true, '/poster.png', 'none', 'en']);
  assert.equal(await page.locator('#poster .film > a').isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#poster .film > a').isVisible(), true);
  assert.deepEqual([await shown.isVisible(), await page.locator('#film video').isVisible()], [true, false]);
  await page.context().close();
  const stage = await present(browser, `${host.url}talks/films/?present#poster`);
  assert.deepEqual(await stage.locator('#poster video').boundingBox(), { x: 0, y: 0, width: 1280, height: 720 });
  await press(stage, 'o');
  await until(stage, () => document.querySelectorAll('#tp-overview li .film :is(img, video)').length === 6);
  assert.equal(await playing(stage), 0);
  await stage.context().close();
});

test('films of rule slides play too, alone, at a side and as the author\'s own element', LIMIT, async () => {
  const page = await present(browser, `${host.url}talks/rules/?present`);
  await press(page, 'ArrowRight');
  await until(page, () => document.querySelector('[aria-current] .face > .film > video')?.paused === false);
  await press(page, 'ArrowRight');
  await until(page, () => document.querySelector('[aria-current] .ground video')?.paused === false);
  const { width, height } = await page.locator('[aria-current] .ground video').boundingBox();
  assert.deepEqual([width, height], [640, 720]);
  await press(page, 'ArrowRight');
  await until(page, () => document.querySelector('[aria-current] .card video')?.paused === false);
  await page.context().close();
});
