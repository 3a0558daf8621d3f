// Opens the search dialog: with its button or its key. Its script and stylesheet load only then.
(function () {
  'use strict';
  const { css, js } = document.currentScript.dataset;
  const load = window.talkpressLoad;
  const button = document.querySelector('.find');
  // A theme may leave out the button or the dialog.
  if (!button || !document.getElementById('tp-search')) return;
  button.hidden = false;

  function open() {
    // The embedded deck is nothing but slides.
    if (document.documentElement.dataset.mode === 'embed') return;
    load(css).catch(() => {}).then(() => load(js)).then(() => window.talkpressSearch.open());
  }

  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    if (window.talkpressKeys.actionOf(event) !== 'search') return;
    event.preventDefault();
    open();
  });
})();
