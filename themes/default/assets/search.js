// Finds talks, slides and articles. The words of the site are sorted and divided into files; each line of these has a word and
// the entries that contain it. Excerpts are read from the pages. The files are scripts that call `talkpressSearch(name, data)`:
// a page opened from a disk can load nothing else.
(function () {
  'use strict';
  const { folder } = document.querySelector('script[data-folder]').dataset;
  const root = folder.replace(/search\/$/, '');
  const dialog = document.getElementById('tp-search');
  const input = dialog.querySelector('input');
  const status = dialog.querySelector('[role=status]');
  const list = dialog.querySelector('ol');
  const isDisk = location.protocol === 'file:';
  const BATCH = 48;
  const MAX_PARTS = 12;
  const MAX_LETTERS = 40;
  const received = {};
  const files = {};
  const pages = {};
  // Counts the searches: results of an earlier one are dropped.
  let latest = 0;
  let observer;

  window.talkpressSearch = (name, data) => { received[name] = data; };
  window.talkpressSearch.open = open;

  // Lower case, without accents, like the words in the files.
  const searchForm = (text) => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  // Scripts without spaces: their words in the files are pairs of letters.
  const SPACELESS = '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}';
  const parts = new RegExp(`[${SPACELESS}]+|[^${SPACELESS}]+`, 'gu');
  const spaceless = new RegExp(`^[${SPACELESS}]`, 'u');
  const letter = /[\p{L}\p{N}]/u;

  // The words of a query, and for each the keys that its entries have in the index.
  function parse(query, letters) {
    return searchForm(query).split(/\s+/).flatMap((chunk) => {
      const [word] = chunk.match(/[#.@]?[\p{L}\p{N}](.*[\p{L}\p{N}])?[+#*]*/u) || [];
      if (!word) return [];
      const runs = word.match(/[\p{L}\p{N}]+/gu);
      const hasSigns = runs.length === 1 && runs[0] !== word;
      let keys = hasSigns ? [word] : runs.flatMap((run) => run.match(parts)).flatMap(keysOf);
      // A letter alone is in too many entries to be looked up beside other words.
      if (keys.some((key) => key[1])) keys = keys.filter((key) => key[1]);
      const last = keys.length - 1;
      keys = keys.map((key, i) => [[...key].slice(0, letters || MAX_LETTERS).join(''), i < last && !letters]);
      return [{ word, keys, isKey: !last && !letters && keys[0][0] === word }];
    });
  }

  function keysOf(part) {
    const letters = [...part];
    return spaceless.test(part) && letters.length > 2 ? letters.slice(1).map((after, i) => letters[i] + after) : [part];
  }

  // The data of a file, or null if it cannot be loaded.
  const load = (name) => files[name] ??= new Promise((done) => {
    const script = document.createElement('script');
    script.src = `${folder}${name}.js`;
    script.onload = script.onerror = () => {
      done(received[name] ?? null);
      script.remove();
    };
    document.head.append(script);
  });

  // The files with the words that begin with `key`.
  function namesOf(key, { words }) {
    const first = Math.max(0, words.findLastIndex((start) => start && start < key));
    const names = [];
    for (let n = first; names.length < MAX_PARTS && words[n] && (words[n] <= key || words[n].startsWith(key)); n++) names.push(`words-${n}`);
    return names;
  }

  // The entries with a word that begins with `key`, or is it: for each document, for each entry 1 if the word is in its heading, and
  // 2 more if it is `key` itself.
  async function entriesWith([key, isWhole], index, isAlone) {
    const names = namesOf(key, index);
    const found = new Map();
    // A letter or two begin so many words that the first are enough.
    if (!isAlone || names.length < 3) await Promise.all(names.map(load));
    for (const name of names) {
      if (isAlone && found.size > BATCH) break;
      const lines = await load(name);
      for (const line of (lines || '').split('\n')) {
        if (!line.startsWith(key)) continue;
        const [word, entries] = line.split(' ');
        if (word === key || !isWhole) decode(entries, word === key ? 2 : 0, found);
      }
    }
    return found;
  }

  function decode(text, quality, found) {
    let number = -1;
    let entry;
    let entries;
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i);
      const isLong = code === 123 || code === 124;
      let value = code < 92 ? code - 35 : code - 92;
      if (isLong) {
        const end = text.indexOf('}', i);
        value = parseInt(text.slice(i + 1, end), 36);
        i = end;
      }
      if (isLong ? code === 123 : code > 92) {
        number += value;
        entry = -1;
        entries = found.get(number);
        if (!entries) found.set(number, entries = new Map());
      } else {
        entry += (value >> 1) + 1;
        entries.set(entry, Math.max(entries.get(entry) || 0, quality + (value & 1)));
      }
    }
  }

  // The entries with all keys, best first. A word in the title of a document is in all its entries, if another one is in the entry.
  async function candidates(keys, index) {
    const found = await Promise.all(keys.map((key) => entriesWith(key, index, keys.length === 1)));
    const out = [];
    for (const number of found[0].keys()) {
      const entries = found.map((map) => map.get(number));
      if (entries.includes(undefined)) continue;
      if (index.letters) out.push([0, number, -1]);
      const inTitle = entries.map((of) => (of.get(0) & 1 ? of.get(0) : -1));
      for (const entry of new Set(entries.flatMap((of) => [...of.keys()]))) {
        const qualities = entries.map((of, i) => of.get(entry) ?? inTitle[i]);
        if (qualities.some((quality) => quality < 0)) continue;
        const place = !entry && qualities.every((quality) => quality & 1) ? 0 : qualities.every((quality) => quality & 1) ? 1 : 2;
        out.push([(qualities.every((quality) => quality & 2) ? 0 : 3) + place, number, entry]);
      }
    }
    return out.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  }

  // Kind, title, address, facts, language and direction of a document.
  async function titleOf(number, { chunk }) {
    const rows = await load(`titles-${Math.floor(number / chunk)}`);
    return rows && rows[number % chunk];
  }

  // A text in the form of the words, and where each letter is from.
  function formOf(text) {
    if (/^[\x00-\x7f]*$/.test(text)) return [text.toLowerCase(), null];
    let form = '';
    const from = [];
    let index = 0;
    for (const letter of text) {
      const made = searchForm(letter);
      from.push(...Array(made.length).fill(index));
      form += made;
      index += letter.length;
    }
    return [form, [...from, text.length]];
  }

  // Where the words are in `text`: pairs of start and end, in order; null if a word is in none of the texts.
  function matchesIn(text, words, title = '') {
    const [form, from] = formOf(text);
    const [titleForm] = formOf(title);
    const out = [];
    for (const word of words) {
      const places = placesIn(form, word);
      if (!places.length && !placesIn(titleForm, word).length) return null;
      out.push(...places.map(([start, end]) => (from ? [from[start], from[end]] : [start, end])));
    }
    return out.sort((a, b) => a[0] - b[0]);
  }

  function placesIn(form, word) {
    const places = [];
    for (let at = form.indexOf(word); at >= 0; at = form.indexOf(word, at + 1)) {
      let end = at + word.length;
      if (!spaceless.test(word)) {
        // Not in the middle of a word, and to its end.
        if (letter.test(word[0]) && at && letter.test(form[at - 1]) && !spaceless.test(form[at - 1])) continue;
        while (end < form.length && letter.test(form[end]) && !spaceless.test(form[end])) end++;
      }
      places.push([at, end]);
    }
    return places;
  }

  function marked(text, matches, from = 0, end = text.length) {
    const span = document.createElement('span');
    let last = from;
    if (from) span.append('…');
    matches.forEach(([start, stop]) => {
      if (start < last || stop > end) return;
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, stop);
      span.append(text.slice(last, start), mark);
      last = stop;
    });
    span.append(text.slice(last, end) + (end < text.length ? '…' : ''));
    return span;
  }

  function excerpt(text, matches) {
    const start = Math.max(0, (matches[0] || [0])[0] - 50);
    const blank = text.lastIndexOf(' ', start);
    const from = start - blank < 30 ? Math.max(0, blank) : start;
    return marked(text, matches, from, Math.min(text.length, from + 180));
  }

  const pageUrl = (url) => new URL(root + (isDisk ? url.replace(/(^|\/)$/, '$1index.html') : url), location.href);

  // The entries of the page at `url`: id, heading, image and text of each.
  const entriesOf = (url) => pages[url] ??= read(pageUrl(url)).then(entriesIn, () => []);

  async function read(url) {
    // In present mode there may be no network any more.
    if (url.pathname === location.pathname) return [document, url];
    const html = await (isDisk ? ask(url) : fetch(url).then((response) => response.text()));
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
      frame.className = 'tp-search-frame';
      frame.hidden = true;
      frame.onload = () => {
        frame.contentWindow.postMessage('talkpress:slides', '*');
        setTimeout(end, 2000, '');
      };
      frame.src = url.href;
      document.body.append(frame);
    });
  }

  function entriesIn([page, url]) {
    const facts = [...page.querySelectorAll('.talk-head, .article-head, .tags')].map(textOf);
    const slides = [...page.querySelectorAll('section.slide')].map((slide) => {
      const image = slide.querySelector('.face > img, .face > a > img, .face > button img');
      // The first one of a `srcset` is the smallest.
      const src = image && (image.getAttribute('srcset') || image.getAttribute('src')).trim().split(/[\s]/)[0];
      const shown = [...slide.querySelectorAll('.face > :not(figcaption), .face > figcaption > span, .transcript')].map(textOf);
      return { id: slide.id, n: Number(slide.dataset.n), image: src && new URL(src, url).href, text: tidy([image ? image.alt : '', ...shown]) };
    }).sort((a, b) => a.n - b.n);
    const header = page.querySelector('img.header-image');
    const article = page.querySelector('article > .prose');
    const sections = article ? sectionsOf(article) : [];
    return [{ id: '', text: tidy(facts), image: header ? new URL(header.getAttribute('src'), url).href : slides[0]?.image }, ...slides, ...sections];
  }

  // What is above the first heading, and each heading with what is below it.
  function sectionsOf(article) {
    const sections = [{ id: '', text: '' }];
    const walk = (node) => {
      if (node.nodeType === 3) sections[sections.length - 1].text += node.data;
      if (node.nodeType !== 1) return;
      const space = INLINE.test(node.localName) ? '' : ' ';
      if (/^h[1-6]$/.test(node.localName)) sections.push({ id: node.id, heading: tidy([node.textContent]), text: '' });
      sections[sections.length - 1].text += space;
      node.childNodes.forEach(walk);
      sections[sections.length - 1].text += space;
    };
    walk(article);
    return sections.map((section) => ({ ...section, text: tidy([section.text]) }));
  }

  const pause = (time) => new Promise((done) => { setTimeout(done, time); });
  const tidy = (texts) => texts.join(' ').replace(/\s+/g, ' ').trim();

  // Two blocks are two words; an element within a line does not divide a word.
  const INLINE = /^(a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong)$/;
  function textOf(element) {
    const inner = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data : node.nodeType === 1 ? textOf(node) : '')).join('');
    return INLINE.test(element.localName) ? inner : ` ${inner} `;
  }

  function element(tag, content, properties) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...[content].flat());
    return made;
  }

  // A result. What comes from the page of its document is added when the result can be seen.
  function result(row, entry, words) {
    const [isArticle, title, url, facts, lang, dir] = row;
    const own = { lang: lang || status.dataset.lang, dir: dir || status.dataset.dir };
    const strong = element('strong', marked(title, placesOf(title, words)), own);
    const labels = [isArticle || !entry ? [] : `${status.dataset.slide} ${entry}`, facts].flat();
    const small = element('small', labels.flatMap((label, i) => [i ? ' · ' : '', element('bdi', label)]));
    const thumb = element('span', isArticle ? '¶' : String(entry || '◻'), { className: 'thumb', ariaHidden: 'true' });
    const found = element('span', [strong, small], { className: 'found' });
    const link = element('a', [thumb, found], { href: pageUrl(url) + (isArticle || !entry ? '' : `#slide-${entry}`) });
    const item = element('li', link);
    let filled;
    item.fill = () => filled ??= fill();
    item.isLoaded = () => url in pages || pageUrl(url).pathname === location.pathname;
    const fill = async () => {
      const { id, image, text, heading } = (await entriesOf(url))[entry] || {};
      if (text === undefined) return;
      if (id) link.href = `${pageUrl(url)}#${encodeURIComponent(id)}`;
      if (heading) strong.append(' › ', marked(heading, placesOf(heading, words)));
      if (image) thumb.replaceChildren(Object.assign(new Image(), { src: image, alt: '' }));
      const body = heading ? text.slice(heading.length).trim() : text;
      if (entry) found.append(element('span', excerpt(body, placesOf(body, words)), own));
    };
    return item;
  }

  const placesOf = (text, words) => words.flatMap((word) => matchesIn(text, [word]) || []).sort((a, b) => a[0] - b[0]);

  // Those of the candidates that have all words in their text; the index has only parts of the words.
  async function* verified(all, words, index) {
    const ahead = [];
    let next = 0;
    while (next < all.length || ahead.length) {
      while (ahead.length < 6 && next < all.length) ahead.push(check(all[next++], words, index));
      yield* await ahead.shift();
    }
  }

  async function check(candidate, words, index) {
    const [rank, number, entry] = candidate;
    const row = await titleOf(number, index);
    if (!row) return [];
    const entries = await entriesOf(row[2]);
    const tried = entry < 0 ? [...entries.keys()] : [entry];
    const has = (n) => entries[n] && matchesIn(entries[n].text, words, row[1]) && (!n || placesOf(entries[n].text, words).length);
    return tried.filter(has).map((n) => [rank, number, n]);
  }

  async function* each(items) {
    yield* items;
  }

  async function search() {
    const run = ++latest;
    const query = input.value.trim();
    if (!query) return show(run, [], '');
    const index = await load('index');
    const words = parse(query, index?.letters);
    const keys = words.flatMap(({ keys }) => keys);
    // While somebody types, nothing is loaded for each letter.
    if (index && keys.some(([key]) => namesOf(key, index).some((name) => !received[name]))) await pause(50);
    if (run !== latest) return;
    const all = index && keys.length ? await candidates(keys, index) : [];
    if (run !== latest) return;
    const isExact = words.every(({ isKey }) => isKey);
    const forms = words.map(({ word }) => word);
    const found = isExact ? each(all) : verified(all, forms, index);
    const kinds = new Set();
    const items = [];
    const more = async () => {
      const batch = [];
      for (let next; batch.length < BATCH && run === latest && !(next = await found.next()).done;) batch.push(next.value);
      const rows = await Promise.all(batch.map(([, number]) => titleOf(number, index)));
      const sections = [];
      rows.forEach((row, i) => {
        if (!row) return;
        kinds.add(row[0] || !batch[i][2] ? 'results' : 'found');
        const item = result(row, batch[i][2], forms);
        items.push(item);
        if (row[0]) sections.push(item);
      });
      // The heading of a section is part of its title.
      await Promise.all(sections.map((item) => item.fill()));
      const count = isExact ? all.length : items.length;
      show(run, items, items.length ? counted(kinds.size > 1 || kinds.has('results') ? 'results' : 'found', count) : null, batch.length === BATCH && more);
    };
    await more();
  }

  function counted(name, count) {
    const forms = JSON.parse(status.dataset[name]);
    return (forms[new Intl.PluralRules(forms.lang).select(count)] || forms.other).replace('{n}', count);
  }

  // Shows the results, and asks for more when the last one can be seen.
  function show(run, items, message, more) {
    if (run !== latest) return;
    observer?.disconnect();
    // A result that is already shown may have the focus.
    if (!items.length || !items[0].isConnected) list.replaceChildren();
    list.append(...items.filter((item) => !item.isConnected));
    if (message === null) {
      const [before, after] = status.dataset.none.split('{query}');
      status.replaceChildren(before, element('bdi', input.value.trim()), after || '');
    } else status.textContent = message;
    observer = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach(async ({ target }) => {
      if (!target.isLoaded()) await pause(200);
      if (run !== latest) return;
      target.fill();
      if (more && target === items[items.length - 1]) more();
    }), { root: list });
    items.forEach((item) => observer.observe(item));
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
    load('index');
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
