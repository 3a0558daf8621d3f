// Builds sites with the program under test, into folders that are thrown away.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
// The program under test: the one that the environment variable TALKPRESS names, or else a release or a debug build.
const BUILDS = ['target/release/talkpress', 'target/debug/talkpress'].map((path) => join(ROOT, path));
export const BINARY = process.env.TALKPRESS ?? BUILDS.find((path) => existsSync(path)) ?? BUILDS[0];
export const TODAY = '2026-11-21';

// A new empty folder, removed when the process ends.
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'talkpress-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// Writes a site from `{ path: text }` and gives its folder.
export function write(files, folder = scratch()) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

// Builds the site in `folder` and gives the folder of its output.
export function build(folder, ...flags) {
  const output = join(scratch(), 'out');
  execFileSync(BINARY, ['build', folder, '-o', output, '--today', TODAY, ...flags], { stdio: ['ignore', 'ignore', 'inherit'] });
  return output;
}
