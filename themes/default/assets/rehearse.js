// Rehearsal: records when each slide is shown for the first time, and lists the times at its end. The preview can write them into the
// source of the talk; elsewhere they are a file to download.
(function () {
  'use strict';
  const deck = window.talkpressDeck;
  let run = null;

  const tick = () => document.querySelectorAll('#tp-bar [data-view=rehearsal]').forEach(deck.showRehearsal);

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
    document.getElementById('tp-said')?.remove();
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
    if (run) {
      stop();
      deck.rehearse(false);
    }
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
    link.href = 'data:application/json,' + encodeURIComponent(JSON.stringify({ page: location.pathname, times: saved }));
    const save = part('save');
    save.hidden = !window.talkpressPreview?.saveTimes;
    save.addEventListener('click', () => {
      window.talkpressPreview.saveTimes(saved).then(() => box.close(), (error) => { part('problem').textContent = error.message; });
    });
    box.addEventListener('close', () => {
      box.remove();
      if (document.documentElement.dataset.mode === 'present') deck.current().focus({ preventScroll: true });
    });
    box.showModal();
  }
})();
