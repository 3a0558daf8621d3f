// What every page has to do.
(function () {
  'use strict';

  // Where there is room nothing folds: the stylesheet shows what is in a closed `details`, and here it opens in earnest.
  function unfold(inside, width) {
    var wide = matchMedia('(width >= ' + width + ')');
    function follow() {
      document.querySelectorAll(inside + ' details').forEach(function (details) { details.open = wide.matches; });
    }
    if (wide.matches) follow();
    wide.addEventListener('change', follow);
  }
  unfold('.sidebar', '80rem');
  unfold('.siblings', '70rem');

  // Marks in "On this page" the last heading that has passed the top third of the window.
  var links = Array.from(document.querySelectorAll('.toc a'));
  var headings = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
  function mark() {
    var now = headings.findLastIndex(function (heading) {
      return heading && heading.getBoundingClientRect().top < innerHeight / 3;
    });
    links.forEach(function (link, n) {
      if (n === now) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    });
  }
  if (links.length) {
    addEventListener('scroll', function () { requestAnimationFrame(mark); }, { passive: true });
    mark();
  }

  // A site opened from a disk has nobody to serve `index.html` for a folder: name it in every link.
  if (location.protocol !== 'file:') return;
  document.querySelectorAll('a[href]').forEach(function (link) {
    var parts = /^([^?#]*)(.*)$/.exec(link.getAttribute('href'));
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(parts[1])) return;
    if (/(^|\/)\.{1,2}$/.test(parts[1])) parts[1] += '/';
    if (parts[1].slice(-1) === '/') link.setAttribute('href', parts[1] + 'index.html' + parts[2]);
  });
})();
