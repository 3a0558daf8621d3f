// Present mode: one slide of the page fills the window. The page is only hidden, so leaving is quick and ends at the same
// slide.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  let view = null;

  deck.start.present = (others) => {
    if (view) return;
    extras = others || extras;
    // After a reload, the step is that of before.
    const isReload = new URLSearchParams(location.search).has('present') && history.state && history.state.step > 0;
    deck.begin(0, isReload ? history.state.step : 0);
    const [live, bar, blank] = deck.addParts('tp-live', 'tp-bar', 'tp-blank');
    const help = document.getElementById('tp-help');
    const control = new AbortController();
    const { signal } = control;
    view = { live, bar, blank, help, control, shown: null };
    deck.hidePage();
    root.dataset.mode = 'present';
    if (!new URLSearchParams(location.search).has('present')) updateAddress(true);
    view.unwatch = deck.watch(show);
    view.unlisten = deck.listen(commands, showDigits);
    deck.connect();
    watchPointer(signal);
    show();
    watchWindow(signal);
    watchFrames(signal);
    deck.watchTouch(signal);
    keepAwake(signal);
    help?.addEventListener('close', () => deck.current().focus({ preventScroll: true }), { signal });
    afterPaint(() => {
      updateInert();
      extras.then(() => {
        if (view && waiting) deck[waiting]();
        waiting = '';
      });
      const ready = help?.querySelector('[data-ready]');
      loadAll((text) => extras.then(() => { if (ready) ready.textContent = text; }));
    });
  };

  // The stylesheet shows only one slide, so the others cannot be reached from the start. Marking hundreds of slides as inert
  // takes longer than the first one may wait.
  function updateInert() {
    deck.slides.forEach((slide) => { slide.inert = slide !== view.shown || root.dataset.mode !== 'present'; });
  }

  // The overview loads after the first slide; its key may be pressed before.
  let extras = null;
  let waiting = '';
  const whenLoaded = (name) => () => {
    if (deck[name]) deck[name]();
    else waiting = name;
  };

  const commands = {
    leave: () => {
      if (deck.closeOverview && deck.closeOverview()) return;
      leave();
      hasLeft = true;
    },
    overview: whenLoaded('toggleOverview'),
    speaker: () => deck.openSpeaker(),
    transcript: () => { root.toggleAttribute('data-tp-captions'); fit(); },
    fullscreen: () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else if (root.requestFullscreen) root.requestFullscreen().catch(() => {});
    },
  };

  // A presenter remote sends F5 to resume what it ended with Esc.
  let hasLeft = false;
  document.addEventListener('keydown', (event) => {
    if (!hasLeft || event.key !== 'F5' || event.ctrlKey || root.dataset.mode !== 'read') return;
    event.preventDefault();
    deck.start.present();
  });

  // Runs what can wait until the slide is on the screen.
  const afterPaint = (task) => requestAnimationFrame(() => setTimeout(() => { if (view) task(); }));

  function showDigits(digits) {
    view.bar.querySelector('output').textContent = digits || (deck.index + 1) + ' / ' + deck.slides.length;
    view.bar.toggleAttribute('data-typed', !!digits);
  }

  function updateAddress(isNew) {
    const url = '?present#' + encodeURIComponent(deck.current().id);
    // Some browsers do not let a file change its address; then it just stays as it is.
    try { history[isNew ? 'pushState' : 'replaceState']({ step: deck.position().step }, '', url); } catch {}
  }

  function show(isOwn) {
    const slide = deck.current();
    const { step, blank } = deck.position();
    const old = view.shown;
    deck.showStep(slide, step);
    root.dataset.tpBlank = blank;
    view.bar.inert = !!blank;
    if (old === slide) {
      deck.updateFilms(slide, isSeen());
      updateAddress(false);
      return fit();
    }
    if (old) old.inert = true;
    slide.inert = root.dataset.mode !== 'present';
    view.shown = slide;
    if (old) {
      deck.conceal(old);
      afterPaint(loadNeighbours);
    }
    deck.reveal(slide);
    slide.tabIndex = -1;
    showDigits('');
    view.live.textContent = deck.describe(slide);
    // Last, because it needs the layout, which is then computed only once.
    fit();
    if (root.dataset.mode === 'present' && !view.help?.open) slide.focus({ preventScroll: true });
    if (old || isOwn) updateAddress(false);
    deck.updateFilms(slide, isSeen());
  }

  const isSeen = () => root.dataset.mode === 'present' && !root.dataset.tpBlank;

  function fit() {
    const transcript = root.hasAttribute('data-tp-captions') && view.shown.querySelector('.transcript');
    if (transcript) transcript.tabIndex = transcript.scrollHeight > transcript.clientHeight ? 0 : -1;
    deck.fit(view.shown);
  }

  function leave() {
    const slide = view.shown;
    if (deck.leaveRehearsal) deck.leaveRehearsal();
    view.unwatch();
    view.unlisten();
    deck.disconnect();
    stopLoading();
    view.control.abort();
    [view.live, view.bar, view.blank].forEach((part) => part.remove());
    if (document.fullscreenElement) document.exitFullscreen();
    deck.conceal(slide);
    slide.querySelectorAll('.card, .transcript').forEach((e) => { ['fit', 'scale'].forEach((name) => e.style.removeProperty('--tp-' + name)); e.removeAttribute('tabindex'); });
    deck.slides.forEach((s) => { s.inert = false; });
    deck.restorePage();
    ['tpBlank', 'tpCaptions', 'tpIdle'].forEach((name) => delete root.dataset[name]);
    root.dataset.mode = 'read';
    view = null;
    // As in `updateAddress`.
    try { history.replaceState(null, '', location.pathname + '#' + encodeURIComponent(slide.id)); } catch {}
    slide.scrollIntoView({ behavior: 'instant' });
    // Its number, so that the mark of the focus is small.
    const number = slide.querySelector('a.permalink');
    if (number) number.focus({ preventScroll: true });
  }

  // Keys typed into a frame of another site do not arrive here. While it has the focus, the bar stays visible.
  function watchFrames(signal) {
    const update = () => view.bar.toggleAttribute('data-frame', document.activeElement.localName === 'iframe');
    addEventListener('blur', () => setTimeout(() => { if (view) update(); }), { signal });
    addEventListener('focus', update, { signal });
  }

  function watchWindow(signal) {
    addEventListener('resize', () => fit(), { signal });
    addEventListener('hashchange', () => deck.goToHash(), { signal });
    addEventListener('popstate', () => {
      if (!new URLSearchParams(location.search).has('present')) leave();
    }, { signal });
    document.addEventListener('talkpress:patched', () => {
      deck.hidePage();
      updateInert();
      deck.sizeImages(view.shown);
      imagesOf(view.shown).forEach(load);
    }, { signal });
  }

  // Hides the pointer and the bar when the pointer rests.
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

  function keepAwake(signal) {
    if (!navigator.wakeLock) return;
    let lock = null;
    const request = () => {
      if (document.visibilityState !== 'visible' || signal.aborted) return;
      navigator.wakeLock.request('screen').then((granted) => {
        lock = granted;
        if (signal.aborted) granted.release();
      }, () => {});
    };
    document.addEventListener('visibilitychange', request, { signal });
    signal.addEventListener('abort', () => { if (lock) lock.release(); });
    request();
  }

  // Images are loaded before they are needed.
  let loadRun = 0;

  const imagesOf = (slide) => (slide ? [...slide.querySelectorAll('.face img')] : []);

  function load(image) {
    deck.loadFull(image);
    return image.decode().then(() => true, () => false);
  }

  // Decodes the next two slides and the previous one before they are shown, and loads the films of the next.
  const loadNeighbours = () => {
    [1, 2, -1].forEach((by) => imagesOf(deck.slides[deck.index + by]).forEach(load));
    if (deck.slides[deck.index + 1]) deck.loadFilms(deck.slides[deck.index + 1]);
  };

  // Moves come before images that nobody sees yet.
  const whenIdle = (task) => (window.requestIdleCallback ? requestIdleCallback(task, { timeout: 1000 }) : setTimeout(task));

  // Loads every image, nearest first, three at a time, and reports progress. When all are loaded the talk works offline.
  const loadAll = (report) => {
    const run = ++loadRun;
    const distance = ([, i]) => Math.abs(i - deck.index - 0.1);
    const order = deck.slides.map((slide, i) => [slide, i]).sort((a, b) => distance(a) - distance(b));
    const images = order.flatMap(([slide]) => imagesOf(slide));
    const total = images.length;
    let done = 0;
    let missing = 0;
    const update = () => report(done < total ? deck.word('loading').replace('{n}', done).replace('{total}', total)
      : missing ? deck.counted('missing', missing) : deck.word('ready'));
    const next = () => {
      const image = images.shift();
      if (!image || run !== loadRun) return;
      load(image).then((isLoaded) => {
        done += 1;
        if (!isLoaded) missing += 1;
        if (run !== loadRun) return;
        update();
        whenIdle(next);
      });
    };
    update();
    next(); next(); next();
  };
  const stopLoading = () => { loadRun += 1; };

})();
