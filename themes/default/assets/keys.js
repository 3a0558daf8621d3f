// Letters, digits and punctuation as keys, for all other scripts. Whether they act, alone or with Alt, is the reader's choice in
// the help, or else the site's. Keys with names, such as Enter, always act.
(function () {
  'use strict';
  const { mode: ofSite, keys: own, help } = document.currentScript.dataset;
  const KEYS = {
    present: 'P', search: '/', overview: 'O', speaker: 'S', black: 'B .', white: 'W ,', transcript: 'C', fullscreen: 'F',
    rehearse: 'R', help: '?', next: 'N', ...JSON.parse(own || '{}'),
  };
  const actions = {};
  Object.keys(KEYS).forEach((action) => KEYS[action].split(' ').forEach((key) => { actions[key] = action; }));
  const keys = window.talkpressKeys = { actions, chosen: '' };

  // Some browsers have no storage for files: there, the choice is good for this page.
  keys.mode = () => {
    try { keys.chosen = localStorage.getItem('talkpress:keys') || keys.chosen; } catch {}
    return /^(on|alt|off)$/.test(keys.chosen) ? keys.chosen : ofSite;
  };

  const SIGNS = { Slash: '/?', Period: '.>', Comma: ',<', Minus: '-_', Equal: '=+', BracketLeft: '[{', BracketRight: ']}' };
  // What the key at this position types on most keyboards with Latin letters.
  const byPosition = ({ code, shiftKey }) => (SIGNS[code] ? SIGNS[code][Number(shiftKey)] : /^(?:Key|Digit)(.)$|$/.exec(code)[1]);

  // The key as in the configuration, such as `Shift+P`, or with its name, such as `Enter`. Empty if it is not for the page.
  keys.keyOf = (event) => {
    const { key } = event;
    // AltGr belongs to the layout. Windows has Ctrl and Alt for it.
    const isAltGr = key && event.getModifierState('AltGraph');
    const isAlt = event.altKey && !isAltGr;
    if (!key || event.isComposing || event.metaKey || (event.ctrlKey && !isAltGr)) return '';
    if (key !== 'Dead' && (key === ' ' || [...key].length > 1)) return isAlt ? '' : key;
    if (keys.mode() !== (isAlt ? 'alt' : 'on')) return '';
    // On a Mac, Alt types other characters; on some keyboards there are no Latin letters.
    const names = [key, (isAlt || key > '~') && byPosition(event)].filter(Boolean).map((character) => {
      const upper = character.toUpperCase();
      return (event.shiftKey && upper !== character.toLowerCase() ? 'Shift+' : '') + upper;
    });
    return names.find((name) => actions[name] || /^[\d<>[\]JKLM]$/.test(name)) || names[0];
  };

  // Whether a key is for a field or a dialog. Until the next frame, browsers leave the focus in one that was closed.
  keys.isTyping = ({ target }) => !target.closest('dialog:not([open])') && target.closest('input, textarea, select, dialog, [contenteditable]');
  // What a key press asks for.
  keys.actionOf = (event) => !event.defaultPrevented && !event.repeat && !keys.isTyping(event) && actions[keys.keyOf(event)];

  keys.labels = (action) => (keys.mode() === 'off' ? [] : KEYS[action].split(' ').map((key) => (keys.mode() === 'alt' ? 'Alt+' : '') + key));

  // Names the keys on buttons.
  keys.show = (root) => root.querySelectorAll('[data-key]').forEach((element) => {
    const text = keys.labels(element.dataset.key).join(' ');
    if (element.localName === 'kbd') element.textContent = text;
    else if (text) element.setAttribute('aria-keyshortcuts', text.replace(/\+(?= |$)/g, 'Plus'));
    else element.removeAttribute('aria-keyshortcuts');
  });
  keys.show(document);

  // A theme may leave out the footer or the help.
  const hasHelp = document.getElementById('tp-help');
  const open = (event) => {
    if (!hasHelp) return;
    event.preventDefault();
    window.talkpressLoad(help).then(() => keys.openHelp());
  };
  // The embedded deck is nothing but slides.
  document.addEventListener('click', (event) => { if (event.target.closest('[href="#tp-help"], [data-do=help]')) open(event); });
  document.addEventListener('keydown', (event) => { if (keys.actionOf(event) === 'help' && document.documentElement.dataset.mode !== 'embed') open(event); });
  document.querySelectorAll('[href="#tp-help"]').forEach((link) => { link.hidden = !hasHelp; });
})();
