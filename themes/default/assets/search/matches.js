// Where the words of a query are in a text, and the text with marks there.
(function () {
  'use strict';
  const search = window.talkpressSearch;
  const { searchForm, spaceless } = search;
  const letter = /[\p{L}\p{N}]/u;

  // A text in the form of the words, and where each letter is from.
  function formOf(text) {
    if (/^[\x00-\x7f]*$/.test(text)) return [text.toLowerCase(), null];
    let form = '';
    const from = [];
    let index = 0;
    for (const letter of text) {
      const made = searchForm(letter);
      from.push(...Array(made.length).fill(index));
      form += made;
      index += letter.length;
    }
    return [form, [...from, text.length]];
  }

  // Where the words are in `text`: pairs of start and end, in order.
  function placesOf(text, words) {
    const [form, from] = formOf(text);
    const places = words.flatMap((word) => placesIn(form, word)).sort((a, b) => a[0] - b[0]);
    return from ? places.map((place) => place.map((at) => from[at])) : places;
  }

  function placesIn(form, word) {
    const places = [];
    for (let at = form.indexOf(word); at >= 0; at = form.indexOf(word, at + 1)) {
      let end = at + word.length;
      if (!spaceless.test(word)) {
        // Not in the middle of a word, and to its end.
        if (letter.test(word[0]) && at && letter.test(form[at - 1]) && !spaceless.test(form[at - 1])) continue;
        while (end < form.length && letter.test(form[end]) && !spaceless.test(form[end])) end++;
      }
      places.push([at, end]);
    }
    return places;
  }

  function marked(text, matches, from = 0, end = text.length) {
    const span = document.createElement('span');
    let last = from;
    if (from) span.append('…');
    matches.forEach(([start, stop]) => {
      if (start < last || stop > end) return;
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, stop);
      span.append(text.slice(last, start), mark);
      last = stop;
    });
    span.append(text.slice(last, end) + (end < text.length ? '…' : ''));
    return span;
  }

  function excerpt(text, matches) {
    const start = Math.max(0, (matches[0] || [0])[0] - 50);
    const blank = text.lastIndexOf(' ', start);
    const from = start - blank < 30 ? Math.max(0, blank) : start;
    return marked(text, matches, from, Math.min(text.length, from + 180));
  }

  Object.assign(search, { placesOf, marked, excerpt });
})();
