// Follows the reader: marks the resources and the chapter of the slide in view in the sidebar, and shows the progress there, or
// at the foot of a phone ("12 / 55"). The page is complete without it.
(function () {
  'use strict';
  const root = document.documentElement;
  // The preview may change them.
  let slides = [];
  const findSlides = () => { slides = document.querySelectorAll('section.slide'); };
  const sidebar = document.querySelector('aside.sidebar');
  let shown = null;
  let isScheduled = false;
  findSlides();
  if (!slides.length) return;

  const progress = document.createElement('div');
  const label = document.createElement('span');
  const bar = document.createElement('progress');
  progress.className = 'progress';
  progress.setAttribute('aria-hidden', 'true');
  progress.hidden = true;
  progress.append(label, bar);
  document.body.append(progress);

  // The last slide that starts above two fifths of the window; the slides are in order, so a binary search finds it.
  function current() {
    const line = innerHeight * 0.4;
    let low = 0;
    let high = slides.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (slides[middle].getBoundingClientRect().top <= line) low = middle + 1;
      else high = middle;
    }
    return low ? slides[low - 1] : null;
  }

  function mark(slide) {
    const n = slide ? Number(slide.dataset.n) : 0;
    let first = null;
    let chapter = null;
    sidebar.querySelectorAll('[data-slides]').forEach((item) => {
      const isCurrent = !!slide && item.dataset.slides.split(' ').includes(slide.id);
      item.toggleAttribute('data-now', isCurrent);
      if (isCurrent && !first) first = item;
    });
    sidebar.querySelectorAll('.chapters a').forEach((link) => {
      link.removeAttribute('aria-current');
      if (Number(link.dataset.n) <= n) chapter = link;
    });
    if (chapter) chapter.setAttribute('aria-current', 'location');
    const place = sidebar.querySelector('.place > span');
    if (place) place.textContent = n || 1;
    if (!sidebar.matches(':hover, :focus-within')) [first, chapter].forEach((item) => item && reveal(item));
  }

  // Scrolls the sidebar, never the page.
  function reveal(item) {
    const inner = item.getBoundingClientRect();
    const outer = sidebar.getBoundingClientRect();
    if (inner.height && (inner.top < outer.top || inner.bottom > outer.bottom)) {
      sidebar.scrollTop += inner.top - outer.top - outer.height / 3;
    }
  }

  function update() {
    isScheduled = false;
    if (root.dataset.mode !== 'read') return;
    const slide = current();
    if (slide === shown) return;
    shown = slide;
    progress.hidden = !slide;
    if (slide) {
      label.textContent = `${slide.dataset.n} / ${slides.length}`;
      bar.max = slides.length;
      bar.value = slide.dataset.n;
    }
    if (sidebar) mark(slide);
  }

  function schedule() {
    if (!isScheduled) requestAnimationFrame(update);
    isScheduled = true;
  }

  addEventListener('scroll', schedule, { passive: true });
  addEventListener('resize', schedule);
  document.addEventListener('talkpress:patched', () => { findSlides(); schedule(); });
  schedule();
})();
