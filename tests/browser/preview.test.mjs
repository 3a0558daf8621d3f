// The preview in a real Chromium: what is saved is on the screen, and the reader stays where they were.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { DEADLINE, LIMIT, eventually, launch, settled, until } from './lib/browser.mjs';
import { BINARY, TODAY, scratch, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

let browser;
const servers = [];
before(async () => { browser = await launch(); });
after(async () => {
  servers.forEach((server) => server.kill());
  await browser?.close();
});

// A talk of 55 slides; `words` says other things on some of them.
function talk(title, words = {}) {
  const slides = Array.from({ length: 55 }, (_, i) => i + 1)
    .map((n) => `> ## Card ${n}\n> - a point\n\n${words[n] ?? `Said on slide ${n}.`} ${'And more of it. '.repeat(30)}\n\n`);
  return `title: ${title}\ndate: 2026-01-02\ncategory: talk\n\nIntro of ${title}.\n\n----\n\n${slides.join('')}`;
}

// A minute of silence, which any browser plays: 8,000 bytes a second.
function silence() {
  const bytes = Buffer.alloc(44 + 480_000, 128);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  [[16, 4], [1, 2], [1, 2], [8000, 4], [8000, 4], [1, 2], [8, 2]].reduce((at, [value, size]) => bytes.writeUIntLE(value, at, size), 16);
  bytes.write('data', 36);
  bytes.writeUInt32LE(bytes.length - 44, 40);
  return bytes;
}

const BOARD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path d="M0 0h16v9H0z"/></svg>\n';

async function serve(files = {}, flags = []) {
  const folder = write({
    'talkpress.toml': 'title = "Watched"\n\n[params]\ncss = ["/own.css"]\n',
    'content/talks/one.md': talk('One'),
    'content/talks/two.md': talk('Two'),
    'static/own.css': 'body { --probe: before }\n',
    ...files,
  });
  const child = spawn(BINARY, ['serve', folder, '--port', '21000', '--today', TODAY, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  servers.push(child);
  const url = await new Promise((found) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /serving at (\S+)/.exec(line);
      if (match) found(match[1]);
    });
  });
  return {
    url,
    save: (path, text) => write({ [path]: text }, folder),
    remove: (path) => rmSync(join(folder, path)),
    close: () => child.kill(),
  };
}

async function view(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(DEADLINE);
  const page = await context.newPage();
  page.wrong = [];
  page.on('pageerror', (e) => page.wrong.push(e.message));
  await page.goto(url);
  await until(page, () => globalThis.talkpressPreview);
  await page.evaluate(() => {
    globalThis.patches = [];
    globalThis.sameDocument = true;
    document.addEventListener('talkpress:patched', (e) => globalThis.patches.push(e.detail.slides));
  });
  return page;
}
const says = (page, id, word) => until(page, ([i, w]) => document.getElementById(i)?.textContent.includes(w), [id, word]);

test('a slide changes under the reader, and nothing moves', LIMIT, async () => {
  const site = await serve();
  const page = await view(`${site.url}talks/one/#card-40`);
  await page.evaluate(() => { document.getElementById('card-39').mark = 1; });
  const place = () => page.evaluate(() => Math.round(document.getElementById('card-40').getBoundingClientRect().top));
  const before = await place();
  assert.ok(await page.evaluate(() => scrollY > 1000));
  site.save('content/talks/one.md', talk('One', { 40: 'Changed under the reader.' }));
  await says(page, 'card-40', 'Changed under the reader.');
  const moved = Math.abs((await place()) - before);
  assert.ok(moved <= 1, `it moved by ${moved}`);
  assert.deepEqual(await page.evaluate(() => [globalThis.patches.flat(), globalThis.sameDocument, document.getElementById('card-39').mark]), [['card-40'], true, 1]);
  // Elsewhere on the page: it comes into view.
  site.save('content/talks/one.md', talk('One', { 3: 'Far above.', 40: 'Changed under the reader.' }));
  await says(page, 'card-3', 'Far above.');
  const top = await page.evaluate(() => document.getElementById('card-3').getBoundingClientRect().top);
  assert.ok(top > -100 && top < 800, `slide 3 stands at ${top}`);
  assert.deepEqual(page.wrong, []);
  site.close();
});

