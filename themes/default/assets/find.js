// Opens the search: at a press of the button or of `/`. What it takes is loaded then, and not before.
(function () {
  'use strict';
  var data = document.currentScript.dataset;
  var button = document.querySelector('.find');
  if (!button) return;
  button.hidden = false;

  function open() {
    if (window.talkpressSearch) return window.talkpressSearch.open();
    if (button.dataset.asked) return;
    button.dataset.asked = '';
    var sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = data.css;
    var script = document.createElement('script');
    script.src = data.js;
    script.dataset.folder = data.folder;
    sheet.onload = sheet.onerror = function () { document.head.append(script); };
    script.onload = function () { window.talkpressSearch.open(); };
    document.head.append(sheet);
  }

  button.addEventListener('click', open);
  document.addEventListener('keydown', function (event) {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    open();
  });
})();
