// In the preview: finds and marks the text slides that are much taller than 16 by 9, and reports them.
(function () {
  'use strict';
  let reported = '';

  function measure() {
    const tooTall = [...document.querySelectorAll('section.slide')].filter((slide) => {
      const card = slide.querySelector('.card');
      const isTooTall = !!card && card.offsetWidth > 0 && card.offsetHeight > card.offsetWidth * 9 / 16 * 1.6;
      slide.toggleAttribute('data-tp-overflow', isTooTall);
      return isTooTall;
    });
    const slides = tooTall.map((slide) => slide.id);
    if (slides.join() === reported) return;
    reported = slides.join();
    if (slides.length) console.warn('talkpress: the text is taller than its slide: ' + slides.map((id) => '#' + id).join(' '));
    document.dispatchEvent(new CustomEvent('talkpress:overflow', { detail: { slides } }));
  }

  const whenReading = () => { if (document.documentElement.dataset.mode === 'read') requestAnimationFrame(measure); };
  document.addEventListener('talkpress:patched', whenReading);
  addEventListener('resize', whenReading);
  document.fonts.ready.then(whenReading);
})();
