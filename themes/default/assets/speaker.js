// The speaker's window: this slide and the next, what is said with it, and the time. It is the same page in another tab,
// and moves the same deck.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  const key = 'talkpress:speaker:' + location.pathname;
  let view = null;
  // `ran`: milliseconds before the last start; `since`: when that was, or 0 while it stands.
  let clock = { ran: 0, since: 0, planned: 0, size: 1.25 };

  const part = (name) => view.querySelector('[data-view=' + name + ']');
  const pad = (n) => String(n).padStart(2, '0');
  function asTime(seconds) {
    const all = Math.floor(Math.abs(seconds));
    const text = pad(Math.floor(all / 60) % 60) + ':' + pad(all % 60);
    return (seconds <= -1 ? '−' : '') + (all >= 3600 ? Math.floor(all / 3600) + ':' + text : text);
  }
  const elapsed = () => (clock.ran + (clock.since && Date.now() - clock.since)) / 1000;

  // The time survives a reload, and a window that is opened again; not the night.
  function remember() {
    try { localStorage.setItem(key, JSON.stringify({ ...clock, at: Date.now() })); } catch { /* then it does not */ }
  }
  function recall() {
    clock.planned = Number(document.querySelector('.slides').dataset.duration) || 0;
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      const fresh = kept && Date.now() - kept.at < 12 * 3600e3;
      ['ran', 'since', 'planned', 'size'].forEach((name) => {
        if (kept && (fresh || name === 'size') && Number.isFinite(kept[name])) clock[name] = kept[name];
      });
    } catch { /* nothing that can be read */ }
  }

  deck.start.speaker = () => {
    if (view) return;
    deck.begin(-1);
    [view] = deck.parts('tp-speaker');
    deck.setAside();
    deck.slides.forEach((slide) => { slide.inert = true; });
    root.dataset.mode = 'speaker';
    document.title = deck.word('speaker') + ': ' + document.title;
    recall();
    part('planned').value = clock.planned || '';
    part('planned').addEventListener('input', plan);
    deck.watch(show);
    deck.listen(commands, (digits) => { part('typed').textContent = digits; });
    deck.join();
    show();
    resize(0);
    tick();
    setInterval(tick, 250);
  };

  const commands = {
    timer: () => {
      clock = clock.since ? { ...clock, ran: elapsed() * 1000, since: 0 } : { ...clock, since: Date.now() };
      remember();
      tick();
    },
    reset: () => {
      clock = { ...clock, ran: 0, since: clock.since && Date.now() };
      remember();
      tick();
    },
    smaller: () => resize(-0.125),
    bigger: () => resize(0.125),
    leave: () => {},
  };

  function plan(event) {
    clock.planned = Math.max(0, Number(event.target.value) || 0);
    remember();
    tick();
  }

  function resize(by) {
    clock.size = Math.min(4, Math.max(0.75, clock.size + by));
    view.style.setProperty('--tp-size', clock.size + 'rem');
    if (by) remember();
  }

  function show(isOwn) {
    const slide = deck.current();
    const { step, blank } = deck.place();
    const isDone = step >= deck.steps(slide);
    const next = isDone ? deck.slides[deck.at + 1] : slide;
    face(part('current'), slide, step);
    face(part('next'), next, isDone ? 0 : step + 1);
    part('current').dataset.blank = blank;
    text(part('transcript'), slide.querySelectorAll('.transcript'));
    text(part('notes'), slide.querySelectorAll('details.notes > .prose'));
    part('count').textContent = deck.say(slide);
    // The talk has begun when somebody goes on.
    if (isOwn && deck.at > 0 && !clock.since && !clock.ran) commands.timer();
    try { history.replaceState(null, '', '?speaker#' + encodeURIComponent(slide.id)); } catch { /* not for files */ }
    tick();
  }

  function face(place, slide, step) {
    const shown = slide && slide.querySelector('.face');
    if (!shown) return place.replaceChildren(deck.word('end'));
    const copy = deck.copy(shown);
    const holder = document.createElement('div');
    holder.append(copy);
    deck.draw(holder, step);
    place.replaceChildren(copy);
  }

  function text(place, parts) {
    place.replaceChildren(...[...parts].map(deck.copy));
    place.parentElement.hidden = !parts.length;
    place.scrollTop = 0;
  }

  function tick() {
    const now = new Date();
    const gone = elapsed();
    part('clock').textContent = pad(now.getHours()) + ':' + pad(now.getMinutes());
    part('elapsed').textContent = asTime(gone);
    part('timer').setAttribute('aria-pressed', String(!!clock.since));
    part('remaining').textContent = clock.planned ? asTime(clock.planned * 60 - gone) : '–';
    part('remaining').toggleAttribute('data-over', !!clock.planned && gone > clock.planned * 60);
    part('pace').textContent = clock.since || clock.ran ? pace(gone) : '–';
  }

  // When a slide should come: its mark, counted from the first; between marks in even steps; without any, the
  // planned time in even steps.
  function due(at) {
    const marks = deck.slides.map((slide, i) => [i, Number(slide.dataset.time)]).filter(([, time]) => time >= 0);
    if (marks.length < 2) return clock.planned ? clock.planned * 60 * at / deck.slides.length : null;
    const start = marks[0][1];
    const after = marks.findIndex(([i]) => i > at);
    if (after === 0) return 0;
    const [i, time] = marks[after < 0 ? marks.length - 1 : after - 1];
    if (after < 0) return i === at ? time - start : null;
    const [j, later] = marks[after];
    return time - start + (later - time) * (at - i) / (j - i);
  }

  function pace(gone) {
    const [from, to] = [due(deck.at), due(deck.at + 1)];
    if (from === null) return '–';
    if (gone < from - 5) return deck.word('ahead').replace('{time}', asTime(from - gone));
    if (to !== null && gone > to + 5) return deck.word('behind').replace('{time}', asTime(gone - to));
    return deck.word('pace');
  }
})();
