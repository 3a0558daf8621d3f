// Talks for tests of present mode: pictures, text, steps, notes, a film that is not there.
import { deflateSync, crc32 } from 'node:zlib';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { write } from './site.mjs';

// A PNG of one colour.
export function png(width, height, rgb) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from(rgb))]);
  const data = deflateSync(Buffer.concat(Array(height).fill(row)));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

const LONG = '> - Nobody reads twelve lines from the back row, whatever the size of the room and of the letters\n'.repeat(16);

export const STEPS = `---
title: Steps
date: 2026-01-01
duration: 10
---

Intro with [a link](https://example.org/).

----

<!-- slide: id=one time=0:00 -->

> # One *thing*

Said with [one](https://example.org/one).

<!-- slide: id=list time=1:00 aliases=old-list -->

> ## A list
>
> {.step}
> - first
> - second [link](https://example.org/second)

Said with the list.

<!-- slide: id=code time=2:00 -->

> ## Code
>
> \`\`\`rust {hl_lines=1|2-3|all}
> fn main() {
>     a();
>     b();
> }
> \`\`\`

<!-- note: Remember the *joke*. -->

<!-- slide: id=small -->
![A small picture](/img/1.png)
Under the picture.

<!-- slide: id=long -->

> ## Too long
>
${LONG}
<!-- slide: id=film -->

> ## A film
>
> <video src="data:video/mp4;base64,AAAA" controls></video>

----

## Chapter

<!-- slide: id=big -->
![A big picture](/img/2.png)
Under the big picture.

<!-- slide: id=last -->

> ## Questions?
`;

// A talk of `slides` pictures.
export function pictures(slides, lang = 'en') {
  let text = `---\ntitle: Pictures\nlang: ${lang}\ndate: 2026-01-02\n---\n\nIntro.\n\n----\n`;
  for (let n = 1; n <= slides; n += 1) text += `\n<!-- slide: id=p${n} -->\n![Picture ${n}](/img/${n}.png)\nWords for picture ${n}.\n`;
  return text;
}

// A site with those talks and `slides` pictures; gives its folder.
export function talks(slides = 55) {
  const folder = write({
    'talkpress.toml': 'title = "Tests"\n',
    'content/talks/steps.md': STEPS,
    'content/talks/pictures.md': pictures(slides),
    'content/talks/rtl.md': pictures(5, 'ar'),
  });
  mkdirSync(join(folder, 'static/img'), { recursive: true });
  for (let n = 1; n <= slides; n += 1) {
    const [width, height] = n === 2 ? [2560, 1440] : [640, 360];
    writeFileSync(join(folder, `static/img/${n}.png`), png(width, height, [(n * 40) % 256, (n * 70) % 256, 120]));
  }
  return folder;
}
