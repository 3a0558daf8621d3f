// From a save to the screen: one word of one talk is changed, again and again, while a browser shows that talk. Prints the
// parts: how long the event took to wake the program (event), reading, building, making the open page, publishing, and
// from there to the word in the browser's document (patch); then the time until the word is served over HTTP.
//
//   node tests/bench/latency.mjs [TALKS…]     default: 100 1000, with 50 slides each
//
// Needs a release build, Chromium, and `npm ci --prefix tests/browser`. RUNS says how often (20).
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../browser/lib/browser.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const BINARY = process.env.TALKPRESS ?? join(ROOT, 'target/release/talkpress');
const RUNS = Number(process.env.RUNS ?? 20);
const SLIDES = 50;
const WORDS = 'harbour ferry lantern bridge market orchard kettle violin ledger compass library meadow signal station parcel'.split(' ');
const micros = () => (performance.timeOrigin + performance.now()) * 1000;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Talks of about 47 KB: fifty slides with two paragraphs each, ten of them with code.
function talk(number, word) {
  let seed = number * 7919 + 1;
  const next = () => WORDS[(seed = (seed * 48271) % 2147483647) % WORDS.length];
  const sentence = () => `Every ${next()} and **${next()}** asks the [${next()}](https://example.net/${next()}) for a ${next()} before the ${next()} is gone.`;
  const paragraph = () => Array.from({ length: 4 }, sentence).join('\n');
  const slides = Array.from({ length: SLIDES }, (_, i) => {
    const code = i % 5 ? '' : `\n\`\`\`python\n${Array.from({ length: 12 }, (_, n) => `${next()}_${number}_${n} = sorted(d for d in ${next()} if d % ${n + 2})`).join('\n')}\n\`\`\`\n`;
    return `<img src="/board.svg" alt="A ${next()} on a board, ${i + 1}">\n${i === 39 ? `The word is ${word}.` : ''} ${paragraph()}\n\n${paragraph()}\n${code}\n`;
  });
  return `title: Talk number ${number}\nslug: talk-${number}\ncategory: talk\ndate: ${2008 + (number % 17)}-0${1 + (number % 9)}-11\n\n${sentence()}\n\n----\n\n${slides.join('')}\n----\n\n* [A](https://example.net/a)\n`;
}

function site(talks) {
  const folder = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), 'talkpress-latency-'));
  mkdirSync(join(folder, 'content/talks'), { recursive: true });
  mkdirSync(join(folder, 'static'));
  writeFileSync(join(folder, 'talkpress.toml'), 'title = "Measured"\n');
  writeFileSync(join(folder, 'static/board.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900"><path d="M0 0h1600v900H0z"/></svg>\n');
  for (let n = 0; n < talks; n++) writeFileSync(join(folder, `content/talks/talk-${n}.md`), talk(n, 'first'));
  return folder;
}

async function serve(folder) {
  const child = spawn(BINARY, ['serve', folder, '--port', '22000', '--verbose'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const server = { child, times: null };
  server.url = await new Promise((found) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /serving at (\S+)/.exec(line);
      if (match) found(match[1]);
      if (line.startsWith('times: ')) server.times = Object.fromEntries(line.slice(7).split(' ').map((part) => part.split('=')));
    });
  });
  return server;
}

const body = (url) => new Promise((done, fail) => get(url, { agent: false }, (response) => {
  let text = '';
  response.on('data', (part) => { text += part; });
  response.on('end', () => done(text));
}).on('error', fail));

function print(name, values) {
  const sorted = values.filter((v) => Number.isFinite(v)).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1).padStart(8);
  console.log(`  ${name.padEnd(26)} median ${at(0.5)} ms   p95 ${at(0.95)} ms`);
}

const rss = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function measure(talks) {
  const folder = site(talks);
  const file = join(folder, 'content/talks/talk-7.md');
  const server = await serve(folder);
  const browser = await launch();
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${server.url}talks/talk-7/`);
  await page.evaluate(() => {
    globalThis.seen = {};
    new MutationObserver(() => {
      const word = /The word is (\w+)/.exec(document.querySelectorAll('section.slide')[39].textContent)?.[1];
      if (word && !globalThis.seen[word]) globalThis.seen[word] = (performance.timeOrigin + performance.now()) * 1000;
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await pause(2500);
  const rows = [];
  for (let run = 0; run < RUNS; run++) {
    const word = `word${run}`;
    server.times = null;
    const start = micros();
    writeFileSync(file, talk(7, word));
    const saved = micros();
    await page.waitForFunction((w) => globalThis.seen[w], word, { timeout: 20_000 });
    const seen = await page.evaluate((w) => globalThis.seen[w], word);
    while (!server.times) await pause(5);
    const { woken, published, ...parts } = server.times;
    rows.push({ total: (seen - start) / 1000, event: (woken - saved) / 1000, patch: (seen - published) / 1000, ...parts });
    await pause(300);
  }
  await browser.close();
  const served = [];
  for (let run = 0; run < RUNS; run++) {
    const start = micros();
    writeFileSync(file, talk(7, `again${run}`));
    while (!(await body(`${server.url}talks/talk-7/`)).includes(`again${run}.`)) await pause(1);
    served.push((micros() - start) / 1000);
    await pause(300);
  }
  console.log(`${talks} talks of ${SLIDES} slides, ${RUNS} saves:`);
  for (const part of ['event', 'read', 'build', 'pages', 'patch', 'total']) print(part === 'total' ? 'save to the DOM' : part, rows.map((row) => Number(row[part])));
  print('save to served', served);
  console.log(`  memory of the program      ${rss(server.child.pid).toFixed(0)} MiB`);
  server.child.kill();
  rmSync(folder, { recursive: true, force: true });
}

for (const talks of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1000]) await measure(talks);
