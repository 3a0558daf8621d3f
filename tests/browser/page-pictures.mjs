// Takes the pictures of the README and the manual: a talk and the home page, on a telephone and on a wide screen, light
// and dark. Run it by hand after `cargo build --release`: node tests/browser/page-pictures.mjs
import { join } from 'node:path';
import { launch, open } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { ROOT, build } from './lib/site.mjs';

const PAGES = { talk: 'talks/what-a-lighthouse-knows/#slide-8', home: '#tp-upcoming' };
const SCREENS = { phone: [390, 844], wide: [1280, 800] };

const host = await serve(build(ROOT));
const browser = await launch();
for (const [name, path] of Object.entries(PAGES)) {
  for (const [screen, [width, height]] of Object.entries(SCREENS)) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(browser, host.url + path, { viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(ROOT, `static/img/manual/${name}-${screen}-${colorScheme}.png`) });
      await page.context().close();
    }
  }
}
await browser.close();
await host.close();
