// The page that `talkpress export pdf` prints: a section for each slide, or for each of its steps.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  deck.findSlides();
  if (root.hasAttribute('data-steps')) {
    deck.slides.forEach((slide) => {
      const count = deck.countSteps(slide);
      for (let step = 0; step < count; step += 1) {
        const copy = slide.cloneNode(true);
        [copy, ...copy.querySelectorAll('[id]')].forEach((part) => part.removeAttribute('id'));
        copy.querySelectorAll('.bookmark').forEach((heading) => { if (step) heading.remove(); });
        slide.before(copy);
        deck.showStep(copy, step);
      }
      if (count) {
        deck.showStep(slide, count);
        slide.querySelectorAll('.bookmark').forEach((heading) => heading.remove());
      }
    });
    deck.findSlides();
  }
  // Drawings (SVG) have no pixels of their own; other images are not made larger than they are.
  deck.slides.forEach((slide) => slide.querySelectorAll('.face > img, .face > a > img').forEach((image) => {
    if (/^data:image\/svg|\.svg($|[?#])/i.test(image.src)) return;
    ['width', 'height'].forEach((side) => {
      if (image.getAttribute(side)) image.style.setProperty('--tp-' + side, image.getAttribute(side) + 'px');
    });
  }));
})();
