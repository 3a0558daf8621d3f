// Buttons, keys and a slide number for the embedded deck; without scripts it is a row to scroll.
(function () {
  'use strict';
  const row = document.querySelector('.slides');
  const slides = [...row.querySelectorAll('section.slide')];
  const [output, link] = ['output', 'a'].map((name) => document.querySelector('#tp-embed ' + name));
  const page = link.href.split('#')[0];
  const isRtl = getComputedStyle(row).direction === 'rtl';
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  let index = -1;

  const indexInView = () => Math.min(slides.length - 1, Math.round(Math.abs(row.scrollLeft) / row.clientWidth));
  function update() {
    if (indexInView() === index) return;
    index = indexInView();
    output.textContent = index + 1 + ' / ' + slides.length;
    link.href = page + '#' + encodeURIComponent(slides[index].id);
    slides.forEach((slide, i) => { slide.inert = i !== index; });
  }
  function goTo(target) {
    const left = Math.max(0, Math.min(target, slides.length - 1)) * row.clientWidth;
    row.scrollTo({ left: isRtl ? -left : left, behavior: reducedMotion.matches ? 'instant' : 'smooth' });
  }

  document.querySelectorAll('#tp-embed [hidden]').forEach((part) => { part.hidden = false; });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-by]');
    if (button) goTo(index + Number(button.dataset.by));
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('video, audio, input')) return;
    if (event.key === ' ' && event.target.closest('a, button')) return;
    const ahead = isRtl ? -1 : 1;
    const by = { ArrowRight: ahead, ArrowLeft: -ahead, PageDown: 1, PageUp: -1, ' ': event.shiftKey ? -1 : 1, Home: -index, End: slides.length }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    goTo(index + by);
  });
  row.addEventListener('scroll', update, { passive: true });
  addEventListener('resize', update);
  update();
})();
