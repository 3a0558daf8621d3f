// The accessibility page: its link at the foot of every page, and what axe says to it in each theme and language.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { ROOT, build, write } from './lib/site.mjs';
import { talks } from './lib/talks.mjs';

const axe = readFileSync(join(ROOT, 'tests/browser/node_modules/axe-core/axe.min.js'), 'utf8');
const config = (lines) => ({ 'talkpress.toml': `title = "Tests"\n${lines}\n[accessibility]\ncontact = "mailto:ann@talks.example"\n` });
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('axe finds nothing in any theme, in light and dark, and nothing is wider than a phone', LIMIT, async () => {
  for (const lines of ['theme = "default"', 'theme = "paper"', 'theme = "stage"', 'language = "ar"', 'language = "ja"']) {
    const host = await serve(build(write(config(lines), talks(3))));
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(browser, `${host.url}accessibility/`, { bypassCSP: true, colorScheme, viewport: { width: 390, height: 844 } });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), lines);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map((v) => `${lines} ${colorScheme} ${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), []);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
    await host.close();
  }
});

test('every page links to it at its foot; a document at its address replaces it', LIMIT, async () => {
  const own = { 'content/accessibility.md': '---\ntitle: My statement\ncategory: page\n---\n\nMine.\n' };
  for (const [files, title] of [[{}, 'Accessibility'], [own, 'My statement']]) {
    const host = await serve(build(write({ ...config(''), ...files }, talks(3))));
    const page = await open(browser, `${host.url}talks/steps/`);
    for (const path of ['', 'talks/steps/', '2026/']) {
      await page.goto(host.url + path);
      await page.locator('.site-foot').getByRole('link', { name: 'Accessibility' }).click();
      assert.equal(await page.locator('h1').innerText(), title);
    }
    await page.context().close();
    await host.close();
  }
});
