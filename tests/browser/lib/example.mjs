// The example site with one talk more: long, and with everything in it that a transcript or a text slide can hold.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, scratch, write } from './site.mjs';
import { png } from './talks.mjs';

export const LONG = 55;

const SAID = [
  (n) => `A [link](https://example.org/links/${n}) stands in the middle of what was said, and a second sentence follows it.`,
  () => '```rust\nfn main() {\n    println!("a line that is much longer than any column of text on any telephone: {}", 42);\n}\n```',
  () => '| what | how many | of what length, in words nobody would choose |\n|---|--:|---|\n| first | 1 | short |\n| second | 1000 | longer |',
  () => '> [!WARNING]\n> Mind the step, and `the code` beside it.\n\n> Somebody else said this.',
  (n) => `Here a footnote.[^n${n}]\n\n[^n${n}]: Which says more, at https://example.org/notes/${n}.`,
  () => '1. one\n2. two\n   - deeper, with *emphasis*\n\nAVeryLongWordThatHasNoPlaceWhereItCouldBeBrokenAndStillMustNotWidenThePageOfAnybody',
  () => '...',
];
const CARDS = [
  '> # A title *in colour*\n>\n> and what stands below it',
  '> ## Three things\n>\n> - the first of them\n> - the second, which is longer\n> - the third',
  '> ## Code\n>\n> ```python\n> def wait(seconds):\n>     return seconds * 2\n> ```',
];

// Each third slide is text. The words of slide `n` begin with `FIRSTn.` and end with `LASTn.`, so that a print can be searched.
function slide(n) {
  const said = SAID[n % SAID.length](n);
  const words = said === '...' ? said : `FIRST${n}.\n\n${said}\n\n${'What is said takes room on paper and on the screen. '.repeat(n % 5)}\n\nLAST${n}.`;
  const face = n % 3 ? `![Picture number ${n}.](/long/slide-${String(n).padStart(2, '0')}.png)` : CARDS[(n / 3) % CARDS.length];
  const chapter = n % 20 === 1 ? `----\n\n## Chapter at ${n}\n\n` : '';
  return `${chapter}<!-- slide: id=slide-${n} -->\n\n${face}\n\n${words}\n`;
}

function longTalk() {
  let text = 'title: A long talk with everything\ndate: 2026-02-03\ncategory: talk\nevent: Long Days\nlocation: Oslo\n';
  text += 'deck: https://example.org/slides.pdf\nvideo: https://example.org/video\nmeta: Fifty-five slides.\n\nBefore the first slide.\n\n';
  for (let n = 1; n <= LONG; n += 1) text += `${slide(n)}\n`;
  return `${text}----\n\nResources:\n\n* [The first resource](https://example.org/resource)\n`;
}

// Writes the site into a folder that is thrown away, and gives the folder.
export function example() {
  const folder = scratch();
  for (const part of ['content', 'static', 'talkpress.toml']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  write({ 'content/talks/long.md': longTalk() }, folder);
  mkdirSync(join(folder, 'static/long'));
  for (let n = 1; n <= LONG; n += 1) {
    const [width, height] = [[640, 360], [800, 600], [360, 640]][n % 7 === 0 ? 2 : n % 4 === 0 ? 1 : 0];
    writeFileSync(join(folder, `static/long/slide-${String(n).padStart(2, '0')}.png`), png(width, height, [(n * 40) % 256, (n * 70) % 256, 120]));
  }
  return folder;
}

// One page of each kind.
export const KINDS = {
  home: '', 'long talk': 'talks/long/', 'talk of pictures': 'talks/what-a-lighthouse-knows/', 'talk with code': 'talks/a-timeout-is-a-promise/',
  'talk of text': 'talks/error-messages/', 'talk without words yet': 'talks/queue-with-teeth/', 'talk to come': 'talks/clocks-that-agree-to-disagree/',
  post: 'posts/why-i-publish-the-words/', 'manual page': 'format/', tag: 'tags/operations/', event: 'events/quayside-ops-days/',
  speaker: 'speakers/tamsin-quill/', year: '2026/', 404: '404.html',
};
