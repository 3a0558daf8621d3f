// What every page needs: sidebars that open when they fit, the current heading in the table of contents, links and the search on
// a disk.
(function () {
  'use strict';

  // On a wide window nothing is collapsed: the stylesheet shows the content of a closed `details`, and this opens it.
  function openWhenWide(container, width) {
    const isWide = matchMedia(`(width >= ${width})`);
    const update = () => {
      document.querySelectorAll(`${container} details`).forEach((details) => { details.open = isWide.matches; });
    };
    if (isWide.matches) update();
    isWide.addEventListener('change', update);
  }
  openWhenWide(':not(.is-sheet) > .sidebar', '80rem');
  openWhenWide('.siblings', '70rem');

  // Marks the last heading above the top third of the window in "On this page".
  const links = [...document.querySelectorAll('.toc a')];
  const headings = links.map((link) => headingOf(link.hash.slice(1)));

  // As browsers do: the text of the hash as it is, then decoded. Not every text can be decoded.
  function headingOf(raw) {
    try {
      return document.getElementById(raw) || document.getElementById(decodeURIComponent(raw));
    } catch { return null; }
  }

  function mark() {
    const current = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < innerHeight / 3);
    links.forEach((link, n) => {
      if (n === current) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    });
  }
  if (links.length) {
    addEventListener('scroll', () => requestAnimationFrame(mark), { passive: true });
    mark();
  }

  // On a disk, no server adds `index.html` to the address of a folder, so links have to name it.
  if (location.protocol !== 'file:') return;
  // The search of another page asks for what this one shows: neither page can read the other.
  addEventListener('message', (event) => {
    if (event.data !== 'talkpress:slides' || event.source !== parent || parent === window) return;
    const copies = [...document.querySelectorAll('.talk-head, .article-head, .tags, section.slide, article > .prose')].map((part) => part.cloneNode(true));
    copies.forEach((part) => part.querySelectorAll('.notes').forEach((notes) => notes.remove()));
    parent.postMessage(`<article>${copies.map((part) => part.outerHTML).join('')}</article>`, '*');
  });
  document.querySelectorAll('a[href]').forEach((link) => {
    let [, path, rest] = /^([^?#]*)(.*)$/.exec(link.getAttribute('href'));
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return;
    if (/(^|\/)\.{1,2}$/.test(path)) path += '/';
    if (path.endsWith('/')) link.setAttribute('href', path + 'index.html' + rest);
  });
})();
