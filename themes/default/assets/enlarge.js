// Shows a slide of the article as large as the window allows, in a dialog: from there to the next and the previous one, closer and
// back. The slide is a copy; its picture is the full one.
(function () {
  'use strict';
  const root = document.documentElement;
  const MOST = 4;
  const isRtl = getComputedStyle(root).direction === 'rtl';
  const words = document.getElementById('tp-present');
  const dialog = document.importNode(words.content.querySelector('#tp-enlarge'), true);
  const part = (name) => dialog.querySelector(`[data-view=${name}]`);
  const view = part('view');
  const live = part('live');
  const slides = () => [...document.querySelectorAll('section.slide')];
  const faceOf = (slide) => slide.querySelector('.card, .face > img, .face > a > img, .face > .film');
  const limit = (value, least, most) => Math.max(least, Math.min(most, value));
  let shown, copy, present, afterwards, size, opening;
  let zoom = 1;
  let offset = [0, 0];

  // The layout of a text slide depends on the classes of its section.
  function show(slide) {
    shown = slide;
    copy = faceOf(slide).cloneNode(true);
    [copy, ...copy.querySelectorAll('[id]')].forEach((e) => e.removeAttribute('id'));
    copy.querySelectorAll('[autoplay]').forEach((film) => film.removeAttribute('autoplay'));
    if (copy.localName === 'img') full(copy);
    view.className = slide.className;
    view.replaceChildren(copy);
    const all = slides();
    const index = all.indexOf(slide);
    const place = words.dataset.slide.replace('{n}', slide.dataset.n).replace('{total}', all.length);
    const heading = copy.querySelector('h1, h2, h3, h4, h5, h6, p');
    const name = copy.alt || (heading && heading.textContent) || '';
    dialog.setAttribute('aria-label', place);
    live.textContent = name ? `${place}: ${name}` : place;
    part('number').textContent = `${slide.dataset.n} / ${all.length}`;
    const caption = slide.querySelector('figcaption > span');
    part('caption').textContent = caption ? caption.textContent : '';
    [['[data-go="-1"]', all[index - 1]], ['[data-go="1"]', all[index + 1]]].forEach(([button, other]) => {
      dialog.querySelector(button).disabled = !other;
      const image = other && other.querySelector('.face > img, .face > a > img');
      if (image) new Image().src = image.src;
    });
    fit();
  }

  function full(image) {
    ['srcset', 'sizes', 'loading', 'fetchpriority'].forEach((name) => image.removeAttribute(name));
    if (!image.getAttribute('width')) image.addEventListener('load', fit, { once: true });
  }

  // As large as the dialog may become: a picture in its own shape, a text slide at 16 to 9 or as high as its text.
  function fit() {
    const room = [innerWidth * 0.96, innerHeight * 0.92 - dialog.querySelector('footer').offsetHeight];
    const [width, height] = copy.localName === 'img' && [Number(copy.getAttribute('width')) || copy.naturalWidth, Number(copy.getAttribute('height')) || copy.naturalHeight] || [16, 9];
    let wide = Math.min(room[0], room[1] * (width && height ? width / height : 16 / 9));
    copy.style.inlineSize = wide + 'px';
    if (copy.localName !== 'img' && copy.offsetHeight > room[1]) wide *= room[1] / copy.offsetHeight;
    copy.style.inlineSize = wide + 'px';
    copy.style.blockSize = copy.localName === 'img' && width ? wide * height / width + 'px' : '';
    size = { own: [wide, copy.offsetHeight], room };
    zoomTo(1);
  }

  // Zooms around a point of the window; without one, around the middle.
  function zoomTo(value, x, y) {
    const box = view.getBoundingClientRect();
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    const to = limit(value, 1, MOST);
    offset = [x, y].map((at, n) => (at === undefined ? offset[n] : at - middle[n] - (at - middle[n] - offset[n]) / zoom * to));
    zoom = to;
    draw();
  }

  function draw() {
    const [wide, high] = size.own.map((length, n) => Math.min(length * zoom, size.room[n]));
    Object.assign(view.style, { inlineSize: wide + 'px', blockSize: high + 'px' });
    offset = offset.map((by, n) => {
      const most = Math.max(0, (size.own[n] * zoom - [wide, high][n]) / 2);
      return limit(by, -most, most);
    });
    copy.style.transform = `translate(${offset[0]}px, ${offset[1]}px) scale(${zoom})`;
    view.toggleAttribute('data-zoomed', zoom > 1);
  }

  function go(by) {
    const all = slides();
    const to = all[limit(all.indexOf(shown) + by, 0, all.length - 1)];
    if (to && to !== shown) show(to);
  }

  const ahead = isRtl ? -1 : 1;
  const KEYS = {
    ArrowRight: () => go(ahead), ArrowLeft: () => go(-ahead), ArrowDown: () => go(1), ArrowUp: () => go(-1),
    Home: () => go(-Infinity), End: () => go(Infinity),
    '+': () => zoomTo(zoom * 1.5), '=': () => zoomTo(zoom * 1.5), '-': () => zoomTo(zoom / 1.5), 0: () => zoomTo(1),
  };

  // A film that has the focus keeps the keys that seek.
  dialog.addEventListener('keydown', (event) => {
    const key = window.talkpressKeys.keyOf(event);
    if (!KEYS[key] || event.target.closest('video, audio, input, textarea, select')) return;
    event.preventDefault();
    KEYS[key]();
  });

  dialog.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (event.target === dialog || (button && button.dataset.go === 'close')) close();
    else if (button && button.dataset.go === 'present') {
      close(() => {
        try { history.replaceState(null, '', '#' + encodeURIComponent(shown.id)); } catch {}
        present();
      });
    } else if (button) go(Number(button.dataset.go));
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    close(() => { location.hash = link.hash; });
  });

  // Drags, swipes and pinches. At its own size, a mouse selects text.
  const fingers = new Map();
  let start = null;
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return [Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2];
  };
  view.addEventListener('pointerdown', (event) => {
    if (event.target.closest('a, button, video, audio, iframe')) return;
    fingers.set(event.pointerId, event);
    start = fingers.size > 1 ? { pinch: spread()[0], zoom } : { event, offset };
    if (zoom > 1 || event.pointerType !== 'mouse') view.setPointerCapture(event.pointerId);
    if (zoom > 1) event.preventDefault();
  });
  view.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId) || !start) return;
    fingers.set(event.pointerId, event);
    if (start.pinch && fingers.size > 1) {
      const [distance, x, y] = spread();
      zoomTo(start.zoom * distance / start.pinch, x, y);
    } else if (start.event && zoom > 1) {
      offset = [start.offset[0] + event.clientX - start.event.clientX, start.offset[1] + event.clientY - start.event.clientY];
      draw();
    }
  });
  const release = (event) => {
    if (!fingers.delete(event.pointerId) || !start) return;
    const by = start.event && zoom === 1 && event.pointerType !== 'mouse' && event.type === 'pointerup' ? event.clientX - start.event.clientX : 0;
    if (!fingers.size || start.event) start = null;
    if (Math.abs(by) > 40) go(by < 0 ? ahead : -ahead);
  };
  ['pointerup', 'pointercancel'].forEach((type) => view.addEventListener(type, release));
  view.addEventListener('dblclick', (event) => zoomTo(zoom > 1 ? 1 : 2, event.clientX, event.clientY));
  view.addEventListener('dragstart', (event) => event.preventDefault());
  dialog.addEventListener('wheel', (event) => {
    event.preventDefault();
    if (event.ctrlKey) return zoomTo(zoom * Math.exp(-event.deltaY / 200), event.clientX, event.clientY);
    offset = [offset[0] - event.deltaX, offset[1] - event.deltaY];
    draw();
  }, { passive: false });
  addEventListener('resize', () => { if (dialog.open) fit(); });

  // Opening adds an entry to the history, so that Back closes the dialog. The article keeps its place.
  // After a reload, Back or Forward, the entry below may be that of an earlier opening.
  const isOurs = () => history.state && history.state.talkpress === 'enlarged' && history.state.opening === opening;
  function close(then) {
    afterwards = then;
    if (isOurs()) history.back();
    else dialog.close();
  }
  addEventListener('popstate', () => { if (dialog.open && !isOurs()) dialog.close(); });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    close();
  });
  dialog.addEventListener('close', () => {
    view.replaceChildren();
    live.textContent = '';
    dialog.remove();
    try { history.scrollRestoration = 'auto'; } catch {}
    const box = shown.querySelector('.face').getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) shown.scrollIntoView({ behavior: 'instant' });
    const button = shown.querySelector('button.enlarge');
    if (button) button.focus({ preventScroll: true });
    if (afterwards) afterwards();
    afterwards = null;
  });

  window.talkpressEnlarge = (slide, start) => {
    if (dialog.open || !faceOf(slide)) return;
    present = start;
    document.body.append(dialog);
    // Some browsers do not let a file change its history.
    try {
      history.scrollRestoration = 'manual';
      opening = Math.random();
      history.pushState({ talkpress: 'enlarged', opening }, '');
    } catch {}
    dialog.showModal();
    show(slide);
  };
})();
