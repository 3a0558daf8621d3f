// Keeps an open page as its source is: listens, fetches the page anew when it changed, and patches what differs, block
// by block. Whatever is equal is left alone, and with it scroll, focus, playing videos and what was typed.
(function () {
  'use strict';
  var own = document.currentScript;
  var state = { token: own.dataset.token, version: own.dataset.version, edition: own.dataset.edition, problems: '', status: '' };
  var kept = ['aria-current', 'inert', 'open'];
  var source = null;
  var busy = null;
  var again = false;
  var panel = null;
  var root = null;

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

  // --- The page.

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
    var fresh = new DOMParser().parseFromString(text, 'text/html');
    var tag = fresh.querySelector('script[src="/.talkpress/client.js"]');
    if (!tag) return;
    // What was no page, or will be none, has no blocks to compare.
    if (/^(gone|broken)$/.test(state.version) || /^(gone|broken)$/.test(tag.dataset.version) || scriptsDiffer(fresh)) {
      if (tag.dataset.version !== state.version) location.reload();
      return;
    }
    state.token = tag.dataset.token;
    state.version = tag.dataset.version;
    tag.remove();
    notice('');
    var active = document.activeElement;
    var anchor = inView();
    var top = anchor && anchor.getBoundingClientRect().top;
    patchHead(fresh);
    attributes(document.documentElement, fresh.documentElement);
    attributes(document.body, fresh.body);
    var changed = [];
    children(document.body, fresh.body, changed);
    if (active && active !== document.activeElement && active.isConnected) active.focus({ preventScroll: true });
    // What is read stays where it is, whatever became longer above it.
    if (anchor && anchor.isConnected && document.documentElement.dataset.mode === 'read') {
      scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: 'instant' });
    }
    reveal(changed);
    document.dispatchEvent(new CustomEvent('talkpress:patched', { detail: { slides: changed } }));
  }

  function inView() {
    return Array.prototype.find.call(document.querySelectorAll('section.slide'), function (slide) {
      var box = slide.getBoundingClientRect();
      return box.bottom > 0 && box.top < innerHeight;
    });
  }

  function addresses(from) {
    return Array.prototype.map.call(from.querySelectorAll('script[src]:not([src^="/.talkpress/"])'), function (script) {
      return script.getAttribute('src');
    });
  }
  // Later parts that a script of the page has added itself are in no fresh page.
  function scriptsDiffer(fresh) {
    var here = addresses(document);
    return addresses(fresh).some(function (address) { return here.indexOf(address) < 0; });
  }

  function patchHead(fresh) {
    var old = Array.prototype.filter.call(document.head.children, function (item) { return item !== own && !item.dataset.tpLive; });
    var wanted = Array.prototype.slice.call(fresh.head.children);
    wanted.forEach(function (item) {
      var same = old.findIndex(function (other) { return alike(other, item); });
      if (same >= 0) { old.splice(same, 1); return; }
      if (item.tagName === 'SCRIPT' && item.src) return;
      document.head.append(document.importNode(item, true));
    });
    var styles = document.head.querySelectorAll('link[rel="stylesheet"]');
    var last = styles[styles.length - 1];
    old.forEach(function (item) {
      if (item.tagName === 'SCRIPT' && item.src) return;
      if (item.matches('link[rel="stylesheet"]')) afterLoad(last, function () { item.remove(); });
      else item.remove();
    });
  }
  function alike(a, b) { return clean(a).isEqualNode(b); }
  function clean(item) {
    if (!/[?&]tp=/.test(item.outerHTML)) return item;
    var copy = item.cloneNode(true);
    [copy].concat(Array.prototype.slice.call(copy.querySelectorAll('[src],[href]'))).forEach(function (e) {
      ['src', 'href'].forEach(function (name) {
        if (e.hasAttribute(name)) e.setAttribute(name, e.getAttribute(name).replace(/[?&]tp=\d+/, ''));
      });
    });
    return copy;
  }
  function afterLoad(link, then) {
    if (!link || link.sheet) { then(); return; }
    link.addEventListener('load', then, { once: true });
    link.addEventListener('error', then, { once: true });
  }

  // --- Blocks. Two elements that have the same id, or else the same tag and class in the same order, are one block.

  function children(old, fresh, changed) {
    var left = Array.prototype.filter.call(old.childNodes, function (node) { return !isLive(node); });
    var at = old.firstChild;
    Array.prototype.slice.call(fresh.childNodes).forEach(function (wanted) {
      while (at && isLive(at)) at = at.nextSibling;
      var found = take(left, wanted);
      if (!found) {
        var made = document.importNode(wanted, true);
        old.insertBefore(made, at);
        note(made, changed);
        return;
      }
      if (found === at) at = at.nextSibling;
      else old.insertBefore(found, at);
      block(found, wanted, changed);
    });
    left.forEach(function (node) { node.remove(); });
  }

  // What a script has added: it is in no fresh page.
  function isLive(node) {
    return node.nodeType === 1 && (node.id.indexOf('tp-') === 0 && !/^tp-main$/.test(node.id) || node.className === 'progress' && node.parentNode === document.body);
  }

  function take(left, wanted) {
    var match = function (node) {
      if (node.nodeType !== wanted.nodeType) return false;
      if (node.nodeType !== 1) return true;
      if (node.id || wanted.id) return node.id === wanted.id && node.tagName === wanted.tagName;
      return node.tagName === wanted.tagName;
    };
    var index = left.findIndex(function (node) { return match(node) && node.isEqualNode(wanted); });
    if (index < 0) index = left.findIndex(match);
    return index < 0 ? null : left.splice(index, 1)[0];
  }

  function block(old, fresh, changed) {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== 1) {
      if (old.nodeValue !== fresh.nodeValue) {
        old.nodeValue = fresh.nodeValue;
        note(old.parentNode, changed);
      }
      return;
    }
    if (/^(VIDEO|AUDIO|IFRAME|OBJECT|SCRIPT|STYLE)$/.test(old.tagName)) {
      if (alike(old, fresh)) return;
      var made = document.importNode(fresh, true);
      old.replaceWith(made);
      note(made, changed);
      return;
    }
    if (attributes(old, fresh)) note(old, changed);
    children(old, fresh, changed);
  }

  function isKept(name, item) {
    return kept.indexOf(name) >= 0 || name.indexOf('data-tp-') === 0 || name === 'data-mode' || name === 'data-now' ||
      name === 'class' && item === document.body || (name === 'value' || name === 'checked') && /^(INPUT|TEXTAREA|SELECT|OPTION|PROGRESS)$/.test(item.tagName);
  }
  function attributes(old, fresh) {
    var differs = false;
    Array.prototype.slice.call(fresh.attributes).forEach(function (attribute) {
      if (isKept(attribute.name, old)) return;
      var now = (old.getAttribute(attribute.name) || '').replace(/[?&]tp=\d+/, '');
      if (old.hasAttribute(attribute.name) && now === attribute.value) return;
      old.setAttribute(attribute.name, attribute.value);
      differs = true;
    });
    Array.prototype.slice.call(old.attributes).forEach(function (attribute) {
      if (isKept(attribute.name, old) || fresh.hasAttribute(attribute.name) || attribute.name === 'tabindex' || attribute.name === 'style') return;
      old.removeAttribute(attribute.name);
      differs = true;
    });
    return differs;
  }

  function note(node, changed) {
    var at = node.nodeType === 1 ? node : node.parentNode;
    var slide = at && at.closest && at.closest('section.slide');
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
    var stamp = 'tp=' + state.edition;
    document.querySelectorAll('img[src], link[rel="stylesheet"], source[src], video[src]').forEach(function (item) {
      var name = item.tagName === 'LINK' ? 'href' : 'src';
      var url = new URL(item[name], location.href);
      if (url.origin !== location.origin || files.indexOf(url.pathname) < 0) return;
      if (name === 'src') { item.setAttribute('src', url.pathname + '?' + stamp); return; }
      var fresh = item.cloneNode();
      fresh.href = url.pathname + '?' + stamp;
      item.after(fresh);
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

  function start() { listen(); }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
