// The deck: the current slide and step, and the keys that move them. Present mode and the speaker window are views of it.
// The slides are those of the page; nothing is copied here.
(function () {
  'use strict';
  const root = document.documentElement;
  const windowId = Math.random().toString(36).slice(2);
  const keys = window.talkpressKeys;
  const watchers = new Set();
  const deck = window.talkpressDeck = { start: {}, slides: [], index: 0 };
  // `clock` grows with every move in any window: the latest move wins, and all windows agree on which one that is.
  // `rehearsal` is the time at which a rehearsal started, or 0.
  let position = { clock: 0, who: windowId, id: '', step: 0, blank: '', rehearsal: 0 };

  const isRtl = () => getComputedStyle(root).direction === 'rtl';
  deck.position = () => position;
  deck.current = () => deck.slides[deck.index];
  deck.watch = (watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  };

  function notify(isOwn) {
    if (!deck.slides.length) return;
    const found = deck.slides.findIndex((slide) => slide.id === position.id);
    deck.index = found >= 0 ? found : Math.min(deck.index, deck.slides.length - 1);
    watchers.forEach((watcher) => watcher(isOwn));
  }

  function move(change) {
    position = { ...position, ...change, clock: position.clock + 1, who: windowId };
    notify(true);
  }

  // Takes over the position of another window. It comes from outside: an invalid one is ignored.
  deck.applyRemote = (other) => {
    const isValid = other && Number.isSafeInteger(other.clock) && typeof other.who === 'string'
      && [other.step, other.rehearsal].every(Number.isSafeInteger) && ['', 'black', 'white'].includes(other.blank)
      && deck.slides.some((slide) => slide.id === other.id);
    if (!isValid || other.clock < position.clock) return;
    if (other.clock === position.clock && other.who <= position.who) return;
    const { clock, who, id, step, blank, rehearsal } = other;
    position = { clock, who, id, step, blank, rehearsal };
    notify(false);
  };

  deck.findSlides = () => {
    deck.slides = [...document.querySelectorAll('section.slide')];
    // The ground of a drawing ends where the drawing does. No attribute has its ratio: policies forbid inline styles. On the article,
    // setting it so late would move what is read.
    document.querySelectorAll(':is(.face, .face > a) > img[data-ground][height]').forEach((image) => {
      image.style.setProperty('--ratio', `${image.getAttribute('width')}/${image.getAttribute('height')}`);
    });
  };

  // Starts at the slide in the address, or else at the one in view. That is not a move, so it overrides no other window.
  deck.begin = (clock = 0, step = 0) => {
    deck.findSlides();
    deck.index = Math.max(0, indexOfHash() >= 0 ? indexOfHash() : indexInView());
    position = { clock, who: windowId, id: deck.current().id, step: Math.min(step, deck.countSteps(deck.current())), blank: '', rehearsal: 0 };
  };

  // As browsers do: the text of the hash as it is, then decoded. Not every text can be decoded.
  function elementOfHash(hash) {
    const raw = hash.slice(1);
    try {
      return document.getElementById(raw) || document.getElementById(decodeURIComponent(raw));
    } catch { return null; }
  }

  function indexOfHash(hash = location.hash) {
    const target = elementOfHash(hash);
    return target ? deck.slides.indexOf(target.closest('section.slide')) : -1;
  }

  function indexInView() {
    const tops = deck.slides.map((slide) => slide.getBoundingClientRect().top);
    const below = tops.findIndex((top) => top > innerHeight * 0.4);
    const last = (below < 0 ? tops.length : below) - 1;
    // At the top of the page, the first slide; of slides side by side, the first, too.
    return scrollY && tops.indexOf(tops[last]);
  }

  deck.goTo = (index, step = 0) => {
    const slide = deck.slides[Math.max(0, Math.min(index, deck.slides.length - 1))];
    if (slide) move({ id: slide.id, step, blank: '' });
  };
  deck.goToHash = () => {
    const index = indexOfHash();
    if (index >= 0 && index !== deck.index) deck.goTo(index);
  };
  deck.next = () => {
    if (position.step < deck.countSteps(deck.current())) move({ step: position.step + 1, blank: '' });
    else if (deck.index + 1 < deck.slides.length) deck.goTo(deck.index + 1);
  };
  deck.previous = () => {
    if (position.step > 0) move({ step: position.step - 1, blank: '' });
    else if (deck.index > 0) deck.goTo(deck.index - 1, deck.countSteps(deck.slides[deck.index - 1]));
  };
  deck.blank = (colour) => move({ blank: position.blank === colour ? '' : colour });
  deck.rehearse = (isOn = !position.rehearsal) => move({ rehearsal: isOn ? Date.now() : 0 });

  // What a slide shows step by step: groups of lines of code (the first group at once), items of stepped lists, and other
  // elements; one `with-previous`, or with the same fragment index, appears together with the one before it.
  const STEPPED = '.face :is(pre:has([data-step]), .step > li, .step:not(ul, ol), .fragment)';
  const stepped = (slide) => [...slide.querySelectorAll(STEPPED)];
  const stepsOf = (line) => line.dataset.step.split(' ').map(Number);
  const isLines = (part) => part.matches('pre:has([data-step])');
  const isWithPrevious = (part, before) => part.matches('.with-previous')
    || part.dataset.fragmentIndex && part.dataset.fragmentIndex === before?.dataset.fragmentIndex;
  function count(part, before) {
    if (!isLines(part)) return Number(!isWithPrevious(part, before));
    return Math.max(...[...part.querySelectorAll('[data-step]')].flatMap(stepsOf)) - 1;
  }
  deck.countSteps = (slide) => stepped(slide).reduce((sum, part, n, all) => sum + count(part, all[n - 1]), 0);
  deck.showStep = (slide, step) => {
    let isShown = true;
    stepped(slide).forEach((part, n, all) => {
      const steps = count(part, all[n - 1]);
      const done = Math.min(step, steps);
      step -= done;
      if (isLines(part)) {
        part.dataset.tpStep = done;
        return part.querySelectorAll('[data-step]').forEach((line) => line.toggleAttribute('data-tp-now', stepsOf(line).includes(done + 1)));
      }
      if (steps) isShown = done > 0;
      // Fragments of reveal.js that go, at their step or at the next one.
      const isOver = step > 0 && part.matches('.fragment.current-visible');
      part.toggleAttribute('data-tp-later', isOver || part.matches('.fragment.fade-out') === isShown);
    });
  };
  deck.clearSteps = (slide) => stepped(slide).forEach((part) => [part, ...part.querySelectorAll('[data-step]')].forEach((e) => {
    e.removeAttribute('data-tp-later');
    e.removeAttribute('data-tp-now');
    e.removeAttribute('data-tp-step');
  }));

  const KEYS = {
    ' ': 'next', PageDown: 'next', ArrowDown: 'next', PageUp: 'previous', ArrowUp: 'previous', Home: 'first', End: 'last',
    Escape: 'leave', F5: 'fullscreen',
  };
  const SHARED = {
    next: deck.next, previous: deck.previous, first: () => deck.goTo(0), last: () => deck.goTo(Infinity),
    black: () => deck.blank('black'), white: () => deck.blank('white'), rehearse: () => deck.rehearse(),
  };
  const MOVES = ['next', 'previous'];

  function commandOf(key, event) {
    if (key === 'ArrowRight' || key === 'ArrowLeft') return MOVES[Number((key === 'ArrowLeft') !== isRtl())];
    if (key === ' ' && event.shiftKey) return 'previous';
    return KEYS[key] || keys.actions[key];
  }

  // Runs the commands of keys and buttons (`data-do`): the moves, and the view's own `commands`. `showDigits` shows the
  // digits typed so far, which are forgotten after three seconds.
  deck.listen = (commands, showDigits) => {
    const does = { ...SHARED, ...commands };
    const control = new AbortController();
    const { signal } = control;
    const options = { signal };
    let digits = '';
    let timer;
    const type = (text) => {
      clearTimeout(timer);
      digits = text;
      if (text) timer = setTimeout(type, 3000, '');
      showDigits(text);
    };
    signal.addEventListener('abort', () => clearTimeout(timer));
    document.addEventListener('keydown', (event) => {
      const key = keys.keyOf(event);
      if (!key || event.defaultPrevented || keys.isTyping(event)) return;
      const activates = key === 'Enter' || key === ' ';
      if (/^\d$/.test(key)) return type((digits + key).slice(-4));
      if (key === 'Enter' && digits) {
        event.preventDefault();
        deck.goTo(Number(digits) - 1);
        return type('');
      }
      if (digits && key === 'Escape') return type('');
      if (activates && event.target.closest('a, button, summary')) return;
      // A focused video keeps the keys that seek and set the volume; a presenter remote sends other keys.
      if (/^( |Enter|Arrow.*|Home|End)$/.test(key) && event.target.closest('video, audio')) return;
      const command = commandOf(key, event);
      if (!does[command] || (event.repeat && !MOVES.includes(command))) return;
      event.preventDefault();
      does[command]();
    }, options);
    document.addEventListener('click', (event) => {
      const button = event.target.closest('[data-do]');
      if (button && does[button.dataset.do]) does[button.dataset.do]();
      // A link to a slide of this talk, such as a search result, stays in the mode.
      const link = event.target.closest('a[href]');
      // Footnotes are on the slide.
      if (link && link.closest('.footnote-ref')) return event.preventDefault();
      const isHere = link && link.host === location.host && link.pathname === location.pathname && !link.target;
      const index = isHere ? indexOfHash(link.hash) : -1;
      if (index < 0 || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      deck.goTo(index);
    }, options);
    // The preview replaces slides block by block; most keep their ids.
    document.addEventListener('talkpress:patched', () => { deck.findSlides(); notify(false); }, options);
    return () => control.abort();
  };

  // Hides everything but the slides and what contains them. Parts that a script added (`id="tp-…"`) are not touched.
  deck.hidePage = () => {
    const kept = new Set(deck.slides);
    const around = new Set([document.body]);
    deck.slides.forEach((slide) => { for (let e = slide.parentElement; !around.has(e); e = e.parentElement) around.add(e); });
    const others = [...around].flatMap((e) => [...e.children]).filter((e) => !around.has(e) && !kept.has(e));
    others.filter((e) => !/^tp-/.test(e.id) && !/^(script|template|link)$/.test(e.localName)).forEach((e) => { e.inert = true; e.dataset.tpOff = ''; });
  };
  deck.restorePage = () => document.querySelectorAll('[data-tp-off]').forEach((e) => { e.inert = false; delete e.dataset.tpOff; });

  // Adds copies of the template's parts with these ids to the page.
  deck.addParts = (...ids) => {
    const { content } = document.getElementById('tp-present');
    const parts = ids.map((id) => document.importNode(content.querySelector('#' + id), true));
    parts.forEach(keys.show);
    document.body.append(...parts);
    return parts;
  };
  deck.word = (name) => document.getElementById('tp-present').dataset[name];
  // A word with the form that its language has for the number `n`.
  deck.counted = (name, n) => {
    const forms = JSON.parse(deck.word(name));
    return (forms[new Intl.PluralRules(forms.lang).select(n)] || forms.other).replace('{n}', n);
  };
  // What a slide shows, in a few words: its heading, or else the description of its picture or film.
  deck.titleOf = (slide) => {
    const image = slide.querySelector('.face > img, .face > a > img');
    const heading = slide.querySelector('.card :is(h1, h2, h3, h4, p)');
    const film = slide.querySelector('.face > .film > video');
    return image ? image.alt : film ? film.getAttribute('aria-label') : heading ? heading.textContent : '';
  };
  // A slide in words, for screen readers: "Slide 3 of 40: Questions?"
  deck.describe = (slide) => {
    const content = deck.titleOf(slide);
    return deck.word('slide').replace('{n}', slide.dataset.n).replace('{total}', deck.slides.length) + (content && deck.word('colon') + content);
  };
  // Loads the image in full size from now on.
  deck.loadFull = (image) => {
    image.loading = 'eager';
    if (image.sizes) image.sizes = image.getAttribute('width') + 'px';
  };
  // A copy of a part of a slide, to show elsewhere on the page.
  deck.copy = (element) => {
    const copy = element.cloneNode(true);
    [copy, ...copy.querySelectorAll('[id]')].forEach((e) => e.removeAttribute('id'));
    copy.querySelectorAll('img').forEach(deck.loadFull);
    copy.querySelectorAll('.enlarge').forEach((button) => button.remove());
    copy.querySelectorAll('iframe, video, audio').forEach((media) => media.replaceWith(...still(media)));
    return copy;
  };
  // What a copy shows in place of a film: its poster, its first picture, or its name. Nothing in a copy plays.
  function still(film) {
    const name = film.getAttribute('aria-label') || '';
    if (film.poster) return [Object.assign(new Image(), { src: film.poster, alt: name })];
    const isOwn = film.localName === 'video' && film.hasAttribute('src') && new URL(film.src).origin === location.origin;
    if (!isOwn) return name ? ['▶ ' + name] : [];
    ['autoplay', 'controls', 'data-film', 'loop'].forEach((attribute) => film.removeAttribute(attribute));
    return [Object.assign(film, { muted: true, preload: 'metadata', tabIndex: -1 })];
  }

  // Repeats the footnotes to which a text slide refers at its foot: the article has them below the transcript.
  deck.addNotes = (card) => {
    const hashes = new Set(card ? [...card.querySelectorAll('.footnote-ref a')].map((link) => link.hash) : []);
    const notes = [...hashes].map((hash) => elementOfHash(hash)).filter((note) => note && !card.contains(note));
    if (!notes.length || card.querySelector('.tp-notes')) return;
    const list = document.createElement('ol');
    list.className = 'tp-notes';
    list.append(...notes.map((note) => {
      const copy = deck.copy(note);
      copy.querySelectorAll('.footnote-back').forEach((link) => link.remove());
      copy.value = [...hashes].find((hash) => elementOfHash(hash) === note).replace(/\D+/g, '');
      return copy;
    }));
    card.append(list);
  };
  deck.removeNotes = (card) => { if (card && card.querySelector('.tp-notes')) card.querySelector('.tp-notes').remove(); };

  // Header, footer and number are in a template, so that the talk's page has nothing of them.
  deck.addMargins = (slide) => {
    const template = slide.querySelector('.face > template.margins');
    if (!template || slide.querySelector('.tp-margins')) return;
    const margins = document.createElement('div');
    margins.className = 'tp-margins';
    margins.append(template.content.cloneNode(true));
    template.after(margins);
  };
  // The content keeps away from them, however long they are.
  deck.measureMargins = (slide) => {
    const face = slide.querySelector('.face');
    ['header', 'footer'].forEach((name) => {
      const line = face.querySelector('.tp-margins > .' + name);
      if (line) face.style.setProperty('--tp-' + name, line.offsetHeight + 'px');
    });
  };
  deck.removeMargins = (slide) => slide.querySelectorAll('.tp-margins').forEach((margins) => margins.remove());

  // Makes the text of a text slide below the title smaller until it is at most `height` high: nothing scrolls, and no word of a
  // table is cut.
  deck.fitCard = (card, height) => {
    const wide = [...card.querySelectorAll('.table, .formula')];
    const notes = card.querySelector('.tp-notes');
    const set = (name, value) => card.style.setProperty('--tp-' + name, value);
    const isTooBig = () => Math.max(card.offsetHeight, card.scrollHeight) > height + 1 || wide.some((block) => block.scrollWidth > block.clientWidth + 1);
    set('notes', notes ? notes.offsetHeight + 'px' : '0px');
    set('fit', 1);
    let [small, big] = isTooBig() ? [0.25, 1] : [1, 1];
    for (let n = 0; n < 6 && small < big; n += 1) {
      const middle = (small + big) / 2;
      set('fit', middle);
      if (isTooBig()) big = middle;
      else small = middle;
    }
    set('fit', small);
  };
  // The same for the copies of cards in `box`.
  deck.fitCopies = (box) => box.querySelectorAll('.card').forEach((card) => deck.fitCard(card, card.offsetWidth * 9 / 16));

  // Gives the element around a copy the layout of its slide.
  deck.copyLook = (slide, box) => {
    box.className = slide.className;
  };

  // Windows of one talk follow each other over a BroadcastChannel. Pages opened from a disk may not share one: there, the
  // speaker window and the window that opened it post messages to each other.
  const name = 'talkpress:' + location.pathname;
  const isDisk = location.protocol === 'file:';
  let partner = null;
  let close = null;

  function receive(message, answer) {
    if (!message || message.talk !== name) return;
    deck.applyRemote(message.position);
    // Answer a window that asks or that is behind.
    const { clock } = position;
    if (message.asks || (message.position && message.position.clock < clock)) answer({ talk: name, position });
  }

  function openChannel() {
    const link = new BroadcastChannel(name);
    link.onmessage = (event) => receive(event.data, (reply) => link.postMessage(reply));
    return { send: (message) => link.postMessage(message), close: () => link.close() };
  }

  // Only these two windows have a reference to each other. `*`, because a file has no origin to name.
  function openMessages() {
    partner = partner || window.opener;
    const send = (message) => { if (partner && !partner.closed) partner.postMessage(message, '*'); };
    const receiver = (event) => {
      if (!event.source || event.source === window || !event.data || event.data.talk !== name) return;
      partner = event.source;
      receive(event.data, send);
    };
    addEventListener('message', receiver);
    // A reloaded page no longer knows the window it opened, so that window keeps asking.
    const timer = window.opener ? setInterval(() => send({ talk: name, asks: true, position }), 500) : 0;
    return { send, close: () => { removeEventListener('message', receiver); clearInterval(timer); } };
  }

  deck.connect = () => {
    const link = isDisk ? openMessages() : openChannel();
    const unwatch = deck.watch((isOwn) => { if (isOwn) link.send({ talk: name, position }); });
    link.send({ talk: name, asks: true });
    close = () => { unwatch(); link.close(); };
  };
  deck.disconnect = () => { if (close) close(); close = null; };
  deck.openSpeaker = () => {
    const url = new URL(location.href);
    url.search = '?speaker';
    url.hash = deck.current().id;
    partner = window.open(url.href, name + ':speaker') || partner;
  };
})();
