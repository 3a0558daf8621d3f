// A rehearsal with the real preview: what was timed on stage stands in the Markdown source, or nothing of it does.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { LIMIT, eventually, launch, until } from './lib/browser.mjs';
import { SCREEN, at, mode, present, press } from './lib/deck.mjs';
import { serve } from './lib/server.mjs';
import { BINARY, TODAY, build } from './lib/site.mjs';
import { STEPS, talks } from './lib/talks.mjs';

let browser;
const servers = [];
before(async () => { browser = await launch(); });
after(async () => {
  servers.forEach((server) => server.kill());
  await browser?.close();
});

async function preview() {
  const folder = talks(3);
  const child = spawn(BINARY, ['serve', folder, '--port', '22000', '--today', TODAY], { stdio: ['ignore', 'pipe', 'ignore'] });
  servers.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /serving at (\S+)/.exec(line)?.[1];
    if (!url) continue;
    child.stdout.resume();
    const close = async () => { child.kill(); await once(child, 'exit'); };
    return { url, source: join(folder, 'content/talks/steps.md'), close };
  }
  throw new Error('the preview ended before it served');
}

// A stage whose clock stands until `wait` moves it on.
async function rehearsal(url) {
  const page = await present(browser, url, SCREEN);
  await page.evaluate(() => { Date.now = () => 7000 + (window.later || 0) * 1000; });
  await press(page, 'r');
  await until(page, () => 'tpRehearsal' in document.documentElement.dataset);
  return { page, box: page.locator('#tp-rehearsal'), wait: (seconds) => page.evaluate((n) => { window.later = (window.later || 0) + n; }, seconds) };
}

// Gives the whole talk, 20 seconds a slide.
async function give({ page, wait }) {
  for (const id of ['list', 'code', 'small', 'long', 'film', 'big', 'last']) {
    await wait(20);
    while (await at(page) !== id) await press(page, 'PageDown');
  }
  await press(page, 'r');
}

test('accepted times stand in the slide comments of the source, and nothing else changes', LIMIT, async () => {
  const site = await preview();
  const stage = await rehearsal(`${site.url}talks/steps/?present#one`);
  await give(stage);
  const listed = await stage.box.locator('tbody tr').evaluateAll((all) => all.map((row) => row.cells[2].textContent));
  assert.deepEqual(listed, ['0:00', '0:20', '0:40', '1:00', '1:20', '1:40', '2:00', '2:20']);
  await stage.box.getByRole('button', { name: 'Save' }).click();
  await stage.box.waitFor({ state: 'detached' });
  const written = readFileSync(site.source, 'utf8');
  const times = [...written.matchAll(/<!-- slide: (.*) -->/g)].map(([, settings]) => settings);
  assert.deepEqual(times, [
    'id=one time=0:00', 'id=list time=0:20 aliases=old-list', 'id=code time=0:40', 'id=small time=1:00', 'id=long time=1:20',
    'id=film time=1:40', 'id=big time=2:00', 'id=last time=2:20',
  ]);
  const bare = (text) => text.replace(/ time=\d+:\d+/g, '');
  assert.equal(bare(written), bare(STEPS));
  // The stage goes on, and the page learns of the marks it has made.
  assert.equal(await at(stage.page), 'last');
  await until(stage.page, () => document.getElementById('big')?.dataset.time === '120');
  await mode(stage.page, 'present');
  await stage.page.context().close();
  await site.close();
});

test('a source that changed since the page was made is left as it is', LIMIT, async () => {
  const site = await preview();
  const stage = await rehearsal(`${site.url}talks/steps/?present#one`);
  await give(stage);
  // Out of sight the page hears of no change, and still has the talk it rehearsed.
  await stage.page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const changed = STEPS.replace('Said with the list.', 'Said otherwise.');
  writeFileSync(site.source, changed);
  await stage.box.getByRole('button', { name: 'Save' }).click();
  await stage.box.getByRole('alert').getByText('changed').waitFor();
  assert.equal(readFileSync(site.source, 'utf8'), changed);
  // Once more, when the preview has seen the change too.
  await eventually(async () => assert.match(await (await fetch(`${site.url}talks/steps/`)).text(), /Said otherwise/));
  await stage.box.getByRole('button', { name: 'Save' }).click();
  await stage.box.getByRole('alert').getByText('changed').waitFor();
  await eventually(async () => assert.equal(await stage.box.getByRole('button', { name: 'Save' }).isEnabled(), true));
  assert.equal(readFileSync(site.source, 'utf8'), changed);
  await stage.box.getByRole('button', { name: 'Close' }).click();
  await stage.box.waitFor({ state: 'detached' });
  await stage.page.context().close();
  await site.close();
});

test('a published page has nobody to write to: the times are a file to keep', LIMIT, async () => {
  const host = await serve(build(talks(3)));
  const stage = await rehearsal(`${host.url}talks/steps/?present#one`);
  await give(stage);
  assert.equal(await stage.box.getByRole('button', { name: 'Save' }).isVisible(), false);
  const [file] = await Promise.all([stage.page.waitForEvent('download'), stage.box.getByRole('link').click()]);
  assert.equal(file.suggestedFilename(), 'times.json');
  assert.deepEqual(JSON.parse(await readFile(await file.path(), 'utf8')), {
    page: '/talks/steps/', times: { one: 0, list: 20, code: 40, small: 60, long: 80, film: 100, big: 120, last: 140 },
  });
  await stage.page.context().close();
  await host.close();
});

test('leaving the stage ends a rehearsal without a word', LIMIT, async () => {
  const host = await serve(build(talks(3)));
  const { page, box } = await rehearsal(`${host.url}talks/steps/?present#one`);
  await press(page, 'PageDown', 'Escape');
  await mode(page, 'read');
  assert.equal(await page.evaluate(() => 'tpRehearsal' in document.documentElement.dataset), false);
  assert.equal(await box.count(), 0);
  await page.context().close();
  await host.close();
});

test('a rehearsal from the middle compares with the plan from there, and keeps times from the start of the talk', LIMIT, async () => {
  const host = await serve(build(talks(3)));
  const { page, box, wait } = await rehearsal(`${host.url}talks/steps/?present#big`);
  await page.evaluate(() => {
    document.querySelectorAll('section.slide').forEach((slide) => { delete slide.dataset.time; });
    document.querySelector('.slides').dataset.duration = '8';
  });
  await wait(50);
  while (await at(page) !== 'last') await press(page, 'PageDown');
  await press(page, 'r');
  const cells = await box.locator('tbody tr').evaluateAll((all) => all.map((row) => [row.cells[2].textContent, row.cells[3].textContent]));
  assert.deepEqual(cells, [['0:00', '0:00'], ['0:50', '1:00']]);
  assert.equal(await box.locator('[data-view=planned]').textContent(), '2:00');
  const [file] = await Promise.all([page.waitForEvent('download'), box.getByRole('link').click()]);
  assert.deepEqual(JSON.parse(await readFile(await file.path(), 'utf8')).times, { big: 360, last: 410 });
  await page.context().close();
  await host.close();
});
