// The embedded deck (`?embed`): the slides of the talk and a bar, in a frame on another page. It never takes the focus, because
// that would scroll the other page.
(function () {
  'use strict';
  const root = document.documentElement;
  const deck = window.talkpressDeck;
  const page = location.href.split(/[?#]/)[0];
  let live, bar, shown;

  deck.start.embed = () => {
    if (bar) return;
    // Readers see all steps of a slide at once, as on the talk's page.
    deck.countSteps = () => 0;
    deck.begin();
    [live, bar] = deck.addParts('tp-live', 'tp-embed');
    document.head.append(Object.assign(document.createElement('base'), { target: '_top' }));
    deck.hidePage();
    root.dataset.mode = 'embed';
    deck.slides.forEach((slide) => { slide.inert = true; });
    deck.watch(show);
    deck.listen({ black: null, white: null, rehearse: null }, showDigits);
    deck.watchTouch();
    addEventListener('resize', () => deck.fit(shown));
    addEventListener('hashchange', () => deck.goToHash());
    document.addEventListener('talkpress:patched', deck.hidePage);
    document.addEventListener('click', leaveFrame);
    show();
  };

  // A link to another part of this page leads to the article: in the whole window, the deck would have no way back.
  function leaveFrame(event) {
    const link = event.target.closest('a[href]');
    if (link && link.href.startsWith(page + '?')) link.search = '';
  }

  function showDigits(digits) {
    bar.querySelector('output').textContent = digits || (deck.index + 1) + ' / ' + deck.slides.length;
  }

  function show(isOwn) {
    const slide = deck.current();
    if (slide !== shown) {
      if (shown) {
        deck.conceal(shown);
        shown.inert = true;
      }
      shown = slide;
      slide.inert = false;
      [slide, deck.slides[deck.index + 1]].forEach(load);
      deck.reveal(slide);
      showDigits('');
      bar.querySelector('a').href = page + '#' + encodeURIComponent(slide.id);
      if (isOwn) live.textContent = deck.describe(slide);
    }
    deck.fit(slide);
  }

  // In the size of the frame.
  function load(slide) {
    if (slide) slide.querySelectorAll('.face img').forEach((image) => {
      if (image.sizes) image.sizes = '100vw';
      image.loading = 'eager';
    });
  }
})();
