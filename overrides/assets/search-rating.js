/* How much each page is about the words of a query, and what raises or lowers it. */
(function () {
  "use strict";

  var search = window.concordSearch = window.concordSearch || {};

  var THAI = /^[\u0e00-\u0e7f]/, NUMBER = /^[0-9]/, BUDDHIST = /^25[0-9]{2}$/;
  var MOST_WORDS = 24;
  var MOST_TITLES = 60;
  var LITTLE = 0.02;  // the part of the best score that says next to nothing
  var MANY = 1000;  // rows of which those that say next to nothing are left out
  var LOOSE = 0.5;  // what a part of a page about States counts for who names none, or one and nothing else
  var NAME = 0.3;  // what a word of another language counts when it is told how much of a question a page holds
  var HOME = 0.35;  // how much more a page about the reader's own State counts for a few words
  var PREFERRED = 2;  // what a page of the kind that is asked for counts
  var HANDBOOK = /^(?:about|contribute)\//, LITTLE_OF_ALL = 0.6;
  var LONG = 4;  // words of which more make a question
  var SURE = 0.66;  // a form that answers a word better than this needs no looking for a mistake

  // What a page lacks that is without a word: of a word of another language little, for it may be no name.
  function missedBy(one) { return one.found.rarity * (one.strict ? NAME : 1); }

  // Adds a word's weight for each page that has it, and what a page without it lacks.
  function addUp(scores, held, found, missed) {
    var weights = found.weights, rarity = found.rarity, pages = found.pages;
    for (var n = 0; n < pages.length; n++) {
      var page = pages[n];
      scores[page] += rarity * weights[page];
      held[page] += missed;
    }
  }

  // A page about a State lacks nothing where a city of it is named and not told: the prosecutor's office of Bishkek.
  function forgiveCities(index, held, found, missed, code) {
    index.states.forEach(function (own, page) {
      if (found.weights[page] === 0 && own.indexOf(code) >= 0) { held[page] += missed; }
    });
  }

  // `strict`: a word of another language answers for itself alone. `long`: of many words one that is poor does no harm.
  // `known`: the tables know it, so it is no slip.
  async function look(index, word, alone, strict, long, known) {
    if (THAI.test(word) && !strict && index.folding.gram) { return Object.assign(await search.weighRuns(index, word), { word: word, mended: null, strict: false }); }
    var forms = await search.formsOf(index, word, alone), mended = null;
    if (strict) { forms = forms.filter(function (form) { return form.quality > SURE; }); }
    if (!forms.length && NUMBER.test(word)) { forms = await numberForms(index, word); }
    var poor = long ? !forms.length : !forms.some(function (form) { return form.quality > SURE; });
    if (!strict && !known && poor) {
      var close = await search.near(index, word), guessed = await search.nearForms(index, close);
      mended = close.length && close[0].far > 0 && close[0].more < 2 ? guessed[0] : null;
      forms = forms.concat(guessed);
    }
    return { word: word, forms: forms, mended: mended, strict: Boolean(strict), found: search.weigh(index, forms) };
  }

  // A number without its index, `130` for `130-2`; a year of the Buddhist era as others count it.
  function numberForms(index, word) {
    var other = word.includes("-") ? word.split("-")[0] : BUDDHIST.test(word) ? String(word - 543) : "";
    return other ? search.formsOf(index, other) : [];
  }

  // How much each page is about a query, by how much of it the page holds; and whether it holds all. Of a long question
  // few pages hold every word: those that hold most, and the rarest, come first.
  function rate(index, looks, cities) {
    // A word that stands on no page is told, and hides nothing.
    var known = looks.filter(function (one) { return one.found.count > 0; }), long = known.length > LONG;
    var whole = known.reduce(function (sum, one) { return sum + missedBy(one); }, 0), least = whole * (long ? 0.2 : 0.45);
    var scores = new Float32Array(index.size), held = new Float32Array(index.size), all = new Uint8Array(index.size);
    known.forEach(function (one) {
      addUp(scores, held, one.found, missedBy(one));
      if (cities && cities.has(one.word)) { forgiveCities(index, held, one.found, missedBy(one), cities.get(one.word)); }
    });
    for (var page = 0; page < index.size; page++) {
      if (held[page] < least) { scores[page] = 0; continue; }
      var share = held[page] / whole;
      scores[page] *= long ? share * Math.sqrt(share) : share * share * share;
      all[page] = known.length === looks.length && share > 0.999 ? 1 : 0;
    }
    return { scores: scores, all: all };
  }

  // One question asks for the same word more than once.
  function lookOnce(index, word, alone, strict, long, known) {
    var name = [word, alone, strict, long, known].join();
    if (!index.memo.has(name)) { index.memo.set(name, look(index, word, alone, strict, long, known)); }
    return index.memo.get(name);
  }

  // `others` are words of another language that the text ends with, `known` those that the tables know, `cities` the
  // States of those that name one.
  async function find(index, text, others, known, cities) {
    var own = search.keysOf(index.folding, text), alone = own.length === 1;
    var keys = Array.from(new Set(own.concat(others || []))).slice(0, Math.max(own.length, MOST_WORDS));
    var looks = await Promise.all(keys.map(function (word) {
      return lookOnce(index, word, alone, own.indexOf(word) < 0, keys.length > LONG, Boolean(known) && known.has(word));
    }));
    return { looks: looks, rated: rate(index, looks, cities) };
  }

  // The pages that were rated, best first.
  function rowsOf(index, rated) {
    return ranked(rated, rated.scores).map(function (one) { return { index: index, page: one, score: rated.scores[one], all: rated.all[one] === 1 }; });
  }

  function ranked(rated, scores) {
    var pages = pagesAbove(scores, 0);
    if (pages.length > MANY) { pages = pagesAbove(scores, highest(rated, false) * LITTLE); }
    return pages.sort(function (a, b) { return scores[b] - scores[a] || a - b; });
  }

  function pagesAbove(scores, least) {
    var pages = [];
    for (var page = 0; page < scores.length; page++) { if (scores[page] > least) { pages.push(page); } }
    return pages;
  }

  // The first pages, without putting all in order.
  function firstOf(rated, count) {
    var scores = rated.scores, first = [];
    for (var page = 0; page < scores.length; page++) {
      var n = first.length, isFull = n === count;
      if (scores[page] > 0 && (!isFull || scores[page] > scores[first[n - 1]])) {
        if (isFull) { n--; }
        for (; n > 0 && scores[first[n - 1]] < scores[page]; n--) { first[n] = first[n - 1]; }
        first[n] = page;
      }
    }
    return first;
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
    for (var page = 0; page < more.scores.length; page++) {
      var score = more.scores[page] * factor;
      if (score > rated.scores[page]) { rated.scores[page] = score; rated.all[page] = behind ? rated.all[page] : more.all[page]; }
    }
  }

  // A page whose title is made of the words asked for is nearer than one on which they are strewn.
  function nearTitles(index, rated, looks, stops) {
    var forms = new Map(), asked = looks.length;
    looks.forEach(function (one, n) { one.forms.forEach(function (form) { if (form.quality > 0.5) { forms.set(form.form, (forms.get(form.form) || []).concat(n)); } }); });
    firstOf(rated, MOST_TITLES).forEach(function (page) {
      var title = titleKeys(index, page).filter(function (word) { return !stops.has(word); });
      var held = title.filter(function (word) { return forms.has(word); });
      var met = new Set([].concat.apply([], held.map(function (word) { return forms.get(word); }))).size;
      rated.scores[page] *= 1 + held.length / (title.length || 1) * Math.min(1, held.length / 3);
      if (met === asked && asked > 1) { rated.scores[page] *= 1 + 0.5 * held.length / title.length; }
    });
  }

  function titleKeys(index, page) {
    return [].concat.apply([], search.keysOf(index.folding, search.cell(index, "titles", page)).map(function (word) {
      return THAI.test(word) ? search.gramsOf(word, index.folding.gram).filter(function (run) { return !index.common.has(run); }) : word;
    }));
  }

  // What is of the kind that is asked for counts more.
  function prefer(index, rated, read) {
    if (!read.rooms.length) { return; }
    pagesAbove(rated.scores, 0).forEach(function (page) {
      if (isIn(index, page, read)) { rated.scores[page] *= PREFERRED; }
    });
  }

  // What tells how this site is used and kept says a little of everything: who wants that names it.
  function lowerHandbook(index, rated) {
    pagesAbove(rated.scores, 0).forEach(function (page) {
      if (HANDBOOK.test(index.ids[page])) { rated.scores[page] *= LITTLE_OF_ALL; }
    });
  }

  // Whether a page stands in a room that holds what is asked for; law stands in rooms of the States.
  function isIn(index, page, read) {
    var id = index.ids[page], own = index.states[page];
    return read.rooms.some(function (room) { return stands(id, room) || (room === "law" && Boolean(own) && stands(id, own)); });
  }

  function stands(id, room) { return id.startsWith(room) && (id.length === room.length || id[room.length] === "/"); }

  // A State that is named binds: pages about it count more, pages about others alone count less. Who names none may mean
  // her own, the more surely the longer she asks: of a few words her own State's page is only the first among equals.
  // `cities`: the weights of the words that name one, which bind no page that has one in its names.
  function bind(index, rated, read, home, isLong, cities) {
    var codes = read.states.map(function (state) { return state.code; }), isNamed = codes.length > 0;
    if (!isNamed && home) { codes = [home]; }
    if (!index.states.length) { return; }
    pagesAbove(rated.scores, 0).forEach(function (page) {
      var score = rated.scores[page], own = index.states[page];
      if (!own) { return; }
      var isPart = index.ids[page].indexOf("#") > 0 || (codes.length < 2 && !read.rest.length && index.ids[page].indexOf("corridors/") === 0);
      if (isPart && (!isNamed || codes.length < 2 && !read.measure)) { rated.scores[page] = score * LOOSE; return; }
      if (!codes.length) { return; }
      var held = codes.filter(function (code) { return own.indexOf(code) >= 0; }).length / codes.length;
      if (!held && cities.some(function (weights) { return weights[page] > search.NAMED; })) { return; }
      held *= Math.min(1, 6 / (own.length + 1));  // a page about many States is less about each: two letters and a blank a code
      if (!isNamed && !isLong) { rated.scores[page] = score * (1 + HOME * held); return; }
      rated.scores[page] = score * (isNamed ? (held ? 0.9 + 0.5 * held : 0.3) : (held ? 1 + held : 0.4));
    });
  }

  Object.assign(search, { bind: bind, find: find, firstOf: firstOf, highest: highest, lowerHandbook: lowerHandbook, merge: merge, isIn: isIn, nearTitles: nearTitles, prefer: prefer, raise: raise, rowsOf: rowsOf });
})();
