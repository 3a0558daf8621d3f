// The times of a talk, for the speaker window and rehearsals: when each slide should start, and how long a rehearsal has run.
(function () {
  'use strict';
  const deck = window.talkpressDeck;

  // "● 4:12" while a rehearsal runs.
  deck.showRehearsal = (place) => {
    const since = deck.position().rehearsal;
    place.textContent = since ? '● ' + deck.asTime((Date.now() - since) / 1000) : '●';
    document.documentElement.toggleAttribute('data-tp-rehearsal', !!since);
  };
  const pad = (n) => String(Math.floor(n) % 60).padStart(2, '0');
  deck.asTime = (seconds) => (seconds < 3600 ? Math.floor(seconds / 60) : Math.floor(seconds / 3600) + ':' + pad(seconds / 60)) + ':' + pad(seconds);
  // The seconds at which a slide should start: its `time`, counted from the first slide that has one, and evenly spaced in
  // between; without any, the planned time evenly divided; null if neither is known.
  deck.due = (index, minutes) => {
    const marks = deck.slides.flatMap((slide, i) => (slide.dataset.time >= 0 ? [[i, Number(slide.dataset.time)]] : []));
    if (!marks[1]) return minutes ? minutes * 60 * index / deck.slides.length : null;
    const after = marks.find(([i]) => i > index);
    const before = marks.findLast(([i]) => i <= index);
    if (!before) return 0;
    const share = after ? (index - before[0]) / (after[0] - before[0]) : 0;
    if (!after && before[0] !== index) return null;
    return before[1] - marks[0][1] + (share && (after[1] - before[1]) * share);
  };
  deck.duration = () => Number(document.querySelector('.slides').dataset.duration) || 0;
})();
