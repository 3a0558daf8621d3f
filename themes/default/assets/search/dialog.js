// Finds talks, slides and articles, and lists them with excerpts from their pages.
(function () {
  'use strict';
  const search = window.talkpressSearch;
  const { placesOf, marked, load } = search;
  const dialog = document.getElementById('tp-search');
  const input = dialog.querySelector('input');
  const status = dialog.querySelector('[role=status]');
  const list = dialog.querySelector('ol');
  // Counts the searches: results of an earlier one are dropped.
  let latest = 0;
  let observer;
  // The results whose pages are to be read, one after another, and what finds more of them once the reader moves.
  const waiting = [];
  let isFilling;
  let held;

  const pause = (time) => new Promise((done) => setTimeout(done, time));

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
    const icon = isArticle ? ' is-page' : entry ? '' : ' is-talk';
    const thumb = element('span', icon ? [] : String(entry), { className: 'thumb' + icon, ariaHidden: 'true' });
    const found = element('span', [strong, small], { className: 'found' });
    const link = element('a', [thumb, found], { href: search.pageUrl(url) + (isArticle || !entry ? '' : `#slide-${entry}`) });
    const item = element('li', link);
    let filled;
    item.fill = () => filled ??= fill().then(() => { item.isFilled = true; });
    item.isLoaded = () => search.isRead(url);
    const fill = async () => {
      const { id, image, text, heading } = (await search.entriesOf(url))[entry] || {};
      if (text === undefined) return;
      if (id) link.href = `${search.pageUrl(url)}#${encodeURIComponent(id)}`;
      if (heading) strong.append(' › ', marked(heading, placesOf(heading, words)));
      if (image) thumb.replaceChildren(Object.assign(new Image(), { src: image, alt: '' }));
      const body = heading ? text.slice(heading.length).trim() : text;
      if (entry) found.append(element('span', search.excerpt(body, placesOf(body, words)), own));
    };
    return item;
  }

  // Those of the candidates that have all words in their text; the index has only parts of the words.
  async function* verified(all, words, index) {
    const ahead = [];
    for (const candidate of all) {
      ahead.push(check(candidate, words, index));
      if (isFrugal() || ahead.length > 5) yield* await ahead.shift();
    }
    for (const one of ahead) yield* await one;
  }

  async function check(candidate, words, index) {
    const [rank, number, entry] = candidate;
    const row = await search.titleOf(number, index);
    if (!row) return [];
    const entries = await search.entriesOf(row[2]);
    const tried = entry < 0 ? [...entries.keys()] : [entry];
    const isIn = (word, text) => placesOf(text, [word])[0];
    // A word may be in the title, but not all words of a slide or a section.
    const has = ({ text }, n) => words.every((word) => isIn(word, text) || isIn(word, row[1])) && (!n || placesOf(text, words)[0]);
    return tried.filter((n) => entries[n] && has(entries[n], n)).map((n) => [rank, number, n]);
  }

  async function find() {
    const run = ++latest;
    search.spent = waiting.length = 0;
    held = null;
    const query = input.value.trim();
    if (!query) return show(run, [], '');
    const index = await load('index');
    const words = search.parse(query, index?.letters);
    const keys = words.flatMap(({ keys }) => keys);
    const used = index ? search.lookedUp(keys, index) : [];
    // While somebody types, nothing is loaded for each letter.
    if (!search.hasWords(used, index)) await pause(50);
    if (run !== latest) return;
    const all = used.length ? await search.candidates(used, index) : [];
    if (run !== latest) return;
    const isExact = words.every(({ isKey }) => isKey) && used.length === keys.length;
    const forms = words.map(({ word }) => word);
    const found = isExact ? all.values() : verified(all, forms, index);
    let kind = 'found';
    const items = [];
    const more = async () => {
      const batch = [];
      let next = {};
      while (batch.length < search.batch && (!batch.length || isExact || isFrugal()) && run === latest && !(next = await found.next()).done) batch.push(next.value);
      const rows = batch.map(([, number]) => search.titleOf(number, index));
      for (const [, , entry] of batch) {
        const row = await rows.shift();
        if (!row) continue;
        if (row[0] || !entry) kind = 'results';
        items.push(result(row, entry, forms));
      }
      const count = isExact ? all.length : items.length;
      const isCut = all.isCut || !(isExact || next.done);
      show(run, items, items.length ? counted(kind, count + (isCut ? '+' : '')) : null, next.done ? null : more);
    };
    more();
  }

  function counted(name, count) {
    const forms = JSON.parse(status.dataset[name]);
    return (forms[new Intl.PluralRules(forms.lang).select(parseInt(count))] || forms.other).replace('{n}', count);
  }

  // Whether this query may load more by itself.
  const isFrugal = () => search.spent < 8e4;

  async function fillNext() {
    if (isFilling) return;
    isFilling = true;
    for (let n; (n = waiting.findIndex((item) => item.isLoaded() || isFrugal())) >= 0;) await waiting.splice(n, 1)[0].fill();
    isFilling = false;
  }

  function fillMore() {
    search.spent = 0;
    fillNext();
    held?.();
    held = null;
  }

  // Shows the results, and asks for more when the last one can be seen.
  function show(run, items, message, more) {
    if (run !== latest) return;
    observer?.disconnect();
    // A result that is already shown may have the focus.
    if (!items[0]?.isConnected) list.replaceChildren();
    list.append(...items.filter((item) => !item.isConnected));
    if (message === null) {
      const [before, after] = status.dataset.none.split('{query}');
      status.replaceChildren(before, element('bdi', input.value.trim()), after || '');
    } else status.textContent = message;
    observer = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach(async ({ target }) => {
      if (!target.isLoaded()) await pause(200);
      if (run !== latest) return;
      waiting.push(target);
      fillNext();
      if (target === items.at(-1)) isFrugal() ? more?.() : held = more;
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

  search.open = () => {
    if (!dialog.open) dialog.showModal();
    input.select();
    load('index');
  };

  input.addEventListener('input', find);
  dialog.addEventListener('keydown', (event) => {
    // Until the next frame, browsers leave the focus in a dialog that was closed.
    if (!dialog.open) return;
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
  for (const name of ['scroll', 'pointermove', 'focusin']) list.addEventListener(name, fillMore);
  list.addEventListener('click', async (event) => {
    const link = event.target.closest('a');
    if (!link) return;
    // The address has the id only when the page was read.
    if (!link.parentElement.isFilled && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      await link.parentElement.fill();
      link.click();
    } else dialog.close();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  if (input.value) find();
})();