test('an error is shown over the page until it is fixed', LIMIT, async () => {
  const site = await serve();
  const page = await view(`${site.url}talks/one/`);
  site.save('content/talks/one.md', 'title: <img src=x onerror=alert(1)>\ndraft: 2026-99-99\ncategory: talk\n');
  const box = page.locator('#tp-preview .problems');
  await box.waitFor();
  const text = await box.innerText();
  assert.match(text, /one\.md:2/);
  assert.match(text, /2026-99-99/);
  assert.match(text, /Your last save has an error; this is the previous version/);
  assert.ok(await page.locator('#card-1').count());
  site.save('content/talks/one.md', talk('One', { 1: 'Fixed.' }));
  await says(page, 'card-1', 'Fixed.');
  await box.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => globalThis.sameDocument), true);
  site.close();
});

test('only the talk that changed is patched; a stylesheet that keeps its name is fetched anew', LIMIT, async () => {
  const site = await serve();
  const [one, two] = [await view(`${site.url}talks/one/`), await view(`${site.url}talks/two/`)];
  site.save('content/talks/two.md', talk('Two', { 2: 'For two alone.' }));
  await says(two, 'card-2', 'For two alone.');
  for (const word of ['after', 'again']) {
    site.save('static/own.css', `body { --probe: ${word} }\n`);
    await until(one, (w) => getComputedStyle(document.body).getPropertyValue('--probe').trim() === w, word);
  }
  // Changes arrive in order, so the page would have heard of the other talk by now.
  assert.equal(await one.evaluate(() => globalThis.patches.length), 0);
  // Of both addresses only the newer is left.
  await until(one, () => document.querySelectorAll('link[href*="own.css"]').length === 1);
  assert.equal(await one.evaluate(() => globalThis.sameDocument), true);
  site.remove('content/talks/one.md');
  await until(one, () => /deleted/.test(document.getElementById('tp-preview')?.shadowRoot.querySelector('.notice')?.textContent));
  assert.ok(await one.locator('#card-1').count(), 'what was read is still there');
  site.save('content/talks/one.md', talk('One', { 1: 'It is back.' }));
  await says(one, 'card-1', 'It is back.');
  site.close();
});

test('fifty saves in a row end with the last one; typed text and the focus stay', LIMIT, async () => {
  const site = await serve();
  const page = await view(`${site.url}talks/one/`);
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'tp-field';
    document.body.append(field);
    field.focus();
    field.value = 'half a wo';
  });
  for (let n = 1; n <= 50; n++) {
    site.save('content/talks/one.md', talk('One', { 2: `Save number ${n}!` }));
    await settled(page);
  }
  await says(page, 'card-2', 'Save number 50!');
  assert.deepEqual(await page.evaluate(() => [document.activeElement.id, document.activeElement.value, globalThis.sameDocument]), ['tp-field', 'half a wo', true]);
  await page.locator('#tp-preview .problems').waitFor({ state: 'detached' });
  assert.deepEqual(page.wrong, []);
  site.close();
});

test('a hidden tab catches up', LIMIT, async () => {
  const site = await serve();
  const page = await view(`${site.url}talks/one/`);
  const hide = (hidden) => page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  const visible = await view(`${site.url}talks/one/`);
  await hide(true);
  site.save('content/talks/one.md', talk('One', { 2: 'Written meanwhile.' }));
  await says(visible, 'card-2', 'Written meanwhile.');
  assert.equal(await page.evaluate(() => globalThis.patches.length), 0);
  await hide(false);
  await says(page, 'card-2', 'Written meanwhile.');
  site.close();
});

