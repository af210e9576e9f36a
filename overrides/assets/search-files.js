/* The files of the index, each loaded once, when it is needed. How they are written: hooks/concord/search/index.py. */
(function () {
  "use strict";

  var search = window.concordSearch = window.concordSearch || {};

  var DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  var EACH = "!";
  var VALUE = new Int8Array(128);
  Array.from(DIGITS).forEach(function (letter, n) { VALUE[letter.charCodeAt(0)] = n; });
  var MOST_SHARDS = 6;
  var MOST_KEPT = { t: 12, w: 54 };
  var slots = new Map();
  var latest = { t: [], w: [] };
  var opened = new Map();

  function slot(name) {
    if (!slots.has(name)) {
      var made = { asked: false };
      made.value = new Promise(function (resolve) { made.give = resolve; });
      slots.set(name, made);
    }
    return slots.get(name);
  }

  window.concordPart = function (name, value) {
    slot(name).give(value);
    keep(name);
  };

  // A file of the index; null where it is missing.
  function part(base, name) {
    var found = slot(name);
    if (!found.asked) {
      found.asked = true;
      var script = document.createElement("script");
      script.src = base + "/assets/search/" + name + ".js";
      script.onerror = function () { found.give(null); };
      script.onload = function () { script.remove(); };
      document.head.appendChild(script);
    }
    return found.value;
  }

  // Texts are read once for a list of results, and words for a query, so of their files only those that came are kept
  // that were wanted last.
  function keep(name) {
    var found = /([tw])[0-9]+$/.exec(name), names = found && latest[found[1]], at = found ? names.indexOf(name) : -1;
    if (at >= 0) { names.splice(at, 1); }
    if (names && names.push(name) > MOST_KEPT[found[1]]) { slots.delete(names.shift()); }
  }

  // The index of a language: its table, with the columns cut into cells. What every question wants besides is loaded with
  // it, and so is the next language, as soon as that is known.
  function open(base, language) {
    if (!opened.has(language)) {
      part(base, language + "/reading").then(function (data) {
        if (data && data.next) { open(base, data.next); }
        search.warm(language);
      });
      opened.set(language, part(base, language + "/table").then(function (table) { return prepare(base, table); }));
      part(base, language + "/concepts");
    }
    return opened.get(language);
  }

  function prepare(base, table) {
    if (!table) { return null; }
    table.starts = {};
    table.ids = cells(table.ids);
    table.states = cells(table.states);
    table.places = new Map(table.ids.map(function (id, page) { return [id, page]; }));
    table.folding.marks = new RegExp(table.folding.marks, "g");
    ["superscripts", "early", "letters"].forEach(function (name) { table.folding[name] = search.compiled(table.folding[name]); });
    table.folding.prefix = table.folding.prefix && new RegExp(table.folding.prefix);
    table.common = new Set(table.common);
    table.base = base;
    table.memo = new Map();
    table.size = table.ids.length;
    table.seen = new Map();
    return table;
  }

  function cells(column) { return column ? column.split("\n") : []; }

  // A cell of a column that few pages are asked for: the column stays one text.
  function cell(index, name, page) {
    var starts = index.starts[name] || (index.starts[name] = startsOf(index[name], index.size));
    return index[name].slice(starts[page], starts[page + 1] - 1);
  }

  // Where each line begins, and where one after the last would.
  function startsOf(text, count) {
    var starts = new Uint32Array(count + 1);
    for (var n = 1; n < count; n++) { starts[n] = text.indexOf("\n", starts[n - 1]) + 1; }
    starts[count] = text.length + 1;
    return starts;
  }

  function shard(index, letter, number) {
    var name = index.language + "/" + letter + number;
    if (latest[letter].indexOf(name) >= 0) { keep(name); }
    return part(index.base, name);
  }

  // The concepts of a language, the words of their names cut apart.
  async function conceptsOf(index) {
    var concepts = await part(index.base, index.language + "/concepts");
    if (concepts && !concepts.isCut) {
      concepts.isCut = true;
      concepts.terms.concat(concepts.countries).forEach(function (one) { one[3].forEach(function (name) { name[2] = name[2].split(" "); }); });
      concepts.subjects.forEach(function (one) { one[2] = one[2].map(function (name) { return name.split(" "); }); });
    }
    return concepts;
  }

  function titleOf(rows, id) {
    var found = rows.find(function (row) { return row[0] === id; });
    return found ? found[1] : "";
  }

  // The first place in a sorted list that is not before a key.
  function firstFrom(list, key) {
    var low = 0, high = list.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (list[middle] < key) { low = middle + 1; } else { high = middle; }
    }
    return low;
  }

  // Where in a text of sorted lines the first line begins that is not before a key; found without cutting it up.
  function placeOf(text, key) {
    var low = 0, high = text.length;
    while (low < high) {
      var middle = (low + high) >> 1, start = text.lastIndexOf("\n", middle - 1) + 1, end = text.indexOf("\n", middle);
      if (middle === 0) { start = 0; }
      if (end < 0) { end = text.length; }
      if (text.slice(start, Math.min(end, start + key.length + 1)) < key) { low = end + 1; } else { high = start; }
    }
    return low;
  }

  // All words from one key up to another, each with its list of pages.
  function wordsBetween(index, from, to) {
    var first = Math.max(0, firstFrom(index.words, from) - 1), last = Math.min(firstFrom(index.words, to), first + MOST_SHARDS);
    var loads = [];
    for (var n = first; n < Math.max(last, first + 1) && n < index.words.length; n++) { loads.push(shard(index, "w", n)); }
    return Promise.all(loads).then(function (shards) {
      return [].concat.apply([], shards.filter(Boolean).map(function (one) { return wordsIn(one[0], one[1], from, to); }));
    });
  }

  // The words of a file, and their lists of pages, line by line.
  function wordsIn(words, lists, from, to) {
    var start = placeOf(words, from), end = placeOf(words, to), at = 0, n;
    if (start >= end) { return []; }
    for (n = words.indexOf("\n"); n >= 0 && n < start; n = words.indexOf("\n", n + 1)) { at = lists.indexOf("\n", at) + 1; }
    return words.slice(start, end).split("\n").filter(Boolean).map(function (form) {
      var stop = lists.indexOf("\n", at), list = lists.slice(at, stop < 0 ? lists.length : stop);
      at += list.length + 1;
      return { form: form, pages: list };
    });
  }

  // Reads a list of pages: calls `each` with a page and its weight.
  function readPages(text, each) {
    var page = -1;
    if (text[0] === EACH) { return readEach(text, each); }
    for (var n = 0; n < text.length; n++) {
      var step = 0, bits = 0, digit = VALUE[text.charCodeAt(n)];
      while (digit >= 32) { step += (digit - 32) << bits; bits += 5; digit = VALUE[text.charCodeAt(++n)]; }
      page += step + (digit << bits) + 1;
      each(page, VALUE[text.charCodeAt(++n)]);
    }
  }

  // A list of most pages has a letter for each.
  function readEach(text, each) {
    for (var n = 1; n < text.length; n++) {
      var weight = VALUE[text.charCodeAt(n)];
      if (weight) { each(n - 1, weight); }
    }
  }

  // The pages of a facet's value.
  function pagesOf(text) {
    var pages = new Set();
    readPages(text, function (page) { pages.add(page); });
    return pages;
  }

  Object.assign(search, { open: open, cell: cell, cells: cells, conceptsOf: conceptsOf, firstFrom: firstFrom, pagesOf: pagesOf, part: part, readPages: readPages, shard: shard, titleOf: titleOf, wordsBetween: wordsBetween });
})();
