// Marking, in the preview only: the recording plays, and Space says that the next slide is up. Enter writes the times into the source.
(function () {
  'use strict';
  const keys = window.talkpressKeys;
  let watching = null;
  // The slide that comes next, and the moments that are not saved yet: by slide, in their order.
  let next = 0;
  let marks = null;
  let panel = null;

  window.talkpressMark = (given) => {
    watching = given;
    marks = null;
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Mark times (M)' });
    button.addEventListener('click', () => { if (marks) end(); else start(); });
    watching.state().box.querySelector('.tp-tools').prepend(button);
  };

  function start() {
    panel?.remove();
    const { times = [] } = watching.state().recording;
    const open = watching.state().slides.findIndex((slide) => (times[slide.dataset.n - 1] ?? null) === null);
    marks = new Map();
    next = open < 0 ? watching.state().n : open;
    panel = Object.assign(document.createElement('p'), { className: 'tp-said' });
    panel.setAttribute('role', 'status');
    watching.state().box.append(panel);
    watching.state().isHeld = true;
    document.activeElement?.blur();
    update();
    // Without any time this only asks whether times can be saved.
    const asked = marks;
    window.talkpressPreview.saveTimes({}, watching.state().name).catch((error) => { if (marks === asked) end(`Marks cannot be saved: ${error.message}`); });
  }

  function end(last = '') {
    marks = null;
    if (last) panel.textContent = last;
    else panel?.remove();
    if (watching.state()) watching.state().isHeld = false;
  }

  // A player that was not started, or does not answer, has no moment to mark.
  function isSilent() {
    const { player } = watching.state();
    return !player || (player.isSilent ? player.isSilent() : !player.element.readyState);
  }

  function update(problem = '') {
    const slides = watching.state().slides;
    const [slide, counted] = [slides[next], `${marks.size} marked`];
    const what = slide ? `Press Space when slide ${next + 1} of ${slides.length} is up` : 'This was the last slide';
    panel.textContent = `${problem && `${problem}. `}${what}. ${counted}. K plays, Backspace takes the last one back, ← → choose another slide, Enter saves, Esc ends.`;
    if (slide) watching.show(next);
  }

  function choose(by) {
    next = Math.min(Math.max(next + by, 0), watching.state().slides.length - 1);
    update();
  }

  function mark() {
    const slide = watching.state().slides[next];
    const now = watching.now();
    if (!slide) return;
    if (now < (watching.state().recording.offset || 0)) return update('The talk has not begun here: see `offset` in the front matter');
    if (isSilent()) return update('The recording has not said where it is: press K, and wait until it plays');
    marks.delete(slide.id);
    // People press a little late.
    marks.set(slide.id, { moment: Math.max(0, Math.floor(now - 0.3)), n: next });
    next += 1;
    update();
  }

  function takeBack() {
    const last = [...marks].at(-1);
    if (!last) return;
    marks.delete(last[0]);
    next = last[1].n;
    watching.seek(watching.now() - 3);
    update();
  }

  function save() {
    const { offset = 0 } = watching.state().recording;
    const times = Object.fromEntries([...marks].map(([id, { moment }]) => [id, Math.max(0, moment - offset)]));
    if (!marks.size) return end();
    const count = marks.size === 1 ? '1 time' : `${marks.size} times`;
    window.talkpressPreview.saveTimes(times, watching.state().name).then(() => end(`Saved ${count}`), (error) => update(error.message));
  }

  const forward = () => (document.documentElement.dir === 'rtl' ? -1 : 1);
  const ACTS = { ' ': mark, Backspace: takeBack, ArrowLeft: () => choose(-forward()), ArrowRight: () => choose(forward()), Enter: save, Escape: () => end() };
  addEventListener('keydown', (event) => {
    if (!watching?.state() || keys.isTyping(event)) return;
    const key = keys.keyOf(event);
    const act = key === 'M' ? (marks ? () => end() : start) : marks && ACTS[event.key];
    if (!act || event.repeat) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }, true);
  // After a click into the frame of a player, keys go on marking.
  addEventListener('blur', () => setTimeout(() => {
    if (marks && document.activeElement?.localName === 'iframe') watching.state()?.box.focus({ preventScroll: true });
  }));
})();
