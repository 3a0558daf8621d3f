// Films on stage: each starts from the beginning when it comes up, and stops when it goes. Nowhere else does one start.
(function () {
  'use strict';
  const deck = window.talkpressDeck;
  // The films that have come up, each with whether it waits behind a blank screen or the overview.
  const up = new Map();
  const filmsOf = (slide) => [...slide.querySelectorAll('.face [data-film]')];
  const wantsStill = matchMedia('(prefers-reduced-motion: reduce)');
  const isOwn = (film) => new URL(film.currentSrc || film.src, location.href).origin === location.origin;

  // Seconds, from an address such as `a.webm#t=10`.
  const beginning = (film) => Number((/#t=(?:npt:)?([\d.]+)/.exec(film.src) || [0, 0])[1]) || 0;

  function start(film) {
    up.set(film, false);
    film.preload = 'auto';
    film.currentTime = beginning(film);
    if (!film.hasAttribute('data-hold') && !wantsStill.matches) play(film);
  }

  // A browser may refuse sound before the first key or click on the page: until then, the film plays without it.
  function play(film) {
    film.play().catch((error) => {
      if (error.name !== 'NotAllowedError' || film.muted) return;
      film.muted = true;
      const unmute = () => { film.muted = film.defaultMuted; };
      ['keydown', 'pointerdown'].forEach((type) => document.addEventListener(type, unmute, { once: true }));
      film.play().catch(() => {});
    });
  }

  function stop(film) {
    if (!up.delete(film)) return;
    film.pause();
    if (film.readyState) film.currentTime = beginning(film);
  }

  // `isSeen`: the slide is on the screen. A film behind a step comes up with it.
  deck.updateFilms = (slide, isSeen) => filmsOf(slide).forEach((film) => {
    if (film.closest('[data-tp-later]')) return stop(film);
    if (!up.has(film)) {
      if (isSeen) start(film);
    } else if (!isSeen && !film.paused) {
      film.pause();
      up.set(film, true);
    } else if (isSeen && up.get(film)) {
      up.set(film, false);
      play(film);
    }
  });
  deck.stopFilms = (slide) => filmsOf(slide).forEach(stop);
  // Loads the films of a slide before they are needed, except those of other sites.
  deck.loadFilms = (slide) => filmsOf(slide).filter(isOwn).forEach((film) => { film.preload = 'auto'; });
})();
