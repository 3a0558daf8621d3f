// The overview: all slides as a grid of links, for who looks for one.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  let grid = null;
  let unwatch = null;

  deck.closeOverview = () => {
    if (!grid) return false;
    unwatch();
    grid.remove();
    grid = null;
    root.dataset.mode = 'present';
    const slide = deck.current();
    slide.inert = false;
    document.getElementById('tp-bar').inert = false;
    slide.focus({ preventScroll: true });
    return true;
  };

  deck.toggleOverview = () => {
    if (deck.closeOverview()) return;
    [grid] = deck.parts('tp-overview');
    grid.querySelector('ol').append(...deck.slides.map(tile));
    root.dataset.mode = 'overview';
    deck.current().inert = true;
    document.getElementById('tp-bar').inert = true;
    const links = [...grid.querySelectorAll('a')];
    links[deck.at].setAttribute('aria-current', 'true');
    links[deck.at].focus();
    links[deck.at].scrollIntoView({ block: 'center' });
    unwatch = deck.watch(deck.closeOverview);
    grid.addEventListener('click', choose);
    grid.addEventListener('keydown', walk);
  };

  function tile(slide) {
    const item = document.createElement('li');
    const face = document.createElement('div');
    const link = document.createElement('a');
    face.inert = true;
    const shown = slide.querySelector('.card, .face img');
    if (shown) {
      const copy = deck.copy(shown);
      copy.alt = '';
      face.append(copy);
    }
    link.href = '#' + slide.id;
    link.setAttribute('aria-label', deck.say(slide));
    link.textContent = slide.dataset.n;
    item.append(face, link);
    return item;
  }

  function choose(event) {
    const link = event.target.closest('a');
    if (!link) return;
    event.preventDefault();
    const at = [...grid.querySelectorAll('a')].indexOf(link);
    deck.closeOverview();
    if (at !== deck.at) deck.go(at);
  }

  // Arrows walk in the grid, as it stands on the screen.
  function walk(event) {
    const links = [...grid.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    const columns = Math.max(1, links.findIndex((link) => link.getBoundingClientRect().top > links[0].getBoundingClientRect().top));
    const ahead = getComputedStyle(root).direction === 'rtl' ? -1 : 1;
    const by = { ArrowRight: ahead, ArrowLeft: -ahead, ArrowDown: columns, ArrowUp: -columns, Home: -at, End: links.length - 1 - at }[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const to = links[at + by];
    if (to) to.focus();
  }
})();
