// Takes the pictures of the manual's page on presenting, from the example talks:
//
//   TALKPRESS=target/release/talkpress node tests/browser/pictures.mjs
import { join } from 'node:path';
import { launch, until } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { ROOT, build } from './lib/site.mjs';

const SHOTS = [
  { name: 'present', talk: 'a-timeout-is-a-promise', address: '?present', keys: ['3', 'Enter'], pointer: true },
  { name: 'overview', talk: 'what-a-lighthouse-knows', address: '?present', keys: ['8', 'Enter', 'o'] },
  { name: 'speaker', talk: 'a-timeout-is-a-promise', address: '?speaker', keys: ['4', 'Enter'] },
];

const host = await serve(build(ROOT, '--with-notes'));
const browser = await launch();
for (const { name, talk, address, keys, pointer } of SHOTS) {
  // The speaker window has two columns from 1024 pixels.
  const viewport = name === 'speaker' ? { width: 1280, height: 800 } : { width: 960, height: 600 };
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  // The picture should not change with the hour.
  await page.clock.install({ time: new Date('2026-06-04T10:00:00') });
  await page.goto(`${host.url}talks/${talk}/${address}`);
  await until(page, () => document.documentElement.dataset.mode !== 'read');
  for (const key of keys) await page.keyboard.press(key);
  if (pointer) await page.mouse.move(480, 500);
  await page.clock.runFor(name === 'speaker' ? 373_000 : 1000);
  await page.evaluate(() => Promise.all([...document.querySelectorAll('#tp-overview img')].map((image) => image.decode())));
  await page.screenshot({ path: join(ROOT, `static/img/manual/${name}.png`) });
  await page.close();
}
await browser.close();
await host.close();
