// What all pages need: a loader for other scripts, sidebars that open when they fit, and the current heading in the table of
// contents.
(function () {
  'use strict';
  const { disk } = document.currentScript.dataset;

  // Adds a script or stylesheet, once. Scripts run in the order in which they were added.
  const loaded = new Map();
  window.talkpressLoad = (url) => {
    if (!loaded.has(url)) loaded.set(url, new Promise((done, failed) => {
      const isStyle = /\.css($|\?)/.test(url);
      // A talk that is a single file has its parts in it.
      const part = document.querySelector(`script[data-part="${CSS.escape(url)}"]`);
      const tag = document.createElement(isStyle ? part ? 'style' : 'link' : 'script');
      tag.id = 'tp-part-' + loaded.size;
      Object.assign(tag, part ? { textContent: part.textContent } : isStyle ? { rel: 'stylesheet', href: url } : { async: false, src: url });
      tag.onload = done;
      tag.onerror = () => { loaded.delete(url); tag.remove(); failed(new Error(url)); };
      document.body.append(tag);
      if (part) done();
    }));
    return loaded.get(url);
  };

  // A theme may have a `base.html` from before keys.js: then keys with names act.
  window.talkpressKeys ??= {
    actions: {}, actionOf() {}, show() {}, labels: () => [],
    keyOf: ({ key, altKey, ctrlKey }) => (altKey || ctrlKey ? '' : key),
    isTyping: ({ target }) => target.closest('input, dialog'),
  };

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
  openWhenWide('.no-slides > .sidebar', '0px');
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

  if (disk && location.protocol === 'file:') window.talkpressLoad(disk);
})();
