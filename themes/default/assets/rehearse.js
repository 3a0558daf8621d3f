// Rehearsal: records when each slide is shown for the first time. The preview can write the times into the source of the
// talk; elsewhere they are a file to download.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  let run = null;

  function record() {
    const { id } = deck.current();
    if (!(id in run.times)) run.times[id] = Math.round((performance.now() - run.start) / 1000);
  }

  function stop() {
    run.unwatch();
    const { times } = run;
    run = null;
    delete root.dataset.tpRehearsal;
    return times;
  }

  deck.leaveRehearsal = () => { if (run) stop(); };
  deck.toggleRehearsal = () => {
    if (run) return offer(stop());
    run = { start: performance.now(), times: {}, unwatch: deck.watch(() => record()) };
    root.dataset.tpRehearsal = '';
    document.getElementById('tp-live').textContent = deck.word('rehearsal').replace('{key}', window.talkpressKeys.labels('rehearse')[0] || '●');
    record();
  };

  const asTime = (seconds) => Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');

  function offer(times) {
    const [box] = deck.addParts('tp-rehearsal');
    const part = (name) => box.querySelector('[data-view=' + name + ']');
    const ids = Object.keys(times);
    part('times').textContent = ids.map((id) => asTime(times[id]) + '  ' + id).join('\n');
    const link = part('download');
    link.href = URL.createObjectURL(new Blob([JSON.stringify({ page: location.pathname, times }, null, 2) + '\n'], { type: 'application/json' }));
    const save = part('save');
    save.hidden = !(window.talkpressPreview && window.talkpressPreview.saveTimes);
    save.addEventListener('click', () => {
      save.disabled = true;
      window.talkpressPreview.saveTimes(times).then(() => box.close(), (error) => {
        save.disabled = false;
        part('problem').textContent = error && error.message ? error.message : String(error);
      });
    });
    box.addEventListener('close', () => {
      URL.revokeObjectURL(link.href);
      box.remove();
      deck.current().focus({ preventScroll: true });
    });
    box.showModal();
  }
})();
