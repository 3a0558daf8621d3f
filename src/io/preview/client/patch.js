// The preview client, 2 of 3: fetches the page again when it has changed, and patches only what differs. Everything else
// stays as it is, with its scroll position, focus, playing videos and typed text.
//
// `base` is the page as it was sent, before any script changed it. `liveNodes` maps each of its nodes to the one in the
// document. Differences to a newer page are applied to both, so what a script or the reader did is never undone.
let base = null;
const liveNodes = new WeakMap();
// The text of the page as it was sent.
let sentText = '';
let isUpdating = false;
let isOutdated = false;
// Files that changed but keep their names, each with the query that makes the browser load it again.
const changedFiles = {};
const SCRIPT_TAG = /<script src="\/\.talkpress\/client\.js" data-token="([^"]*)" data-version="([^"]*)"[^>]*><\/script>/;

function pair(sent, live) {
  liveNodes.set(sent, live);
  for (let a = sent.firstChild, b = live.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) pair(a, b);
}

function rememberPage() {
  base = document.implementation.createHTMLDocument('').importNode(document.documentElement, true);
  pair(base, document.documentElement);
  base.querySelector('script[src="/.talkpress/client.js"]').remove();
}

async function fetchPage() {
  const response = await fetch(location.pathname, { cache: 'no-store' });
  return response.text();
}

// Scripts cannot read the text of their page, so it is fetched once, when the browser is idle, for the first change.
async function rememberText() {
  try {
    const text = await fetchPage();
    const tag = SCRIPT_TAG.exec(text);
    if (!sentText && tag && tag[2] === state.version) sentText = text.replace(tag[0], '');
  } catch { /* then the first change compares the whole page */ }
}

// At most one update at a time: a change that arrives meanwhile is picked up afterwards.
async function updatePage() {
  isOutdated = true;
  if (isUpdating) return;
  isUpdating = true;
  while (isOutdated) {
    isOutdated = false;
    try {
      patchPage(await fetchPage());
    } catch {
      state.version = 'unknown';
    }
  }
  isUpdating = false;
}

function patchPage(text) {
  const tag = SCRIPT_TAG.exec(text);
  if (!tag) return;
  const [markup, token, version] = tag;
  const newText = text.replace(markup, '');
  // An error page has no blocks to compare.
  const isErrorPage = /^(gone|broken)$/;
  const isPage = !isErrorPage.test(state.version) && !isErrorPage.test(version);
  let change = isPage && sentText && changedSlide(sentText, newText);
  if (isPage && !change) change = { old: base, fresh: new DOMParser().parseFromString(newText, 'text/html').documentElement };
  if (!isPage || (change.old === base && hasNewScripts(change.fresh))) {
    if (version !== state.version) location.reload();
    return;
  }
  sentText = newText;
  state.token = token;
  state.version = version;
  showNotice('');
  const changed = keepPlace(() => {
    const slides = [];
    patchNode(change.old, change.fresh, slides);
    applyChangedFiles();
    return slides;
  });
  reveal(changed);
  document.dispatchEvent(new CustomEvent('talkpress:patched', { detail: { slides: changed } }));
}

// Runs `patch` and keeps the focus, and the slide in view where it is, however much is inserted above it.
function keepPlace(patch) {
  const active = document.activeElement;
  const anchor = document.documentElement.dataset.mode === 'read' && slideInView();
  const top = anchor && anchor.getBoundingClientRect().top;
  const result = patch();
  if (active && active !== document.activeElement && active.isConnected) active.focus({ preventScroll: true });
  if (anchor && anchor.isConnected) {
    const moved = anchor.getBoundingClientRect().top - top;
    if (moved) scrollBy({ top: moved, behavior: 'instant' });
  }
  return result;
}

// If two texts of the page differ within a single slide: its two elements. Parsing a slide is much faster than a page.
function changedSlide(before, after) {
  let limit = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < limit && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix++;
  limit -= prefix;
  let suffix = 0;
  while (suffix < limit && before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)) suffix++;
  const start = before.lastIndexOf('<section class="slide', prefix);
  if (start < 0) return null;
  const parse = (text) => {
    const box = base.ownerDocument.createElement('div');
    box.innerHTML = text.slice(start, text.indexOf('</section>', text.length - suffix) + '</section>'.length);
    return box.childNodes.length === 1 && box.firstChild.tagName === 'SECTION' ? box.firstChild : null;
  };
  const old = parse(before);
  const fresh = parse(after);
  const known = old && base.querySelector(`section.slide[id="${CSS.escape(old.id)}"]`);
  // The extract is a slide only if the page has the same one.
  return fresh && known && fresh.id === old.id && known.isEqualNode(old) ? { old: known, fresh } : null;
}

// The first slide that is visible; the slides are in order, so a binary search finds it.
function slideInView() {
  const slides = document.querySelectorAll('section.slide');
  let low = 0;
  let high = slides.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (slides[middle].getBoundingClientRect().bottom > 0) high = middle;
    else low = middle + 1;
  }
  return slides[low] && slides[low].getBoundingClientRect().top < innerHeight ? slides[low] : null;
}

