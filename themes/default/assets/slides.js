// The slides of the deck: their steps, and copies of them, with footnotes, header and footer, in the space that there is.
(function () {
  'use strict';
  const deck = window.talkpressDeck;

  // What a slide shows step by step: groups of lines of code (the first group at once), items of stepped lists, and other
  // elements; one `with-previous`, or with the same fragment index, appears together with the one before it.
  const STEPPED = '.face :is(pre:has([data-step]), .step > li, .step:not(ul, ol), .fragment)';
  const stepped = (slide) => [...slide.querySelectorAll(STEPPED)];
  const stepsOf = (line) => line.dataset.step.split(' ').map(Number);
  const isLines = (part) => part.matches('pre:has([data-step])');
  const isWithPrevious = (part, before) => part.matches('.with-previous')
    || part.dataset.fragmentIndex && part.dataset.fragmentIndex === before?.dataset.fragmentIndex;
  function count(part, before) {
    if (!isLines(part)) return Number(!isWithPrevious(part, before));
    return Math.max(...[...part.querySelectorAll('[data-step]')].flatMap(stepsOf)) - 1;
  }
  deck.countSteps = (slide) => stepped(slide).reduce((sum, part, n, all) => sum + count(part, all[n - 1]), 0);
  deck.showStep = (slide, step) => {
    let isShown = true;
    stepped(slide).forEach((part, n, all) => {
      const steps = count(part, all[n - 1]);
      const done = Math.min(step, steps);
      step -= done;
      if (isLines(part)) {
        part.dataset.tpStep = done;
        return part.querySelectorAll('[data-step]').forEach((line) => line.toggleAttribute('data-tp-now', stepsOf(line).includes(done + 1)));
      }
      if (steps) isShown = done > 0;
      // Fragments of reveal.js that go, at their step or at the next one.
      const isOver = step > 0 && part.matches('.fragment.current-visible');
      part.toggleAttribute('data-tp-later', isOver || part.matches('.fragment.fade-out') === isShown);
    });
  };

  deck.word = (name) => document.getElementById('tp-present').dataset[name];
  // What a slide shows, in a few words: its heading, or else the description of its picture or film.
  deck.titleOf = (slide) => {
    const image = slide.querySelector('.face > img, .face > a > img');
    const heading = slide.querySelector('.card :is(h1, h2, h3, h4, p)');
    const film = slide.querySelector('.face > .film > video');
    return image ? image.alt : film ? film.getAttribute('aria-label') : heading ? heading.textContent : '';
  };
  // Loads the image in full size from now on.
  deck.loadFull = (image) => {
    image.loading = 'eager';
    if (image.sizes) image.sizes = image.getAttribute('width') + 'px';
  };
  // A copy of a part of a slide, to show elsewhere on the page.
  deck.copy = (element) => {
    const copy = element.cloneNode(true);
    [copy, ...copy.querySelectorAll('[id]')].forEach((e) => e.removeAttribute('id'));
    copy.querySelectorAll('img').forEach(deck.loadFull);
    copy.querySelectorAll('.enlarge').forEach((button) => button.remove());
    copy.querySelectorAll('iframe, video, audio').forEach((media) => media.replaceWith(...still(media)));
    return copy;
  };
  // What a copy shows in place of a film: its poster, its first picture, or its name. Nothing in a copy plays.
  function still(film) {
    const name = film.getAttribute('aria-label') || '';
    if (film.poster) return [Object.assign(new Image(), { src: film.poster, alt: name })];
    const isOwn = film.localName === 'video' && film.hasAttribute('src') && new URL(film.src).origin === location.origin;
    if (!isOwn) return name ? ['▶ ' + name] : [];
    ['autoplay', 'controls', 'data-film', 'loop'].forEach((attribute) => film.removeAttribute(attribute));
    return [Object.assign(film, { muted: true, preload: 'metadata', tabIndex: -1 })];
  }

  // Repeats the footnotes to which a text slide refers at its foot: the article has them below the transcript.
  deck.addNotes = (card) => {
    const hashes = new Set(card ? [...card.querySelectorAll('.footnote-ref a')].map((link) => link.hash) : []);
    const notes = [...hashes].map((hash) => deck.elementOf(hash)).filter((note) => note && !card.contains(note));
    if (!notes.length || card.querySelector('.tp-notes')) return;
    const list = document.createElement('ol');
    list.className = 'tp-notes';
    list.append(...notes.map((note) => {
      const copy = deck.copy(note);
      copy.querySelectorAll('.footnote-back').forEach((link) => link.remove());
      copy.value = [...hashes].find((hash) => deck.elementOf(hash) === note).replace(/\D+/g, '');
      return copy;
    }));
    card.append(list);
  };
  deck.removeNotes = (card) => { if (card && card.querySelector('.tp-notes')) card.querySelector('.tp-notes').remove(); };

  // Header, footer and number are in a template, so that the talk's page has nothing of them.
  deck.addMargins = (slide) => {
    const template = slide.querySelector('.face > template.margins');
    if (!template || slide.querySelector('.tp-margins')) return;
    const margins = document.createElement('div');
    margins.className = 'tp-margins';
    margins.append(template.content.cloneNode(true));
    template.after(margins);
  };
  // The content keeps away from them, however long they are.
  deck.measureMargins = (slide) => {
    const face = slide.querySelector('.face');
    ['header', 'footer'].forEach((name) => {
      const line = face.querySelector('.tp-margins > .' + name);
      if (line) face.style.setProperty('--tp-' + name, line.offsetHeight + 'px');
    });
  };
  deck.removeMargins = (slide) => slide.querySelectorAll('.tp-margins').forEach((margins) => margins.remove());

  // Makes the text of a text slide below the title smaller until it is at most `height` high: nothing scrolls, and no word of a
  // table is cut.
  deck.fitCard = (card, height) => {
    const wide = [...card.querySelectorAll('.table, .formula')];
    const notes = card.querySelector('.tp-notes');
    const set = (name, value) => card.style.setProperty('--tp-' + name, value);
    const isTooBig = () => Math.max(card.offsetHeight, card.scrollHeight) > height + 1 || wide.some((block) => block.scrollWidth > block.clientWidth + 1);
    set('notes', notes ? notes.offsetHeight + 'px' : '0px');
    set('fit', 1);
    let [small, big] = isTooBig() ? [0.25, 1] : [1, 1];
    for (let n = 0; n < 6 && small < big; n += 1) {
      const middle = (small + big) / 2;
      set('fit', middle);
      if (isTooBig()) big = middle;
      else small = middle;
    }
    set('fit', small);
  };
  // The same for the copies of cards in `box`.
  deck.fitCopies = (box) => box.querySelectorAll('.card').forEach((card) => deck.fitCard(card, card.offsetWidth * 9 / 16));

  // Gives the element around a copy the layout of its slide.
  deck.copyLook = (slide, box) => {
    box.className = slide.className;
  };
})();
