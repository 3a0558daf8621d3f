// Goes on to the new address of a page that has moved, with the `#slide` of the old address, which a
// `<meta http-equiv="refresh">` would lose. Not deferred, because it has to run before that.
(function () {
  'use strict';
  const to = new URL(document.currentScript.dataset.to, location.href);
  // On a disk, a folder does not lead to its page.
  if (to.protocol === 'file:' && to.pathname.endsWith('/')) to.pathname += 'index.html';
  if (location.hash) to.hash = location.hash;
  location.replace(to.href);
})();
