/* The search, for file:// and for old browsers: a classic script, no modules, no requests but for its own index.
   Nothing that is typed is kept or sent. How the index is written: hooks/concord/search/index.py. */
(function () {
  "use strict";

  var DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  var VALUE = new Int8Array(128);
  Array.from(DIGITS).forEach(function (letter, n) { VALUE[letter.charCodeAt(0)] = n; });
  var WORD = new RegExp("[0-9]+(?:[./\u2010\u2013-][0-9]+)*|(?:(?![0-9])[\\p{L}\\p{N}\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e])+", "gu");
  var PIECE = new RegExp("[\\p{L}\\p{M}\\p{N}'`\u2018\u2019\u02bb\u02bc]+|[^\\p{L}\\p{M}\\p{N}'`\u2018\u2019\u02bb\u02bc]+", "gu");
  var THAI = /^[\u0e00-\u0e7f]/, NUMBER = /^[0-9]/, YEAR = /^(?:19|20)[0-9]{2}$/;
  var LONGEST = 200, MOST_WORDS = 24, MOST_GRAMS = 96, MOST_TITLES = 60, MOST_SHARDS = 6, MOST_READ = 32, MOST_KEPT = { t: 16, w: 64 }, MOST_SEEN = 5000, MOST_TEXT = 20000, SNIPPET = 60;
  var LITTLE = 0.02; // the part of the best score that says next to nothing
  var MANY = 1000;  // rows of which those that say next to nothing are left out
  var LONG_STOP = 4; // letters of a word that only asks, which is cut out of Thai
  var LOOSE = 0.5;  // what a part of a page about States counts for who names none, or one and nothing else
  var FAINT = 0.1;  // a row with a number that was asked for must have this part of the best row's score
  var NAMED = 8;    // a page's weight for a number that stands in its names, not in its text alone
  var SURELY = 2;   // how plainly a measure must be named for its sheet to come first
  var NAME = 0.3;   // what a word of another language counts when it is told how much of a question a page holds
  var NEXT = 0.65;  // what a row of the next language counts beside one of the reader's own
  var ENDING = 3;   // letters by which two forms of a word may differ at the end
  var LONG = 4;     // words of which more make a question
  var SURE = 0.66;  // a form that answers a word better than this needs no looking for a mistake

  // ---- the files of the index, each loaded once, when it is needed

  var slots = new Map(), latest = { t: [], w: [] };

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
    forget(name);
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

  // Texts are read once for a list of results, and words for a query, so only the last of their files are kept.
  function forget(name) {
    var found = /([tw])[0-9]+$/.exec(name), names = found && latest[found[1]];
    if (names && names.push(name) > MOST_KEPT[found[1]]) { slots.delete(names.shift()); }
  }

  var opened = new Map();

  // The index of a language: its table, with the columns cut into cells.
  function open(base, language) {
    if (!opened.has(language)) {
      opened.set(language, part(base, language + "/table").then(function (table) { return prepare(base, table); }));
    }
    return opened.get(language);
  }

  function prepare(base, table) {
    if (!table) { return null; }
    ["titles", "paths", "contexts"].forEach(function (name) { table[name] = table[name].split("\n"); });
    table.ids = cells(table.ids);
    table.states = table.states ? cells(table.states) : [];
    table.places = new Map(table.ids.map(function (id, page) { return [id, page]; }));
    table.folding.marks = new RegExp(table.folding.marks, "g");
    ["superscripts", "early", "letters"].forEach(function (name) { table.folding[name] = compiled(table.folding[name]); });
    table.folding.prefix = table.folding.prefix && new RegExp(table.folding.prefix);
    table.base = base;
    table.memo = new Map();
    ["reading", "concepts"].forEach(function (name) { part(base, table.language + "/" + name); });  // wanted by every question
    table.size = table.ids.length;
    table.pages = new Set(table.ids.map(function (id) { return id.split("#")[0]; })).size;  // of some each part is an entry
    table.seen = new Map();
    return table;
  }

  function cells(column) { return column ? column.split("\n") : []; }

  function shard(index, letter, number) {
    return part(index.base, index.language + "/" + letter + number).then(function (text) { return text || ""; });
  }

  // ---- words

  // A table of letters with the pattern that finds them.
  function compiled(letters) {
    var found = Object.keys(letters);
    return { letters: letters, pattern: found.length ? new RegExp("[" + found.join("") + "]", "gu") : null };
  }

  function swap(table, text) {
    return table.pattern ? text.replace(table.pattern, function (letter) { return table.letters[letter]; }) : text;
  }

  function fold(folding, text) {
    text = swap(folding.superscripts, text).normalize("NFKC").toLowerCase();
    text = swap(folding.early, text).normalize("NFD").replace(folding.marks, "");
    text = swap(folding.letters, text);
    folding.pairs.forEach(function (pair) { text = text.split(pair[0]).join(pair[1]); });
    return text;
  }

  function wordsOf(folding, text) {
    return (fold(folding, text).match(WORD) || []).map(function (word) {
      if (NUMBER.test(word)) { return word.replace(/[./\u2010\u2013]/g, "-"); }
      return folding.prefix ? word.replace(folding.prefix, "") : word;
    });
  }

  function gramsOf(word, length) {
    var grams = [];
    for (var n = 0; n < Math.max(1, word.length - length + 1); n++) { grams.push(word.slice(n, n + length)); }
    return grams;
  }

  // The words a query is looked up by; Thai, which has no spaces, by overlapping runs of letters.
  function keysOf(folding, text) {
    var keys = [];
    wordsOf(folding, text.slice(0, LONGEST)).forEach(function (word) {
      if (THAI.test(word)) { keys.push.apply(keys, gramsOf(word, folding.gram)); } else { keys.push(word); }
    });
    return Array.from(new Set(keys)).slice(0, keys.some(function (word) { return THAI.test(word); }) ? MOST_GRAMS : MOST_WORDS);
  }

  // ---- looking one word up

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

  // The lines of all words from one key up to another.
  function linesBetween(index, from, to) {
    var first = Math.max(0, firstFrom(index.words, from) - 1), last = Math.min(firstFrom(index.words, to), first + MOST_SHARDS);
    var loads = [];
    for (var n = first; n < Math.max(last, first + 1) && n < index.words.length; n++) { loads.push(shard(index, "w", n)); }
    return Promise.all(loads).then(function (shards) {
      return [].concat.apply([], shards.map(function (text) {
        return cells(text.slice(placeOf(text, from), placeOf(text, to))).filter(Boolean);
      }));
    });
  }

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
    loads.push(linesBetween(index, start, exactly ? word + "!" : start + "\uffff"));
    for (var n = exactly ? start.length : 3; n < start.length; n++) { loads.push(linesBetween(index, word.slice(0, n), word.slice(0, n) + "!")); }
    var lines = [].concat.apply([], await Promise.all(loads)), found = [];
    lines.forEach(function (line) {
      var blank = line.indexOf(" "), form = line.slice(0, blank), good = quality(word, form);
      if (good > 0) { found.push({ form: form, pages: line.slice(blank + 1), quality: good }); }
    });
    return found;
  }

  // Reads a list of pages: calls `each` with a page and its weight.
  function readPages(text, each) {
    var page = -1;
    for (var n = 0; n < text.length; n++) {
      var step = 0, bits = 0, digit = VALUE[text.charCodeAt(n)];
      while (digit >= 32) { step += (digit - 32) << bits; bits += 5; digit = VALUE[text.charCodeAt(++n)]; }
      page += step + (digit << bits) + 1;
      each(page, VALUE[text.charCodeAt(++n)]);
    }
  }

  // The weight of each page for a word, from the forms it was found in.
  function weigh(index, forms) {
    var weights = new Float32Array(index.size), count = 0;
    forms.forEach(function (form) {
      readPages(form.pages, function (page, given) {
        var weight = given * form.quality;
        if (weights[page] === 0) { count++; }
        if (weight > weights[page]) { weights[page] = weight; }
      });
    });
    return { weights: weights, rarity: Math.log(1 + (index.size - count + 0.5) / (count + 0.5)), count: count };
  }

  // ---- words that are near a mistyped one

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
    if (word.length < 4 || NUMBER.test(word) || THAI.test(word)) { return found; }
    var text = await part(index.base, index.language + "/near") || "";
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
    var lines = await Promise.all(close.map(function (one) { return linesBetween(index, one.word, one.word + "!"); }));
    return [].concat.apply([], lines).map(function (line, n) {
      var blank = line.indexOf(" ");
      return { form: line.slice(0, blank), pages: line.slice(blank + 1), quality: close[n].far < 2 ? 0.6 : 0.4 };
    });
  }

  // ---- a whole query

  // What a page lacks that is without a word: of a word of another language little, for it may be no name.
  function missedBy(one) { return one.found.rarity * (one.strict ? NAME : 1); }

  // Adds a word's weight for each page that has it, and what a page without it lacks.
  function addUp(scores, held, found, missed) {
    var weights = found.weights, rarity = found.rarity;
    for (var page = 0; page < weights.length; page++) {
      if (weights[page] > 0) { scores[page] += rarity * weights[page]; held[page] += missed; }
    }
  }

  // `strict`: a word of another language answers for itself alone. `long`: of many words one that is poor does no harm.
  async function look(index, word, alone, strict, long) {
    var forms = await formsOf(index, word, alone), mended = "";
    if (strict) { forms = forms.filter(function (form) { return form.quality > SURE; }); }
    if (!forms.length && NUMBER.test(word) && word.includes("-")) { forms = await formsOf(index, word.split("-")[0]); }
    var poor = long ? !forms.length : !forms.some(function (form) { return form.quality > SURE; });
    if (!strict && word.length > 3 && poor) {
      var close = await near(index, word);
      mended = close.length && close[0].far > 0 && close[0].more < 2 ? close[0].word : "";
      forms = forms.concat(await nearForms(index, close));
    }
    return { word: word, forms: forms, mended: mended, strict: Boolean(strict), found: weigh(index, forms) };
  }

  // How much each page is about a query, by how much of it the page holds; and whether it holds all. Of a long question
  // few pages hold every word: those that hold most, and the rarest, come first.
  function rate(index, looks) {
    // A word that stands on no page is told, and hides nothing.
    var known = looks.filter(function (one) { return one.found.count > 0; }), long = known.length > LONG;
    var whole = known.reduce(function (sum, one) { return sum + missedBy(one); }, 0), least = whole * (long ? 0.2 : 0.45);
    var scores = new Float32Array(index.size), held = new Float32Array(index.size), all = new Uint8Array(index.size);
    known.forEach(function (one) { addUp(scores, held, one.found, missedBy(one)); });
    for (var page = 0; page < index.size; page++) {
      if (held[page] < least) { scores[page] = 0; continue; }
      var share = held[page] / whole;
      scores[page] *= long ? share * Math.sqrt(share) : share * share * share;
      all[page] = known.length === looks.length && share > 0.999 ? 1 : 0;
    }
    return { scores: scores, all: all };
  }

  // One question asks for the same word more than once.
  function lookOnce(index, word, alone, strict, long) {
    var name = [word, alone, strict, long].join();
    if (!index.memo.has(name)) { index.memo.set(name, look(index, word, alone, strict, long)); }
    return index.memo.get(name);
  }

  // `others` are words of another language that the text ends with.
  async function find(index, text, others) {
    var own = keysOf(index.folding, text), alone = own.length === 1;
    var keys = Array.from(new Set(own.concat(others || []))).slice(0, Math.max(own.length, MOST_WORDS));
    var looks = await Promise.all(keys.map(function (word) { return lookOnce(index, word, alone, own.indexOf(word) < 0, keys.length > LONG); }));
    return { looks: looks, rated: rate(index, looks) };
  }

  // The pages that were rated, best first.
  function rowsOf(index, rated) {
    var pages = [], scores = rated.scores, least = 0;
    for (var page = 0; page < scores.length; page++) { if (scores[page] > 0) { pages.push(page); } }
    if (pages.length > MANY) {
      least = highest(rated, false) * LITTLE;
      pages = pages.filter(function (one) { return scores[one] > least; });
    }
    pages.sort(function (a, b) { return scores[b] - scores[a] || a - b; });
    return pages.map(function (one) { return { index: index, page: one, score: scores[one], all: rated.all[one] === 1 }; });
  }

  // ---- what a query means besides its words

  // How well a word asked for is a word of a name, 0 to 1.
  function likeness(word, name) {
    if (THAI.test(name)) { return word.includes(name) ? 1 : 0; }
    if (word.length < 4 || name.length < 4) { return word === name ? 1 : 0; }
    if (word[0] !== name[0] || Math.abs(word.length - name.length) > 5) { return 0; }
    var good = quality(word, name);
    if (good > 0.5) { return good; }
    return name.length > 6 && word.length > 6 && distance(word, name, 1) < 2 ? 0.5 : 0;
  }

  // The words of a query that make up a name: their places, and how well they do; null where one is missing.
  function meet(words, name) {
    var places = [], good = 0;
    var whole = name.every(function (own) {
      var best = 0, at = -1;
      words.forEach(function (word, n) {
        var like = THAI.test(own) || places.indexOf(n) < 0 ? likeness(word, own) : 0;
        if (like > best) { best = like; at = n; }
      });
      places.push(at);
      good += best;
      return at >= 0;
    });
    return whole ? { places: places, good: good } : null;
  }

  function covers(other, one) {
    return one.places.every(function (at) { return other.places.indexOf(at) >= 0; });
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

  // The concepts a query names, each by its best name; what another concept names better is left out.
  function named(words, concepts) {
    var found = [];
    concepts.forEach(function (concept) {
      var best = null;
      concept[3].forEach(function (name) {
        var met = meet(words, name[2]);
        if (met && (!best || met.good >= best.good)) { best = { concept: concept, name: name, places: met.places, good: met.good }; }
      });
      if (best) { found.push(best); }
    });
    return found.filter(function (one) {
      return !found.some(function (other) { return other.good > one.good + 0.01 && covers(other, one); });
    }).sort(function (a, b) { return Math.min.apply(null, a.places) - Math.min.apply(null, b.places); });
  }

  // The same query with its concepts by the names they have on these pages.
  function reworded(words, concepts, stops) {
    var places = [].concat.apply([], concepts.map(function (one) { return one.places; }));
    return leftOver(words, places, stops).concat(concepts.map(function (one) { return one.concept[1]; })).join(" ");
  }

  // The words of a query that some places leave over; words that only ask are not counted.
  function leftOver(words, places, stops) {
    return words.filter(function (word, n) { return places.indexOf(n) < 0 && !(stops && stops.has(word)); });
  }

  function raise(rated, index, id, score) {
    var page = index.ids.indexOf(id);
    if (page >= 0) { rated.scores[page] = score; rated.all[page] = 1; }
  }

  // The score of the best page, of all or of those that hold every word.
  function highest(rated, whole) {
    var most = 0;
    for (var page = 0; page < rated.scores.length; page++) {
      if (rated.scores[page] > most && (!whole || rated.all[page])) { most = rated.scores[page]; }
    }
    return most;
  }

  // Adds what another wording found, where it counts more; `behind` what holds every word as it was typed, if anything does.
  function merge(rated, more, factor, behind) {
    var whole = behind ? highest(rated, true) : 0;
    if (whole) { factor = Math.min(factor, 0.8 * whole / (highest(more, false) || 1)); }
    more.scores.forEach(function (score, page) {
      if (score * factor > rated.scores[page]) { rated.scores[page] = score * factor; rated.all[page] = behind ? rated.all[page] : more.all[page]; }
    });
  }

  // Puts what the query names on top: a term, a country, or the corridor between two.
  function lift(index, words, rated, terms, countries, stops, idle) {
    var top = Math.max(1, highest(rated, false));
    terms.concat(countries).forEach(function (one) {
      var left = leftOver(words, one.places, terms.indexOf(one) < 0 ? stops : idle);
      if (!left.length || (left.length === 1 && left[0].length < 3)) { raise(rated, index, one.concept[0], top * 1.2); }
    });
    if (countries.length === 2) {
      var codes = countries.map(function (one) { return one.concept[0].split("/")[1]; });
      var left = leftOver(words, countries[0].places.concat(countries[1].places), stops);
      var sure = left.every(function (word) { return index.corridor && likeness(word, index.corridor) || word.length < 5; });
      raise(rated, index, "corridors/" + codes.join("-"), top * (sure ? 1.4 : 0.9));
      raise(rated, index, "corridors/" + codes.reverse().join("-"), top * (sure ? 1.3 : 0.8));
    }
  }

  // A subject of which nothing is recorded for a country that the query names: not checked.
  function blankOf(concepts, words, countries) {
    for (var country of countries) {
      var blanks = concepts.blanks[country.concept[0]], rest = leftOver(words, country.places);
      var subject = concepts.subjects.find(function (one) {
        return blanks.indexOf(one[0]) >= 0 && one[2].some(function (name) { return meet(rest, name); });
      });
      if (subject) { return { country: country.concept[1], path: country.concept[2], subject: subject[1] }; }
    }
    return null;
  }

  // The one page that a number asks for, or null: the first has all the words, and the number in its name; so has none
  // of another law that comes near.
  function jumpOf(index, words, rows) {
    var numbers = numbersOf(words), first = rows[0];
    if (!numbers.length || !first || !first.all || first.index !== index) { return null; }
    var margin = words.length - numbers.length > 1 ? 0.97 : 0.6;  // a number alone is a number of many laws
    var rival = rows.slice(1, 9).some(function (row) {
      return row.index === index && row.score > first.score * margin && index.contexts[row.page] !== index.contexts[first.page] && hasNumber(index, numbers, row);
    });
    return hasNumber(index, numbers, first) && !rival ? first : null;
  }

  function numbersOf(words) { return words.filter(function (word) { return NUMBER.test(word); }); }

  function hasNumber(index, numbers, row) {
    var name = wordsOf(index.folding, index.titles[row.page]);
    return numbers.some(function (number) { return name.indexOf(number) >= 0; });
  }

  // Whether a query has a number that no page of this language which has all its words is named by.
  function lacksNumber(index, words, rows) {
    var numbers = numbersOf(words);
    return numbers.length > 0 && !rows.slice(0, 9).some(function (row) { return row.all && row.index === index && hasNumber(index, numbers, row); });
  }

  // A State that is named binds: pages about it count more, pages about others alone count less. Who names none may mean
  // her own.
  function bind(index, rated, read, home) {
    var codes = read.states.map(function (state) { return state.code; }), isNamed = codes.length > 0;
    if (!isNamed && home) { codes = [home]; }
    if (!index.states.length) { return; }
    rated.scores.forEach(function (score, page) {
      var own = score > 0 && index.states[page];
      if (!own) { return; }
      var isPart = index.ids[page].indexOf("#") > 0 || (codes.length < 2 && !read.rest.length && index.ids[page].indexOf("corridors/") === 0);
      if (isPart && (!isNamed || codes.length < 2 && !read.measure)) { rated.scores[page] = score * LOOSE; return; }
      if (!codes.length) { return; }
      var held = codes.filter(function (code) { return own.indexOf(code) >= 0; }).length / codes.length;
      held *= Math.min(1, 6 / (own.length + 1));  // a page about many States is less about each: two letters and a blank a code
      rated.scores[page] = score * (isNamed ? (held ? 0.9 + 0.5 * held : 0.3) : (held ? 1 + held : 0.4));
    });
  }

  // The pages that answer a question about a measure, the best first: its sheet, the other way round, the fiches of the
  // State that is asked. Who names no State may mean her own.
  function betsOf(index, data, read) {
    var states = read.states.length ? read : { asking: data.home, asked: "" };
    if (!read.measure || !(states.asking || states.asked)) { return []; }
    var sheet = sheetId(index, read.asking, read.asked, read.measure), back = sheetId(index, read.asked, read.asking, read.measure);
    var fiches = fichesOf(data, states.asked || states.asking, read);
    return Array.from(new Set((read.asking && read.asked ? [sheet, back] : []).concat(fiches).filter(Boolean)));
  }

  function sheetId(index, asking, asked, measure) {
    var id = "corridors/" + asking + "-" + asked + "#" + measure;
    return index.places.has(id) ? id : "";
  }

  function fichesOf(data, state, read) {
    var rows = (data.fiches[state + " " + read.measure] || []).filter(function (row) {
      return !row[1] || row[1].split(" ").indexOf(read.asking) >= 0;
    });
    return rows.slice().sort(function (a, b) { return (b[1] ? 1 : 0) - (a[1] ? 1 : 0); }).map(function (row) { return row[0]; });
  }

  // What a question says in the words of the next language of the reader's chain.
  function inNext(concepts, read, terms) {
    var titles = terms.map(function (term) { return titleOf(concepts.terms, term.concept[0]); });
    titles = titles.concat(read.states.map(function (state) { return titleOf(concepts.countries, "countries/" + state.code); }));
    var subject = concepts.subjects.find(function (row) { return row[0] === read.measure; });
    return titles.concat(read.things.map(function (thing) { return thing.next; }), subject ? subject[1] : "").filter(Boolean).join(" ");
  }

  // The words of a question that may be names, as the next language spells them.
  function namesIn(next, data, read, query) {
    var written = wordsOf(next.folding, query), kept = written.filter(function (word, n) { return read.kept[n]; });
    kept = (written.length === read.kept.length ? kept : read.rest).concat(read.stems);
    return kept.concat(kept.map(function (word) { return transliterated(data.spells, word); })).filter(Boolean);
  }

  // A word of Latin letters in Cyrillic ones, by the language's own table; empty where it has none.
  function transliterated(table, word) {
    var text = word;
    table.forEach(function (pair) { text = text.split(pair[0]).join(pair[1]); });
    return text === word ? "" : text;
  }

  function titleOf(rows, id) {
    var found = rows.find(function (row) { return row[0] === id; });
    return found ? found[1] : "";
  }

  // The same question asked of the pages that are written in the next language only; null where there is none.
  async function askNext(index, data, read, terms, query) {
    var next = index.next ? await open(index.base, index.next) : null;
    var concepts = next && await conceptsOf(next);
    if (!concepts) { return null; }
    var found = await find(next, inNext(concepts, read, terms), namesIn(next, data, read, query));
    bind(next, found.rated, read, data.home);
    return { index: next, rated: found.rated, looks: found.looks };
  }

  // Rows of both languages in one list: what the reader's own language has is not told twice, and where a page of her
  // own holds all that she asked for, none of the other language stands before it.
  function together(index, rated, next, read, long) {
    var bare = read.states.length > 0 && !read.rest.length;  // States alone: first all of her own pages about them
    var rows = rowsOf(index, rated);
    if (!next) { return rows; }
    var others = rowsOf(next.index, next.rated).filter(function (row) { return !index.places.has(next.index.ids[row.page]); });
    var most = rows.length && others.length ? rows[0].score / others[0].score : 1;
    var factor = Math.min(NEXT, !long ? most / 2 : rows.length && rows[0].all ? most * NEXT : NEXT);
    others.forEach(function (row) { row.score *= factor; row.all = false; row.foreign = true; });
    return rows.concat(others).sort(function (a, b) {
      return (bare ? Number(b.all) - Number(a.all) : 0) || b.score - a.score;
    });
  }

  // The bets among the other rows: before them where the question is plain; after the first row where it is less so, or
  // where that row has the number that was asked for. Whoever asks both ways of a corridor also sees what else there is.
  function ahead(index, next, rows, bets, read, asked) {
    var top = bets.map(function (id) {
      var where = index.places.has(id) ? index : next && next.index.places.has(id) ? next.index : null;
      return where && { index: where, page: where.places.get(id), score: rows.length ? rows[0].score : 1, all: true, bet: true, foreign: where !== index };
    }).filter(Boolean);
    rows = rows.filter(function (row) { return !top.some(function (one) { return one.index === row.index && one.page === row.page; }); });
    rows = numberedFirst(rows, asked);
    if (!top.length) { return rows; }
    var sheets = read.asking && read.asked && read.states.length ? 2 : 1;
    var sure = read.sure > SURELY && read.states.length > 0 && !asksTreaty(read, rows[0]) && !(rows.length && hasAny(asked, rows[0]));
    var order = sure ? top.slice(0, sheets).concat(rows.slice(0, 1)) : rows.slice(0, 1).concat(top.slice(0, sheets));
    return order.concat(top.slice(sheets), rows.slice(1));
  }

  // Whether a treaty is asked for, and a row is a text of the States named.
  function asksTreaty(read, row) {
    var own = row && row.index.states[row.page];
    return Boolean(own) && read.things.some(function (thing) { return thing.term === "treaty"; }) && row.index.ids[row.page].indexOf("bilateral/") === 0 &&
      read.states.every(function (state) { return own.indexOf(state.code) >= 0; });
  }

  // The row whose names have most of the numbers asked for, where one of the first has any.
  function numberedFirst(rows, asked) {
    var first = null, most = 0;
    rows.forEach(function (row) {
      if (!asked.length || row.score < rows[0].score * FAINT) { return; }
      var held = asked.filter(function (one) { return hasAny([one], row); }).length;
      if (held > most && !(first && first.all)) { most = held; first = row; }
    });
    return first ? [first].concat(rows.filter(function (row) { return row !== first; })) : rows;
  }

  function hasAny(asked, row) {
    return asked.some(function (one) {
      if (one.index !== row.index || one.weights[row.page] <= NAMED) { return false; }
      return !YEAR.test(one.word) || hasNumber(row.index, [one.word], row);  // a year is a date of many pages
    });
  }

  // What was found for each number of a question, here and in the next language.
  function numbersFound(index, looks, next) {
    var found = looks.map(function (one) { return { index: index, word: one.word, weights: one.found.weights }; });
    found = found.concat((next ? next.looks : []).map(function (one) { return { index: next.index, word: one.word, weights: one.found.weights }; }));
    return found.filter(function (one) { return NUMBER.test(one.word); });
  }

  // The glossary's terms for the things asked about stand among the first rows, where no State is named.
  function raiseTerms(index, rated, read) {
    var top = highest(rated, true) && read.rest.length < LONG ? 0 : highest(rated, false);
    read.things.filter(function (thing) { return thing.term && !read.states.length; }).slice(0, 2).forEach(function (thing, n) {
      var page = index.places.get("glossary/" + thing.term);
      if (page !== undefined && rated.scores[page] < top * (0.97 - n / 50)) { rated.scores[page] = top * (0.97 - n / 50); }
    });
  }

  // A page whose title is made of the words asked for is nearer than one on which they are strewn.
  function nearTitles(index, rated, looks) {
    var forms = new Set();
    looks.forEach(function (one) { forms.add(one.word); one.forms.forEach(function (form) { if (form.quality > 0.5) { forms.add(form.form); } }); });
    rowsOf(index, rated).slice(0, MOST_TITLES).forEach(function (row) {
      var title = keysOf(index.folding, index.titles[row.page]), held = title.filter(function (word) { return forms.has(word); }).length;
      rated.scores[row.page] *= 1 + held / title.length * Math.min(1, held / 3);
    });
  }

  function contentOf(index, query, words, read) {
    var phrases = phrasesOf(index.folding, query).join(" ").split(" ");
    var kept = words.filter(function (word) { return !read.stops.has(word) || phrases.indexOf(word) >= 0; });
    kept = kept.map(function (word) { return THAI.test(word) ? withoutAsking(word, read.stops) : word; });
    return kept.join(" ").trim() || words.join(" ");
  }

  // A run of Thai without what only asks; short words of grammar are parts of too many others.
  function withoutAsking(run, stops) {
    stops.forEach(function (stop) { if (stop.length >= LONG_STOP) { run = run.split(stop).join(" "); } });
    return run;
  }

  var NOTHING = { states: [], asking: "", asked: "", measure: "", sure: 0, rest: [], things: [], stems: [], stops: new Set() };

  // The answer to a query: pages best first, how it was read, what led there, what to mend, what was never checked.
  async function ask(index, query) {
    query = query.slice(0, LONGEST);
    var words = wordsOf(index.folding, query), data = await part(index.base, index.language + "/reading");
    var concepts = words.length ? await conceptsOf(index) : null;
    var read = data ? window.concordReading.read(data, words) : NOTHING, content = contentOf(index, query, words, read);
    var first = await find(index, content), rated = first.rated;
    if (!concepts) { return { rows: rowsOf(index, rated), words: words, looks: first.looks, led: [], blank: null, jump: null, languages: [], read: read }; }
    var kept = content.split(" "), terms = named(words, concepts.terms), countries = named(words, concepts.countries);
    var foreign = terms.concat(countries).filter(function (one) { return wordsOf(index.folding, one.concept[1]).join(" ") !== one.name[2].join(" "); });
    if (foreign.length) { merge(rated, (await find(index, reworded(words, foreign, read.stops))).rated, 0.9); }
    var led = foreign.map(function (one) { return { from: one.name[0], language: one.name[1], to: one.concept[1] }; });
    if (read.things.length) { merge(rated, (await find(index, kept.concat(read.things.map(function (thing) { return thing.own; })).join(" "))).rated, 0.9, true); }
    var idle = new Set(first.looks.filter(function (one) { return !one.found.count; }).map(function (one) { return one.word; }));
    read.stops.forEach(function (word) { idle.add(word); });
    lift(index, words, rated, terms, countries, read.stops, idle);
    if (data) { bind(index, rated, read, words.length > LONG ? data.home : ""); }
    raiseTerms(index, rated, read);
    nearTitles(index, rated, first.looks);
    var next = data ? await askNext(index, data, read, terms, query) : null, bets = data ? betsOf(index, data, read) : [];
    var rows = ahead(index, next, together(index, rated, next, read, words.length > LONG || (read.states.length > 0 && read.rest.length > 0)), bets, read, numbersFound(index, first.looks, next));
    index.memo.clear();
    if (next) { next.index.memo.clear(); }
    rows = await withPhrases(index, rows, phrasesOf(index.folding, query), first.looks);
    return {
      index: index, rows: rows, words: words, looks: first.looks, led: led, blank: blankOf(concepts, words, countries), read: read, next: next ? next.looks : [],
      jump: jumpOf(index, words, rows), lacksNumber: lacksNumber(index, words, rows), languages: concepts.languages
    };
  }

  // ---- texts: phrases and the words found

  // A page's text as runs, each in one language.
  async function textOf(index, page) {
    var number = firstFrom(index.texts, page + 1) - 1, lines = cells(await shard(index, "t", number));
    return marked(lines[page - index.texts[number]] || "");
  }

  // `language|text` a tab `|text` → the texts with their languages (empty: the page's own).
  function marked(cell) {
    return cell.split("\t").filter(Boolean).map(function (text) {
      var bar = text.indexOf("|");
      return { language: text.slice(0, bar), text: text.slice(bar + 1) };
    });
  }

  // The phrases in quotation marks, folded.
  function phrasesOf(folding, query) {
    var found = query.match(/["\u201c\u201d\u201e\u00ab\u00bb][^"\u201c\u201d\u201e\u00ab\u00bb]+["\u201c\u201d\u201e\u00ab\u00bb]/g) || [];
    return found.map(function (phrase) { return wordsOf(folding, phrase).join(" "); }).filter(Boolean);
  }

  // The rows whose page has every phrase word for word, of the first that may.
  async function withPhrases(index, rows, phrases, looks) {
    if (!phrases.length) { return rows; }
    var words = [].concat.apply([], phrases.map(function (phrase) { return phrase.split(" "); }));
    var held = looks.filter(function (one) { return words.indexOf(one.word) >= 0; }).map(function (one) {
      var same = one.forms.find(function (form) { return form.form === one.word; });
      return pagesOf(same ? same.pages : "");
    });
    function hasWords(row) { return held.every(function (pages) { return pages.has(row.page); }); }
    var tried = rows.filter(function (row) { return row.index === index && hasWords(row); }).slice(0, MOST_READ), kept = await Promise.all(tried.map(async function (row) {
      var runs = [{ text: index.titles[row.page] }].concat(await textOf(index, row.page));
      var spelled = runs.map(function (run) { return " " + wordsOf(index.folding, run.text).join(" ") + " "; });
      return phrases.every(function (phrase) {
        return spelled.some(function (text) { return text.includes(THAI.test(phrase) ? phrase : " " + phrase + " "); });
      });
    }));
    return tried.filter(function (row, n) { return kept[n]; });
  }

  // A run of Thai cut where letters that were asked for begin and end.
  function thaiPieces(index, text, runs) {
    var letters = Array.from(text), plain = letters.map(function (letter) { return fold(index.folding, letter); }), places = [];
    plain.forEach(function (letter, n) { for (var m = 0; m < letter.length; m++) { places.push(n); } });
    var joined = plain.join(""), hit = letters.map(function () { return false; });
    runs.forEach(function (run) {
      for (var at = joined.indexOf(run); at >= 0; at = joined.indexOf(run, at + 1)) {
        for (var n = places[at]; n <= places[at + run.length - 1]; n++) { hit[n] = true; }
      }
    });
    return letters.reduce(function (cut, letter, n) {
      var last = cut[cut.length - 1], isHit = hit[n] || (n > 0 && hit[n - 1] && plain[n] === "");
      hit[n] = isHit;
      if (last && Boolean(last.hit) === isHit) { last.text += letter; } else { cut.push({ text: letter, hit: isHit ? runs[0] : "" }); }
      return cut;
    }, []);
  }

  // A text cut into words and what stands between, with the words that were found.
  function pieces(index, text, forms, runs) {
    return [].concat.apply([], (text.match(PIECE) || []).map(function (piece) {
      if (THAI.test(piece)) { return runs.length ? thaiPieces(index, piece, runs) : [{ text: piece, hit: "" }]; }
      if (index.seen.size > MOST_SEEN) { index.seen.clear(); }
      if (!index.seen.has(piece)) { index.seen.set(piece, wordsOf(index.folding, piece)); }
      var hit = index.seen.get(piece).find(function (word) { return forms.has(word); });
      return [{ text: piece, hit: hit ? forms.get(hit) : "" }];
    }));
  }

  // The part of a page's text that holds most of the words found: its language and its pieces.
  async function snippet(row, answer) {
    var index = row.index, forms = new Map(), looks = answer.index && answer.index !== index ? answer.next : answer.looks, runs = answer.words.filter(function (word) { return THAI.test(word); }), best = null;
    looks.forEach(function (one) {
      one.forms.forEach(function (form) { if (one.word.length > 3 || form.quality > 0.7) { forms.set(form.form, one.word); } });
    });
    (await textOf(index, row.page)).forEach(function (run) {
      var all = pieces(index, run.text.slice(0, MOST_TEXT), forms, runs);
      for (var from = 0; from === 0 || from < all.length; from += SNIPPET >> 1) {
        var shown = all.slice(from, from + SNIPPET), words = new Set(shown.map(function (piece) { return piece.hit; }));
        if (!best || words.size > best.words) { best = { language: run.language, pieces: shown, words: words.size, start: from === 0, end: from + SNIPPET >= all.length }; }
      }
    });
    return best;
  }

  // ---- narrowing

  // The pages of a facet's value.
  function pagesOf(text) {
    var pages = new Set();
    readPages(text, function (page) { pages.add(page); });
    return pages;
  }

  // The facets of an index, each value with its pages.
  async function facetsOf(index) {
    return (await part(index.base, index.language + "/facets") || []).map(function (facet) {
      return { key: facet[0], label: facet[1], values: facet[2].map(function (value) {
        return { value: value[0], label: value[1], pages: pagesOf(value[2]), language: value[3] };
      }) };
    });
  }

  // Rows that have every chosen value, and for each facet its values with their numbers of rows under the other choices.
  // Rows of the next language are narrowed by its own facets, which have the same values.
  async function narrow(index, rows, chosen) {
    var next = rows.find(function (row) { return row.index !== index; }), own = await facetsOf(index);
    var facets = new Map([[index, own]]);
    if (next) { facets.set(next.index, await facetsOf(next.index)); }
    function has(row, key, value) {
      var facet = facets.get(row.index).find(function (one) { return one.key === key; });
      return Boolean(facet) && facet.values.some(function (one) { return one.value === value && one.pages.has(row.page); });
    }
    function held(row, but) {
      return Object.keys(chosen).every(function (key) { return key === but || !own.some(function (one) { return one.key === key; }) || has(row, key, chosen[key]); });
    }
    own.forEach(function (facet) {
      var left = rows.filter(function (row) { return held(row, facet.key); });
      facet.values.forEach(function (value) { value.count = left.filter(function (row) { return has(row, facet.key, value.value); }).length; });
    });
    return { rows: rows.filter(function (row) { return held(row, ""); }), facets: own };
  }

  // Every page, by name: what an empty query with chosen values looks through.
  function everything(index) {
    return index.titles.map(function (title, page) { return { index: index, page: page, score: 0, all: true }; });
  }

  function describe(row) {
    var index = row.index, page = row.page;
    return {
      id: index.ids[page], title: index.titles[page], path: index.paths[page], kind: index.kinds[index.kind[page]],
      context: marked(index.contexts[page]), language: index.language, elsewhere: index.elsewhere[page] || (row.foreign ? index.language : ""), foreign: Boolean(row.foreign), bet: Boolean(row.bet)
    };
  }

  // How a question was read, in the reader's words for States and measures; the sheet the other way round, if there is one.
  async function reading(index, answer) {
    var concepts = await conceptsOf(index), read = answer.read;
    var subject = concepts && concepts.subjects.find(function (row) { return row[0] === read.measure; });
    function nameOf(code) { return code && concepts ? titleOf(concepts.countries, "countries/" + code) : ""; }
    function sheet(from, to) {
      var page = from && to && read.measure ? index.places.get("corridors/" + from + "-" + to + "#" + read.measure) : undefined;
      return page === undefined ? null : describe({ index: index, page: page });
    }
    return {
      asking: nameOf(read.asking), asked: nameOf(read.asked), measure: subject ? subject[1] : "",
      sheet: sheet(read.asking, read.asked), back: sheet(read.asked, read.asking)
    };
  }

  window.concordSearch = {
    open: open, ask: ask, describe: describe, reading: reading, snippet: snippet, narrow: narrow, everything: everything, near: near,
    wordsOf: wordsOf, fold: fold, quality: quality
  };
})();
