// Rehearsal: records when each slide is shown for the first time, and lists the times at its end. The preview can write them into the
// source of the talk; elsewhere they are a file to download.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  let run = null;

  function tick() {
    const place = document.querySelector('#tp-bar [data-view=rehearsal]');
    if (place) deck.showRehearsal(place);
  }

  function start(since, isOwn) {
    run = { since, times: {}, first: deck.index, timer: setInterval(tick, 250) };
    // Started in the speaker window, it is not for the audience to know.
    if (!isOwn) return;
    const [said] = deck.addParts('tp-said');
    said.textContent = deck.word('rehearsal').replace('{key}', window.talkpressKeys.labels('rehearse')[0] || '●');
    document.getElementById('tp-live').textContent = said.textContent;
    setTimeout(() => said.remove(), 3000);
  }

  function stop() {
    const { since, times, first, timer } = run;
    clearInterval(timer);
    document.querySelectorAll('#tp-said').forEach((said) => said.remove());
    run = null;
    return { times, first, total: (Date.now() - since) / 1000 };
  }

  function update(isOwn) {
    const since = deck.position().rehearsal;
    if (since && !run) start(since, isOwn);
    tick();
    if (!run) return;
    if (!since) return offer(stop());
    const { id } = deck.current();
    if (!(id in run.times)) run.times[id] = Math.round((Date.now() - since) / 1000);
  }
  deck.watch(update);
  update(true);

  deck.leaveRehearsal = () => {
    if (!run) return;
    stop();
    deck.rehearse(false);
  };

  function offer({ times, first, total }) {
    const [box] = deck.addParts('tp-rehearsal');
    const part = (name) => box.querySelector('[data-view=' + name + ']');
    const planned = deck.duration();
    const asTime = (seconds) => (seconds < 0 ? '' : deck.asTime(Math.round(seconds)));
    // In the middle of the talk, a rehearsal starts at the planned time of its first slide.
    const before = deck.due(first, planned) || 0;
    const due = (n) => (deck.due(n, planned) ?? -1) - before;
    const offset = first && Math.round(deck.slides[first]?.dataset.time || before);
    const saved = Object.fromEntries(Object.entries(times).map(([id, seconds]) => [id, seconds + offset]));
    deck.slides.forEach((slide, n) => {
      if (!(slide.id in times)) return;
      const row = part('times').insertRow();
      [n + 1, deck.titleOf(slide), asTime(times[slide.id]), asTime(due(n))].forEach((text) => { row.insertCell().textContent = text; });
    });
    part('total').textContent = asTime(total);
    part('planned').textContent = planned ? asTime(planned * 60 - before) : '';
    const link = part('download');
    link.href = URL.createObjectURL(new Blob([JSON.stringify({ page: location.pathname, times: saved }, null, 2) + '\n'], { type: 'application/json' }));
    const save = part('save');
    save.hidden = !(window.talkpressPreview && window.talkpressPreview.saveTimes);
    save.addEventListener('click', () => {
      save.disabled = true;
      window.talkpressPreview.saveTimes(saved).then(() => box.close(), (error) => {
        save.disabled = false;
        part('problem').textContent = error && error.message ? error.message : String(error);
      });
    });
    box.addEventListener('close', () => {
      URL.revokeObjectURL(link.href);
      box.remove();
      if (root.dataset.mode === 'present') deck.current().focus({ preventScroll: true });
    });
    box.showModal();
    box.querySelector('form').lastElementChild.focus();
  }
})();
