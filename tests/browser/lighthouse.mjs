// Lighthouse on the home page, a talk of 55 slides, one to come, an article and the page of a tag. Run by hand, after `cargo build --release`, on a
// machine that does nothing else: node tests/browser/lighthouse.mjs
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executablePath } from './lib/browser.mjs';
import { KINDS, example } from './lib/example.mjs';
import { serve } from './lib/server.mjs';
import { build, scratch } from './lib/site.mjs';

const LEAST = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };

// Apart from this process, which has to answer meanwhile.
function measure(url, file) {
  const flags = ['--quiet', '--output=json', `--output-path=${file}`, `--only-categories=${Object.keys(LEAST)}`];
  const chrome = '--chrome-flags=--headless=new --no-sandbox --disable-gpu';
  const child = spawn('npx', ['--yes', 'lighthouse@12', url, ...flags, chrome], { stdio: 'inherit', env: { ...process.env, CHROME_PATH: executablePath() } });
  return new Promise((done, fail) => child.on('exit', (code) => (code ? fail(new Error(`lighthouse ended with ${code}`)) : done())));
}

const host = await serve(build(example(), '--base-url', 'https://talkpress.example/'));
let short = 0;
for (const kind of ['home', 'long talk', 'talk to come', 'post', 'tag']) {
  const file = join(scratch(), 'report.json');
  await measure(host.url + KINDS[kind], file);
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'));
  const scores = Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)]);
  console.log(kind.padEnd(12), scores.map(([name, score]) => `${name} ${score}`).join(', '));
  for (const [name, score] of scores.filter(([name, score]) => score < LEAST[name])) {
    short += 1;
    const lost = categories[name].auditRefs.filter(({ id, weight }) => weight && audits[id].score < 1);
    console.log(`  ${name} loses by: ${lost.map(({ id }) => `${id} ${audits[id].displayValue ?? ''}`).join('; ')}`);
  }
}
await host.close();
process.exitCode = short ? 1 : 0;