test('what is presented changes, and mode and slide stay', LIMIT, async () => {
  const site = await serve();
  const page = await view(`${site.url}talks/one/?present#card-40`);
  await until(page, () => document.documentElement.dataset.mode === 'present');
  const where = () => page.evaluate(() => [
    document.documentElement.dataset.mode, document.querySelector('section.slide[aria-current]')?.id,
    document.querySelectorAll('section.slide:not([inert])').length, globalThis.sameDocument,
  ]);
  const before = await where();
  assert.deepEqual(before, ['present', 'card-40', 1, true]);
  const changed = talk('One', { 40: 'Said anew.' }).replace('## Card 40\n> - a point', '## Card 40\n> - another point');
  site.save('content/talks/one.md', changed);
  await says(page, 'card-40', 'another point');
  await says(page, 'card-40', 'Said anew.');
  assert.deepEqual(await where(), before);
  // An error is not on the slide but at the foot of the speaker window. Then a slide more before this one.
  const speaker = await view(`${site.url}talks/one/?speaker#card-40`);
  await until(speaker, () => document.documentElement.dataset.mode === 'speaker');
  const shown = await page.screenshot();
  site.save('content/talks/one.md', 'title: One\ndraft: 2026-99-99\ncategory: talk\n');
  await speaker.locator('#tp-preview .problems').waitFor();
  await page.locator('#tp-preview .problems').waitFor({ state: 'attached' });
  assert.equal(await page.locator('#tp-preview .problems').isVisible(), false);
  assert.ok(shown.equals(await page.screenshot()), 'the slide has changed');
  await until(speaker, () => {
    const strip = document.querySelector('#tp-preview').shadowRoot.querySelector('.problems').getBoundingClientRect();
    return strip.bottom === innerHeight && Math.abs(document.querySelector('#tp-speaker').getBoundingClientRect().bottom - strip.top) < 2;
  });
  await speaker.close();
  assert.deepEqual(await where(), before);
  site.save('content/talks/one.md', changed.replace('> ## Card 10\n', '> ## Between\n\nMore.\n\n> ## Card 10\n'));
  await says(page, 'between', 'More.');
  await page.locator('#tp-preview .problems').waitFor({ state: 'detached' });
  assert.deepEqual(await where(), before);
  await page.keyboard.press('ArrowLeft');
  await until(page, () => document.querySelector('section.slide[aria-current]')?.id === 'card-39');
  await page.keyboard.press('Escape');
  await until(page, () => document.documentElement.dataset.mode === 'read');
  assert.deepEqual(page.wrong, []);
  site.close();
});

test('what a reader or a script has done to the page stays', LIMIT, async () => {
  const own = {
    1: 'Before. <video id="film" src="/silence.wav" controls loop muted></video>\n\n<details id="more"><summary>More</summary>Hidden words.</details>\n\n<form><input id="field"><textarea id="area"></textarea><input id="box" type="checkbox"></form>\n\n',
  };
  const site = await serve({ 'static/silence.wav': silence(), 'content/talks/one.md': talk('One', own) });
  const page = await view(`${site.url}talks/one/`);
  await page.evaluate(async () => {
    const film = document.getElementById('film');
    film.addEventListener('pause', () => { globalThis.paused = true; });
    await film.play();
    document.getElementById('more').open = true;
    document.getElementById('box').checked = true;
  });
  await page.locator('#area').fill('several\nlines');
  await page.locator('#field').fill('half a wo');
  const kept = () => page.evaluate(() => [
    document.getElementById('film').paused, globalThis.paused, document.getElementById('more').open, document.getElementById('box').checked,
    document.getElementById('area').value, document.getElementById('field').value, document.activeElement.id,
    [...document.querySelectorAll('[data-open=present], button.find')].every((button) => !button.hidden), globalThis.sameDocument,
  ]);
  const before = await kept();
  assert.deepEqual(before, [false, undefined, true, true, 'several\nlines', 'half a wo', 'field', true, true]);
  site.save('content/talks/one.md', talk('One', { 1: own[1].replace('Before', 'After').replace('Hidden', 'Other') }));
  await says(page, 'card-1', 'After.');
  await says(page, 'more', 'Other words.');
  assert.deepEqual(await kept(), before);
  const time = await page.evaluate(() => document.getElementById('film').currentTime);
  await until(page, (t) => document.getElementById('film').currentTime !== t, time);
  // Slides that go and come around it do not touch it.
  const more = talk('One', { 1: own[1].replace('Before', 'After') });
  site.save('content/talks/one.md', more.replace(/> ## Card 3\n[^]*?(?=> ## Card 4\n)/, '').replace('> ## Card 1\n', '> ## Card 0\n\nFirst of all.\n\n> ## Card 1\n'));
  await says(page, 'card-0', 'First of all.');
  assert.equal(await page.locator('#card-3').count(), 0);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('section.slide')].slice(0, 4).map((s) => s.id)), ['card-0', 'card-1', 'card-2', 'card-4']);
  assert.deepEqual(await kept(), before);
  const twice = () => page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  });
  assert.deepEqual(await twice(), [], 'no id stands twice');
  assert.deepEqual(page.wrong, []);
  site.close();
});

