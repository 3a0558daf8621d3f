// The pages of the site, from which the search takes texts and pictures.
(function () {
  'use strict';
  const search = window.talkpressSearch;
  const root = search.folder.replace(/search\/$/, '');
  const isDisk = location.protocol === 'file:';
  const pages = {};

  const pageUrl = (url) => new URL(root + (isDisk ? url.replace(/(^|\/)$/, '$1index.html') : url), location.href);

  // The entries of the page at `url`: id, heading, image and text of each.
  const entriesOf = (url) => pages[url] ??= read(pageUrl(url)).then(entriesIn, () => []);

  async function read(url) {
    // In present mode there may be no network any more.
    if (url.pathname === location.pathname) return [document, url];
    const html = await (isDisk ? ask(url) : fetch(url).then((response) => response.text()));
    search.spent += html.length / 5;
    return [new DOMParser().parseFromString(html, 'text/html'), url];
  }

  // On a disk no page can read another: `disk.js` of the other one sends what is searched from a frame.
  function ask(url) {
    return new Promise((done) => {
      const frame = document.createElement('iframe');
      const end = (html) => {
        removeEventListener('message', receive);
        frame.remove();
        done(html);
      };
      const receive = (event) => { if (event.source === frame.contentWindow) end(String(event.data)); };
      addEventListener('message', receive);
      frame.hidden = true;
      frame.onload = () => {
        frame.contentWindow.postMessage('talkpress:slides', '*');
        setTimeout(end, 2000, '');
      };
      frame.src = url.href;
      document.body.append(frame);
    });
  }

  // The first one of a `srcset` is the smallest.
  const smallest = (image) => /\S+/.exec(image.getAttribute('srcset') || image.getAttribute('src'));

  function entriesIn([page, url]) {
    const slides = [...page.querySelectorAll('section.slide')].map((slide) => {
      const image = slide.querySelector('.face > img, .face > a > img, .face > button img');
      const film = slide.querySelector('.face > .film > video[poster]');
      const src = image ? smallest(image) : film?.getAttribute('poster');
      const shown = [...slide.querySelectorAll('.face > :not(figcaption), .face > figcaption > span, .transcript')].map(textOf);
      return { id: slide.id, n: +slide.dataset.n, image: src && new URL(src, url).href, text: divided([image ? image.alt : '', ...shown]) };
    }).sort((a, b) => a.n - b.n);
    const header = page.querySelector('img.header-image');
    return [{ id: '', text: divided([...page.querySelectorAll('.talk-head, .article-head, .tags')].map(textOf)), image: header ? new URL(smallest(header), url).href : slides[0]?.image }, ...slides, ...[...page.querySelectorAll('article > .prose')].flatMap(sectionsOf)];
  }

  // What is above the first heading, and each heading with what is below it.
  const sectionsOf = (article) => `\v\v${textOf(article)}`.split('\f').map((section) => {
    const [id, heading, text] = section.split('\v');
    return { id, heading: tidy(heading), text: tidy(`${heading} ${text}`) };
  });

  const tidy = (text) => text.replace(/\s+/g, ' ').trim();
  // Headings, items, what is shown and what is said: each is divided from the next, and not said twice in a row.
  const divided = (texts) => texts.join('\n').split(/\n|\f.*?\v|\v/).map(tidy).filter(Boolean).filter((text, i, all) => text !== all[i - 1]).join(' · ');

  // Two blocks are two words; an element within a line does not divide a word.
  const INLINE = /^(a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong)$/;
  const PART = /^(li|tr|dt|dd)$/;
  // At a heading, its id follows `\f`, and its words are between two `\v`.
  function textOf(element) {
    const inner = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data.replace(/\s+/g, ' ') : node.matches?.(SHOWN) ? textOf(node) : '')).join('');
    if (/^h\d/.test(element.localName)) return `\f${element.id}\v${inner}\v`;
    const around = PART.test(element.localName) ? '\n' : INLINE.test(element.localName) ? '' : ' ';
    return around + inner + around;
  }

  // What the page does not show is not in the index either.
  const SHOWN = ':not(script,style,[hidden],[popover],.hidden,dialog:not([open]),[style*=display][style*=none],[style*=visibility][style*=hidden])';

  Object.assign(search, { pageUrl, entriesOf, isRead: (url) => url in pages });
})();
