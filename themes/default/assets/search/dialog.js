// Finds talks, slides and articles, and lists them with excerpts from their pages.
(function () {
  'use strict';
  const search = window.talkpressSearch;
  const { matchesIn, placesOf, marked, load } = search;
  const dialog = document.getElementById('tp-search');
  const input = dialog.querySelector('input');
  const status = dialog.querySelector('[role=status]');
  const list = dialog.querySelector('ol');
  // Counts the searches: results of an earlier one are dropped.
  let latest = 0;
  let observer;
  search.open = open;

  const pause = (time) => new Promise((done) => { setTimeout(done, time); });

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
    item.fill = () => filled ??= fill();
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
    let next = 0;
    while (next < all.length || ahead.length) {
      while (ahead.length < 6 && next < all.length) ahead.push(check(all[next++], words, index));
      yield* await ahead.shift();
    }
  }

  async function check(candidate, words, index) {
    const [rank, number, entry] = candidate;
    const row = await search.titleOf(number, index);
    if (!row) return [];
    const entries = await search.entriesOf(row[2]);
    const tried = entry < 0 ? [...entries.keys()] : [entry];
    const has = (n) => entries[n] && matchesIn(entries[n].text, words, row[1]) && (!n || placesOf(entries[n].text, words).length);
    return tried.filter(has).map((n) => [rank, number, n]);
  }

  async function* each(items) {
    yield* items;
  }

  async function find() {
    const run = ++latest;
    const query = input.value.trim();
    if (!query) return show(run, [], '');
    const index = await load('index');
    const words = search.parse(query, index?.letters);
    const keys = words.flatMap(({ keys }) => keys);
    // While somebody types, nothing is loaded for each letter.
    if (index && !search.hasWords(keys, index)) await pause(50);
    if (run !== latest) return;
    const all = index && keys.length ? await search.candidates(keys, index) : [];
    if (run !== latest) return;
    const isExact = words.every(({ isKey }) => isKey);
    const forms = words.map(({ word }) => word);
    const found = isExact ? each(all) : verified(all, forms, index);
    const kinds = new Set();
    const items = [];
    const more = async () => {
      const batch = [];
      for (let next; batch.length < search.batch && run === latest && !(next = await found.next()).done;) batch.push(next.value);
      const rows = await Promise.all(batch.map(([, number]) => search.titleOf(number, index)));
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
      show(run, items, items.length ? counted(kinds.size > 1 || kinds.has('results') ? 'results' : 'found', count) : null, batch.length === search.batch && more);
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

  input.addEventListener('input', find);
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
  if (input.value) find();
})();
