// The speaker window: this slide and the next, transcript and speaker notes, and the time. It is the same page in another
// tab, and moves the same deck.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  const key = 'talkpress:speaker:' + location.pathname;
  let view = null;
  let shown = {};
  // `ran`: milliseconds before the last start; `since`: the time of that start, or 0 while the timer is paused.
  let timer = { ran: 0, since: 0, planned: 0, size: 1.375 };

  const part = (name) => view.querySelector('[data-view=' + name + ']');
  const asTime = (seconds) => (seconds <= -1 ? '−' : '') + deck.asTime(Math.abs(seconds)).padStart(5, '0');
  const elapsed = () => (timer.ran + (timer.since && Date.now() - timer.since)) / 1000;

  // The time survives a reload and a window that is opened again within twelve hours; without storage it does not.
  function save() {
    try { localStorage.setItem(key, JSON.stringify({ ...timer, at: Date.now() })); } catch {}
  }
  // What was saved may be missing or damaged.
  function restore() {
    timer.planned = deck.duration();
    try {
      const saved = JSON.parse(localStorage.getItem(key));
      const isRecent = saved && Date.now() - saved.at < 12 * 3600e3;
      ['ran', 'since', 'planned', 'size'].forEach((name) => {
        if (saved && (isRecent || name === 'size') && Number.isFinite(saved[name])) timer[name] = saved[name];
      });
    } catch {}
  }

  deck.start.speaker = () => {
    if (view) return;
    deck.begin(-1);
    [view] = deck.addParts('tp-speaker');
    deck.hidePage();
    deck.slides.forEach((slide) => { slide.inert = true; });
    root.dataset.mode = 'speaker';
    document.title = deck.word('speaker') + deck.word('colon') + document.title;
    restore();
    part('planned').value = timer.planned || '';
    part('planned').addEventListener('input', setPlanned);
    ['blur', 'keydown'].forEach((type) => part('planned').addEventListener(type, plan));
    deck.watch(show);
    deck.listen(commands, (digits) => { part('typed').textContent = digits; });
    deck.connect();
    show();
    resize(0);
    tick();
    setInterval(tick, 250);
  };

  const commands = {
    timer: () => {
      timer = timer.since ? { ...timer, ran: elapsed() * 1000, since: 0 } : { ...timer, since: Date.now() };
      save();
      tick();
    },
    reset: () => {
      timer = { ...timer, ran: 0, since: timer.since && Date.now() };
      save();
      tick();
    },
    plan,
    smaller: () => resize(-0.125),
    bigger: () => resize(0.125),
    leave: () => {},
  };

  // A click on the remaining time shows a field for the minutes in its place, until it is left.
  function plan(event) {
    const isOpening = !event;
    if (event && event.type === 'keydown' && !/^(Enter|Escape)$/.test(event.key)) return;
    part('planned').hidden = !isOpening;
    part('remaining').hidden = isOpening;
    if (isOpening) {
      part('planned').focus();
      part('planned').select();
    } else if (event.type === 'keydown') {
      // The key would be for the button, too.
      event.preventDefault();
      part('remaining').focus();
    }
  }

  function setPlanned(event) {
    timer.planned = Math.max(0, Number(event.target.value) || 0);
    save();
    tick();
  }

  function resize(by) {
    timer.size = Math.min(4, Math.max(0.75, timer.size + by));
    view.style.setProperty('--tp-size', timer.size + 'rem');
    if (by) save();
  }

  function show(isOwn) {
    const slide = deck.current();
    const { step, blank } = deck.position();
    const isDone = step >= deck.countSteps(slide);
    const next = isDone ? deck.slides[deck.index + 1] : slide;
    showFace(part('current'), slide, step);
    showFace(part('next'), next, isDone ? 0 : step + 1);
    part('current').dataset.blank = blank;
    showText(part('transcript'), slide.querySelectorAll('.transcript'));
    showText(part('notes'), slide.querySelectorAll('details.notes > .prose'));
    part('count').textContent = [deck.index + 1 + ' / ' + deck.slides.length, deck.titleOf(slide)].filter(Boolean).join(' · ');
    // The first move to another slide, or a rehearsal, starts the timer, in either window. What another window shows when this one opens
    // is not a move.
    const { clock, id, rehearsal } = shown;
    shown = deck.position();
    const isStart = (isOwn || clock >= 0) && (shown.rehearsal > rehearsal || shown.id !== id);
    if (isStart && !timer.since && !timer.ran) commands.timer();
    // Some browsers do not let a file change its address.
    try { history.replaceState(null, '', '?speaker#' + encodeURIComponent(slide.id)); } catch {}
    tick();
  }

  function showFace(box, slide, step) {
    const face = slide && slide.querySelector('.face');
    box.removeAttribute('class');
    if (!face) return box.replaceChildren(deck.word('end'));
    const copy = deck.copy(face);
    deck.addNotes(copy.querySelector('.card'));
    const parent = document.createElement('div');
    parent.append(copy);
    deck.showStep(parent, step);
    box.replaceChildren(copy);
    deck.copyLook(slide, box);
    deck.fitCopies(box);
  }

  function showText(box, parts) {
    box.replaceChildren(...[...parts].map(deck.copy));
    box.parentElement.hidden = !parts.length;
    box.scrollTop = 0;
  }

  function tick() {
    const seconds = elapsed();
    part('clock').textContent = new Date().toTimeString().slice(0, 5);
    deck.showRehearsal(part('rehearsal'));
    part('elapsed').textContent = asTime(seconds);
    part('timer').setAttribute('aria-pressed', String(!!timer.since));
    part('remaining').textContent = timer.planned ? asTime(timer.planned * 60 - seconds) : '–';
    part('remaining').toggleAttribute('data-over', !!timer.planned && seconds > timer.planned * 60);
    part('pace').textContent = timer.since || timer.ran ? pace(seconds) : '–';
  }

  function pace(seconds) {
    const [from, to] = [deck.index, deck.index + 1].map((index) => deck.due(index, timer.planned));
    if (from === null) return '–';
    if (seconds < from - 5) return deck.word('ahead').replace('{time}', asTime(from - seconds));
    if (to !== null && seconds > to + 5) return deck.word('behind').replace('{time}', asTime(seconds - to));
    return deck.word('pace');
  }
})();
