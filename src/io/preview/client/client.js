// Keeps an open page as its source is: listens, fetches the page anew when it changed, and patches what differs, block
// by block. Whatever is as it was is left alone, and with it scroll, focus, playing videos and what was typed.
(function () {
  'use strict';
  var own = document.currentScript;
  var state = { token: own.dataset.token, version: own.dataset.version, edition: own.dataset.edition, problems: '', status: '' };
  var source = null;
  var busy = null;
  var again = false;
  var panel = null;
  var root = null;
  var base = null;
  var shown = new WeakMap();
  var sent = '';
  // What was saved since and kept its name, with the query that brings it anew.
  var renewed = {};
  var TAG = /<script src="\/\.talkpress\/client\.js" data-token="([^"]*)" data-version="([^"]*)"[^>]*><\/script>/;

  function ask(name) { return '/.talkpress/' + name + (name.indexOf('?') < 0 ? '?' : '&') + 'page=' + encodeURIComponent(decodeURI(location.pathname)); }
  function json(name) { return fetch(ask(name), { cache: 'no-store' }).then(function (r) { return r.json(); }); }
  function element(tag, text, name) {
    var made = document.createElement(tag);
    if (text) made.textContent = text;
    if (name) made.className = name;
    return made;
  }

  // --- The stream.

  function listen() {
    if (source || document.hidden) return;
    var query = '&version=' + state.version + '&edition=' + state.edition + '&problems=' + state.problems + '&status=' + state.status;
    source = new EventSource(ask('events') + query);
    source.onmessage = function (event) { hear(JSON.parse(event.data)); };
    // A server that ended and came back knows no token of this page any more.
    source.onerror = function () { state.version = 'unknown'; };
  }
  function deafen() {
    if (source) source.close();
    source = null;
  }
  document.addEventListener('visibilitychange', function () { if (document.hidden) deafen(); else listen(); });
  addEventListener('pagehide', deafen);
  addEventListener('pageshow', listen);

  function hear(news) {
    state.edition = news.edition;
    if (news.files.length) refresh(news.files);
    if (news.problems !== state.problems) showProblems(news.problems);
    if (news.status !== state.status) {
      state.status = news.status;
      json('panel').then(showPanel);
    }
    if (news.version === 'gone' && state.version !== 'gone') notice('This page was deleted, or has another address now.');
    else if (news.version !== state.version) update();
  }

  // --- The page. `base` is the page as it was sent, before any script touched it, and `shown` says where each of its nodes
  // went. What differs between it and a newer one is done to both: nothing that a script or a reader did is undone.

  function pair(sent, node) {
    shown.set(sent, node);
    for (var a = sent.firstChild, b = node.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) pair(a, b);
  }
  function remember() {
    base = document.implementation.createHTMLDocument('').importNode(document.documentElement, true);
    pair(base, document.documentElement);
    base.querySelector('script[src="/.talkpress/client.js"]').remove();
  }
  // The text of the page as it was sent, which a script cannot see: for the first change, once there is time.
  function rememberText() {
    fetch(location.pathname, { cache: 'no-store' }).then(function (response) { return response.text(); }).then(function (text) {
      var tag = TAG.exec(text);
      if (!sent && tag && tag[2] === state.version) sent = text.replace(tag[0], '');
    }).catch(function () {});
  }

  function update() {
    if (busy) { again = true; return; }
    busy = fetch(location.pathname, { cache: 'no-store' })
      .then(function (response) { return response.text(); })
      .then(patch)
      .catch(function () { state.version = 'unknown'; })
      .then(function () {
        busy = null;
        if (again) { again = false; update(); }
      });
  }

  function patch(text) {
    var tag = TAG.exec(text);
    if (!tag) return;
    var version = tag[2];
    var plain = text.replace(tag[0], '');
    // What was no page, or will be none, has no blocks to compare.
    var isPage = !/^(gone|broken)$/.test(state.version) && !/^(gone|broken)$/.test(version);
    var part = isPage && sent && onlySlide(sent, plain);
    if (isPage && !part) part = { old: base, fresh: new DOMParser().parseFromString(plain, 'text/html').documentElement };
    if (!isPage || part.old === base && hasNewScripts(part.fresh)) {
      if (version !== state.version) location.reload();
      return;
    }
    sent = plain;
    state.token = tag[1];
    state.version = version;
    notice('');
    var active = document.activeElement;
    var anchor = document.documentElement.dataset.mode === 'read' && inView();
    var top = anchor && anchor.getBoundingClientRect().top;
    var changed = [];
    block(part.old, part.fresh, changed);
    renew();
    if (active && active !== document.activeElement && active.isConnected) active.focus({ preventScroll: true });
    // What is read stays where it is, whatever became longer above it.
    if (anchor && anchor.isConnected) {
      var moved = anchor.getBoundingClientRect().top - top;
      if (moved) scrollBy({ top: moved, behavior: 'instant' });
    }
    reveal(changed);
    document.dispatchEvent(new CustomEvent('talkpress:patched', { detail: { slides: changed } }));
  }

  // Where two texts of the page differ within one slide: its two elements. Reading a slide is quick, a page is not.
  function onlySlide(before, after) {
    var most = Math.min(before.length, after.length);
    var same = 0;
    while (same < most && before.charCodeAt(same) === after.charCodeAt(same)) same++;
    var last = 0;
    most -= same;
    while (last < most && before.charCodeAt(before.length - 1 - last) === after.charCodeAt(after.length - 1 - last)) last++;
    var start = before.lastIndexOf('<section class="slide', same);
    if (start < 0) return null;
    function read(text) {
      var box = base.ownerDocument.createElement('div');
      box.innerHTML = text.slice(start, text.indexOf('</section>', text.length - last) + 10);
      return box.childNodes.length === 1 && box.firstChild.tagName === 'SECTION' ? box.firstChild : null;
    }
    var old = read(before);
    var fresh = read(after);
    var known = old && base.querySelector('section.slide[id="' + CSS.escape(old.id) + '"]');
    // What was cut out is a slide only if it is one of the page's.
    return fresh && known && fresh.id === old.id && known.isEqualNode(old) ? { old: known, fresh: fresh } : null;
  }

  function inView() {
    var slides = document.querySelectorAll('section.slide');
    // They stand one below the other.
    var from = 0;
    var to = slides.length;
    while (from < to) {
      var middle = (from + to) >> 1;
      if (slides[middle].getBoundingClientRect().bottom > 0) to = middle;
      else from = middle + 1;
    }
    return slides[from] && slides[from].getBoundingClientRect().top < innerHeight ? slides[from] : null;
  }

  // What a script has read already cannot be changed under it: scripts, and what they make elements of.
  function parts(from) {
    return Array.prototype.map.call(from.querySelectorAll('script[src], template'), function (part) {
      return part.tagName === 'SCRIPT' ? part.outerHTML : part.innerHTML;
    });
  }
  function hasNewScripts(fresh) {
    var here = parts(base);
    return parts(fresh).some(function (part) { return here.indexOf(part) < 0; });
  }

  // --- Blocks. Two elements that have the same id, or else the same tag in the same order, are one block; of those that are
  // more than their markup, only equal ones.

  function isWhole(node) { return /^(VIDEO|AUDIO|IFRAME|OBJECT|SCRIPT|STYLE|LINK|TEMPLATE)$/.test(node.tagName); }

  function take(left, wanted) {
    var like = -1;
    for (var i = 0; i < left.length; i++) {
      var node = left[i];
      if (node.nodeType !== wanted.nodeType || node.nodeName !== wanted.nodeName || node.id !== wanted.id) continue;
      if (node.isEqualNode(wanted)) return { node: left.splice(i, 1)[0], isEqual: true };
      if (like < 0) like = i;
    }
    return like < 0 || isWhole(wanted) ? null : { node: left.splice(like, 1)[0] };
  }

  // The node before which, in the page, what stands before `sent` is to be put.
  function spot(sent, parent) {
    for (; sent; sent = sent.nextSibling) {
      var node = shown.get(sent);
      if (node && node.parentNode === parent) return node;
    }
    return null;
  }
  function put(parent, sent, before) {
    var inPage = shown.get(parent);
    parent.insertBefore(sent, before);
    if (!inPage) return;
    var node = shown.get(sent);
    if (!node) pair(sent, node = document.importNode(sent, true));
    // What a script took away stays away.
    else if (node.parentNode !== inPage) return;
    inPage.insertBefore(node, spot(before, inPage));
    return node;
  }

  function children(old, fresh, changed) {
    var left = Array.prototype.slice.call(old.childNodes);
    var wanted = Array.prototype.slice.call(fresh.childNodes);
    var found = wanted.map(function (node) { return take(left, node); });
    var styles = [];
    var gone = left.filter(function (node) {
      var isStyle = node.tagName === 'LINK' && node.rel === 'stylesheet';
      if (!isStyle && shown.get(node)) { note(old, changed); shown.get(node).remove(); }
      node.remove();
      return isStyle;
    });
    var at = old.firstChild;
    wanted.forEach(function (node, i) {
      var same = found[i] && found[i].node;
      if (!same) {
        var made = put(old, node, at);
        if (made && made.tagName === 'LINK') styles.push(made);
        note(old, changed);
      } else {
        if (same === at) at = at.nextSibling;
        // One that goes further down is stepped over, and moved in its turn.
        else if (at && at.nextSibling === same) at = same.nextSibling;
        else put(old, same, at);
        if (!found[i].isEqual) block(same, node, changed);
      }
    });
    // No moment without styles.
    gone.forEach(function (node) {
      afterLoad(styles[styles.length - 1], function () { if (shown.get(node)) shown.get(node).remove(); });
    });
  }
  function afterLoad(link, then) {
    if (!link || link.sheet) { then(); return; }
    link.addEventListener('load', then, { once: true });
    link.addEventListener('error', then, { once: true });
  }

  function block(old, fresh, changed) {
    var node = shown.get(old);
    if (old.nodeType !== 1) {
      old.nodeValue = fresh.nodeValue;
      if (node) node.nodeValue = fresh.nodeValue;
      note(old.parentNode, changed);
      return;
    }
    // Sent as elements, it is text in a page whose scripts run.
    if (old.tagName === 'NOSCRIPT' && old.textContent === fresh.innerHTML) return;
    if (attributes(old, fresh, node)) note(old, changed);
    children(old, fresh, changed);
  }

  function attributes(old, fresh, node) {
    var differs = false;
    Array.prototype.slice.call(fresh.attributes).forEach(function (attribute) {
      if (old.getAttribute(attribute.name) === attribute.value) return;
      old.setAttribute(attribute.name, attribute.value);
      if (node) node.setAttribute(attribute.name, attribute.value);
      differs = true;
    });
    Array.prototype.slice.call(old.attributes).forEach(function (attribute) {
      if (fresh.hasAttribute(attribute.name)) return;
      old.removeAttribute(attribute.name);
      if (node) node.removeAttribute(attribute.name);
      differs = true;
    });
    return differs;
  }

  function note(sent, changed) {
    var slide = sent && sent.closest && sent.closest('section.slide');
    if (slide && changed.indexOf(slide.id) < 0) changed.push(slide.id);
  }

  // The first slide that changed comes into view if none of them is.
  function reveal(changed) {
    if (!changed.length || document.documentElement.dataset.mode !== 'read') return;
    var slides = changed.map(function (id) { return document.getElementById(id); }).filter(Boolean);
    var isSeen = slides.some(function (slide) {
      var box = slide.getBoundingClientRect();
      return box.bottom > 0 && box.top < innerHeight;
    });
    if (isSeen || !slides.length) return;
    slides[0].scrollIntoView({ block: 'start', behavior: 'instant' });
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    slides[0].animate([{ outline: '3px solid #d97706', outlineOffset: '4px' }, { outline: '3px solid transparent', outlineOffset: '4px' }], 1200);
  }

  // Files that keep their name: pictures and stylesheets of `static/`.
  function refresh(files) {
    files.forEach(function (file) { renewed[file] = '?tp=' + state.edition; });
    renew();
  }
  // A page that comes later names them as before.
  function renew() {
    document.querySelectorAll('img[src], link[rel="stylesheet"], source[src], video[src]').forEach(function (item) {
      var name = item.tagName === 'LINK' ? 'href' : 'src';
      var url = new URL(item[name], location.href);
      var stamp = renewed[url.pathname];
      if (url.origin !== location.origin || !stamp) return;
      // The smaller ones may be of the old picture.
      item.removeAttribute('srcset');
      if (url.search === stamp) return;
      if (name === 'src') {
        item.setAttribute('src', url.pathname + stamp);
        return;
      }
      var fresh = item.cloneNode();
      fresh.href = url.pathname + stamp;
      item.after(fresh);
      base.querySelectorAll('link').forEach(function (sent) { if (shown.get(sent) === item) shown.set(sent, fresh); });
      afterLoad(fresh, function () { item.remove(); });
    });
  }

  // --- Over the page: in a shadow tree, which the page's styles do not reach.

  function over() {
    if (root) return root;
    var host = element('div');
    host.id = 'tp-preview';
    root = host.attachShadow({ mode: 'open' });
    var style = element('link');
    style.rel = 'stylesheet';
    style.href = '/.talkpress/client.css';
    root.append(style);
    document.body.append(host);
    return root;
  }
  function place(name, made) {
    var old = over().querySelector('.' + name);
    if (old) old.remove();
    if (made) over().append(made);
  }

  function notice(text) {
    if (!text && !root) return;
    var made = text ? element('p', text, 'notice') : null;
    if (made) made.setAttribute('role', 'status');
    place('notice', made);
  }

  function showProblems(version) {
    state.problems = version;
    if (!version) { if (root) place('problems', null); return; }
    json('problems').then(function (answer) {
      if (answer.problems !== state.problems) return;
      var box = element('section', '', 'problems');
      box.setAttribute('role', 'alert');
      box.append(element('h2', 'Not shown yet: what you saved has ' + (answer.reports.length === 1 ? 'an error' : 'errors')));
      answer.reports.forEach(function (report) { box.append(element('pre', report)); });
      var close = element('button', 'Hide');
      close.type = 'button';
      close.onclick = function () { place('problems', null); };
      box.append(close);
      place('problems', box);
    });
  }

  function showPanel(facts) {
    panel = facts;
    place('panel', null);
    if (!facts) return;
    var pending = facts.slides.filter(function (s) { return s.pending; });
    var bare = facts.slides.filter(function (s) { return s.misses_alt; });
    var told = facts.diagnostics.filter(function (d) { return d.severity !== 'note'; });
    if (!pending.length && !bare.length && !told.length) return;
    var box = element('details', '', 'panel');
    box.append(element('summary', [pending.length && pending.length + ' to come', bare.length && bare.length + ' without alt', told.length && told.length + ' to mend'].filter(Boolean).join(' · ')));
    group(box, 'Transcripts to come', pending.map(function (s) { return [s.id, s.id, s.line]; }));
    group(box, 'Pictures without alt', bare.map(function (s) { return [s.id, s.id, s.line]; }));
    group(box, 'To mend', told.map(function (d) { return [d.message, d.slide, d.line]; }));
    place('panel', box);
  }
  function group(box, title, rows) {
    if (!rows.length) return;
    var list = element('ul');
    rows.forEach(function (row) {
      var item = element('li');
      var link = element(row[1] ? 'a' : 'span', row[0]);
      if (row[1]) link.href = '#' + encodeURIComponent(row[1]);
      item.append(link, element('small', ' line ' + row[2]));
      list.append(item);
    });
    box.append(element('h3', title), list);
  }

  // --- Wishes.

  function wish(name, what) {
    what.page = decodeURI(location.pathname);
    what.token = state.token;
    return fetch('/.talkpress/' + name, { method: 'POST', body: JSON.stringify(what) }).then(function (response) {
      return response.json().then(function (answer) {
        if (answer.token) state.token = answer.token;
        if (!response.ok) throw new Error(answer.error);
        return answer;
      });
    });
  }
  document.addEventListener('dblclick', function (event) {
    var slide = event.target.closest && event.target.closest('section.slide');
    if (!slide || !panel || document.documentElement.dataset.mode !== 'read') return;
    var found = panel.slides.find(function (s) { return s.id === slide.id; });
    if (!found) return;
    notice(panel.source + ':' + found.line);
    setTimeout(notice, 4000, '');
    wish('open', { slide: slide.id }).catch(function () {});
  });
  window.talkpressPreview = {
    saveTimes: function (times) { return wish('times', { version: state.version, times: times }); }
  };

  // The first of the scripts that wait for the page: none of the others has changed anything yet.
  remember();
  if (document.readyState === 'complete') listen();
  else addEventListener('DOMContentLoaded', listen);
  addEventListener('load', function () { (window.requestIdleCallback || setTimeout)(rememberText); });
})();
