// What pages on a disk need: links that name the files of pages, and answers to the search of another page.
(function () {
  'use strict';
  // The search of another page asks for what this one shows: neither page can read the other.
  addEventListener('message', (event) => {
    if (event.data !== 'talkpress:slides' || event.source !== parent || parent === window) return;
    const copies = [...document.querySelectorAll('.talk-head, .article-head, .tags, img.header-image, section.slide, article > .prose')].map((part) => part.cloneNode(true));
    copies.forEach((part) => part.querySelectorAll('.notes').forEach((notes) => notes.remove()));
    parent.postMessage(`<article>${copies.map((part) => part.outerHTML).join('')}</article>`, '*');
  });
  // No server adds `index.html` to the address of a folder.
  document.querySelectorAll('a[href]').forEach((link) => {
    let [, path, rest] = /^([^?#]*)(.*)$/.exec(link.getAttribute('href'));
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return;
    if (/(^|\/)\.{1,2}$/.test(path)) path += '/';
    if (path.endsWith('/')) link.setAttribute('href', path + 'index.html' + rest);
  });
})();
