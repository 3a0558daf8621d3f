// Measures present mode inside the page, in talks of 55 and 500 slides: the time from the first key to the first slide
// on the screen, and from one slide to the next.
//
//   TALKPRESS=target/release/talkpress node tests/bench/present.mjs
import { launch, open } from '../browser/lib/browser.mjs';
import { serve } from '../browser/lib/server.mjs';
import { build } from '../browser/lib/site.mjs';
import { talks } from '../browser/lib/talks.mjs';

const ROUNDS = 7;
const MOVES = 60;

// Presses a key and waits until the result is painted, which is when the frame after it begins.
const press = (page, key, mode) => page.evaluate(async ([name, wanted]) => {
  const start = performance.now();
  const before = document.querySelector('section.slide[aria-current]');
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
  const isThere = () => {
    const now = document.querySelector('section.slide[aria-current]');
    return now && now !== before && document.documentElement.dataset.mode === wanted;
  };
  while (!isThere()) await new Promise((done) => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
  await new Promise((done) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); }));
  return performance.now() - start;
}, [key, mode]);

const sorted = (list) => [...list].sort((a, b) => a - b);
const median = (list) => sorted(list)[list.length >> 1];
const ms = (value) => `${value.toFixed(1)} ms`;

const browser = await launch();
for (const slides of [55, 500]) {
  const host = await serve(build(talks(slides)));
  const first = [];
  const next = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await open(browser, `${host.url}talks/pictures/`, { viewport: { width: 1920, height: 1080 } });
    await page.waitForTimeout(300);
    first.push(await press(page, 'p', 'present'));
    for (let move = 0; move < MOVES / ROUNDS; move += 1) {
      await page.waitForTimeout(50);
      next.push(await press(page, 'ArrowRight', 'present'));
    }
    await page.context().close();
  }
  console.log(`${slides} slides: first key to first slide ${ms(median(first))} (worst ${ms(Math.max(...first))}), `
    + `next slide ${ms(median(next))} (95 % below ${ms(sorted(next)[Math.floor(next.length * 0.95)])}, worst ${ms(Math.max(...next))})`);
  await host.close();
}
await browser.close();
