/* The words on pages that answer one that was asked for: its forms, which begin alike, and words near it, where it was mistyped. */
(function () {
  "use strict";

  var search = window.concordSearch = window.concordSearch || {};

  var THAI = /^[\u0e00-\u0e7f]/;
  var NUMBER = /^[0-9]/;
  var MOST_RUNS = 0.6;  // the part of a Thai word's runs that a page must have
  var MANY_RUNS = 9;  // runs of a long word of Thai
  var LEAST_GUESSED = 6;  // letters of a word that may have been mistyped: shorter ones are like too many others
  var SHORT = 4, OTHER = 8;  // letters of a word that may be an abbreviation; how many times as much another word is used
  var ENDING = 3;  // letters by which two forms of a word may differ at the end

  function shared(a, b) {
    var n = 0, most = Math.min(a.length, b.length);
    while (n < most && a[n] === b[n]) { n++; }
    return n;
  }

  // How many first letters a word on a page must share with one asked for to be looked at.
  function reach(word) {
    if (NUMBER.test(word) || word.length <= 3) { return word.length; }
    return word.length === 4 ? 3 : word.length < 7 ? 4 : word.length < 9 ? 5 : 6;
  }

  // How well a word on a page answers one asked for, 0 to 1: itself, its beginning, or one that begins alike.
  function quality(word, form) {
    if (form === word) { return 1; }
    if (NUMBER.test(word)) { return 0; }
    if (form.startsWith(word)) { return 0.45 + 0.4 * word.length / form.length; }
    if (form.length > 2 && word.startsWith(form) && word.length - form.length <= 4) { return 0.3 + 0.4 * form.length / word.length; }
    var same = shared(word, form), shorter = Math.min(word.length, form.length), longer = Math.max(word.length, form.length);
    var alike = shorter === 4 ? same === 3 && longer < 7 : shorter > 4 && same >= Math.max(4, shorter - 3);
    return alike ? 0.2 + 0.45 * same / longer : 0;
  }

  // The words on pages that answer a word, each with its quality and its pages. One or two letters begin too many words,
  // so they stand for others only where nothing else is asked for.
  async function formsOf(index, word, alone) {
    var exactly = NUMBER.test(word) || THAI.test(word) || (word.length < 3 && !alone);
    var start = exactly ? word : word.slice(0, reach(word)), loads = [];
    loads.push(search.wordsBetween(index, start, exactly ? word + "!" : start + "\uffff"));
    for (var n = exactly ? start.length : 3; n < start.length; n++) { loads.push(search.wordsBetween(index, word.slice(0, n), word.slice(0, n) + "!")); }
    var forms = [].concat.apply([], await Promise.all(loads)).map(function (one) {
      return { form: one.form, pages: one.pages, quality: quality(word, one.form) };
    }).filter(function (one) { return one.quality > 0; });
    return word.length === SHORT ? withoutOthers(word, forms) : forms;
  }

  // The forms of a short word without those that only begin alike and stand on far more pages: CASC is no "case".
  function withoutOthers(word, forms) {
    var same = forms.find(function (one) { return one.form === word; });
    return forms.filter(function (one) {
      return !same || one.form.startsWith(word) || one.pages.length < OTHER * same.pages.length;
    });
  }

  // The weight of each page for a word, from the forms it was found in; and which pages those are.
  function weigh(index, forms) {
    var weights = new Float32Array(index.size), pages = [];
    forms.forEach(function (form) {
      var good = form.quality;
      search.readPages(form.pages, function (page, given) {
        var weight = given * good, before = weights[page];
        if (weight > before) {
          if (before === 0) { pages.push(page); }
          weights[page] = weight;
        }
      });
    });
    return foundOn(index, weights, pages);
  }

  // What was found of a word: its weight on each page, and the pages that have one.
  function foundOn(index, weights, pages) {
    return { weights: weights, pages: pages, rarity: rarityOf(index, pages.length), count: pages.length };
  }

  function rarityOf(index, count) { return Math.log(1 + (index.size - count + 0.5) / (count + 0.5)); }

  // The runs that a word of Thai is looked up by: of a long one every other, which hold all its letters too.
  function runsOf(index, word) {
    var all = search.gramsOf(word, index.folding.gram);
    return Array.from(new Set(all.filter(function (run, n) {
      return (all.length < MANY_RUNS || n % 2 === 0 || n === all.length - 1) && !index.common.has(run);
    })));
  }

  // All runs of a name; none that most pages have, which the index does not keep.
  function lettersOf(index, name) {
    return search.gramsOf(name, index.folding.gram).filter(function (run) { return !index.common.has(run); }).join(" ");
  }

  // A word of Thai is on the pages that have all its runs of letters, and a little on those that have most.
  async function weighRuns(index, word) {
    var runs = runsOf(index, word);
    var each = await Promise.all(runs.map(function (run) { return formsOf(index, run); }));
    var weights = new Float32Array(index.size), held = new Uint8Array(index.size), met = [];
    each.forEach(function (forms) {
      if (forms.length) { search.readPages(forms[0].pages, function (page, weight) {
        if (held[page]++ === 0) { met.push(page); weights[page] = weight; } else if (weight < weights[page]) { weights[page] = weight; }
      }); }
    });
    var pages = met.filter(function (page) {
      var share = held[page] / runs.length;
      weights[page] *= share < MOST_RUNS ? 0 : share * share * share;
      return weights[page] > 0;
    });
    if (!runs.length) { weights.forEach(function (none, page) { weights[page] = 1; pages.push(page); }); }
    return { forms: [].concat.apply([], each), found: foundOn(index, weights, pages) };
  }

  // How many letters to change to get from one word to the beginning of another (two neighbours swapped count once).
  function distance(word, form, most) {
    var before = null, last = [], n, m;
    for (n = 0; n <= word.length; n++) { last.push(n); }
    for (m = 1; m <= form.length; m++) {
      var row = [m], least = m;
      for (n = 1; n <= word.length; n++) {
        var best = Math.min(last[n] + 1, row[n - 1] + 1, last[n - 1] + (form[m - 1] === word[n - 1] ? 0 : 1));
        if (before && n > 1 && m > 1 && form[m - 1] === word[n - 2] && form[m - 2] === word[n - 1]) { best = Math.min(best, before[n - 2] + 1); }
        row.push(best);
        if (best < least) { least = best; }
      }
      if (least > most) { return most + 1; }
      before = last; last = row;
    }
    return Math.min.apply(null, last.slice(Math.max(0, word.length - ENDING)));
  }

  // Words on pages near one that was asked for, nearest first; an ending may be missing on either side.
  async function near(index, word) {
    var most = word.length >= 9 ? 2 : 1, found = [];
    if (word.length < LEAST_GUESSED || NUMBER.test(word) || THAI.test(word)) { return found; }
    var text = await search.part(index.base, index.language + "/near") || "";
    for (var at = 0, end; at < text.length; at = end + 1) {
      end = text.indexOf("\n", at);
      if (end < 0) { end = text.length; }
      var length = end - at, begins = text[at] === word[0] || text[at + 1] === word[1] || text[at] === word[1];
      if (!begins || length < 4 || Math.abs(length - word.length) > ENDING + most) { continue; }
      var form = text.slice(at, end), far = length > word.length ? distance(form, word, most) : distance(word, form, most);
      if (far <= most) { found.push({ word: form, far: far, more: Math.abs(word.length - length) }); }
    }
    found.sort(function (a, b) { return a.far - b.far || a.more - b.more || (a.word < b.word ? -1 : 1); });
    return found.slice(0, 8);
  }

  // The words near a mistyped one as forms that answer it.
  async function nearForms(index, close) {
    var rows = await Promise.all(close.map(function (one) { return search.wordsBetween(index, one.word, one.word + "!"); }));
    return [].concat.apply([], rows).map(function (row, n) {
      return { form: row.form, pages: row.pages, quality: close[n].far < 2 ? 0.6 : 0.4 };
    });
  }

  Object.assign(search, { shared: shared, near: near, lettersOf: lettersOf, quality: quality, distance: distance, formsOf: formsOf, nearForms: nearForms, weigh: weigh, weighRuns: weighRuns });
})();
