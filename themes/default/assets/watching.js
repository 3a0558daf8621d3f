// Watch mode: the recording plays on the page of its talk. The slide follows it, and it follows a click on a slide or its words.
(function () {
  'use strict';
  const root = document.documentElement;
  const keys = window.talkpressKeys;
  // The preview may put another in its place.
  let template, word;
  const find = () => {
    template = document.getElementById('tp-watch');
    word = template.dataset;
  };
  find();
  const wantsStill = matchMedia('(prefers-reduced-motion: reduce)');
  // Captions by their addresses: each script runs once.
  const loaded = {};
  // What is being watched.
  let run = null;
  let typed = '';
  let forget;

  // `4:12`, `1:04:12`
  const asTime = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 19).replace(/^00:0?|^0/, '');
  const part = (name) => run.box.querySelector(`[data-view=${name}]`);
  // A slide can be before the recording.
  const timeOf = (slide) => run.recording.times?.[slide.dataset.n - 1] ?? -Infinity;
  const isIn = (slide) => timeOf(slide) >= 0;
  const now = () => (run.player ? run.player.now() : run.at);

  window.talkpressWatch = (name, { at, slide, isClicked }) => {
    const recording = JSON.parse(word.recordings)[name];
    if (run || root.dataset.mode !== 'read' || !recording) return;
    run = {
      name, recording, isMain: name === word.main, at: Math.max(0, at ?? recording.times?.[slide - 1] ?? recording.start ?? 0),
      n: 0, follows: true, rate: 1, timer: setInterval(update, 100),
    };
    run.box = template.content.firstElementChild.cloneNode(true);
    document.getElementById('tp-main').before(run.box);
    root.dataset.mode = 'watch';
    part('link').href = recording.src;
    part('captions').hidden = !recording.captions;
    addButtons();
    keys.show(run.box);
    run.box.focus({ preventScroll: true });
    if (isClicked) begin(run.at);
    update(true);
    window.talkpressMark?.(watching);
  };

  // For marking, in the preview.
  const watching = {
    now, seek: (at) => seek(at), show: (n) => show(n), state: () => run,
  };

  // Only now is anything requested.
  function begin(at) {
    const { recording } = run;
    const make = window.talkpressPlayers[recording.kind];
    run.at = at;
    if (recording.kind === 'youtube' && location.protocol === 'file:') return say('noDisk');
    run.player = make(recording, {
      at, poster: run.box.querySelector('img')?.src || '', settings: { captions: word.captions, lang: recording.lang, title: word.title },
      tell: (what) => { if (run) what === undefined ? update() : say(what); },
    });
    part('frame').replaceChildren(run.player.element);
    if (run.rate !== 1) run.player.setRate(run.rate);
    run.player.play();
    loadCaptions();
  }

  function loadCaptions() {
    const { captions } = run.recording;
    const { player } = run;
    if (!captions) return;
    window.talkpressCaptions = (cues) => { loaded[captions] = cues; };
    window.talkpressLoad(captions).then(() => {
      if (run?.player !== player) return;
      run.cues = loaded[captions];
      player.addCues?.(run.cues, run.isCaptioned);
    }, () => {});
  }

  // A sentence below the player, with a link to the recording; an empty one takes it away.
  function say(what) {
    part('note').textContent = what ? word[what] : '';
    part('said').hidden = !what;
  }

  function update(isSought) {
    if (!run) return;
    const at = now();
    const { times } = run.recording;
    const n = Math.max(0, run.slides.findLastIndex((slide) => timeOf(slide) > -Infinity && timeOf(slide) <= at + 0.02));
    // A slide without a time, which was chosen, stays until the next one is due.
    if (!run.isHeld && (isSought || (times && n !== run.due))) show(times ? n : run.n, isSought);
    run.due = n;
    mark(at);
    part('time').textContent = word.copyAt.replace('{time}', asTime(at));
    part('follow').hidden = run.follows || !run.recording.times;
  }

  function show(n, isSought) {
    const slide = run.slides[n];
    run.n = n;
    run.slides.forEach((one) => one.removeAttribute('aria-current'));
    slide.setAttribute('aria-current', 'true');
    if (run.follows) scrollTo(slide);
    // Never while it only plays.
    if (isSought) part('live').textContent = word.slide.replace('{n}', n + 1).replace('{total}', run.slides.length);
  }

  function scrollTo(slide) {
    root.style.setProperty('--tp-watch', run.box.offsetHeight + 'px');
    slide.scrollIntoView({ block: 'start', behavior: wantsStill.matches ? 'auto' : 'smooth' });
  }

  // The paragraph that is being said, and the caption of a player that cannot show it.
  function mark(at) {
    const said = run.texts.findLast((text) => text.dataset.at <= at + 0.02);
    if (said !== run.said) {
      run.said?.removeAttribute('data-said');
      said?.setAttribute('data-said', '');
      run.said = said;
    }
    const cue = run.isCaptioned && !run.player?.addCues && run.cues?.findLast(([from, to]) => from <= at && at < to);
    part('cue').textContent = cue ? cue[2] : '';
  }

  function seek(at) {
    run.follows = true;
    at = Math.max(0, at);
    if (!run.player) begin(at);
    else if (run.player.seek(at)) say('');
    update(true);
  }
  const move = (seconds) => seek(now() + seconds);
  function toggle() {
    if (!run.player) begin(run.at);
    else if (run.player.isPaused()) run.player.play();
    else run.player.pause();
  }
  function go(n) {
    const slide = run.slides[Math.min(Math.max(n, 0), run.slides.length - 1)];
    if (isIn(slide)) return seek(timeOf(slide));
    run.follows = true;
    show(run.slides.indexOf(slide), true);
  }
  function step(by) {
    let n = run.n + by;
    while (run.recording.times && run.slides[n] && !isIn(run.slides[n])) n += by;
    if (run.slides[n]) go(n);
  }
  function setRate(by) {
    run.rate = Math.min(Math.max(run.rate + by / 4, 0.5), 2);
    run.player?.setRate(run.rate);
    part('rate').textContent = word.speed.replace('{n}', run.rate.toLocaleString(root.lang));
  }
  function caption() {
    run.isCaptioned = !run.isCaptioned;
    run.player?.showCues?.(run.isCaptioned);
    part('captions').setAttribute('aria-pressed', run.isCaptioned);
    update();
  }
  function copy() {
    const query = (run.isMain ? '' : `watch=${run.name}&`) + 't=' + Math.floor(now());
    const address = `${location.href.split(/[?#]/)[0]}?${query}#${encodeURIComponent(run.slides[run.n].id)}`;
    const failed = () => window.prompt(word.copyThis, address);
    if (!navigator.clipboard) return failed();
    navigator.clipboard.writeText(address).then(() => { if (run) part('live').textContent = word.copied; }, failed);
  }

  // Each moment is a button: of a slide, and of a paragraph whose moment is known.
  function addButtons() {
    const button = (at) => {
      const element = document.createElement('button');
      Object.assign(element, { type: 'button', className: 'tp-at', textContent: asTime(at) });
      element.dataset.tpAt = at;
      element.setAttribute('aria-label', word.playFrom.replace('{time}', asTime(at)));
      return element;
    };
    removeButtons();
    part('untimed').hidden = run.recording.times;
    run.slides = [...document.querySelectorAll('section.slide')];
    run.texts = run.isMain ? [...document.querySelectorAll('[data-at]')] : [];
    run.slides.forEach((slide) => { if (isIn(slide)) slide.querySelector(':scope > figure > figcaption')?.append(button(timeOf(slide))); });
    // Not twice, one below the other.
    run.texts.forEach((text) => { if (Math.floor(text.dataset.at) !== timeOf(text.closest('section.slide'))) text.prepend(button(text.dataset.at)); });
  }
  const removeButtons = () => document.querySelectorAll('.tp-at').forEach((button) => button.remove());

  function leave(keepsAddress) {
    const slide = run.slides[run.n];
    clearInterval(run.timer);
    run.player?.pause();
    run.player?.end?.();
    run.box.remove();
    removeButtons();
    run.slides.forEach((one) => one.removeAttribute('aria-current'));
    run.said?.removeAttribute('data-said');
    run = null;
    root.dataset.mode = 'read';
    root.style.removeProperty('--tp-watch');
    if (!keepsAddress) try { history.replaceState(null, '', window.talkpressAddress() + '#' + encodeURIComponent(slide.id)); } catch {}
    slide.scrollIntoView({ block: 'start' });
    slide.querySelector('.permalink')?.focus({ preventScroll: true });
  }

  const ACTS = {
    play: toggle, poster: toggle, follow: () => { run.follows = true; update(true); }, copy, captions: caption, leave,
  };
  document.addEventListener('click', (event) => {
    if (!run) return;
    const act = event.target.closest('#tp-player [data-do]')?.dataset.do;
    const button = event.target.closest('.tp-at');
    if (ACTS[act]) return ACTS[act]();
    // Then Space plays.
    if (button && event.detail) button.blur();
    if (button) return seek(button.dataset.tpAt);
    const slide = event.target.closest('.transcript') && event.target.closest('section.slide');
    if (!slide || !getSelection().isCollapsed || event.target.closest('a, button, summary, label, input, video, audio')) return;
    const at = run.isMain && event.target.closest('[data-at]')?.dataset.at;
    if (at) seek(at);
    else if (isIn(slide)) seek(timeOf(slide));
  });

  document.addEventListener('keydown', (event) => {
    if (!run || event.defaultPrevented || keys.isTyping(event)) return;
    if (event.key === 'Escape') return leave();
    if (event.target.closest('video, audio, iframe')) return;
    const key = keys.keyOf(event);
    const isButton = event.target.closest('button, a, summary');
    clearTimeout(forget);
    forget = setTimeout(() => { typed = ''; }, 3000);
    if (/^\d$/.test(key)) return void (typed = (typed + key).slice(-4));
    const n = key === 'Enter' && !isButton && typed;
    typed = '';
    const act = { K: toggle, ' ': !isButton && toggle, J: () => move(-10), L: () => move(10), '[': () => step(-1), ']': () => step(1), '<': () => setRate(-1), '>': () => setRate(1) }[key]
      || (keys.actions[key] === 'transcript' && caption) || (n && (() => go(n - 1)));
    if (act) {
      event.preventDefault();
      act();
    } else if (/^(Page(Up|Down)|Arrow(Up|Down)|Home|End)$/.test(key)) letGo();
  });

  // Whoever scrolls or selects reads for themselves.
  const letGo = () => {
    if (!run?.follows) return;
    run.follows = false;
    update();
  };
  ['wheel', 'touchmove'].forEach((type) => addEventListener(type, letGo, { passive: true }));
  addEventListener('pointerdown', (event) => { if (event.target === root && event.offsetX >= root.clientWidth) letGo(); });
  document.addEventListener('focusin', (event) => { if (event.target.closest('section.slide')) letGo(); });
  document.addEventListener('selectionchange', () => { if (!getSelection().isCollapsed) letGo(); });
  document.addEventListener('talkpress:patched', () => {
    find();
    if (!run) return;
    run.recording = JSON.parse(word.recordings)[run.name] || run.recording;
    addButtons();
    run.n = Math.min(run.n, run.slides.length - 1);
  });
  addEventListener('resize', () => run && root.style.setProperty('--tp-watch', run.box.offsetHeight + 'px'));
  addEventListener('popstate', () => { if (run && !/[?&](watch|t)\b/.test(location.search)) leave(true); });
})();