test('an open search stays open', LIMIT, async () => {
  const site = await serve();
  const page = await view(`${site.url}talks/one/`);
  await page.keyboard.press('/');
  await page.locator('#tp-search[open] input').fill('said');
  await page.locator('#tp-search li').first().waitFor();
  site.save('content/talks/one.md', talk('One', { 1: 'Changed behind it.' }));
  await says(page, 'card-1', 'Changed behind it.');
  const state = await page.evaluate(() => {
    const dialog = document.getElementById('tp-search');
    return [dialog.open, dialog.querySelector('input').value, document.activeElement.type, dialog.querySelectorAll('li').length > 0];
  });
  assert.deepEqual(state, [true, 'said', 'search', true]);
  site.close();
});

test('a stylesheet of the theme is exchanged, a script loads the page anew', LIMIT, async () => {
  const theme = { 'talkpress.toml': 'title = "Watched"\ntheme = "mine"\n\n[params]\ncss = ["/own.css"]\n', 'themes/mine/assets/theme.css': 'body { --probe: before; --mine: 1 }\n' };
  const site = await serve({ ...theme, 'static/own.css': 'body { --probe: own }\n' });
  const page = await view(`${site.url}talks/one/`);
  const style = (name) => page.evaluate((n) => getComputedStyle(document.body).getPropertyValue(n).trim(), name);
  assert.equal(await style('--mine'), '1');
  site.save('themes/mine/assets/theme.css', 'body { --probe: before; --mine: 2 }\n');
  await until(page, () => getComputedStyle(document.body).getPropertyValue('--mine').trim() === '2');
  await until(page, () => document.querySelectorAll('link[rel=stylesheet][href*="theme."]').length === 1);
  assert.equal(await style('--probe'), 'own', 'the site\'s own stylesheet still has the last word');
  assert.equal(await page.evaluate(() => globalThis.sameDocument), true);
  site.save('themes/mine/assets/site.js', 'document.documentElement.dataset.mine = "yes";\n');
  await until(page, () => document.documentElement?.dataset.mine === 'yes' && !globalThis.sameDocument);
  assert.deepEqual(page.wrong, []);
  site.close();
});