// A script that has run cannot be replaced, nor a template it may have used: those need a reload.
function scriptsOf(tree) {
  return Array.from(tree.querySelectorAll('script[src], template'), (part) => (part.tagName === 'SCRIPT' ? part.outerHTML : part.innerHTML));
}

function hasNewScripts(fresh) {
  const known = scriptsOf(base);
  return scriptsOf(fresh).some((part) => !known.includes(part));
}

// Elements that hold more than their markup: they match only if they are equal.
function isOpaque(node) {
  return /^(VIDEO|AUDIO|IFRAME|OBJECT|SCRIPT|STYLE|LINK|TEMPLATE)$/.test(node.tagName);
}

// Takes the node that matches `wanted` out of `candidates`: one that is equal, or else the first with the same tag and id.
function takeMatch(candidates, wanted) {
  let similar = -1;
  for (const [i, node] of candidates.entries()) {
    if (node.nodeType !== wanted.nodeType || node.nodeName !== wanted.nodeName || node.id !== wanted.id) continue;
    if (node.isEqualNode(wanted)) return { node: candidates.splice(i, 1)[0], isEqual: true };
    if (similar < 0) similar = i;
  }
  return similar < 0 || isOpaque(wanted) ? null : { node: candidates.splice(similar, 1)[0] };
}

// The live node before which a node has to go that comes before `sent`.
function liveSuccessor(sent, liveParent) {
  for (; sent; sent = sent.nextSibling) {
    const node = liveNodes.get(sent);
    if (node && node.parentNode === liveParent) return node;
  }
  return null;
}

function insert(parent, sent, before) {
  const liveParent = liveNodes.get(parent);
  parent.insertBefore(sent, before);
  if (!liveParent) return undefined;
  let node = liveNodes.get(sent);
  if (!node) {
    node = document.importNode(sent, true);
    pair(sent, node);
  } else if (node.parentNode !== liveParent) {
    // A script removed it, and it stays removed.
    return undefined;
  }
  liveParent.insertBefore(node, liveSuccessor(before, liveParent));
  return node;
}

function patchChildren(old, fresh, changed) {
  const left = [...old.childNodes];
  const wanted = [...fresh.childNodes];
  const matches = wanted.map((node) => takeMatch(left, node));
  const newSheets = [];
  const oldSheets = left.filter((node) => {
    const isSheet = node.tagName === 'LINK' && node.rel === 'stylesheet';
    if (!isSheet && liveNodes.get(node)) {
      noteSlide(old, changed);
      liveNodes.get(node).remove();
    }
    node.remove();
    return isSheet;
  });
  let next = old.firstChild;
  wanted.forEach((node, i) => {
    const match = matches[i] && matches[i].node;
    if (!match) {
      const inserted = insert(old, node, next);
      if (inserted && inserted.tagName === 'LINK') newSheets.push(inserted);
      noteSlide(old, changed);
      return;
    }
    if (match === next) next = next.nextSibling;
    // A node that moves further down is skipped here, and moved when its turn comes.
    else if (next && next.nextSibling === match) next = match.nextSibling;
    else insert(old, match, next);
    if (!matches[i].isEqual) patchNode(match, node, changed);
  });
  // Old stylesheets stay until the new ones have loaded, so that the page is never without styles.
  oldSheets.forEach((node) => afterLoad(newSheets.at(-1), () => liveNodes.get(node)?.remove()));
}

