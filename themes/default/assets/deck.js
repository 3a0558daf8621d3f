// The deck: which slide is on, how far its steps are, and the keys that move it. The stage and the speaker's
// window show the same deck. The slides are those of the page; nothing is copied here.
(function () {
  'use strict';
  const root = document.documentElement;
  const me = Math.random().toString(36).slice(2);
  const watchers = new Set();
  const deck = window.talkpressDeck = { start: {}, slides: [], at: 0 };
  // `clock` grows with every move, in whichever window: the later move wins, and all windows agree on which that is.
  let place = { clock: 0, who: me, id: '', step: 0, blank: '' };

  const isRtl = () => getComputedStyle(root).direction === 'rtl';
  deck.place = () => place;
  deck.current = () => deck.slides[deck.at];
  deck.watch = (watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  };

  function notify(isOwn) {
    if (!deck.slides.length) return;
    const found = deck.slides.findIndex((slide) => slide.id === place.id);
    deck.at = found >= 0 ? found : Math.min(deck.at, deck.slides.length - 1);
    watchers.forEach((watcher) => watcher(isOwn));
  }

  function change(what) {
    place = { ...place, ...what, clock: place.clock + 1, who: me };
    notify(true);
  }

  // A place that another window tells. It is data from outside: what makes no sense is left alone.
  deck.adopt = (other) => {
    const makesSense = other && Number.isSafeInteger(other.clock) && typeof other.who === 'string'
      && Number.isSafeInteger(other.step) && ['', 'black', 'white'].includes(other.blank)
      && deck.slides.some((slide) => slide.id === other.id);
    if (!makesSense || other.clock < place.clock) return;
    if (other.clock === place.clock && other.who <= place.who) return;
    const { clock, who, id, step, blank } = other;
    place = { clock, who, id, step, blank };
    notify(false);
  };

  deck.find = () => { deck.slides = [...document.querySelectorAll('section.slide')]; };

  // Begins at the slide the address names, or else at the one in view; no move, so it outdoes no other window.
  deck.begin = (clock = 0) => {
    deck.find();
    deck.at = Math.max(0, named() >= 0 ? named() : inView());
    place = { clock, who: me, id: deck.current().id, step: 0, blank: '' };
  };

  function named(hash = location.hash) {
    const id = decodeURIComponent(hash.slice(1));
    const target = id && document.getElementById(id);
    return target ? deck.slides.indexOf(target.closest('section.slide')) : -1;
  }

  function inView() {
    const below = deck.slides.findIndex((slide) => slide.getBoundingClientRect().top > innerHeight * 0.4);
    return (below < 0 ? deck.slides.length : below) - 1;
  }

  deck.go = (at, step = 0) => {
    const slide = deck.slides[Math.max(0, Math.min(at, deck.slides.length - 1))];
    if (slide) change({ id: slide.id, step, blank: '' });
  };
  deck.toHash = () => { if (named() >= 0 && named() !== deck.at) deck.go(named()); };
  deck.next = () => {
    if (place.step < deck.steps(deck.current())) change({ step: place.step + 1, blank: '' });
    else if (deck.at + 1 < deck.slides.length) deck.go(deck.at + 1);
  };
  deck.previous = () => {
    if (place.step > 0) change({ step: place.step - 1, blank: '' });
    else if (deck.at > 0) deck.go(deck.at - 1, deck.steps(deck.slides[deck.at - 1]));
  };
  deck.blank = (colour) => change({ blank: place.blank === colour ? '' : colour });

  // What a slide shows one after the other: groups of lines of code, the first at once, and items of stepped lists.
  const parts = (slide) => [...slide.querySelectorAll('.face pre:has([data-step]), .face .step > li')];
  const stepsOf = (line) => line.dataset.step.split(' ').map(Number);
  function count(part) {
    if (part.localName === 'li') return 1;
    return Math.max(...[...part.querySelectorAll('[data-step]')].flatMap(stepsOf)) - 1;
  }
  deck.steps = (slide) => parts(slide).reduce((sum, part) => sum + count(part), 0);
  deck.draw = (slide, step) => parts(slide).forEach((part) => {
    const done = Math.min(step, count(part));
    step -= done;
    if (part.localName === 'li') part.toggleAttribute('data-tp-later', !done);
    else part.dataset.tpStep = done;
    part.querySelectorAll('[data-step]').forEach((line) => line.toggleAttribute('data-tp-now', stepsOf(line).includes(done + 1)));
  });
  deck.undraw = (slide) => parts(slide).forEach((part) => [part, ...part.querySelectorAll('[data-step]')].forEach((e) => {
    e.removeAttribute('data-tp-later');
    e.removeAttribute('data-tp-now');
    e.removeAttribute('data-tp-step');
  }));

  const KEYS = {
    ' ': 'next', PageDown: 'next', ArrowDown: 'next', n: 'next', PageUp: 'previous', ArrowUp: 'previous',
    Home: 'first', End: 'last', Escape: 'leave', F5: 'fullScreen', o: 'overview', s: 'speaker', b: 'black', '.': 'black',
    w: 'white', ',': 'white', c: 'captions', '?': 'help', f: 'fullScreen', r: 'rehearse',
  };
  const SHARED = {
    next: deck.next, previous: deck.previous, first: () => deck.go(0), last: () => deck.go(Infinity),
    black: () => deck.blank('black'), white: () => deck.blank('white'),
  };
  const MOVES = ['next', 'previous'];

  function commandOf(event) {
    // Where the layout has no Latin letters, the place of the key counts.
    const key = event.key.length === 1 && event.key > '~' ? event.code.replace(/^Key|^Digit/, '').toLowerCase() : event.key;
    if (key === 'ArrowRight' || key === 'ArrowLeft') return MOVES[Number((key === 'ArrowLeft') !== isRtl())];
    if (key === ' ' && event.shiftKey) return 'previous';
    return KEYS[key.length === 1 ? key.toLowerCase() : key];
  }

  // Does what keys and buttons (`data-do`) ask for: the moves, and the `own` commands of who listens.
  deck.listen = (own, typed) => {
    const does = { ...SHARED, ...own };
    const control = new AbortController();
    const options = { signal: control.signal };
    let digits = '';
    let timer;
    const type = (text) => {
      clearTimeout(timer);
      digits = text;
      timer = setTimeout(() => type(''), 3000);
      typed(digits);
    };
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
      if (event.target.closest('input, textarea, select, [contenteditable], dialog')) return;
      const presses = event.key === 'Enter' || event.key === ' ';
      if (/^[0-9]$/.test(event.key)) return type((digits + event.key).slice(-4));
      if (event.key === 'Enter' && digits) {
        event.preventDefault();
        deck.go(Number(digits) - 1);
        return type('');
      }
      if (digits && event.key === 'Escape') return type('');
      if (presses && event.target.closest('a, button, summary')) return;
      // A film with the focus keeps the keys that wind it and set its volume; a clicker has others.
      if (/^( |Enter|Arrow.*|Home|End)$/.test(event.key) && event.target.closest('video, audio')) return;
      const command = commandOf(event);
      if (!does[command] || (event.repeat && !MOVES.includes(command))) return;
      event.preventDefault();
      does[command]();
    }, options);
    document.addEventListener('click', (event) => {
      const button = event.target.closest('[data-do]');
      if (button && does[button.dataset.do]) does[button.dataset.do]();
      // A link to a slide of this talk, as the search has them, does not leave the stage.
      const link = event.target.closest('a[href]');
      const isHere = link && link.host === location.host && link.pathname === location.pathname && !link.target;
      if (!isHere || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || named(link.hash) < 0) return;
      event.preventDefault();
      deck.go(named(link.hash));
    }, options);
    // A changed source comes in block by block: the slides may be others, their names mostly the same.
    document.addEventListener('talkpress:patched', () => { deck.find(); notify(false); }, options);
    return () => control.abort();
  };

  // Takes everything but the slides off the page, and gives it back. Parts of the page that scripts made
  // (`id="tp-…"`) look after themselves.
  deck.setAside = () => {
    let inner = deck.slides[0].parentElement;
    const off = [...inner.children].filter((child) => child.localName !== 'section');
    for (; inner !== document.body; inner = inner.parentElement) {
      off.push(...[...inner.parentElement.children].filter((other) => other !== inner && !/^tp-/.test(other.id)));
    }
    off.filter((e) => !/^(script|template|link)$/.test(e.localName)).forEach((e) => { e.inert = true; e.dataset.tpOff = ''; });
  };
  deck.giveBack = () => document.querySelectorAll('[data-tp-off]').forEach((e) => { e.inert = false; delete e.dataset.tpOff; });

  // The parts of the page's template that a mode shows: copies, put at the end of the body.
  deck.parts = (...ids) => {
    const { content } = document.getElementById('tp-present');
    const made = ids.map((id) => document.importNode(content.querySelector('#' + id), true));
    document.body.append(...made);
    return made;
  };
  deck.word = (name) => document.getElementById('tp-present').dataset[name];
  deck.say = (slide) => {
    const image = slide.querySelector('.face > img, .face > a > img');
    const heading = slide.querySelector('.card :is(h1, h2, h3, h4, p)');
    const what = image ? image.alt : heading ? heading.textContent : '';
    return deck.word('slide').replace('{n}', slide.dataset.n).replace('{total}', deck.slides.length) + (what && ': ' + what);
  };
  // From now on a picture is itself, and no smaller one.
  deck.full = (image) => {
    image.loading = 'eager';
    if (image.sizes) image.sizes = image.getAttribute('width') + 'px';
  };
  // A copy of a part of a slide, to be looked at elsewhere on the page.
  deck.copy = (element) => {
    const copy = element.cloneNode(true);
    [copy, ...copy.querySelectorAll('[id]')].forEach((e) => e.removeAttribute('id'));
    copy.querySelectorAll('img').forEach(deck.full);
    copy.querySelectorAll('iframe, video, audio').forEach((film) => film.remove());
    return copy;
  };

  // Windows of one talk stay in step: over a BroadcastChannel, and where pages of a disk may not have one in common,
  // from the speaker's window to the window that opened it.
  const name = 'talkpress:' + location.pathname;
  const isDisk = location.protocol === 'file:';
  let partner = null;
  let close = null;

  function receive(message, answer) {
    if (!message || message.talk !== name) return;
    deck.adopt(message.place);
    // Who asks gets an answer, and so does who is behind.
    const { clock } = deck.place();
    if (message.asks || (message.place && message.place.clock < clock)) answer({ talk: name, place: deck.place() });
  }

  function channel() {
    const link = new BroadcastChannel(name);
    link.onmessage = (event) => receive(event.data, (reply) => link.postMessage(reply));
    return { send: (message) => link.postMessage(message), close: () => link.close() };
  }

  // Only windows that belong together have each other to post to. `*`, because a file has no origin to name.
  function post() {
    partner = partner || window.opener;
    const send = (message) => { if (partner && !partner.closed) partner.postMessage(message, '*'); };
    const receiver = (event) => {
      if (!event.source || event.source === window || !event.data || event.data.talk !== name) return;
      partner = event.source;
      receive(event.data, send);
    };
    addEventListener('message', receiver);
    // A reloaded page has forgotten whom it opened: the one it opened keeps asking.
    const timer = window.opener ? setInterval(() => send({ talk: name, asks: true, place: deck.place() }), 500) : 0;
    return { send, close: () => { removeEventListener('message', receiver); clearInterval(timer); } };
  }

  deck.join = () => {
    const link = isDisk ? post() : channel();
    const unwatch = deck.watch((isOwn) => { if (isOwn) link.send({ talk: name, place: deck.place() }); });
    link.send({ talk: name, asks: true });
    close = () => { unwatch(); link.close(); };
  };
  deck.part = () => { if (close) close(); close = null; };
  deck.openSpeaker = () => {
    const url = new URL(location.href);
    url.search = '?speaker';
    url.hash = deck.current().id;
    partner = window.open(url.href, name + ':speaker') || partner;
  };
})();
