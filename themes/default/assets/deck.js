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

  // A window that has just opened may move before it hears where the others are. That beats where they began.
  function move(change) {
    position = { ...position, ...change, clock: Math.max(position.clock, 0) + 1, who: windowId };
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
  deck.elementOf = (hash) => {
    const raw = hash.slice(1);
    try {
      return document.getElementById(raw) || document.getElementById(decodeURIComponent(raw));
    } catch { return null; }
  };

  function indexOfHash(hash = location.hash) {
    const target = deck.elementOf(hash);
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
