/* The same question in the next language of the reader's chain. */
(function () {
  "use strict";

  var search = window.concordSearch = window.concordSearch || {};

  var RARE = 12;  // pages of which fewer hold a name that says which is meant
  var NAMED = 1.3;  // what a page that holds it counts
  var NEXT = 0.65;  // what a row of the next language counts beside one of the reader's own

  // What a question says in the words of the next language of the reader's chain.
  function inNext(concepts, read, terms) {
    var titles = terms.map(function (term) { return search.titleOf(concepts.terms, term.concept[0]); });
    titles = titles.concat(read.states.map(function (state) { return search.titleOf(concepts.countries, "countries/" + state.code); }));
    var subject = concepts.subjects.find(function (row) { return row[0] === read.measure; });
    return titles.concat(read.things.map(function (thing) { return thing.next; }), subject ? subject[1] : "").filter(Boolean).join(" ");
  }

  // The words of a question that may be names, as the next language spells them.
  function namesIn(next, data, read, query) {
    var written = search.wordsOf(next.folding, query), kept = written.filter(function (word, n) { return read.kept[n]; });
    kept = (written.length === read.kept.length ? kept : read.rest).concat(read.stems);
    return kept.concat(kept.map(function (word) { return transliterated(data.spells, word); })).filter(Boolean);
  }

  // A word of Latin letters in Cyrillic ones, by the language's own table; empty where it has none.
  function transliterated(table, word) {
    var text = word;
    table.forEach(function (pair) { text = text.split(pair[0]).join(pair[1]); });
    return text === word ? "" : text;
  }

  // The same question asked of the pages that are written in the next language only; null where there is none.
  async function askNext(index, data, read, terms, query) {
    var next = data.next ? await search.open(index.base, data.next) : null;
    var concepts = next && await search.conceptsOf(next);
    if (!concepts) { return null; }
    var found = await search.find(next, inNext(concepts, read, terms), namesIn(next, data, read, query));
    search.bind(next, found.rated, read, data.home, true, []);
    search.prefer(next, found.rated, read);
    return { index: next, rated: found.rated, looks: found.looks };
  }

  // Rows of both languages in one list: what the reader's own language has is told once, by its page there, and where a
  // page of her own holds all that she asked for, none of the other language stands before it.
  function together(index, rated, next, read, long) {
    var bare = read.states.length > 0 && !read.rest.length;  // States alone: first all of her own pages about them
    var rows = search.rowsOf(index, rated);
    if (!next) { return rows; }
    var others = search.rowsOf(next.index, next.rated);
    var most = rows.length && others.length ? rows[0].score / others[0].score : 1;
    var factor = Math.min(NEXT, !long ? most / 2 : rows.length && rows[0].all ? most * NEXT : NEXT);
    var names = next.looks.filter(function (one) { return one.strict && one.found.count > 0 && one.found.count < RARE; });
    others.forEach(function (row) {
      if (names.some(function (one) { return one.found.weights[row.page] > 0; })) { row.score *= NAMED; }
      row.score *= factor; row.all = false; row.foreign = true;
    });
    return joined(index, rows, others).sort(function (a, b) {
      return (bare ? Number(b.all) - Number(a.all) : 0) || b.score - a.score;
    });
  }

  // A page that her own language has too is shown there, and counts by where it was found better: it may hold sections
  // of the other language.
  function joined(index, rows, others) {
    var at = new Int32Array(index.size), more = [];  // where each page's row stands, from one
    rows.forEach(function (row, n) { at[row.page] = n + 1; });
    others.forEach(function (row) {
      var page = ownPages(index, row.index)[row.page], mine = page < 0 ? null : rows[at[page] - 1];
      if (page < 0) { more.push(row); } else if (mine) { mine.score = Math.max(mine.score, row.score); } else {
        more.push({ index: index, page: page, score: row.score, all: false });
      }
    });
    return rows.concat(more);
  }

  // For each page of the next language the same page of her own; -1 where there is none. Several languages may have the
  // same next one, so it is remembered with her own.
  function ownPages(index, next) {
    if (!index.own) {
      index.own = Int32Array.from(next.ids, function (id) { return index.places.has(id) ? index.places.get(id) : -1; });
    }
    return index.own;
  }

  Object.assign(search, { askNext: askNext, together: together });
})();
