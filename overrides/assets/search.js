/* The answer to a query, best first. Works from file:// and in old browsers: classic scripts, no modules, no requests but for the
   index itself. Nothing that is typed is kept or sent. */
(function () {
  "use strict";

  var search = window.concordSearch = window.concordSearch || {};

  var THAI = /^[\u0e00-\u0e7f]/, YEAR = /^(?:19|20)[0-9]{2}$/;
  var LONGEST = 200;
  var MOST_READ = 32;
  var NEARLY = 0.5;  // the part of the best row's score that a row of the kind asked for must have
  var SURE = 0.5;  // how well a State must be named: names that share a beginning are kept apart
  var SURELY = 2;  // how plainly a measure must be named for its sheet to come first
  var SHORT_THAI = 24;  // letters of a query in Thai that may be one name, which is looked up by its letters too
  var LONG_THAI = 2;  // … in Thai, of which most words that only ask are left out
  var LONG = 4;  // words of which more make a question
  var TREATIES = 2;  // rows about a convention that is named, which come before how one asks
  var TRAFFICKING = "glossary/trafficking-in-persons";
  var NOTHING = { states: [], asking: "", asked: "", measure: "", sure: 0, rest: [], rooms: [], things: [], pages: [], stems: [], stops: new Set(), known: new Set(), cities: new Map(), amounts: new Set() };

  // The pages that answer a question about a measure, the best first: its sheet, the other way round, the fiches of the
  // State that is asked. Who names no State may mean her own. Who asks about the offence in a State means its provision.
  function betsOf(index, data, read, terms) {
    if (!read.measure && read.states.length < 2 && read.rooms.indexOf("offence") >= 0 && isOfTrafficking(terms, read.things)) {
      return [data.offences[read.states.length ? read.states[0].code : data.home]].filter(Boolean);
    }
    var states = read.states.length ? read : { asking: data.home, asked: "" };
    if (!read.measure || !(states.asking || states.asked) || isOfOffence(read)) { return []; }
    var sheet = sheetId(index, read.asking, read.asked, read.measure), back = sheetId(index, read.asked, read.asking, read.measure);
    var fiches = fichesOf(data, states.asked || states.asking, read);
    return Array.from(new Set((read.asking && read.asked ? [sheet, back] : []).concat(fiches).filter(Boolean)));
  }

  // Who asks which crime it is has named a measure by its hints, or by words that tell what was done to somebody.
  function isOfOffence(read) { return (read.sure < SURELY || !read.states.length) && read.rooms.indexOf("offence") >= 0; }

  function isOfTrafficking(terms, things) {
    return terms.some(function (one) { return one.concept[0] === TRAFFICKING; }) || things.some(function (one) { return "glossary/" + one.term === TRAFFICKING; });
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

  // The rows of pages that are named by their ids, wherever the reader's chain has them.
  function rowsNamed(index, next, rows, ids) {
    return ids.map(function (id) {
      var where = index.places.has(id) ? index : next && next.index.places.has(id) ? next.index : null;
      return where && { index: where, page: where.places.get(id), score: rows.length ? rows[0].score : 1, all: true, foreign: where !== index };
    }).filter(Boolean);
  }

  function without(rows, others) {
    return rows.filter(function (row) { return !others.some(function (one) { return one.index === row.index && one.page === row.page; }); });
  }

  // The bets among the other rows: before them where the question is plain; after the first row where it is less so, or
  // where that row has the number that was asked for. Whoever asks both ways of a corridor also sees what else there is.
  function ahead(index, next, rows, bets, read, asked) {
    var top = rowsNamed(index, next, rows, bets).map(function (row) { return Object.assign(row, { bet: true }); });
    rows = without(rows, top);
    if (read.rooms.length) { asked = asked.filter(function (one) { return !YEAR.test(one.word); }); }  // of what is of a kind it is the date
    rows = search.numberedFirst(rows, asked);
    rows = ofKindFirst(read, rows);
    if (!top.length) { return rows; }
    var sheets = read.asking && read.asked && read.states.length ? 2 : 1;
    var isOther = !read.states.length && rows.length > 0 && /^measures\//.test(rows[0].index.ids[rows[0].page]);  // another State's fiche
    if (read.isShared && !read.states.length) { return rows.slice(0, TREATIES).concat(top, rows.slice(TREATIES)); }
    var isPlain = !read.measure || (read.sure >= SURELY && (read.states.length > 0 || isOther));
    var sure = isPlain && !(rows.length && ((read.measure && isAsked(read, rows[0])) || search.hasAny(asked, rows[0])));
    var order = sure ? top.slice(0, sheets).concat(rows.slice(0, 1)) : rows.slice(0, 1).concat(top.slice(0, sheets));
    return order.concat(top.slice(sheets), rows.slice(1));
  }

  // Whether a row is of the kind that is asked for, as a treaty or a meeting, and of the States named.
  function isAsked(read, row) {
    var own = row.index.states[row.page] || "", isTreaty = row.index.ids[row.page].indexOf("bilateral/") === 0;
    var codes = isTreaty ? [read.asking, read.asked] : read.states.map(function (state) { return state.code; });
    return search.isIn(row.index, row.page, read) && codes.every(function (code) { return code && own.indexOf(code) >= 0; });
  }

  // The best row of the kind that is asked for comes first, if it is nearly as good as the best.
  function ofKindFirst(read, rows) {
    var first = (read.states.length || read.isShared) && rows.find(function (row) { return isAsked(read, row); });
    if (!first || first.score < NEARLY * rows[0].score) { return rows; }
    return [first].concat(rows.filter(function (row) { return row !== first; }));
  }

  // What is looked for: without words that only ask, unless they stand in quotation marks or nothing else does.
  function contentOf(index, query, words, read, data, ends) {
    var phrases = phrasesOf(index.folding, query).join(" ").split(" ");
    var kept = words.filter(function (word) { return !read.stops.has(word) || phrases.indexOf(word) >= 0; });
    kept = [].concat.apply([], kept.map(function (word) { return THAI.test(word) && data && phrases.indexOf(word) < 0 ? window.concordReading.cut(data, word, ends && ends.get(word)) : word; }));
    return kept.join(" ").trim() || words.join(" ");
  }

  // What a query says: its words, how they are read, the terms and States they name, what is looked for. `foreign`: what
  // is named otherwise than on these pages.
  async function understand(index, query) {
    var words = search.wordsOf(index.folding, query), ends = search.wordEnds(index.folding, query, words);
    var data = await search.part(index.base, index.language + "/reading"), concepts = await search.conceptsOf(index);
    var read = data ? window.concordReading.read(data, words, ends) : NOTHING, content = contentOf(index, query, words, read, data, ends);
    var terms = concepts ? search.named(words, concepts.terms, 0) : [], countries = concepts ? search.named(words, concepts.countries, SURE) : [];
    return {
      query: query, words: words, data: data, home: data ? data.home : "", concepts: concepts, read: read, content: content, kept: content.split(" "),
      long: Math.max(words.length, content.split(" ").length) > (THAI.test(content) ? LONG_THAI : LONG), terms: terms, countries: countries,
      foreign: terms.concat(countries).filter(function (one) { return search.wordsOf(index.folding, one.concept[1]).join(" ") !== one.name[2].join(" "); })
    };
  }

  // What the reader's own pages have: for her words, for the letters of a short name in Thai, for what she named in other
  // words, for the things she asks about.
  async function lookUp(index, asked) {
    var read = asked.read, things = read.things.map(function (thing) { return thing.own; });
    var found = await Promise.all([
      search.find(index, asked.content, [], read.known, read.cities),
      THAI.test(asked.content) && asked.query.length < SHORT_THAI ? search.find(index, search.lettersOf(index, asked.words.join(""))) : null,
      asked.foreign.length ? search.find(index, search.reworded(asked.words, asked.foreign, read.stops)) : null,
      things.length ? search.find(index, asked.kept.concat(things).join(" "), [], read.known) : null
    ]);
    [1, 0.9, 0.9].forEach(function (factor, n) {
      if (found[n + 1]) { search.merge(found[0].rated, found[n + 1].rated, factor, n === 2); }
    });
    return found[0];
  }

  // The weights of the words that name a city: on pages of its State and on those that are named by it, as a consulate.
  function citiesOf(read, looks) {
    return looks.filter(function (one) { return read.cities.has(one.word); }).map(function (one) { return one.found.weights; });
  }

  // Raises and lowers pages by what the query says besides its words.
  function weighMeaning(index, asked, found) {
    var read = asked.read, rated = found.rated;
    var idle = new Set(found.looks.filter(function (one) { return !one.found.count; }).map(function (one) { return one.word; }));
    read.stops.forEach(function (word) { idle.add(word); });
    if (asked.data) { search.bind(index, rated, read, asked.home, asked.long, citiesOf(read, found.looks)); }
    search.prefer(index, rated, read);
    search.lowerHandbook(index, rated);
    search.nearTitles(index, rated, found.looks, read.stops);
    search.raiseTerms(index, rated, read, asked.long);
    search.lift(index, asked, rated, idle);
    if (!asked.long && !read.states.length) { search.keepTerms(index, rated, asked, found.looks); }
  }

  // All rows, the best first: those of the next language stand among them.
  async function rowsFor(index, asked, found, next) {
    var read = asked.read, isWide = asked.long || (read.states.length > 0 && read.rest.length > 0);
    var rows = search.together(index, found.rated, next, read, isWide), bets = asked.data ? betsOf(index, asked.data, read, asked.terms) : [];
    rows = ahead(index, next, rows, bets, read, search.numbersFound(index, found.looks, next, read.amounts));
    var wanted = rowsNamed(index, next, rows, read.pages);
    rows = wanted.concat(without(rows, wanted));
    return withPhrases(index, rows, phrasesOf(index.folding, asked.query), found.looks);
  }

  // The answer to a query: pages best first, how it was read, what led there, what to mend, what was never checked.
  async function ask(index, query) {
    var asked = await understand(index, query.slice(0, LONGEST)), hasNext = asked.words.length > 0 && asked.data;
    var both = await Promise.all([lookUp(index, asked), hasNext ? search.askNext(index, asked.data, asked.read, asked.terms, asked.query) : null]);
    var found = both[0], next = both[1], words = asked.words;
    asked.terms = termsMended(asked, found.looks);
    weighMeaning(index, asked, found);
    var rows = await rowsFor(index, asked, found, next);
    index.memo.clear();
    if (next) { next.index.memo.clear(); }
    return {
      index: index, rows: rows, words: words, looks: found.looks, read: asked.read, next: next ? next.looks : [],
      led: asked.foreign.map(function (one) { return { from: one.name[0], language: one.name[1], to: one.concept[1] }; }),
      blank: asked.concepts ? search.blankOf(asked.concepts, words, asked.countries) : null, languages: asked.concepts ? asked.concepts.languages : [],
      jump: search.jumpOf(index, words, rows, asked.home), lacksNumber: search.lacksNumber(index, words, rows)
    };
  }

  // The terms that a query names, whose words may be slips: "refferal mechanism".
  function termsMended(asked, looks) {
    var mended = new Map(looks.filter(function (one) { return one.mended; }).map(function (one) { return [one.word, one.mended.form]; }));
    if (!mended.size || !asked.concepts) { return asked.terms; }
    return search.named(asked.words.map(function (word) { return mended.get(word) || word; }), asked.concepts.terms, 0);
  }

  // The rows whose page has every phrase word for word, of the first that may.
  async function withPhrases(index, rows, phrases, looks) {
    if (!phrases.length) { return rows; }
    var words = [].concat.apply([], phrases.map(function (phrase) { return phrase.split(" "); }));
    var held = looks.filter(function (one) { return words.indexOf(one.word) >= 0 && !THAI.test(one.word); }).map(function (one) {
      var same = one.forms.find(function (form) { return form.form === one.word; });
      return search.pagesOf(same ? same.pages : "");
    });
    function hasWords(row) { return held.every(function (pages) { return pages.has(row.page); }); }
    var tried = rows.filter(function (row) { return row.index === index && hasWords(row); }).slice(0, MOST_READ), kept = await Promise.all(tried.map(async function (row) {
      var runs = [{ text: search.cell(index, "titles", row.page) }].concat(await search.textOf(index, row.page));
      var spelled = runs.map(function (run) { return " " + search.wordsOf(index.folding, run.text).join(" ") + " "; });
      return phrases.every(function (phrase) {
        return spelled.some(function (text) { return text.includes(THAI.test(phrase) ? phrase : " " + phrase + " "); });
      });
    }));
    return tried.filter(function (row, n) { return kept[n]; });
  }

  // The phrases in quotation marks, folded.
  function phrasesOf(folding, query) {
    var found = query.match(/["\u201c\u201d\u201e\u00ab\u00bb][^"\u201c\u201d\u201e\u00ab\u00bb]+["\u201c\u201d\u201e\u00ab\u00bb]/g) || [];
    return found.map(function (phrase) { return search.wordsOf(folding, phrase).join(" "); }).filter(Boolean);
  }

  Object.assign(search, { ask: ask });
})();
