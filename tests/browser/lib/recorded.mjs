// A talk with a recording whose picture shows its second, and what tests ask of watch mode with it.
import assert from 'node:assert/strict';
import { until } from './browser.mjs';
import { mode } from './deck.mjs';

export const SLIDES = 10;
// Seconds.
export const EACH = 4;
const time = (n) => `0:${String(n * EACH).padStart(2, '0')}`;
export const said = (n) => `This is what I said on slide ${n + 1}, and nobody minded the smell of it.`;
const slides = [...Array(SLIDES).keys()].map((n) => `<!-- slide: id=s${n + 1} time=${time(n)} -->\n> ## Slide ${n + 1}\n\n${said(n)} [A link](https://example.org/${n})\n`).join('\n');
export const CAPTIONS = `WEBVTT\n\n${[...Array(SLIDES).keys()].map((n) => `00:${String(n * EACH + 1).padStart(2, '0')}.000 --> 00:${String(n * EACH + 3).padStart(2, '0')}.000\n${said(n)}\n`).join('\n')}`;
export const talk = (video, more = '') => `---\ntitle: ${video.length} jars\ndate: 2026-01-01\nvideo: ${video}\n${more}---\n\nIntro.\n\n----\n\n${slides}`;

export const STILL = { reducedMotion: 'reduce' };
export const current = (page) => page.evaluate(() => document.querySelector('section.slide[aria-current=true]')?.id);
export const watch = async (page, link = 'a.watch') => {
  await page.click(link);
  await mode(page, 'watch');
};
export const isReady = (page) => until(page, () => document.querySelector('#tp-player video')?.readyState >= 2);
// The second that the picture shows: its tens and its ones are as bright as their number.
const pictured = (page) => page.evaluate(() => {
  const context = Object.assign(document.createElement('canvas'), { width: 64, height: 36 }).getContext('2d', { willReadFrequently: true });
  context.drawImage(document.querySelector('#tp-player video'), 0, 0, 64, 36);
  // The browser takes the film's 16 to 235 for all there is.
  const digit = (x, step) => Math.round((context.getImageData(x, 18, 1, 1).data[1] * 219 / 255 + 16 - 20) / step);
  return digit(16, 65) * 10 + digit(48, 23);
});

// Seeks forty times, and asks 250 ms after each whether the slide is that of the picture.
export async function seeks(page) {
  await isReady(page);
  await page.evaluate(() => document.querySelector('#tp-player video').pause());
  let random = 7;
  for (let n = 0; n < 40; n += 1) {
    random = (random * 48271) % 2147483647;
    const at = (random % 398) / 10 + 0.05;
    await page.evaluate((to) => new Promise((done) => {
      const video = document.querySelector('#tp-player video');
      video.addEventListener('seeked', () => setTimeout(done, 250), { once: true });
      video.currentTime = to;
    }), at);
    // A page on a disk may not look at its own film.
    const second = page.url().startsWith('file:') ? Math.floor(at) : await pictured(page);
    assert.ok(Math.abs(second + 0.5 - at) <= 0.7, `the picture of ${second} at ${at}`);
    assert.equal(await current(page), `s${Math.floor(at / EACH) + 1}`, `at ${at}`);
  }
}

// The moments at which the slide was more than 250 ms late while the recording plays at four times its speed.
export async function lateWhenFast(page) {
  await isReady(page);
  return page.evaluate((each) => new Promise((done) => {
    const video = document.querySelector('#tp-player video');
    video.currentTime = 0;
    video.playbackRate = 4;
    video.play();
    const wrong = [];
    let since = 0;
    const look = () => {
      const shown = Number(document.querySelector('section.slide[aria-current=true]').dataset.n);
      const right = Math.floor(video.currentTime / each) + 1;
      if (shown === Math.min(right, 10)) since = performance.now();
      else if (performance.now() - since > 250) wrong.push([video.currentTime, shown]);
      if (video.currentTime > 30) done(wrong);
      else requestAnimationFrame(look);
    };
    video.addEventListener('seeked', () => { since = performance.now(); look(); }, { once: true });
  }), EACH);
}
