// Finds slides. The words of the site are in eight files, by first letter, and tell which talks to look at: the slides are read
// from the pages of these talks. The files are scripts that call `talkpressSearch(name, data)`: a page opened from a disk can load
// nothing else.
(function () {
  'use strict';
  const { folder } = document.currentScript.dataset;
  const root = folder.replace(/search\/$/, '');
  const dialog = document.getElementById('tp-search');
  const input = dialog.querySelector('input');
  const status = dialog.querySelector('[role=status]');
  const list = dialog.querySelector('ol');
  const isDisk = location.protocol === 'file:';
  const GROUPS = 8;
  const MAX_RESULTS = 24;
  const received = {};
  const files = {};
  const decks = {};
  // Counts the searches: results of an earlier one are dropped.
  let latest = 0;

  window.talkpressSearch = (name, data) => { received[name] = data; };
  window.talkpressSearch.open = open;

  // Lower case, without accents, like the words in the files.
  const searchForm = (text) => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  // Scripts without spaces: their text is compared as it is, and its words in the files are pairs of letters.
  const SPACELESS = '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}';
  const parts = new RegExp(`[${SPACELESS}]+|[^${SPACELESS}]+`, 'gu');
  const isSpaceless = (word) => new RegExp(`^[${SPACELESS}]`, 'u').test(word);
  const wordsOf = (text) => searchForm(text).split(/[^\p{L}\p{N}]+/u).flatMap((run) => run.match(parts) || [])
    .filter((word) => word.length > 1 || isSpaceless(word));
  const pairsOf = (word) => {
    const letters = [...word];
    return isSpaceless(word) && letters.length > 2 ? letters.slice(1).map((letter, i) => letters[i] + letter) : [word];
  };

  // The data of a file, or null if it cannot be loaded.
  function load(name, path) {
    files[name] ??= new Promise((done) => {
      const script = document.createElement('script');
      script.src = path;
      script.onload = script.onerror = () => {
        done(name in received ? received[name] : null);
        script.remove();
      };
      document.head.append(script);
    });
    return files[name];
  }

  const loadTalks = async () => await load('talks', `${folder}talks.js`) || [];

  // The numbers of the talks with a word that begins with `start`.
  async function talksWith(start) {
    const group = start.codePointAt(0) % GROUPS;
    const lines = await load(`words-${group}`, `${folder}words-${group}.js`);
    const found = new Set();
    (lines || '').split('\n').filter((line) => line.startsWith(start)).forEach((line) => {
      // Each number is the difference to the one before.
      let number = 0;
      line.split(' ').slice(1).forEach((step) => found.add(number += Number(step)));
    });
    return found;
  }

  // The numbers of the talks with all words; those with all words in the title come first.
  async function candidates(words, talks) {
    const sets = await Promise.all(words.flatMap(pairsOf).map(talksWith));
    const numbers = [...sets[0]].filter((n) => talks[n] && sets.every((set) => set.has(n)));
    const isInTitle = (n) => {
      const title = wordsOf(talks[n][0]);
      return words.every((word) => title.some((t) => (isSpaceless(word) ? t.includes(word) : t.startsWith(word))));
    };
    return numbers.sort((a, b) => isInTitle(b) - isInTitle(a) || a - b);
  }

  // Where the words are in `text`: pairs of start and length, in order; empty if a word is missing.
  function matchesIn(text, words) {
    const found = [];
    const seen = new Set();
    const add = (word, index, length) => {
      seen.add(word);
      found.push([index, length]);
    };
    const whole = words.filter((word) => !isSpaceless(word));
    for (const { 0: run, index: start } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      for (const { 0: match, index } of run.matchAll(parts)) {
        const word = searchForm(match);
        whole.filter((begin) => word.startsWith(begin)).forEach((begin) => add(begin, start + index, match.length));
      }
    }
    words.filter(isSpaceless).forEach((word) => placesIn(text, word).forEach(([index, length]) => add(word, index, length)));
    return seen.size === words.length ? found.sort((a, b) => a[0] - b[0]) : [];
  }

  // Where the letters of `word` follow each other in `text`.
  function placesIn(text, word) {
    let form = '';
    const from = [];
    let index = 0;
    for (const letter of text) {
      const made = searchForm(letter);
      from.push(...Array(made.length).fill(index));
      form += made;
      index += letter.length;
    }
    from.push(text.length);
    const places = [];
    for (let at = form.indexOf(word); at >= 0; at = form.indexOf(word, at + word.length)) {
      places.push([from[at], from[at + word.length] - from[at]]);
    }
    return places;
  }

  function excerpt(text, matches) {
    const span = document.createElement('span');
    const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, matches[0][0] - 50)));
    const end = Math.min(text.length, from + 180);
    let last = from;
    if (from) span.append('…');
    matches.forEach(([start, length]) => {
      if (start < last || start + length > end) return;
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, start + length);
      span.append(text.slice(last, start), mark);
      last = start + length;
    });
    span.append(text.slice(last, end) + (end < text.length ? '…' : ''));
    return span;
  }

  const pageUrl = (url) => new URL(root + (isDisk ? url.replace(/(^|\/)$/, '$1index.html') : url), location.href);

  // The slides of the talk at `url`: id, number, image and text of each.
  const slidesOf = (url) => decks[url] ??= read(pageUrl(url)).then(slidesIn, () => []);

  async function read(url) {
    // In present mode there may be no network any more.
    if (url.pathname === location.pathname) return [document, url];
    const html = await (isDisk ? ask(url) : fetch(url).then((response) => response.text()));
    return [new DOMParser().parseFromString(html, 'text/html'), url];
  }

  // On a disk no page can read another: `site.js` of the other one sends its slides from a frame.
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
      frame.id = 'tp-search-frame';
      frame.hidden = true;
      frame.onload = () => {
        frame.contentWindow.postMessage('talkpress:slides', '*');
        setTimeout(end, 2000, '');
      };
      frame.src = url.href;
      document.body.append(frame);
    });
  }

  function slidesIn([page, url]) {
    return [...page.querySelectorAll('section.slide')].map((slide) => {
      const image = slide.querySelector('.face > img, .face > a > img');
      // The first one of a `srcset` is the smallest.
      const src = image && (image.getAttribute('srcset') || image.getAttribute('src')).trim().split(/[\s]/)[0];
      const parts = [...slide.querySelectorAll('.face > :not(figcaption), .face > figcaption > span, .transcript')].map(textOf);
      const text = [image ? image.alt : '', ...parts].join(' ').replace(/\s+/g, ' ').trim();
      return [slide.id, slide.dataset.n, src && new URL(src, url).href, text];
    });
  }

  // Two blocks are two words; an element within a line does not divide a word.
  const INLINE = /^(a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong)$/;
  function textOf(element) {
    const inner = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data : node.nodeType === 1 ? textOf(node) : '')).join('');
    return INLINE.test(element.localName) ? inner : ` ${inner} `;
  }

  function element(tag, className, content) {
    const made = document.createElement(tag);
    made.className = className;
    made.append(content);
    return made;
  }

  function result([title, url, date, lang, dir], [id, number, image, text], matches) {
    const link = document.createElement('a');
    const thumb = element('span', 'thumb', image ? '' : String(number));
    if (image) thumb.append(Object.assign(new Image(), { src: image, alt: '' }));
    link.href = `${pageUrl(url)}#${encodeURIComponent(id)}`;
    const own = { lang: lang || status.dataset.lang, dir: dir || status.dataset.dir };
    const found = element('span', 'found', Object.assign(element('strong', '', title), own));
    found.append(element('small', '', number + (date ? ` · ${date}` : '')), matches.length ? Object.assign(excerpt(text, matches), own) : '');
    link.append(thumb, found);
    return element('li', '', link);
  }

  // Goes through the talks until there are enough results. A talk found by its title alone shows its first slide.
  async function collect(numbers, talks, words, run) {
    const items = [];
    for (const number of numbers) {
      if (items.length >= MAX_RESULTS || run !== latest) break;
      const slides = await slidesOf(talks[number][1]);
      const before = items.length;
      slides.forEach((slide) => {
        const matches = matchesIn(slide[3], words);
        if (matches.length && items.length < MAX_RESULTS) items.push(result(talks[number], slide, matches));
      });
      // All pairs of letters of a word may be in a talk that does not have the word.
      const facts = searchForm([talks[number][0], talks[number][2], talks[number][5]].join('\n'));
      const has = (word) => !isSpaceless(word) || facts.includes(word) || slides.some((slide) => placesIn(slide[3], word).length);
      if (items.length === before && slides[0] && words.every(has)) items.push(result(talks[number], slides[0], []));
      show(items, run);
    }
    return items;
  }

  function show(items, run) {
    if (run === latest) list.replaceChildren(...items);
  }

  async function search() {
    const run = ++latest;
    const words = wordsOf(input.value);
    if (!words.length) {
      show([], run);
      status.textContent = '';
      return;
    }
    const talks = await loadTalks();
    const items = await collect(await candidates(words, talks), talks, words, run);
    if (run !== latest) return;
    show(items, run);
    const forms = JSON.parse(status.dataset.found);
    const found = forms[new Intl.PluralRules(forms.lang).select(items.length)] || forms.other;
    status.textContent = items.length ? found.replace('{n}', items.length) : status.dataset.none.replace('{query}', input.value.trim());
  }

  // Arrow keys move through the results as Tab does.
  function moveFocus(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    const stops = [input, ...list.querySelectorAll('a')];
    stops[stops.indexOf(document.activeElement) + by]?.focus();
    event.preventDefault();
  }

  function open() {
    if (!dialog.open) dialog.showModal();
    input.select();
    loadTalks();
  }

  input.addEventListener('input', search);
  dialog.addEventListener('keydown', (event) => {
    moveFocus(event);
    // In a search field, Escape would only clear it, and Enter would press the button that closes.
    if (event.key === 'Escape') dialog.close();
    if (event.key === 'Enter' && event.target === input && !event.isComposing) {
      event.preventDefault();
      list.querySelector('a')?.click();
    }
    // Keys typed here must not move the deck.
    event.stopPropagation();
  });
  list.addEventListener('click', (event) => {
    if (event.target.closest('a')) dialog.close();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  if (input.value) search();
})();
