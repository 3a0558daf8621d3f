// Sidebars that open when they fit, and the current heading in the table of contents.
(function () {
  'use strict';
  const { disk } = document.currentScript.dataset;

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

  if (location.protocol === 'file:') window.talkpressLoad(disk);
})();
