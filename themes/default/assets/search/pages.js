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
    const facts = [...page.querySelectorAll('.talk-head, .article-head, .tags')].map(textOf);
    const slides = [...page.querySelectorAll('section.slide')].map((slide) => {
      const image = slide.querySelector('.face > img, .face > a > img, .face > button img');
      const film = slide.querySelector('.face > .film > video[poster]');
      const src = image ? smallest(image) : film?.getAttribute('poster');
      const shown = [...slide.querySelectorAll('.face > :not(figcaption), .face > figcaption > span, .transcript')].map(textOf);
      return { id: slide.id, n: Number(slide.dataset.n), image: src && new URL(src, url).href, text: divided([image ? image.alt : '', ...shown]) };
    }).sort((a, b) => a.n - b.n);
    const header = page.querySelector('img.header-image');
    const article = page.querySelector('article > .prose');
    const sections = article ? sectionsOf(article) : [];
    return [{ id: '', text: divided(facts), image: header ? new URL(smallest(header), url).href : slides[0]?.image }, ...slides, ...sections];
  }

  // What is above the first heading, and each heading with what is below it.
  function sectionsOf(article) {
    const sections = [{ id: '', text: '' }];
    const walk = (node) => {
      if (node.nodeType === 3) sections[sections.length - 1].text += node.data;
      if (node.nodeType !== 1 || isHidden(node)) return;
      const space = INLINE.test(node.localName) ? '' : ' ';
      if (/^h[1-6]$/.test(node.localName)) sections.push({ id: node.id, heading: tidy(node.textContent), text: '' });
      sections[sections.length - 1].text += space;
      node.childNodes.forEach(walk);
      sections[sections.length - 1].text += space;
    };
    walk(article);
    return sections.map((section) => ({ ...section, text: tidy(section.text) }));
  }

  const tidy = (text) => text.replace(/\s+/g, ' ').trim();
  // Headings, items, what is shown and what is said: each is divided from the next, and not said twice in a row.
  const divided = (texts) => texts.join('\n').split('\n').map(tidy).filter(Boolean).filter((text, i, all) => text !== all[i - 1]).join(' · ');

  // Two blocks are two words; an element within a line does not divide a word.
  const INLINE = /^(a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong)$/;
  const PART = /^(h[1-6]|li|tr|dt|dd)$/;
  function textOf(element) {
    const inner = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data.replace(/\s+/g, ' ') : node.nodeType === 1 && !isHidden(node) ? textOf(node) : '')).join('');
    const around = PART.test(element.localName) ? '\n' : INLINE.test(element.localName) ? '' : ' ';
    return around + inner + around;
  }

  // What the page does not show is not in the index either.
  const UNREAD = /^(script|style|template|iframe)$/;
  const isHidden = (element) => UNREAD.test(element.localName) || element.hasAttribute('hidden') || element.hasAttribute('popover')
    || element.classList.contains('hidden') || (element.localName === 'dialog' && !element.hasAttribute('open'))
    || /display:none|visibility:hidden/i.test((element.getAttribute('style') || '').replace(/\s/g, ''));

  const isRead = (url) => url in pages;
  Object.assign(search, { pageUrl, entriesOf, isRead });
})();
