// The index of the search. The words of the site are sorted and divided into files; each line of these has a word and the entries
// that contain it. The files are scripts that call `talkpressSearch(name, data)`: a page opened from a disk can load nothing else.
(function () {
  'use strict';
  const { folder } = document.querySelector('script[data-folder]').dataset;
  // How many files with words one query may load by itself.
  const MAX = 6;
  const received = {};
  const files = {};
  const search = window.talkpressSearch = (name, data) => { received[name] = data; };
  // The most results that are shown at once.
  search.batch = 48;
  // About what this query has loaded, in bytes as a server sends them, which is compressed.
  search.spent = 0;

  // Lower case, without accents, like the words in the files.
  const searchForm = (text) => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  // Scripts without spaces: their words in the files are pairs of letters.
  const SPACELESS = '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}';
  const parts = new RegExp(`[${SPACELESS}]+|[^${SPACELESS}]+`, 'gu');
  const spaceless = new RegExp(`^[${SPACELESS}]`, 'u');

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
      keys = keys.map((key, i) => [[...key].slice(0, letters || 40).join(''), i < last && !letters]);
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
      const data = received[name] ?? null;
      search.spent += String(data).length / 3;
      done(data);
      script.remove();
    };
    document.head.append(script);
  });

  // The files with the words that begin with `key`.
  function namesOf(key, { words }) {
    const first = Math.max(0, words.findLastIndex((start) => start && start < key));
    const names = [];
    for (let n = first; words[n] && (words[n] <= key || words[n].startsWith(key)); n++) names.push(`words-${n}`);
    return names;
  }

  // The entries with a word that begins with `key`, or is it: for each document, for each entry 1 if the word is in its heading, and
  // 2 more if it is `key` itself.
  async function entriesWith([key, isWhole], index) {
    const names = namesOf(key, index);
    const found = new Map();
    // A letter or two begin so many words that the first are enough.
    if (names.length <= MAX) await Promise.all(names.map(load));
    for (const name of names) {
      found.isCut = names.length > MAX && found.size > search.batch;
      if (found.isCut) break;
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
      const isLong = code > 122;
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
        entries.set(entry, Math.max(entries.get(entry) ?? 0, quality + (value & 1)));
      }
    }
  }

  // The keys that are looked up: all, or those in the fewest files.
  function lookedUp(keys, index) {
    const size = ([key]) => namesOf(key, index).length;
    let sum = 0;
    return [...keys].sort((a, b) => size(a) - size(b)).filter((key, i) => (sum += size(key)) <= MAX || !i);
  }

  // The entries with all keys, best first. A word in the title of a document is in all its entries, if another one is in the entry.
  async function candidates(keys, index) {
    const found = await Promise.all(keys.map((key) => entriesWith(key, index)));
    const out = [];
    out.isCut = found[0].isCut;
    for (const number of found[0].keys()) {
      const entries = found.map((map) => map.get(number));
      if (entries.includes(undefined)) continue;
      if (index.letters) out.push([0, number, -1]);
      const inTitle = entries.map((of) => (of.get(0) & 1 ? of.get(0) : -1));
      for (const entry of new Set(entries.flatMap((of) => [...of.keys()]))) {
        const qualities = entries.map((of, i) => of.get(entry) ?? inTitle[i]);
        if (qualities.some((quality) => quality < 0)) continue;
        const has = (bit) => qualities.every((quality) => quality & bit);
        const place = has(1) ? Math.min(entry, 1) : 2;
        out.push([(has(2) ? 0 : 3) + place, number, entry]);
      }
    }
    return out.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  }

  // Kind, title, address, facts, language and direction of a document.
  async function titleOf(number, { chunk }) {
    const rows = await load(`titles-${Math.floor(number / chunk)}`);
    return rows && rows[number % chunk];
  }

  Object.assign(search, { folder, searchForm, spaceless, parse, load, lookedUp, candidates, titleOf });
  // Whether the first files with the words that begin with the keys are loaded.
  search.hasWords = (keys, index) => keys.every(([key]) => namesOf(key, index)[0] in received);
})();
