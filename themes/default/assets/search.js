// Finds slides. The site's words lie in eight files, by the first letter; the slides of a talk in a file of its own. All are
// scripts that call `talkpressSearch(name, data)`: a page opened from a disk can load nothing else.
(function () {
  'use strict';
  var folder = document.currentScript.dataset.folder;
  var root = folder.replace(/search\/$/, '');
  var dialog = document.getElementById('tp-search');
  var input = dialog.querySelector('input');
  var status = dialog.querySelector('[role=status]');
  var list = dialog.querySelector('ol');
  var GROUPS = 8;
  var MOST = 24;
  var waiting = {};
  var files = {};
  var turn = 0;

  window.talkpressSearch = function (name, data) { waiting[name] = data; };
  window.talkpressSearch.open = open;

  // Lower case, without accents: as the words in the files are.
  function bare(text) {
    return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  }

  function wordsOf(text) {
    return bare(text).split(/[^\p{L}\p{N}]+/u).filter(function (word) { return word.length > 1; });
  }

  // What a file says; null where it cannot be had.
  function load(name, path) {
    if (!files[name]) {
      files[name] = new Promise(function (done) {
        var script = document.createElement('script');
        script.src = path;
        script.onload = script.onerror = function () {
          done(name in waiting ? waiting[name] : null);
          script.remove();
        };
        document.head.append(script);
      });
    }
    return files[name];
  }

  function loadTalks() {
    return load('talks', folder + 'talks.js').then(function (talks) { return talks || []; });
  }

  // The talks with a word that begins with `start`.
  function talksWith(start) {
    var group = start.codePointAt(0) % GROUPS;
    return load('words-' + group, folder + 'words-' + group + '.js').then(function (lines) {
      var found = new Set();
      (lines || '').split('\n').forEach(function (line) {
        if (!line.startsWith(start)) return;
        var at = 0;
        line.split(' ').slice(1).forEach(function (step) { found.add(at += Number(step)); });
      });
      return found;
    });
  }

  // The talks that have all words, those first whose titles do.
  function candidates(words, talks) {
    return Promise.all(words.map(talksWith)).then(function (sets) {
      var numbers = Array.from(sets[0]).filter(function (n) {
        return talks[n] && sets.every(function (set) { return set.has(n); });
      });
      function named(n) {
        var title = wordsOf(talks[n][0]);
        return words.every(function (word) { return title.some(function (t) { return t.startsWith(word); }); });
      }
      return numbers.sort(function (a, b) { return named(b) - named(a) || a - b; });
    });
  }

  // Where in `text` the words begin: pairs of start and length, in order; empty where one is missing.
  function places(text, words) {
    var found = [];
    var seen = new Set();
    var pattern = /[\p{L}\p{N}\p{M}]+/gu;
    for (var match; (match = pattern.exec(text));) {
      var word = bare(match[0]);
      words.forEach(function (start) {
        if (!word.startsWith(start)) return;
        seen.add(start);
        found.push([match.index, match[0].length]);
      });
    }
    return seen.size === words.length ? found : [];
  }

  function marked(text, found) {
    var span = document.createElement('span');
    var from = Math.max(0, text.lastIndexOf(' ', Math.max(0, found[0][0] - 50)));
    var end = Math.min(text.length, from + 180);
    var at = from;
    if (from) span.append('…');
    found.forEach(function (place) {
      if (place[0] < at || place[0] + place[1] > end) return;
      var mark = document.createElement('mark');
      mark.textContent = text.substr(place[0], place[1]);
      span.append(text.slice(at, place[0]), mark);
      at = place[0] + place[1];
    });
    span.append(text.slice(at, end) + (end < text.length ? '…' : ''));
    return span;
  }

  function page(url) {
    return root + (location.protocol === 'file:' ? url.replace(/(^|\/)(?=$|#)/, '$1index.html') : url);
  }

  function part(tag, name, content) {
    var element = document.createElement(tag);
    element.className = name;
    element.append(content);
    return element;
  }

  function result(talk, slide, found) {
    var item = document.createElement('li');
    var link = document.createElement('a');
    var face = part('span', 'thumb', slide[2] ? '' : String(slide[1]));
    if (slide[2]) {
      var image = new Image();
      image.src = new URL(slide[2], new URL(root + talk[1], location.href));
      image.alt = '';
      face.append(image);
    }
    link.href = page(talk[1]) + '#' + encodeURIComponent(slide[0]);
    var text = part('span', 'found', part('strong', '', talk[0]));
    text.append(part('small', '', slide[1] + (talk[3] ? ' · ' + talk[3] : '')), found.length ? marked(slide[3], found) : '');
    link.append(face, text);
    item.append(link);
    return item;
  }

  // Goes through the talks until there are enough slides; a talk that is named but has no such slide shows its first.
  function collect(numbers, talks, words, mine) {
    var items = [];
    function next(i) {
      if (i >= numbers.length || items.length >= MOST || mine !== turn) return items;
      var talk = talks[numbers[i]];
      return load('slides-' + numbers[i], root + talk[2]).then(function (slides) {
        var before = items.length;
        (slides || []).forEach(function (slide) {
          var found = places(slide[3], words);
          if (found.length && items.length < MOST) items.push(result(talk, slide, found));
        });
        if (items.length === before && slides && slides[0]) items.push(result(talk, slides[0], []));
        show(items, mine);
        return next(i + 1);
      });
    }
    return Promise.resolve(next(0));
  }

  function show(items, mine) {
    if (mine === turn) list.replaceChildren.apply(list, items);
  }

  function search() {
    var mine = ++turn;
    var words = wordsOf(input.value);
    if (!words.length) {
      show([], mine);
      status.textContent = '';
      return;
    }
    loadTalks().then(function (talks) {
      return candidates(words, talks).then(function (numbers) { return collect(numbers, talks, words, mine); });
    }).then(function (items) {
      if (mine !== turn) return;
      show(items, mine);
      status.textContent = items.length ? status.dataset.found.replace('{n}', items.length) : status.dataset.none;
    });
  }

  // Arrow keys go through the results as Tab does.
  function step(event) {
    var by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    var stops = [input].concat(Array.from(list.querySelectorAll('a')));
    var to = stops[stops.indexOf(document.activeElement) + by];
    if (to) to.focus();
    event.preventDefault();
  }

  function open() {
    if (!dialog.open) dialog.showModal();
    input.select();
    loadTalks();
  }

  input.addEventListener('input', search);
  dialog.addEventListener('keydown', function (event) {
    step(event);
    // In a search field Escape would only empty it, and Enter press the button that closes.
    if (event.key === 'Escape') dialog.close();
    if (event.key === 'Enter' && event.target === input && !event.isComposing) {
      var first = list.querySelector('a');
      event.preventDefault();
      if (first) first.click();
    }
    // Keys of the deck below are not meant.
    event.stopPropagation();
  });
  list.addEventListener('click', function (event) {
    if (event.target.closest('a')) dialog.close();
  });
  dialog.addEventListener('click', function (event) {
    if (event.target === dialog) dialog.close();
  });
  if (input.value) search();
})();
