// The help: lists the keys as they act, and lets the reader choose whether letters, digits and punctuation do.
(function () {
  'use strict';
  const keys = window.talkpressKeys;
  const help = document.getElementById('tp-help');
  if (!help) return;

  // `Alt+Shift+P` as three keys, after a space.
  const keycaps = (label) => label.split(/\+(?=.)/).flatMap((name, n) => [n ? '+' : ' ', Object.assign(document.createElement('kbd'), { textContent: name === 'Shift' ? help.dataset.shift : name })]);

  function update() {
    const mode = keys.mode();
    // Those of the mode that is open come first.
    const isWatching = document.documentElement.dataset.mode === 'watch';
    help.querySelector('dl')?.[isWatching ? 'prepend' : 'append'](...help.querySelectorAll('[data-watching]'));
    help.querySelectorAll('[data-keys]').forEach((place) => place.replaceChildren(...keys.labels(place.dataset.keys).flatMap(keycaps)));
    help.querySelectorAll('[data-letters]').forEach((row) => { row.hidden = mode === 'off'; });
    help.querySelectorAll('[data-alt]').forEach((cap) => { cap.hidden = mode !== 'alt'; });
    help.querySelectorAll('[name=mode]').forEach((choice) => { choice.checked = choice.value === mode; });
  }

  help.addEventListener('change', (event) => {
    keys.chosen = event.target.value;
    try { localStorage.setItem('talkpress:keys', keys.chosen); } catch {}
    keys.show(document);
    update();
  });
  keys.openHelp = () => {
    update();
    if (!help.open) help.showModal();
    help.querySelector('button')?.focus();
    help.scrollTop = 0;
  };
})();
