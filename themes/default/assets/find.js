// Opens the search dialog: with its button or with `/`. Its script and stylesheet load only then.
(function () {
  'use strict';
  const { css, js, folder } = document.currentScript.dataset;
  const button = document.querySelector('.find');
  if (!button) return;
  button.hidden = false;

  function open() {
    // The embedded deck is nothing but slides.
    if (document.documentElement.dataset.mode === 'embed') return;
    if (window.talkpressSearch) return window.talkpressSearch.open();
    if (button.dataset.asked) return;
    button.dataset.asked = 'yes';
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = css;
    const script = document.createElement('script');
    script.src = js;
    script.dataset.folder = folder;
    sheet.onload = sheet.onerror = () => document.head.append(script);
    script.onload = () => window.talkpressSearch.open();
    document.head.append(sheet);
  }

  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    open();
  });
})();
