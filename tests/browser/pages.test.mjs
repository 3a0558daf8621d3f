// Every kind of page in a real Chromium: at every width, light and dark, with and without JavaScript, wherever it lies.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LIMIT, eventually, launch, open, settled, until } from './lib/browser.mjs';
import { KINDS, LONG, example } from './lib/example.mjs';
import { policy, serve } from './lib/server.mjs';
import { ROOT, build } from './lib/site.mjs';

// Each width once light and once dark in every two places; what depends on colours alone, axe looks at.
const SCREENS = [[390, 'light'], [768, 'dark'], [1280, 'light'], [1680, 'dark']];
const turned = ([width, scheme]) => [width, scheme === 'light' ? 'dark' : 'light'];
let browser, output;

before(async () => {
  output = build(example(), '--strict');
  browser = await launch();
});
after(() => browser?.close());

const PLACES = [
  ['a root', true, SCREENS, () => serve(output)],
  ['a root, without JavaScript', false, SCREENS.map(turned), () => serve(output)],
  ['a folder', true, SCREENS.map(turned), () => serve(output, '/a/b/')],
  ['a folder, without JavaScript', false, SCREENS, () => serve(output, '/a/b/')],
  ['a disk', true, SCREENS, async () => ({ url: `${pathToFileURL(output).href}/`, close: async () => {} })],
];

// How much wider the page is than its window: asked of the browser, so that it answers without JavaScript too.
async function excess(page) {
  const session = await page.context().newCDPSession(page);
  const { cssContentSize, cssLayoutViewport } = await session.send('Page.getLayoutMetrics');
  return cssContentSize.width - cssLayoutViewport.clientWidth;
}

for (const [place, javaScriptEnabled, screens, come] of PLACES) {
  test(`every kind of page at ${place}: no complaint, no overflow, no shift`, { timeout: 900_000 }, async () => {
    const host = await come();
    for (const [width, colorScheme] of screens) {
      for (const [kind, path] of Object.entries(KINDS)) {
        // A page that is shown at any depth has links from the root; it is meant for one.
        if (kind === '404' && place !== 'a root') continue;
        const address = host.url + (host.url.startsWith('file:') && !path.endsWith('.html') ? `${path}index.html` : path);
        const page = await open(browser, address, { viewport: { width, height: 900 }, colorScheme, javaScriptEnabled });
        const told = `${kind} at ${width}, ${colorScheme}, ${place}`;
        assert.equal(await excess(page), 0, `too wide: ${told}`);
        if (javaScriptEnabled) {
          await settled(page);
          assert.ok((await page.evaluate(() => globalThis.layoutShift)) < 0.02, `shifts: ${told}`);
        }
        assert.deepEqual(page.complaints, [], told);
        await page.context().close();
      }
    }
    await host.close();
  });
}

test('what is not there is answered with the page that says so, at any depth', LIMIT, async () => {
  const named = policy('404.html', readFileSync(`${output}/404.html`)).match(/style-src.*/)[0];
  assert.ok(readFileSync(`${ROOT}/content/manual/themes.md`, 'utf8').includes(named), `the manual does not name ${named}`);
  const host = await serve(output);
  const page = await open(browser, `${host.url}no/such/place/`, { viewport: { width: 390, height: 800 } });
  assert.deepEqual(page.complaints.filter((c) => !/404/.test(c)), []);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).display), 'block', 'its style is refused');
  await page.getByRole('main').getByRole('link').first().click();
  assert.equal(page.url(), host.url);
  await page.context().close();
  await host.close();
});

test('an address of a slide lands on it, and nothing shifts on the way through', LIMIT, async () => {
  const host = await serve(output);
  for (const [width, javaScriptEnabled] of [[390, true], [768, false], [1280, true], [1680, false]]) {
    const page = await open(browser, `${host.url}talks/long/#slide-40`, { viewport: { width, height: 900 }, javaScriptEnabled });
    await eventually(async () => {
      const { y } = await page.locator('#slide-40').boundingBox();
      assert.ok(Math.abs(y) <= 8, `slide 40 stands at ${y}, ${width} wide`);
    });
    if (javaScriptEnabled) {
      for (let n = 1; n <= LONG; n += 3) {
        await page.evaluate((id) => document.getElementById(id).scrollIntoView(), `slide-${n}`);
        await settled(page);
      }
      const shift = await page.evaluate(() => globalThis.layoutShift);
      assert.ok(shift < 0.02, `shifts by ${shift}, ${width} wide`);
    }
    await page.context().close();
  }
  await host.close();
});

test('text slides are 16 by 9 at every width, and never scroll', LIMIT, async () => {
  const host = await serve(output);
  for (const path of ['talks/error-messages/', 'talks/long/']) {
    const page = await open(browser, host.url + path, { viewport: { width: 390, height: 900 } });
    for (const [width] of SCREENS) {
      await page.setViewportSize({ width, height: 900 });
      const cards = await page.locator('div.card').evaluateAll((all) => all.map((card) => ({
        id: card.closest('section').id,
        shape: card.offsetWidth / card.offsetHeight,
        over: Math.max(card.scrollHeight - card.clientHeight, card.scrollWidth - card.clientWidth),
        scrolls: [...card.querySelectorAll('*'), card].some((e) => /auto|scroll/.test(getComputedStyle(e).overflow) && e.scrollHeight > e.clientHeight + 1),
      })));
      assert.ok(cards.length >= 4);
      for (const { id, shape, over, scrolls } of cards) {
        assert.ok(Math.abs(shape - 16 / 9) < 0.02, `${path}#${id} has the shape ${shape} at ${width}`);
        assert.ok(over <= 1 && !scrolls, `${path}#${id} overflows by ${over} at ${width}`);
      }
    }
    await page.context().close();
  }
  await host.close();
});

test('wide screens keep the slide beside its words, and mark the links that belong to it', LIMIT, async () => {
  const host = await serve(output);
  const page = await open(browser, `${host.url}talks/what-a-lighthouse-knows/`, { viewport: { width: 1280, height: 700 } });
  assert.equal(await page.getAttribute('html', 'data-mode'), 'read');
  assert.equal(await page.locator('section.slide[id][data-n] > figure.face').count(), 24);
  assert.ok((await page.locator('aside nav[data-resources="sidebar"] a').count()) >= 10);
  assert.ok((await page.locator('nav[data-resources="foot"] a').count()) >= 10);
  await page.evaluate(() => {
    const room = (s) => s.querySelector('.transcript')?.offsetHeight - s.querySelector('.face').offsetHeight;
    const slide = [...document.querySelectorAll('section.slide')].sort((a, b) => (room(b) || 0) - (room(a) || 0))[0];
    slide.dataset.tall = '';
    scrollTo(0, slide.offsetTop + slide.getBoundingClientRect().height - slide.querySelector('.face').offsetHeight - 60);
  });
  await settled(page);
  const tall = await page.evaluate(() => document.querySelector('[data-tall] .face').getBoundingClientRect().top);
  assert.ok(tall >= 0 && tall < 64, `the slide stands at ${tall}`);
  await page.evaluate(() => document.getElementById(document.querySelector('.sidebar [data-slides]').dataset.slides.split(' ')[0]).scrollIntoView());
  await until(page, () => document.querySelector('.sidebar [data-slides]').hasAttribute('data-now'));
  await page.context().close();
  await host.close();
});
