// Takes the pictures of the README and the manual: a talk and the home page, on a telephone and on a wide screen, light
// and dark, and the same talk in the themes that are not the default one. Run it by hand after `cargo build --release`: node tests/browser/page-pictures.mjs
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, open } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { ROOT, build, scratch } from './lib/site.mjs';

const PAGES = { talk: 'talks/what-a-lighthouse-knows/#slide-8', home: '#tp-upcoming' };
const THEMES = { paper: 'light', stage: 'dark' };
const SCREENS = { phone: [390, 780], wide: [1280, 800] };

// WebP, a fifth of a PNG: only the browser's own protocol writes it.
async function shoot(url, name, [width, height], colorScheme) {
  const page = await open(browser, url, { viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(() => Promise.all([...document.images].map((image) => {
    image.loading = 'eager';
    return image.decode();
  })));
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 76 });
  writeFileSync(join(ROOT, `static/img/manual/${name}.webp`), Buffer.from(data, 'base64'));
  await page.context().close();
}

// The folder of a copy of this site in another theme.
function themed(theme) {
  const folder = scratch();
  for (const part of ['content', 'static']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  const config = readFileSync(join(ROOT, 'talkpress.toml'), 'utf8');
  writeFileSync(join(folder, 'talkpress.toml'), config.replace('theme = "default"', `theme = "${theme}"`));
  return folder;
}

const browser = await launch();
const host = await serve(build(ROOT));
for (const [name, path] of Object.entries(PAGES)) {
  for (const [screen, size] of Object.entries(SCREENS)) {
    for (const colorScheme of ['light', 'dark']) {
      await shoot(host.url + path, `${name}-${screen}-${colorScheme}`, size, colorScheme);
    }
  }
}
await host.close();
for (const [theme, colorScheme] of Object.entries(THEMES)) {
  const other = await serve(build(themed(theme)));
  await shoot(`${other.url}talks/a-timeout-is-a-promise/`, theme, SCREENS.wide, colorScheme);
  await other.close();
}
await browser.close();
