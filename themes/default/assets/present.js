// The stage: one slide of the page fills the window. The page itself is only set aside, so leaving is quick and
// lands on the same slide.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  let stage = null;

  deck.start.present = (others) => {
    if (stage) return;
    rest = others || rest;
    deck.begin();
    const [live, bar, blank, help] = deck.parts('tp-live', 'tp-bar', 'tp-blank', 'tp-help');
    const control = new AbortController();
    const { signal } = control;
    stage = { live, bar, blank, help, control, shown: null };
    deck.setAside();
    root.dataset.mode = 'present';
    if (!new URLSearchParams(location.search).has('present')) address(true);
    deck.stopShow = deck.watch(show);
    deck.stopListen = deck.listen(commands, typed);
    deck.join();
    watchPointer(signal);
    show();
    watchWindow(signal);
    watchFrames(signal);
    watchTouch(signal);
    stayAwake(signal);
    help.addEventListener('close', () => deck.current().focus({ preventScroll: true }));
    afterPaint(() => {
      keepInert();
      rest.then(() => {
        if (stage && wanted) deck[wanted]();
        wanted = '';
      });
      loadAll((text) => rest.then(() => { help.querySelector('[data-ready]').textContent = text; }));
    });
  };

  // The stylesheet shows one slide, so no other can be reached from the first moment; with hundreds of slides, to say so of each
  // takes longer than the first may wait.
  function keepInert() {
    deck.slides.forEach((slide) => { slide.inert = slide !== stage.shown || root.dataset.mode !== 'present'; });
  }

  // Overview and rehearsal come after the first slide; their keys may be pressed before that.
  let rest = null;
  let wanted = '';
  const whenThere = (name) => () => {
    if (deck[name]) deck[name]();
    else wanted = name;
  };

  const commands = {
    leave: () => {
      if (deck.closeOverview && deck.closeOverview()) return;
      leave();
      hasLeft = true;
    },
    overview: whenThere('toggleOverview'),
    speaker: () => deck.openSpeaker(),
    rehearse: whenThere('toggleRehearsal'),
    help: () => stage.help.showModal(),
    captions: () => { root.toggleAttribute('data-tp-captions'); fit(); },
    fullScreen: () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else if (root.requestFullscreen) root.requestFullscreen().catch(() => {});
    },
  };

  // A clicker starts with F5 what it ended with Esc.
  let hasLeft = false;
  document.addEventListener('keydown', (event) => {
    if (!hasLeft || event.key !== 'F5' || event.ctrlKey || root.dataset.mode !== 'read') return;
    event.preventDefault();
    deck.start.present();
  });

  // The slide comes first; what can wait is done when it is on the screen.
  const afterPaint = (what) => requestAnimationFrame(() => setTimeout(() => { if (stage) what(); }));

  function typed(digits) {
    stage.bar.querySelector('output').textContent = digits || (deck.at + 1) + ' / ' + deck.slides.length;
    stage.bar.toggleAttribute('data-typed', !!digits);
  }

  function address(isNew) {
    const url = '?present#' + encodeURIComponent(deck.current().id);
    // Some browsers do not let a file change its address.
    try { history[isNew ? 'pushState' : 'replaceState'](null, '', url); } catch { /* the place is kept while the page is open */ }
  }

  function show(isOwn) {
    const slide = deck.current();
    const { step, blank } = deck.place();
    const old = stage.shown;
    deck.draw(slide, step);
    root.dataset.tpBlank = blank;
    stage.bar.inert = !!blank;
    if (old === slide) return fit();
    if (old) old.inert = true;
    slide.inert = root.dataset.mode !== 'present';
    stage.shown = slide;
    if (old) {
      retire(old);
      afterPaint(prepare);
    }
    slide.setAttribute('aria-current', 'true');
    slide.tabIndex = -1;
    slide.toggleAttribute('data-tp-card', !!slide.querySelector('.card'));
    sizeImages(slide);
    typed('');
    stage.live.textContent = deck.say(slide);
    playable(slide);
    // What asks for the layout comes last, so that there is one.
    fit();
    if (root.dataset.mode === 'present' && !stage.help.open) slide.focus({ preventScroll: true });
    if (old || isOwn) address(false);
  }

  function retire(slide) {
    slide.removeAttribute('aria-current');
    slide.removeAttribute('data-tp-card');
    slide.removeAttribute('tabindex');
    deck.undraw(slide);
    silence(slide);
  }

  // A card that is taller than the window is made smaller as a whole: a stage never scrolls.
  function fit() {
    const slide = stage.shown;
    const card = slide.querySelector('.card');
    const words = root.hasAttribute('data-tp-captions') && slide.querySelector('.transcript');
    if (words) words.tabIndex = words.scrollHeight > words.clientHeight ? 0 : -1;
    if (!card) return;
    const room = card.parentElement.clientHeight;
    card.style.setProperty('--tp-scale', Math.min(1, room / card.offsetHeight));
  }

  function leave() {
    const slide = stage.shown;
    deck.stopShow();
    deck.stopListen();
    deck.part();
    stopLoading();
    if (deck.leaveRehearsal) deck.leaveRehearsal();
    stage.control.abort();
    [stage.live, stage.bar, stage.blank, stage.help].forEach((part) => part.remove());
    if (document.fullscreenElement) document.exitFullscreen();
    retire(slide);
    slide.querySelectorAll('.card, .transcript').forEach((e) => { e.style.removeProperty('--tp-scale'); e.removeAttribute('tabindex'); });
    deck.slides.forEach((s) => { s.inert = false; });
    deck.giveBack();
    ['tpBlank', 'tpCaptions', 'tpIdle'].forEach((name) => delete root.dataset[name]);
    root.dataset.mode = 'read';
    stage = null;
    try { history.replaceState(null, '', location.pathname + '#' + encodeURIComponent(slide.id)); } catch { /* as above */ }
    slide.scrollIntoView({ behavior: 'instant' });
    slide.tabIndex = -1;
    slide.focus({ preventScroll: true });
    slide.addEventListener('blur', () => slide.removeAttribute('tabindex'), { once: true });
  }

  // What a frame of another site is told by keys, nobody hears here: while it has the focus the bar stays, to go on with.
  function watchFrames(signal) {
    const look = () => stage.bar.toggleAttribute('data-frame', document.activeElement.localName === 'iframe');
    addEventListener('blur', () => setTimeout(() => { if (stage) look(); }), { signal });
    addEventListener('focus', look, { signal });
  }

  function watchWindow(signal) {
    addEventListener('resize', () => fit(), { signal });
    addEventListener('hashchange', () => deck.toHash(), { signal });
    addEventListener('popstate', () => {
      if (!new URLSearchParams(location.search).has('present')) leave();
    }, { signal });
    document.addEventListener('talkpress:patched', () => {
      deck.setAside();
      keepInert();
      sizeImages(stage.shown);
      pictures(stage.shown).forEach(load);
    }, { signal });
  }

  // A finger: swipes, and taps at the sides. What is zoomed is being looked at, and links stay links.
  function watchTouch(signal) {
    let from = null;
    document.addEventListener('pointerdown', (event) => {
      const isStage = event.target.closest('section.slide, #tp-blank') && !event.target.closest('a, button, video, audio, iframe, .transcript');
      from = event.pointerType !== 'mouse' && event.isPrimary && isStage ? event : null;
      if (!event.isPrimary) from = null;
    }, { signal });
    document.addEventListener('pointercancel', () => { from = null; }, { signal });
    document.addEventListener('pointerup', (event) => {
      if (!from || (window.visualViewport && visualViewport.scale > 1.05)) return;
      const across = event.clientX - from.clientX;
      const down = event.clientY - from.clientY;
      const took = event.timeStamp - from.timeStamp;
      from = null;
      const isTap = Math.hypot(across, down) < 10 && took < 500;
      if (!isTap && Math.abs(across) < Math.max(40, 2 * Math.abs(down))) return;
      const ahead = getComputedStyle(root).direction === 'rtl' ? -1 : 1;
      const fromMiddle = (event.clientX / innerWidth - 0.5) * ahead;
      if (isTap ? fromMiddle < -1 / 6 : across * ahead > 0) deck.previous();
      else deck.next();
    }, { signal });
  }

  // The pointer and the bar go when nobody moves them.
  function watchPointer(signal) {
    let timer;
    const wake = () => {
      clearTimeout(timer);
      delete root.dataset.tpIdle;
      timer = setTimeout(() => { root.dataset.tpIdle = ''; }, 2500);
    };
    ['pointermove', 'pointerdown'].forEach((type) => document.addEventListener(type, wake, { signal, passive: true }));
    signal.addEventListener('abort', () => clearTimeout(timer));
    root.dataset.tpIdle = '';
  }

  function stayAwake(signal) {
    if (!navigator.wakeLock) return;
    let lock = null;
    const ask = () => {
      if (document.visibilityState !== 'visible' || signal.aborted) return;
      navigator.wakeLock.request('screen').then((got) => {
        lock = got;
        if (signal.aborted) got.release();
      }, () => {});
    };
    document.addEventListener('visibilitychange', ask, { signal });
    signal.addEventListener('abort', () => { if (lock) lock.release(); });
    ask();
  }

  // Pictures and films: loaded before they are wanted, shown no bigger than they are, silent when they go.
  let run = 0;

  const pictures = (slide) => (slide ? [...slide.querySelectorAll('.face img')] : []);
  const films = (slide) => [...slide.querySelectorAll('.face :is(video, audio, iframe)')];

  function load(image) {
    deck.full(image);
    return image.decode().then(() => true, () => false);
  }

  // The next two and the previous one, decoded before they show.
  const prepare = () => [1, 2, -1].forEach((by) => pictures(deck.slides[deck.at + by]).forEach(load));

  // Moves come before what nobody sees yet.
  const whenIdle = (what) => (window.requestIdleCallback ? requestIdleCallback(what, { timeout: 1000 }) : setTimeout(what));

  // Loads every picture, nearest first, three at a time; tells how far it is. From the last one on the network may go.
  const loadAll = (tell) => {
    const mine = ++run;
    const far = ([, i]) => Math.abs(i - deck.at - 0.1);
    const order = deck.slides.map((slide, i) => [slide, i]).sort((a, b) => far(a) - far(b));
    const images = order.flatMap(([slide]) => pictures(slide));
    const total = images.length;
    let done = 0;
    let missing = 0;
    const say = () => tell(done < total ? deck.word('loading').replace('{n}', done).replace('{total}', total)
      : missing ? deck.word('missing').replace('{n}', missing) : deck.word('ready'));
    const next = () => {
      const image = images.shift();
      if (!image || mine !== run) return;
      load(image).then((isThere) => {
        done += 1;
        if (!isThere) missing += 1;
        if (mine !== run) return;
        say();
        whenIdle(next);
      });
    };
    say();
    next(); next(); next();
  };
  const stopLoading = () => { run += 1; };

  // A picture of pixels is never blown up beyond them; a drawing has none.
  const sizeImages = (slide) => slide.querySelectorAll('.face > img, .face > a > img').forEach((image) => {
    const isDrawing = /\.svg($|[?#])/i.test(image.currentSrc || image.src);
    ['width', 'height'].forEach((side) => {
      const pixels = Number(image.getAttribute(side)) || image[side === 'width' ? 'naturalWidth' : 'naturalHeight'];
      if (pixels && !isDrawing) image.style.setProperty('--tp-' + side, pixels + 'px');
    });
  });

  // Where a film cannot play (no network, not allowed in a frame, no such file), the slide says where it is.
  const playable = (slide) => films(slide).forEach((film) => {
    const source = film.currentSrc || film.src || (film.querySelector('source') || {}).src || '';
    const fail = () => {
      if (!stage || stage.shown !== slide) return;
      if (film.nextElementSibling && film.nextElementSibling.matches('.tp-film')) return;
      const link = document.createElement('a');
      Object.assign(link, { className: 'tp-film', href: source, textContent: deck.word('film') + ' ' + source, target: '_blank', rel: 'noopener' });
      film.dataset.tpFailed = '';
      film.after(link);
    };
    const isAway = film.localName === 'iframe' && /^https?:/.test(source) && !navigator.onLine;
    if (isAway || film.error || film.networkState === 3) fail();
    else film.addEventListener('error', fail, { capture: true, once: true });
    if (film.localName === 'iframe' && !isAway) addEventListener('offline', fail, { once: true });
  });
  const silence = (slide) => films(slide).forEach((film) => {
    if (film.pause) film.pause();
    // A frame of another site cannot be asked to stop: it is loaded anew.
    else if (film.src) film.src = film.src;
    delete film.dataset.tpFailed;
    if (film.nextElementSibling && film.nextElementSibling.matches('.tp-film')) film.nextElementSibling.remove();
  });
})();
