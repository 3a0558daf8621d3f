// Themes with their own templates: what they leave out stops no script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMIT, launch, open } from './lib/browser.mjs';
import { SCREEN, at, mode, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { ROOT, build, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

const base = readFileSync(join(ROOT, 'themes/default/templates/base.html'), 'utf8');
const BASES = {
  keys: base.replace('{% include "keys.html" %}', ''),
  footer: base.replace(/\{% block footer -%\}[^]*?\{%- endblock %\}/, '{% block footer %}{% endblock %}'),
  dialogs: base.replace(/<dialog class="search"[^]*?<\/dialog>/, '').replace('{% include "keys.html" %}', '<dialog id="tp-help"></dialog>'),
  older: base.replace(/<script[^\n]*"keys\.js"[^\n]*\n/, '').replace('{% include "keys.html" %}', '').replace(' data-disk="{{ page.assets["disk.js"] }}"', ''),
};
const TALK = `---
title: Own
date: 2026-02-23
---

----

<!-- slide: id=one -->
![A blue field.](/img/p1.png)

One.

<!-- slide: id=two -->
> ## Two

Two.
`;
let browser;
const hosts = [];
before(async () => { browser = await launch(); });
after(async () => {
  await browser?.close();
  await Promise.all(hosts.map((host) => host.close()));
});

for (const [name, html] of Object.entries(BASES)) {
  test(`present mode, the speaker window and the search work with a base.html of its own: ${name}`, LIMIT, async () => {
    assert.notEqual(html, base);
    const host = await serve(build(write({
      'talkpress.toml': 'title = "Talks"\ntheme = "mine"\n',
      'themes/mine/templates/base.html': html,
      'content/talks/own.md': TALK,
      'static/img/p1.png': png(640, 360, [40, 70, 120]),
    })));
    hosts.push(host);
    const page = await open(browser, `${host.url}talks/own/`, SCREEN);
    await page.getByRole('button', { name: 'Present', exact: true }).click();
    await mode(page, 'present');
    await press(page, 'ArrowRight');
    assert.equal(await at(page), 'two');
    await press(page, '?', 'b', 'b', 'o', 'o', 'Escape');
    if (await page.locator('dialog[open]').count()) await press(page, 'Escape');
    if (await page.evaluate(() => document.documentElement.dataset.mode !== 'read')) await press(page, 'Escape');
    await mode(page, 'read');
    if (name !== 'dialogs') {
      await page.locator('.find').click();
      await page.locator('#tp-search[open]').waitFor();
      await press(page, 'Escape');
    } else assert.equal(await page.locator('.find').isVisible(), false);
    await page.goto(`${host.url}talks/own/?speaker#one`);
    await mode(page, 'speaker');
    await press(page, 'PageDown');
    assert.match(await page.locator('[data-view=count]').innerText(), /^2 \/ 2/);
    await page.goto(`${host.url}talks/own/?embed`);
    await mode(page, 'embed');
    const link = page.locator('a[href="#tp-help"]');
    await page.goto(host.url);
    const hasHelp = name === 'dialogs';
    assert.equal(await link.count() > 0 && await link.isVisible(), hasHelp);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
