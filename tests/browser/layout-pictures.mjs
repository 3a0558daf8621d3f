// Takes the pictures of the manual's page on layouts: the example of each section, as that page has it. Run it by hand after
// `cargo build --release`: node tests/browser/layout-pictures.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, open } from './lib/browser.mjs';
import { mode } from './lib/deck.mjs';
import { ROOT, build, write } from './lib/site.mjs';

const LAYOUTS = ['cover', 'statement', 'quote', 'columns', 'left-right', 'full', 'centre'];
const JAR = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800" viewBox="0 0 800 800">
<defs><linearGradient id="wall" x2="0" y2="1"><stop stop-color="#f0d9b0"/><stop offset="1" stop-color="#c98f55"/></linearGradient></defs>
<rect width="800" height="800" fill="url(#wall)"/><rect y="600" width="800" height="200" fill="#7a4a2b"/>
<ellipse cx="400" cy="662" rx="200" ry="34" fill="#5a3520"/>
<path d="M240 300h320v300c0 40-30 70-70 70H310c-40 0-70-30-70-70z" fill="#fff" fill-opacity=".45"/>
<path d="M252 440c70-46 220-46 296 0v158c0 34-26 58-60 58H312c-34 0-60-24-60-58z" fill="#f7e9cd"/>
<g fill="#e2c99a"><circle cx="320" cy="520" r="16"/><circle cx="420" cy="480" r="11"/><circle cx="480" cy="560" r="19"/><circle cx="360" cy="600" r="13"/><circle cx="440" cy="620" r="9"/></g>
<path d="M240 300h320v300c0 40-30 70-70 70H310c-40 0-70-30-70-70z" fill="none" stroke="#fff" stroke-width="10"/>
<rect x="226" y="262" width="348" height="46" rx="14" fill="#8c5a34"/><rect x="380" y="230" width="40" height="36" rx="10" fill="#8c5a34"/></svg>`;
const manual = readFileSync(join(ROOT, 'content/manual/layouts.md'), 'utf8');
const example = (id) => manual.split(`{#${id}}`)[1].match(/```markdown\n([\s\S]*?)```/)[1].replaceAll('.jpg', '.svg');

const talk = `---\ntitle: Layouts\ndate: 2026-02-09\n---\n\n----\n\n${LAYOUTS.map(example).join('\nSaid.\n\n')}`;
const files = { 'talkpress.toml': 'title = "Layouts"\n', 'content/talks/layouts.md': talk };
for (const name of ['jar', 'dough']) files[`static/img/${name}.svg`] = JAR;
const output = build(write(files));
const browser = await launch();
const url = pathToFileURL(join(output, 'talks/layouts/index.html'));
const page = await open(browser, `${url}?present`, { viewport: { width: 640, height: 360 }, deviceScaleFactor: 1.5, colorScheme: 'light', reducedMotion: 'reduce' });
await mode(page, 'present');
const session = await page.context().newCDPSession(page);
for (const name of LAYOUTS) {
  // The bar of buttons goes.
  await page.waitForTimeout(4000);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 76 });
  writeFileSync(join(ROOT, `static/img/manual/layout-${name}.webp`), Buffer.from(data, 'base64'));
  await page.keyboard.press('ArrowRight');
}
await browser.close();
