// Opens watch mode when a link to a recording is clicked, or if the address asks for it. Its scripts and styles load only then, and the
// recording itself after a click.
(function () {
  'use strict';
  const { watch, frame, mark } = document.currentScript.dataset;
  const root = document.documentElement;
  const { main } = document.getElementById('tp-watch').dataset;
  const kindOf = (name) => JSON.parse(document.getElementById('tp-watch').dataset.recordings)[name]?.kind;
  const canPlay = (kind) => kind && (kind !== 'playlist' || document.createElement('video').canPlayType('application/vnd.apple.mpegurl'));

  // This page with watch mode, if `query` says so; other parameters stay.
  const address = window.talkpressAddress = (query) => {
    const all = location.search.slice(1).split('&').filter((part) => part && !/^(watch|t)(=|$)/.test(part));
    if (query) all.push(query);
    return location.pathname + (all.length ? '?' + all.join('&') : '');
  };

  // `90`, `12.5s`, `1m30s`, `1:30` or `1:02:10` as seconds.
  function secondsOf(text) {
    const [, h = 0, m = 0, s = 0] = /^(?:(\d\d?):)?(\d{1,4}):(\d\d(?:\.\d+)?)$/.exec(text) || /^(?=\d)(?:(\d\d?)h)?(?:(\d{1,4})m)?(?:(\d{1,6}(?:\.\d+)?)s?)?$/.exec(text) || [0, 0, 0, NaN];
    return h * 3600 + m * 60 + Number(s);
  }

  function open(name, options, isNew) {
    const kind = kindOf(name);
    const urls = [watch, /file|playlist/.test(kind) ? '' : frame, window.talkpressPreview?.saveTimes ? mark : ''].join(' ').trim().split(/ +/);
    return Promise.all(urls.map(window.talkpressLoad)).then(() => {
      try { if (isNew) history.pushState(null, '', address('watch' + (name === main ? '' : '=' + name))); } catch {}
      window.talkpressWatch(name, options);
    });
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-watch], a.moment');
    if (!link || root.dataset.mode !== 'read' || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const name = link.dataset.watch ?? main;
    if (!canPlay(kindOf(name))) return;
    event.preventDefault();
    const n = link.closest('section.slide')?.dataset.n;
    open(name, { slide: n && Number(n), isClicked: true }, true).catch(() => { location.href = link.href; });
  });

  async function fromAddress() {
    const query = new URLSearchParams(location.search);
    const [name, at] = [query.get('watch') || main, secondsOf(query.get('t'))];
    if (['present', 'speaker', 'embed'].some((mode) => query.has(mode))) return;
    const isWanted = (query.has('watch') || at >= 0) && canPlay(kindOf(name));
    if (isWanted) await open(name, { at: at >= 0 ? at : undefined }).catch(() => {});
    // Ends what `opening.js` began.
    delete root.dataset.opening;
  }
  addEventListener('popstate', fromAddress);
  fromAddress();
})();