function afterLoad(link, callback) {
  if (!link || link.sheet) {
    callback();
    return;
  }
  link.addEventListener('load', callback, { once: true });
  link.addEventListener('error', callback, { once: true });
}

function patchNode(old, fresh, changed) {
  const live = liveNodes.get(old);
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.nodeValue = fresh.nodeValue;
    if (live) live.nodeValue = fresh.nodeValue;
    noteSlide(old.parentNode, changed);
    return;
  }
  // The content of `noscript` is text in a page that runs scripts, and elements in a parsed one.
  if (old.tagName === 'NOSCRIPT' && old.textContent === fresh.innerHTML) return;
  if (patchAttributes(old, fresh, live)) noteSlide(old, changed);
  patchChildren(old, fresh, changed);
}

function patchAttributes(old, fresh, live) {
  let isChanged = false;
  [...fresh.attributes].forEach(({ name, value }) => {
    if (old.getAttribute(name) === value) return;
    old.setAttribute(name, value);
    live?.setAttribute(name, value);
    isChanged = true;
  });
  [...old.attributes].forEach(({ name }) => {
    if (fresh.hasAttribute(name)) return;
    old.removeAttribute(name);
    live?.removeAttribute(name);
    isChanged = true;
  });
  return isChanged;
}

// Adds the id of the slide around `sent` to `changed`.
function noteSlide(sent, changed) {
  const slide = sent?.closest?.('section.slide');
  if (slide && !changed.includes(slide.id)) changed.push(slide.id);
}

// Scrolls to the first changed slide and highlights it, unless one of them is in view.
function reveal(changed) {
  if (document.documentElement.dataset.mode !== 'read') return;
  const slides = changed.map((id) => document.getElementById(id)).filter(Boolean);
  const isVisible = (slide) => {
    const box = slide.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };
  if (!slides.length || slides.some(isVisible)) return;
  slides[0].scrollIntoView({ block: 'start', behavior: 'instant' });
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  slides[0].animate([{ outline: '3px solid #d97706', outlineOffset: '4px' }, { outline: '3px solid transparent', outlineOffset: '4px' }], 1200);
}

// Images and stylesheets of `static/` that changed but keep their names.
function reloadFiles(files) {
  files.forEach((file) => { changedFiles[file] = `?tp=${state.edition}`; });
  applyChangedFiles();
}

// Also called after a patch, because a newer page names the files without the query.
function applyChangedFiles() {
  document.querySelectorAll('img[src], link[rel="stylesheet"], source[src], video[src]').forEach((element) => {
    const attribute = element.tagName === 'LINK' ? 'href' : 'src';
    const url = new URL(element[attribute], location.href);
    const query = changedFiles[url.pathname];
    if (url.origin !== location.origin || !query) return;
    // The smaller sizes may still be those of the old image.
    element.removeAttribute('srcset');
    if (url.search === query) return;
    if (attribute === 'src') element.setAttribute('src', url.pathname + query);
    else replaceSheet(element, url.pathname + query);
  });
}

function replaceSheet(old, href) {
  const fresh = old.cloneNode();
  fresh.href = href;
  old.after(fresh);
  base.querySelectorAll('link').forEach((sent) => { if (liveNodes.get(sent) === old) liveNodes.set(sent, fresh); });
  afterLoad(fresh, () => old.remove());
}
