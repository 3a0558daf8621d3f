// One slide fills the window: what present mode and the embedded deck have in common.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  const mediaOf = (slide) => [...slide.querySelectorAll('.face :is(video, audio, iframe)')];

  // Shows a slide; `fit` comes when nothing else changes its layout.
  deck.reveal = (slide) => {
    slide.setAttribute('aria-current', 'true');
    slide.toggleAttribute('data-tp-card', !!slide.querySelector('.card'));
    deck.addNotes(slide.querySelector('.card'));
    deck.addMargins(slide);
    deck.sizeImages(slide);
    // An image that is not loaded has no height yet.
    [...slide.querySelectorAll('.card img')].filter((image) => !image.complete).forEach((image) => {
      image.addEventListener('load', () => { if (slide.hasAttribute('aria-current')) deck.fit(slide); }, { once: true });
    });
    checkMedia(slide);
  };

  deck.conceal = (slide) => {
    ['aria-current', 'data-tp-card', 'tabindex'].forEach((name) => slide.removeAttribute(name));
    deck.removeMargins(slide);
    clearSteps(slide);
    deck.removeNotes(slide.querySelector('.card'));
    stopMedia(slide);
    if (deck.stopFilms) deck.stopFilms(slide);
  };

  function clearSteps(slide) {
    const marks = ['data-tp-later', 'data-tp-now', 'data-tp-step'];
    slide.querySelectorAll(marks.map((mark) => `[${mark}]`)).forEach((e) => marks.forEach((mark) => e.removeAttribute(mark)));
  }

  // A word with the form that its language has for the number `n`.
  deck.counted = (name, n) => {
    const forms = JSON.parse(deck.word(name));
    return (forms[new Intl.PluralRules(forms.lang).select(n)] || forms.other).replace('{n}', n);
  };
  // A slide in words, for screen readers: "Slide 3 of 40: Questions?"
  deck.describe = (slide) => {
    const content = deck.titleOf(slide);
    return deck.word('slide').replace('{n}', slide.dataset.n).replace('{total}', deck.slides.length) + (content && deck.word('colon') + content);
  };

  // Fits a text slide to 16 by 9, or to the height of a window that is higher than wide.
  deck.fit = (slide) => {
    const card = slide.querySelector('.card');
    deck.measureMargins(slide);
    if (!card) return;
    const space = card.parentElement.clientHeight;
    deck.fitCard(card, innerWidth > innerHeight ? Math.min(space, card.offsetWidth * 9 / 16) : space);
    card.style.setProperty('--tp-scale', Math.min(1, space / card.offsetHeight));
  };

  // Limits an image to its own pixels; a drawing (SVG) has none.
  deck.sizeImages = (slide) => slide.querySelectorAll('.face > img, .face > a > img').forEach((image) => {
    const isDrawing = /\.svg($|[?#])/i.test(image.currentSrc || image.src);
    ['width', 'height'].forEach((side) => {
      const pixels = Number(image.getAttribute(side)) || image[side === 'width' ? 'naturalWidth' : 'naturalHeight'];
      if (pixels && !isDrawing) image.style.setProperty('--tp-' + side, pixels + 'px');
    });
  });

  // If media cannot play (no network, not allowed in a frame, no such file), the slide shows a link to it.
  const checkMedia = (slide) => mediaOf(slide).forEach((media) => {
    const source = media.currentSrc || media.src || (media.querySelector('source') || {}).src || '';
    const fail = () => {
      if (!slide.hasAttribute('aria-current')) return;
      if (media.nextElementSibling && media.nextElementSibling.matches('.tp-media')) return;
      const link = document.createElement('a');
      Object.assign(link, { className: 'tp-media', href: source, textContent: deck.word('media') + source, target: '_blank', rel: 'noopener' });
      media.dataset.tpFailed = '';
      media.after(link);
    };
    const isUnreachable = media.localName === 'iframe' && /^https?:/.test(source) && !navigator.onLine;
    if (isUnreachable || media.error || media.networkState === 3) fail();
    else media.addEventListener('error', fail, { capture: true, once: true });
    if (media.localName === 'iframe' && !isUnreachable) addEventListener('offline', fail, { once: true });
  });
  const stopMedia = (slide) => mediaOf(slide).forEach((media) => {
    if (media.pause) media.pause();
    // A frame of another site cannot be stopped from here, only reloaded.
    else if (media.src) media.src = media.src;
    delete media.dataset.tpFailed;
    if (media.nextElementSibling && media.nextElementSibling.matches('.tp-media')) media.nextElementSibling.remove();
  });

  // Touch: swipes, and taps at the sides. On a zoomed page touches scroll, and links stay links.
  deck.watchTouch = (signal) => {
    let from = null;
    document.addEventListener('pointerdown', (event) => {
      const isSlide = event.target.closest('section.slide, #tp-blank') && !event.target.closest('a, button, video, audio, iframe, .transcript');
      from = event.pointerType !== 'mouse' && event.isPrimary && isSlide ? event : null;
    }, { signal });
    document.addEventListener('pointercancel', () => { from = null; }, { signal });
    document.addEventListener('pointerup', (event) => {
      if (!from || (window.visualViewport && visualViewport.scale > 1.05)) return;
      const dx = event.clientX - from.clientX;
      const dy = event.clientY - from.clientY;
      const duration = event.timeStamp - from.timeStamp;
      from = null;
      const isTap = Math.hypot(dx, dy) < 10 && duration < 500;
      if (!isTap && Math.abs(dx) < Math.max(40, 2 * Math.abs(dy))) return;
      const ahead = getComputedStyle(root).direction === 'rtl' ? -1 : 1;
      const fromMiddle = (event.clientX / innerWidth - 0.5) * ahead;
      if (isTap ? fromMiddle < -1 / 6 : dx * ahead > 0) deck.previous();
      else deck.next();
    }, { signal });
  };
})();
