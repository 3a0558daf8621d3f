// Rehearsal: notes when each slide comes up for the first time. The preview can write that into the source of the
// talk; anywhere else it is a file to keep.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  let run = null;

  function note() {
    const { id } = deck.current();
    if (!(id in run.times)) run.times[id] = Math.round((performance.now() - run.began) / 1000);
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
    run = { began: performance.now(), times: {}, unwatch: deck.watch(() => note()) };
    root.dataset.tpRehearsal = '';
    document.getElementById('tp-live').textContent = deck.word('rehearsal');
    note();
  };

  const asMark = (seconds) => Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');

  function offer(times) {
    const [box] = deck.parts('tp-rehearsal');
    const at = (name) => box.querySelector('[data-view=' + name + ']');
    const ids = Object.keys(times);
    at('times').textContent = ids.map((id) => asMark(times[id]) + '  ' + id).join('\n');
    const link = at('download');
    link.href = URL.createObjectURL(new Blob([JSON.stringify({ page: location.pathname, times }, null, 2) + '\n'], { type: 'application/json' }));
    const save = at('save');
    save.hidden = !(window.talkpressPreview && window.talkpressPreview.saveTimes);
    save.addEventListener('click', () => {
      save.disabled = true;
      window.talkpressPreview.saveTimes(times).then(() => box.close(), (error) => {
        save.disabled = false;
        at('problem').textContent = error && error.message ? error.message : String(error);
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
