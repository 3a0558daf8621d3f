// Copies the address of the talk, of one of its slides, the code that embeds it, or how to cite it; opens the sharing menu of the system.
(function () {
  'use strict';
  const { copied, copy: copyThis } = document.currentScript.dataset;
  // What a link to the talk is: its permanent address if the site has one, without a slide or a mode.
  const canonical = document.querySelector('link[rel=canonical]');
  const address = () => (canonical ? canonical.href : location.href.split(/[?#]/)[0]);

  // The texts of buttons that say for a moment that they have copied something.
  const texts = new Map();

  function copy(text, button) {
    const confirm = () => {
      const { before, timer } = texts.get(button) || { before: button.textContent };
      clearTimeout(timer);
      button.textContent = copied;
      const restore = () => {
        button.textContent = before;
        texts.delete(button);
      };
      texts.set(button, { before, timer: setTimeout(restore, 2000) });
    };
    const failed = () => window.prompt(copyThis, text);
    if (!navigator.clipboard) return failed();
    navigator.clipboard.writeText(text).then(confirm, failed);
  }

  function embedCode(button) {
    const frame = document.createElement('iframe');
    const { href } = new URL(button.dataset.embed, location.href);
    const attributes = { src: href, title: button.dataset.title, width: 960, height: 580, loading: 'lazy', allow: 'fullscreen' };
    Object.entries(attributes).forEach(([name, value]) => frame.setAttribute(name, value));
    return frame.outerHTML;
  }

  document.querySelectorAll('[data-share], [data-embed]').forEach((button) => {
    button.hidden = button.dataset.share === 'system' && !navigator.share;
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-share], [data-embed], a.permalink');
    if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (button.dataset.embed) copy(embedCode(button), button);
    else if (button.dataset.share === 'text') copy(button.closest('div').querySelector('pre').textContent, button);
    else if (button.dataset.share === 'link') copy(address(), button);
    // Whoever closes the menu of the system wants nothing.
    else if (button.dataset.share) navigator.share({ title: document.querySelector('h1').textContent, url: address() }).catch(() => {});
    // The link is still followed; its address is on the clipboard as well.
    else if (navigator.clipboard) copy(button.href, button);
  });
})();
