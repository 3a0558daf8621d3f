// Follows the reader: marks the resources and the chapter of the slide in view in the sidebar, and says on a
// phone how far it is ("12 / 55"). The page is complete without it. The slides are looked up anew each time,
// so that it does not matter who changes them meanwhile.
(function () {
  'use strict';
  var root = document.documentElement;
  var slides = document.getElementsByClassName('slide');
  var sidebar = document.querySelector('aside.sidebar');
  var shown = null;
  var asked = false;
  if (!slides.length) return;

  var progress = document.createElement('div');
  progress.className = 'progress';
  progress.setAttribute('aria-hidden', 'true');
  progress.hidden = true;
  progress.append(document.createElement('span'), document.createElement('progress'));
  document.body.append(progress);

  // The last slide that begins above the line at two fifths of the window; they stand one below the other.
  function current() {
    var line = innerHeight * 0.4;
    var low = 0;
    var high = slides.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (slides[middle].getBoundingClientRect().top <= line) low = middle + 1;
      else high = middle;
    }
    return low ? slides[low - 1] : null;
  }

  function mark(slide) {
    var n = slide ? Number(slide.dataset.n) : 0;
    var first = null;
    var chapter = null;
    sidebar.querySelectorAll('[data-slides]').forEach(function (item) {
      var now = slide && item.dataset.slides.split(' ').indexOf(slide.id) >= 0;
      item.toggleAttribute('data-now', !!now);
      if (now && !first) first = item;
    });
    sidebar.querySelectorAll('.chapters a').forEach(function (link) {
      link.removeAttribute('aria-current');
      if (Number(link.dataset.n) <= n) chapter = link;
    });
    if (chapter) chapter.setAttribute('aria-current', 'location');
    if (first && !sidebar.matches(':hover, :focus-within')) reveal(first);
  }

  // Scrolls the sidebar, never the page.
  function reveal(item) {
    var inner = item.getBoundingClientRect();
    var outer = sidebar.getBoundingClientRect();
    if (inner.height && (inner.top < outer.top || inner.bottom > outer.bottom)) {
      sidebar.scrollTop += inner.top - outer.top - outer.height / 3;
    }
  }

  function follow() {
    asked = false;
    if (root.dataset.mode !== 'read') return;
    var slide = current();
    if (slide === shown) return;
    shown = slide;
    progress.hidden = !slide;
    if (slide) {
      progress.firstChild.textContent = slide.dataset.n + ' / ' + slides.length;
      progress.lastChild.max = slides.length;
      progress.lastChild.value = slide.dataset.n;
    }
    if (sidebar) mark(slide);
  }

  function ask() {
    if (!asked) requestAnimationFrame(follow);
    asked = true;
  }

  addEventListener('scroll', ask, { passive: true });
  addEventListener('resize', ask);
  ask();
})();