test('a picture that is saved anew is shown anew, its smaller ones too, whatever its size', LIMIT, async () => {
  const words = (said) => `title: One\ndate: 2026-01-02\ncategory: talk\n\n----\n\n![A board](/board.png)\n\n${said}\n`;
  const site = await serve({ 'static/board.png': png(2000, 1000, [255, 0, 0]), 'content/talks/one.md': words('Said.') });
  const page = await view(`${site.url}talks/one/`);
  const looks = (wanted) => until(page, ([side, red, blue]) => {
    const image = document.querySelector('.face img');
    if (!image.complete || !image.naturalWidth || Math.abs(image.naturalHeight / image.naturalWidth - side) > 0.01) return false;
    const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    pen.drawImage(image, 0, 0, 1, 1);
    const [r, , b] = pen.getImageData(0, 0, 1, 1).data;
    return r === red && b === blue;
  }, wanted);
  await looks([0.5, 255, 0]);
  assert.match(await page.evaluate(() => document.querySelector('.face img').currentSrc), /\/sizes\/960\//);
  for (const [width, height, blue] of [[2400, 2400, 255], [2800, 1400, 128], [2800, 1400, 64]]) {
    site.save('static/board.png', png(width, height, [0, 0, blue]));
    await until(page, (w) => document.querySelector('.face img').getAttribute('width') === `${w}`, width);
    await looks([height / width, 0, blue]);
    site.save('content/talks/one.md', words(`Said of ${blue}.`));
    await says(page, 'board', `Said of ${blue}.`);
    await looks([height / width, 0, blue]);
  }
  assert.equal(await page.evaluate(() => globalThis.sameDocument), true);
  assert.deepEqual(page.wrong, []);
  site.close();
});

test('a double click shows where a slide stands in its source, and opens it there', LIMIT, async () => {
  const folder = scratch();
  const told = join(folder, 'told');
  const editor = join(folder, 'editor.sh');
  writeFileSync(editor, `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}.part' && mv '${told}.part' '${told}'\n`, { mode: 0o755 });
  const site = await serve({}, ['--editor', `${editor} -g {file}:{line}`]);
  const page = await view(`${site.url}talks/one/`);
  await until(page, () => document.querySelector('#card-2 .transcript') && globalThis.talkpressPreview);
  const line = talk('One').split('\n').indexOf('> ## Card 2') + 1;
  // The panel's facts come a moment after the page.
  const shows = () => page.evaluate(() => document.getElementById('tp-preview')?.shadowRoot.querySelector('.notice')?.textContent);
  await eventually(async () => {
    await page.locator('#card-2 .transcript').dblclick();
    assert.ok(await shows());
  });
  assert.equal(await shows(), `content/talks/one.md:${line}`);
  const [flag, place] = (await eventually(() => readFileSync(told, 'utf8'))).trim().split('\n');
  assert.equal(flag, '-g');
  assert.match(place, new RegExp(`/content/talks/one\\.md:${line}$`));
  site.close();
});

test('the panel shows what is left to do and links to it', LIMIT, async () => {
  const words = 'title: One\ndate: 2026-01-02\ncategory: talk\n\nIntro.\n\n----\n\n> ## First\n\nSaid.\n\n> ## Waits\n\n...\n\n<!-- slide: id=bare -->\n\n![](/board.svg)\n\nSaid [there](/none/).\n';
  const site = await serve({ 'static/board.svg': BOARD, 'content/talks/one.md': words });
  const page = await view(`${site.url}talks/one/`);
  const panel = page.locator('#tp-preview details.panel');
  await panel.waitFor();
  await panel.locator('summary').click();
  const links = await panel.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  assert.ok(links.includes('#waits') && links.includes('#bare'), links.join());
  const summary = await panel.locator('summary').innerText();
  assert.equal(summary, '1 transcript to write · 1 missing alt text · 2 problems');
  assert.match(await panel.innerText(), /Missing alt text/);
  assert.match(await panel.innerText(), /\/none\//);
  await panel.locator('a[href="#bare"]').first().click();
  await until(page, () => location.hash === '#bare');
  site.save('content/talks/one.md', words.replace('...', 'Said at last.').replace('![]', '![A board]').replace('(/none/)', '(/talks/two/)'));
  await eventually(async () => assert.equal(await panel.locator('summary').innerText(), 'Social card'));
  assert.deepEqual(page.wrong, []);
  site.close();
});

test('the panel of every page shows the problems of the site, with code as code', LIMIT, async () => {
  const site = await serve({ 'talkpress.toml': 'title = "Watched"\n\n[speaker]\nname = "Your Name"\n', 'content/talks/one.md': 'title: One\ndate: 2026-01-02\n\n----\n\n> ## First\n\nSaid.\n' });
  for (const path of ['talks/one/', '', '2026/']) {
    const page = await view(site.url + path);
    const panel = page.locator('#tp-preview details.panel');
    await panel.locator('summary').click();
    assert.equal(await panel.locator('summary').innerText(), '1 problem', path);
    assert.equal(await panel.locator('li code').innerText(), 'Your Name');
    assert.match(await panel.locator('li').innerText(), /Your Name .*talkpress\.toml, line 4$/s);
    assert.doesNotMatch(await panel.innerText(), /`/);
    assert.deepEqual(page.wrong, []);
    await page.close();
  }
  site.close();
});

test('the badge shows the social card without base_url, and its new words', LIMIT, async () => {
  const words = (title) => `---\ntitle: ${title}\nmeta: What it is about.\ndate: 2026-01-02\n---\n\n----\n\n> ## First\n\nSaid.\n`;
  const site = await serve({ 'content/talks/one.md': words('The first title') });
  const page = await view(`${site.url}talks/one/`);
  const panel = page.locator('#tp-preview details.panel');
  await panel.locator('summary').click();
  const size = () => panel.locator('img').evaluate((image) => [image.naturalWidth, image.naturalHeight].join());
  const shows = (title) => eventually(async () => {
    assert.equal(await panel.locator('.card strong').innerText(), title);
    assert.equal(await panel.locator('.card p').innerText(), 'What it is about.');
    assert.equal(await size(), '1200,630');
  });
  await shows('The first title');
  const before = await panel.locator('img').getAttribute('src');
  site.save('content/talks/one.md', words('Another title'));
  await shows('Another title');
  assert.notEqual(await panel.locator('img').getAttribute('src'), before);
  await page.goto(site.url);
  await eventually(async () => assert.equal(await panel.locator('.card strong').innerText(), 'Watched'));
  assert.deepEqual(page.wrong, []);
  site.close();
});

test('the panel covers no link of a sidebar, and none at the foot of the page', LIMIT, async () => {
  const many = Array.from({ length: 40 }, (_, n) => `----\n\n## Chapter ${n}\n\n> ## Slide ${n}\n\nSaid, with [a link](https://example.org/${n}).\n`).join('\n');
  const page = (title) => `---\ntitle: ${title}\ncategory: page\n---\n\n${Array.from({ length: 30 }, (_, n) => `## Heading ${n}\n\nWords.\n`).join('\n')}\n[lost](/none/)\n`;
  const pages = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`content/pages/p${n}.md`, page(`Page ${n}`)]));
  const site = await serve({ 'content/talks/one.md': `---\ntitle: One\ndate: 2026-01-02\n---\n\n${many}\n> ## Waits\n\n...\n`, ...pages });
  for (const width of [1280, 1440, 1920]) {
    for (const path of ['talks/one/', 'p7/']) {
      const view1 = await view(site.url + path, { viewport: { width, height: 800 } });
      const panel = view1.locator('#tp-preview details.panel');
      await panel.waitFor();
      for (const isOpen of [false, true]) {
        if (isOpen) await panel.locator('summary').click();
        for (const top of [0, 900, 1e6]) {
          const covered = await view1.evaluate((to) => {
            scrollTo({ top: to, behavior: 'instant' });
            const box = document.querySelector('#tp-preview').shadowRoot.querySelector('.panel').getBoundingClientRect();
            const foot = to > 1e5 ? ', .site-foot a' : '';
            return [...document.querySelectorAll(`:is(.sidebar, .siblings, .toc) a${foot}`)].filter((link) => {
              const { left, right, top: above, bottom } = link.getBoundingClientRect();
              return right > left && right > box.left && left < box.right && bottom > box.top && above < box.bottom;
            }).map((link) => link.textContent);
          }, top);
          assert.deepEqual(covered, [], `${path} at ${width}, ${isOpen ? 'open' : 'closed'}, scrolled to ${top}`);
        }
      }
      await view1.context().close();
    }
  }
  site.close();
});
