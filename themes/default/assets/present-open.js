// Opens present mode, the speaker window and the embedded deck, and enlarges slides; their scripts and styles load only then.
(function () {
  'use strict';
  const own = document.currentScript;
  const root = document.documentElement;
  const load = (part) => Promise.all(own.dataset[part].split(' ').map(window.talkpressLoad));

  // The first slide waits only for what it needs.
  function open(mode) {
    if (root.dataset.mode !== 'read') return;
    const needed = load(mode);
    const extras = mode === 'present' && load('rest');
    const release = mode === 'present' && holdKeys();
    needed.then(() => {
      showPage();
      if (root.dataset.mode === 'read') window.talkpressDeck.start[mode](extras);
    }).catch((error) => {
      showPage();
      console.error('talkpress: could not load', error.message);
    }).finally(() => { if (release) release(); });
  }

  // Keys pressed while the stage opens act once it is there, and not at all if it cannot be loaded.
  let held = null;
  function holdKeys() {
    if (held) return null;
    held = [];
    const hold = (event) => {
      if (!held || window.talkpressKeys.isTyping(event) || !window.talkpressKeys.keyOf(event) || /^(Tab|F\d+)$/.test(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held.push(event);
    };
    // After the press that opens the stage; scripts that are already loaded open it before that.
    const timer = setTimeout(() => addEventListener('keydown', hold, true));
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', hold, true);
      const pressed = root.dataset.mode === 'read' ? [] : held;
      held = null;
      pressed.forEach(({ key, code, shiftKey, altKey }) => {
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, altKey, bubbles: true, cancelable: true }));
      });
    };
  }

  // Ends what `opening.js` began.
  const showPage = () => { delete root.dataset.opening; };

  function modeOfAddress() {
    const query = new URLSearchParams(location.search);
    return ['speaker', 'present', 'embed'].find((mode) => query.has(mode));
  }

  let clicked;
  // The slide whose button or picture was clicked. What is on a text slide still works: links, films, the selection.
  function slideToEnlarge(event) {
    const { target } = event;
    if (root.dataset.mode !== 'read' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
    const isButton = target.closest('button.enlarge');
    if (!isButton && (!target.closest('.face > img, .face > .card') || target.closest(CONTROLS) || String(getSelection()))) return null;
    return target.closest('section.slide');
  }
  const CONTROLS = 'a, button, summary, label, input, select, textarea, video, audio, iframe';

  // Without scripts, these buttons would do nothing.
  function addButtons() {
    document.querySelectorAll('section.slide > .face > figcaption').forEach((caption) => {
      if (caption.parentNode.querySelector('.enlarge')) return;
      const button = document.createElement('button');
      button.className = 'enlarge';
      button.type = 'button';
      button.setAttribute('aria-label', own.dataset.enlargeLabel.replace('{n}', caption.closest('section').dataset.n));
      caption.before(button);
    });
  }
  addButtons();
  document.addEventListener('talkpress:patched', addButtons);

  document.querySelectorAll('[data-open]').forEach((button) => { button.hidden = false; });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-open]');
    if (button) open(button.dataset.open);
    clearTimeout(clicked);
    const slide = event.detail < 2 && slideToEnlarge(event);
    const enlarge = () => load('enlarge').then(() => window.talkpressEnlarge(slide, () => open('present')), () => {});
    // In the preview, a second click opens the source.
    if (slide) clicked = setTimeout(enlarge, window.talkpressPreview ? 300 : 0);
  });
  // Pointing at the button loads what a click will need.
  ['pointerover', 'focusin'].forEach((type) => document.addEventListener(type, (event) => {
    if (event.target.closest('[data-open=present]')) load('present').catch(() => {});
  }));
  document.addEventListener('keydown', (event) => {
    if (window.talkpressKeys.actionOf(event) === 'present') open('present');
  });
  addEventListener('popstate', () => { if (modeOfAddress() === 'present') open('present'); });
  if (modeOfAddress()) open(modeOfAddress());
  // `watch-open.js` opens the mode of the rest.
  else if (!document.getElementById('tp-watch')) showPage();
  addEventListener('load', () => { if (window.talkpressPreview && window.talkpressLoad) load('measure'); });
})();
