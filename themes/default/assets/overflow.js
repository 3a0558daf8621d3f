// In the preview: finds the cards whose text needs more than their frame of 16 by 9, marks them, and says so.
(function () {
  'use strict';
  let told = '';

  function measure() {
    const over = [...document.querySelectorAll('section.slide')].filter((slide) => {
      const card = slide.querySelector('.card');
      const isOver = !!card && card.offsetWidth > 0 && card.offsetHeight > card.offsetWidth * 9 / 16 + 2;
      slide.toggleAttribute('data-tp-overflow', isOver);
      return isOver;
    });
    const slides = over.map((slide) => slide.id);
    if (slides.join() === told) return;
    told = slides.join();
    if (slides.length) console.warn('talkpress: the text is taller than its slide: ' + slides.map((id) => '#' + id).join(' '));
    document.dispatchEvent(new CustomEvent('talkpress:overflow', { detail: { slides } }));
  }

  const whenReading = () => { if (document.documentElement.dataset.mode === 'read') requestAnimationFrame(measure); };
  document.addEventListener('talkpress:patched', whenReading);
  addEventListener('resize', whenReading);
  document.fonts.ready.then(whenReading);
})();
