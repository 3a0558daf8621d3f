// The overview: all slides as a grid of links.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  let grid = null;
  let unwatch = null;
  let tileWidth = 0;

  deck.closeOverview = () => {
    if (!grid) return false;
    unwatch();
    removeEventListener('resize', fill);
    grid.remove();
    grid = null;
    root.dataset.mode = 'present';
    const slide = deck.current();
    deck.updateFilms(slide, !root.dataset.tpBlank);
    slide.inert = false;
    document.getElementById('tp-bar').inert = false;
    slide.focus({ preventScroll: true });
    return true;
  };

  deck.toggleOverview = () => {
    if (deck.closeOverview()) return;
    [grid] = deck.addParts('tp-overview');
    fill();
    addEventListener('resize', fill);
    grid.querySelector('ol').append(...deck.slides.map(tile));
    root.dataset.mode = 'overview';
    deck.fitCopies(grid);
    deck.updateFilms(deck.current(), false);
    deck.current().inert = true;
    document.getElementById('tp-bar').inert = true;
    const link = grid.querySelectorAll('a')[deck.index];
    link.setAttribute('aria-current', 'true');
    link.focus();
    link.scrollIntoView({ block: 'center' });
    unwatch = deck.watch(deck.closeOverview);
    grid.addEventListener('click', choose);
    grid.addEventListener('keydown', moveFocus);
  };

  // As wide, for its height, as the widest slide: a deck of 4 by 3 has no bars beside its pictures.
  function ratioOf(slide) {
    const image = slide.querySelector('.face > img, .face > a > img');
    return image ? Number(image.getAttribute('width')) / Number(image.getAttribute('height')) || 16 / 9 : 16 / 9;
  }

  // As many columns as make the slides largest while all of them are in the window. If they would be smaller than the stylesheet has
  // them, the grid scrolls.
  function fill() {
    const em = Number.parseFloat(getComputedStyle(root).fontSize);
    const least = Math.max(13 * em, innerWidth * 0.15);
    const count = deck.slides.length;
    const ratio = Math.max(1, Math.min(16 / 9, Math.max(...deck.slides.map(ratioOf))));
    // What each of `n` tiles has of `space`, without the padding of the grid and the gaps.
    const share = (space, n) => (space - 2 * em - (n - 1) * em / 2) / n;
    const widthIn = (columns) => {
      const high = share(innerHeight, Math.ceil(count / columns));
      // A tile has a padding of 8px and the number of its slide below.
      return Math.floor(Math.min(share(innerWidth, columns), (high - 16 - 1.5 * em) * ratio + 16));
    };
    const most = Math.max(1, Math.floor(innerWidth / least));
    const best = Array.from({ length: most }, (_, n) => n + 1).reduce((a, b) => (widthIn(b) > widthIn(a) ? b : a));
    const fits = widthIn(best) >= least;
    tileWidth = fits ? widthIn(best) : least;
    const { style } = grid.querySelector('ol');
    style.setProperty('--tp-ratio', ratio);
    style.gridTemplateColumns = fits ? `repeat(${best}, ${tileWidth}px)` : '';
    style.justifyContent = fits ? 'center' : '';
  }

  function tile(slide) {
    const item = document.createElement('li');
    const face = document.createElement('div');
    const link = document.createElement('a');
    face.inert = true;
    const shown = slide.querySelector('.card, .face img, .face > .film');
    if (shown) {
      const copy = deck.copy(shown);
      copy.alt = '';
      face.append(copy);
      if (shown.localName === 'img' && shown.srcset) showSmall(copy, shown);
      deck.copyLook(slide, face);
    }
    link.href = '#' + slide.id;
    link.setAttribute('aria-label', deck.describe(slide));
    link.textContent = slide.dataset.n;
    item.append(face, link);
    return item;
  }

  // A small picture, which is quick to decode; without a network, the one that present mode has loaded. The browser would choose that
  // one always.
  function showSmall(copy, shown) {
    const wanted = tileWidth * devicePixelRatio;
    const sizes = shown.srcset.split(', ').map((text) => text.split(' ')).filter(([, width]) => parseInt(width) >= wanted);
    if (!sizes.length) return;
    ['srcset', 'sizes'].forEach((name) => copy.removeAttribute(name));
    copy.addEventListener('error', () => { copy.src = shown.src; }, { once: true });
    copy.loading = 'lazy';
    [[copy.src]] = sizes;
  }

  function choose(event) {
    const link = event.target.closest('a');
    if (!link) return;
    event.preventDefault();
    const index = [...grid.querySelectorAll('a')].indexOf(link);
    deck.closeOverview();
    if (index !== deck.index) deck.goTo(index);
  }

  // Arrow keys move the focus within the grid as it is laid out.
  function moveFocus(event) {
    const links = [...grid.querySelectorAll('a')];
    const index = links.indexOf(document.activeElement);
    const columns = Math.max(1, links.findIndex((link) => link.getBoundingClientRect().top > links[0].getBoundingClientRect().top));
    const ahead = getComputedStyle(root).direction === 'rtl' ? -1 : 1;
    const by = { ArrowRight: ahead, ArrowLeft: -ahead, ArrowDown: columns, ArrowUp: -columns, Home: -index, End: links.length - 1 - index }[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    links[index + by]?.focus();
  }
})();
