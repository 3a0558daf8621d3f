// The home page for every number of talks, and the lists of all tags and events.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { LIMIT, launch, open } from './lib/browser.mjs';
import { build, write } from './lib/site.mjs';
import { png } from './lib/talks.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['queues', 'time', 'ferries'];
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

// A site with `count` talks over up to ten years, every third of them without a picture.
function site(count, language = 'en') {
  const files = {
    'talkpress.toml': `title = "Talks"\nlanguage = "${language}"\n`,
    'static/img/1.png': png(640, 360, [40, 70, 120]),
  };
  const years = Math.min(10, Math.max(1, Math.floor(count / 6)));
  for (let n = 0; n < count; n++) {
    const [month, day] = [1 + (Math.floor(n / 28) % 12), 1 + (n % 28)].map((part) => String(part).padStart(2, '0'));
    files[`content/talks/talk-${n}.md`] = [
      '---', `title: What I learnt about the number ${n} and the ${n + 7} that come after it`, `date: ${2025 - (n % years)}-${month}-${day}`,
      `tags: [${TAGS.slice(0, 1 + (n % 3)).join(', ')}]`, `event: ${['Lakeside Meetup', 'Harbour Days'][n % 2]}`,
      ...(n % 4 ? [] : [`video: https://video.example/${n}`]), '---', '', `In one sentence: this is talk ${n * 7919}.`, '',
      ...(n % 3 ? ['----', '', '![A field of one colour.](/img/1.png)', '', 'Hello.', ''] : []),
    ].join('\n');
  }
  return build(write(files));
}

// Runs in the page: what it shows, and how large.
function measure() {
  const rect = (selector) => document.querySelector(selector)?.getBoundingClientRect();
  const content = document.querySelector('main .shelf, main .hero').getBoundingClientRect();
  const columns = [...document.querySelectorAll('.cards')].map((list) => getComputedStyle(list).gridTemplateColumns.split(' ').length);
  return {
    text: document.querySelector('main').innerText,
    lead: (rect('.lead .thumb')?.width ?? 0) / content.width,
    columns,
    pictures: [...document.querySelectorAll('.cards .thumb')].slice(0, columns[0]).map((thumb) => Math.round(thumb.clientWidth)),
    shown: document.querySelectorAll('.shelf-item').length,
    rows: document.querySelectorAll('.rows > li').length,
    years: [...document.querySelectorAll('.shelf > h2 a')].map((link) => link.getAttribute('href')),
    older: [...document.querySelectorAll('.older li')].map((item) => item.innerText),
    topics: [...document.querySelectorAll('.topics a')].map((link) => link.getAttribute('href')),
    names: [...document.querySelectorAll('.topics a')].map((link) => link.textContent),
    height: document.documentElement.scrollHeight,
    excess: document.documentElement.scrollWidth - innerWidth,
  };
}

async function look(output, width, page = 'index.html', options = {}) {
  const opened = await open(browser, `file://${output}/${page}`, { viewport: { width, height: 900 }, ...options });
  const found = await opened.evaluate(measure);
  await opened.evaluate(axe);
  const { violations } = await opened.evaluate(() => globalThis.axe.run());
  await opened.context().close();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `${page} at ${width}`);
  assert.ok(found.excess <= 0, `${page} at ${width} is ${found.excess} pixels too wide`);
  return found;
}

test('without talks nothing is said about them', LIMIT, async () => {
  const { text, shown } = await look(site(0), 1440);
  assert.equal(text.trim(), 'Talks');
  assert.equal(shown, 0);
});

test('few talks are large', LIMIT, async () => {
  const one = await look(site(1), 1440);
  assert.ok(one.lead > 0.55 && one.lead < 0.65, `the cover has ${one.lead} of the width`);
  const two = await look(site(2), 1440);
  assert.deepEqual([two.columns, two.lead, two.pictures[0]], [[2], 0, two.pictures[1]]);
  const five = site(5);
  const { columns, pictures, shown } = await look(five, 1440);
  assert.deepEqual([columns, shown, new Set(pictures).size], [[4], 5, 1]);
  await look(five, 390, 'index.html', { colorScheme: 'dark' });
});

test('dozens of talks are below their years, older ones in one line each', LIMIT, async () => {
  const some = await look(site(24), 1440);
  const paths = (links) => links.map((link) => link.replace(/index\.html$/, ''));
  assert.deepEqual([some.shown, some.rows, paths(some.years)], [24, 0, ['2025/', '2024/', '2023/', '2022/']]);
  assert.deepEqual(paths(some.topics), ['tags/queues/', 'tags/time/', 'tags/ferries/', 'tags/', 'events/']);
  assert.deepEqual(some.names.slice(3), ['All topics', 'Events']);
  const output = site(60, 'ar');
  const many = await look(output, 1440);
  assert.ok(many.shown <= 24 && many.shown + many.rows === 60, `${many.shown} cards and ${many.rows} rows`);
  assert.ok(many.height <= 7000, `${many.height} pixels high`);
  await look(output, 390);
  const tagged = await look(output, 390, 'tags/queues/index.html');
  assert.equal(tagged.years.length, 10);
  await look(output, 1440, 'tags/index.html', { colorScheme: 'dark' });
  await look(output, 1440, 'events/index.html');
});

test('of hundreds of talks 120 are shown, in a small page', LIMIT, async () => {
  const output = site(600);
  const { shown, rows, older } = await look(output, 1440);
  assert.equal(shown + rows, 120);
  assert.equal(older.at(-1), '2016 (60 talks)');
  await look(output, 390);
  const size = gzipSync(readFileSync(`${output}/index.html`)).length;
  assert.ok(size <= 30 * 1024, `${size} bytes`);
});
