// Printing while slides fill the window, or the speaker window: one slide a page, with all of its steps. On the screen nothing
// changes.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  const cardOf = (slide) => slide.querySelector('.card');

  addEventListener('beforeprint', () => {
    if (/read|watch/.test(root.dataset.mode)) return;
    // Images that nobody has seen yet.
    deck.slides.forEach((slide) => slide.querySelectorAll('.face img').forEach((image) => { image.loading = 'eager'; }));
    // Lays the slides out in the size of a page, out of sight.
    root.dataset.tpPrint = '';
    deck.slides.forEach((slide) => {
      const card = cardOf(slide);
      deck.sizeImages?.(slide);
      deck.addMargins(slide);
      deck.measureMargins(slide);
      if (!card) return;
      deck.addNotes(card);
      card.style.setProperty('--tp-scale', 1);
      const height = slide.offsetHeight;
      deck.fitCard(card, height);
      card.style.setProperty('--tp-scale', Math.min(1, height / card.offsetHeight));
    });
    delete root.dataset.tpPrint;
  });

  addEventListener('afterprint', () => {
    if (/read|watch/.test(root.dataset.mode)) return;
    deck.slides.forEach((slide) => {
      if (slide.hasAttribute('aria-current')) return deck.fit(slide);
      deck.removeMargins(slide);
      if (!cardOf(slide)) return;
      deck.removeNotes(cardOf(slide));
      ['fit', 'scale', 'notes'].forEach((name) => cardOf(slide).style.removeProperty('--tp-' + name));
    });
  });
})();
