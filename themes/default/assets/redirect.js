// The page has moved: go on to where it is now, and take the `#slide` of the address along, which a
// `<meta http-equiv="refresh">` would lose. Not deferred: it has to be faster than that.
(function () {
  'use strict';
  var to = new URL(document.currentScript.dataset.to, location.href);
  // A folder of a disk has no page of its own.
  if (to.protocol === 'file:' && to.pathname.slice(-1) === '/') to.pathname += 'index.html';
  if (location.hash) to.hash = location.hash;
  location.replace(to.href);
})();
