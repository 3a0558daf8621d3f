// Opens the search dialog: with its button or its key. Its script and stylesheet load only then.
(function () {
  'use strict';
  const { css, js } = document.currentScript.dataset;
  const load = window.talkpressLoad;
  const button = document.querySelector('.find');
  if (!button) return;
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
