// What the search finds is all that has the words, and nothing else: forty queries over a site in several languages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, launch, open, until } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { build, write } from './lib/site.mjs';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"/>';

// The text of each entry by its address: that of slides and of sections of articles.
const SLIDES = {
  en: ['Queues grow at the harbour. The quay is wide.', 'We measure base_url and cache_ttl in C++ code.', 'Plots in R, routes with A*, servers in .NET and C#.',
    'Naïve cafés don\'t queue: well-known, state-of-the-art.', 'A tag like #harbour, mail to you@harbour.example, version 2.10.', 'Since C++17, std::vec, $PATH and --flag.'],
  de: ['Die Größe des Hafens misst man in Tonnen.', 'Übergänge und Straßen am Kai, dann Hafenstraße.', 'Warteschlangen wachsen schnell.'],
  ja: ['まず待ち行列の長さを測ります。', '次にRustで到着間隔を調べます。', '港の船と行列のできる店。'],
  zh: ['我们测量队列的长度。', '港口的船只排队等待。', '使用缓存可以缩短等待时间。'],
  ar: ['نقيس طول الطابور في الميناء.', 'السفن تنتظر عند الرصيف.', 'المُدَّة والسُّرعة'],
};
// Zebras are hidden, and found nowhere.
const ARTICLE = ['Doors need hinges. <span hidden>zebra</span> Oil them in autumn.\n\n<div hidden>\n\n## Zebra\n\nzebra\n\n</div>', '## Rust and rain {#rust}\n\nThe queue at the door of the harbour office.\n\n## Zebra {.hidden}', '## Größe <b popover>zebra</b> {#size}\n\n`cache_ttl` is sixty.'];

function files() {
  const out = {
    'talkpress.toml': 'title = "Site"\n\n[speaker]\nname = "Ada Example"\n',
    'static/a.svg': PICTURE,
    'content/2026-01-05-doors.md': `title: Doors\n\n${ARTICLE.join('\n\n')}\n`,
    'content/guide.md': `title: Guide\ncategory: page\n\n${ARTICLE[2]}\n`,
  };
  for (const [lang, texts] of Object.entries(SLIDES)) {
    const slides = texts.map((text, n) => `<!-- slide: id=${lang}${n + 1} -->\n![](/a.svg)\n\n${text}\n`);
    out[`content/talks/${lang}.md`] = `---\ntitle: Talk ${lang}\ndate: 2026-02-0${Object.keys(SLIDES).indexOf(lang) + 1}\nlang: ${lang}\nevent: Lakeside Meetup\ntags: [tides]\n---\n\n----\n\n${slides.join('\n')}`;
  }
  return out;
}

const QUERIES = {
  queue: ['en1', 'en4', 'rust'], queues: ['en1'], 'QUEUE harbour': ['en1', 'rust'], quay: ['en1'], harbour: ['en1', 'en5', 'rust'],
  base_url: ['en2'], base: ['en2'], url: ['en2'], cache_ttl: ['en2', 'size', 'guide:size'], ttl: ['en2', 'size', 'guide:size'],
  'c++': ['en2', 'en6'], 'c++17': ['en6'], 'std::vec': ['en6'], '$path': ['en6'], '--flag': ['en6'], 'C#': ['en3'], '.net': ['en3'], 'A*': ['en3'], '#harbour': ['en5'], 'you@harbour.example': ['en5'], '2.10': ['en5'],
  'naive cafes': ['en4'], "don't": ['en4'], 'state-of-the-art': ['en4'], 'well-kept': [], 'wide quay': ['en1'],
  größe: ['de1', 'size', 'guide:size'], GROSSE: [], groß: ['de1', 'size', 'guide:size'], ubergange: ['de2'], straße: ['de2'], hafen: ['de1', 'de2'], warteschlange: ['de3'],
  行列: ['ja1', 'ja3'], 長さ: ['ja1'], 到着間隔: ['ja2'], 行列の長さ: ['ja1'], 長さの行列: [], 港: ['ja3', 'zh2'], rust: ['ja2', 'rust'],
  队列: ['zh1'], 等待时间: ['zh3'], 等待: ['zh2', 'zh3'],
  الطابور: ['ar1'], المدة: ['ar3'], السفن: ['ar2'],
  hinges: ['doors:'], sixty: ['size', 'guide:size'], lakeside: ['en:', 'de:', 'ja:', 'zh:', 'ar:'], 'talk quay': ['en1'], zebra: [],
};

let browser, host;
before(async () => {
  host = await serve(build(write(files())));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await host?.close();
});

// `#harbour` of the page /guide/ is `guide:harbour`; other sections and slides have ids of their own.
function nameOf(href) {
  const { pathname, hash } = new URL(href);
  const page = pathname.split('/').filter(Boolean).pop();
  const id = decodeURIComponent(hash.slice(1));
  return page === 'guide' || !id ? `${page}:${id}` : id;
}

test('forty queries find all slides and sections that have the words, and no other', LIMIT, async () => {
  const page = await open(browser, host.url, { viewport: { width: 1000, height: 3000 } });
  await page.keyboard.press('/');
  await page.waitForSelector('#tp-search[open]');
  for (const [query, wanted] of Object.entries(QUERIES)) {
    await page.locator('#tp-search input').fill('');
    await until(page, () => !document.querySelector('#tp-search [role=status]').textContent);
    await page.locator('#tp-search input').fill(query);
    await until(page, () => document.querySelector('#tp-search [role=status]').textContent);
    await until(page, () => [...document.querySelectorAll('#tp-search li a')].every((link) => !link.hash.startsWith('#slide-')));
    const found = await page.locator('#tp-search li a').evaluateAll((links) => links.map((link) => link.href));
    assert.deepEqual(found.map(nameOf).sort(), [...wanted].sort(), query);
    const count = wanted.length || `Nothing found for “${query}”`;
    assert.ok((await page.textContent('#tp-search [role=status]')).startsWith(String(count)), query);
  }
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
