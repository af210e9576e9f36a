/* What a query means besides its words: the terms and States it names, in any language; what nobody has checked; the number it asks for. */
(function () {
  "use strict";

  var search = window.concordSearch = window.concordSearch || {};

  var THAI = /^[\u0e00-\u0e7f]/, CLITIC = /^[\u0628\u0644\u0643\u0641\u0648](?=[\u0621-\u064a]{3})/;
  var NUMBER = /^[0-9]/;
  var YEAR = /^(?:19|20)[0-9]{2}$/;
  var ARABIC = /^[\u0621-\u064a]/;
  var NOUN = /^(?:\u0e01\u0e32\u0e23|\u0e04\u0e27\u0e32\u0e21)(?=.{4})/;  // what makes a noun of a verb in Thai, which a question may lack
  var FAINT = 0.1;  // a row with a number that was asked for must have this part of the best row's score
  var SUBJECT = "trafficking-in-persons";  // what everything here is about: another term that is named says more
  var SURE = 0.5, FAIR = 0.4;  // how like a slip is to its word, and a form of a word to another that begins alike
  var ALIKE = 0.45;  // the part of the longer that two forms of a word share at least
  var SHARE = 0.27;  // the part of a query, by rarity, that a term must name
  var NAMED = 8;  // a page's weight for a number that stands in its names, not in its text alone

  // How well a word asked for is a word of a name, 0 to 1; Arabic writes "by", "to", "like" and "and" at a word's head.
  function likeness(word, name) {
    return Math.max(alike(word, name), word[0] === name[0] ? 0 : alike(word.replace(CLITIC, ""), name));
  }

  function alike(word, name) {
    if (THAI.test(name)) { return word.includes(name) || word.includes(name.replace(NOUN, "")) ? Math.min(1, name.length / word.length) : 0; }
    if (ARABIC.test(word) && ARABIC.test(name) && word !== name && sameRoot(word, name)) { return FAIR; }
    if (word.length < 4 || name.length < 4) { return word === name ? 1 : 0; }
    if (word[0] !== name[0] || Math.abs(word.length - name.length) > 5) { return 0; }
    var good = search.quality(word, name);
    if (good > 0.5) { return good; }
    if (name.length > 6 && word.length > 6 && Math.abs(word.length - name.length) < 3 && search.distance(word, name, 1) < 2) { return SURE; }
    var same = search.shared(word, name);
    return same >= 4 && (good > 0 || same === name.length || same >= ALIKE * Math.max(word.length, name.length)) ? FAIR : 0;
  }

  // Arabic makes many plurals within the word: its consonants stay.
  function sameRoot(word, name) {
    var root = consonants(name);
    return root.length > 1 && consonants(word) === root && (root.length > 2 || word[0] === name[0]);
  }

  function consonants(word) { return word.replace(/(?:\u0627\u0646|\u0648\u0646|\u064a\u0646|\u0627\u062a)$/, "").replace(/[\u0627\u0648\u064a\u0647\u0621\u062a]/g, ""); }

  // The words of a query that make up a name: their places, and how well they do; null where one is missing.
  function meet(words, name, least) {
    var places = [], good = 0;
    var whole = name.every(function (own) {
      var best = 0, at = -1;
      words.forEach(function (word, n) {
        var like = THAI.test(own) || places.indexOf(n) < 0 ? likeness(word, own) : 0;
        if (like > best && like >= least) { best = like; at = n; }
      });
      places.push(at);
      good += best;
      return at >= 0;
    });
    return whole ? { places: places, good: good } : null;
  }

  // Names of Thai may stand in one run of letters side by side.
  function covers(other, one) {
    if (one.name[2].some(function (own) { return THAI.test(own) && !other.name[2].join("").includes(own.replace(NOUN, "")); })) { return false; }
    return one.places.every(function (at) { return other.places.indexOf(at) >= 0; });
  }

  // The concepts a query names, each by its best name; what another concept names better is left out.
  function named(words, concepts, least) {
    var found = [];
    concepts.forEach(function (concept) {
      var best = null;
      concept[3].forEach(function (name) {
        var met = meet(words, name[2], least);
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

  function isOf(piece, name) {
    return name.some(function (own) { return own.includes(piece) || piece.includes(own); });
  }

  // Puts what the query names on top: a term, a country, or the corridor between two. `idle`: words that ask or stand on no page.
  function lift(index, asked, rated, idle) {
    var top = Math.max(1, search.highest(rated, false)), stops = asked.read.stops, terms = new Set(asked.terms);
    asked.terms.concat(asked.countries).forEach(function (one) {
      var isSure = terms.has(one) && one.good >= SURE * one.places.length, left = leftOver(asked.words, one.places, isSure ? idle : stops);
      left = left.concat(asked.kept.filter(function (piece) { return THAI.test(piece) && !isOf(piece, one.name[2]); }));
      if (!left.length || (left.length === 1 && left[0].length < 3)) { search.raise(rated, index, one.concept[0], top * 1.2); }
    });
    liftCorridors(index, asked, rated, top);
  }

  // The corridors between two States, the one whose first asks before the other way round.
  function liftCorridors(index, asked, rated, top) {
    var read = asked.read, countries = asked.countries, isBare = read.states.length === 2 && !read.rest.length && !read.measure;
    if (countries.length !== 2 && !isBare) { return; }
    var places = [].concat.apply([], countries.map(function (one) { return one.places; })), left = isBare ? [] : leftOver(asked.words, places, read.stops);
    var codes = isBare ? [read.asking, read.asked] : countries.map(function (one) { return one.concept[0].split("/")[1]; });
    var sure = left.every(function (word) { return index.corridor && likeness(word, index.corridor) || word.length < 5; });
    search.raise(rated, index, "corridors/" + codes.join("-"), top * (sure ? 1.4 : 0.9));
    search.raise(rated, index, "corridors/" + codes.reverse().join("-"), top * (sure ? 1.3 : 0.8));
  }

  // The glossary's terms for the things asked about stand among the first rows, where no State is named.
  function raiseTerms(index, rated, read, long) {
    var best = search.highest(rated, false);
    var top = search.highest(rated, true) && !long ? 0 : best;
    var things = read.things.filter(function (thing) { return thing.term && !thing.rooms && !read.states.length; });
    if (things.length > 1) { things = things.filter(function (thing) { return thing.term !== SUBJECT; }); }
    things.slice(0, 2).forEach(function (thing, n) {
      var page = index.places.get("glossary/" + thing.term);
      if (page !== undefined && rated.scores[page] < top * (0.97 - n / 50)) { rated.scores[page] = top * (0.97 - n / 50); }
    });
  }

  // The term that a few words name among others, and those of the things asked about, are third at the least.
  function keepTerms(index, rated, asked, looks) {
    var second = rated.scores[search.firstOf(rated, 2)[1]] || 0, things = asked.read.things.filter(function (one) { return one.term && !one.rooms; });
    things.map(function (one) { return "glossary/" + one.term; }).concat(mostNamed(asked, looks)).forEach(function (id, n) {
      var page = index.places.get(id), least = second * (0.999 - n / 1000);
      if (page !== undefined && rated.scores[page] < least) { rated.scores[page] = least; }
    });
  }

  // The term whose name is most of what was asked, by how rare its words are; none where that is little.
  function mostNamed(asked, looks) {
    var rarity = new Map(looks.map(function (one) { return [one.word, one.found.count ? one.found.rarity : 0]; }));
    function worth(places) { return places.reduce(function (sum, at) { return sum + (rarity.get(asked.words[at]) || 0); }, 0); }
    var whole = worth(asked.words.map(function (word, n) { return n; }));
    var term = asked.terms.slice().sort(function (a, b) { return worth(b.places) - worth(a.places) || b.good - a.good; })[0];
    return term && worth(term.places) >= SHARE * whole ? [term.concept[0]] : [];
  }

  // A subject of which nothing is recorded for a country that the query names: not checked.
  function blankOf(concepts, words, countries) {
    for (var country of countries) {
      var blanks = concepts.blanks[country.concept[0]], rest = leftOver(words, country.places);
      var subject = concepts.subjects.find(function (one) {
        return blanks.indexOf(one[0]) >= 0 && one[2].some(function (name) { return meet(rest, name, SURE); });
      });
      if (subject) { return { country: country.concept[1], path: country.concept[2], subject: subject[1] }; }
    }
    return null;
  }

  // The one page that a number asks for, or null: the first has all the words, and the number in its name; so has none
  // of another law that comes near.
  function jumpOf(index, words, rows, home) {
    var numbers = numbersOf(words), first = rows[0];
    if (!numbers.length || !first || !first.all || first.index !== index) { return null; }
    var margin = words.length - numbers.length > 1 ? 0.97 : 0.6;  // a number alone is a number of many laws
    var isHome = Boolean(home) && index.states[first.page] === home;  // a number alone is one of her own State's law
    var rival = rows.slice(1, 9).some(function (row) {
      return row.index === index && (!isHome || index.states[row.page] === home) && row.score > first.score * margin && index.context[row.page] !== index.context[first.page] && hasNumber(index, numbers, row);
    });
    return hasNumber(index, numbers, first) && !rival ? first : null;
  }

  // Years are dates of many pages, and name none.
  function numbersOf(words) { return words.filter(function (word) { return NUMBER.test(word) && !YEAR.test(word); }); }

  function hasNumber(index, numbers, row) {
    var name = search.wordsOf(index.folding, search.cell(index, "titles", row.page));
    return numbers.some(function (number) { return name.indexOf(number) >= 0; });
  }

  // Whether a query has a number that no page of this language which has all its words is named by.
  function lacksNumber(index, words, rows) {
    var numbers = numbersOf(words);
    return numbers.length > 0 && !rows.slice(0, 9).some(function (row) { return row.all && row.index === index && hasNumber(index, numbers, row); });
  }

  // What was found for each number of a question, here and in the next language.
  function numbersFound(index, looks, next, amounts) {
    var found = looks.map(function (one) { return { index: index, word: one.word, weights: one.found.weights }; });
    found = found.concat((next ? next.looks : []).map(function (one) { return { index: next.index, word: one.word, weights: one.found.weights }; }));
    return found.filter(function (one) { return NUMBER.test(one.word) && !amounts.has(one.word); });
  }

  function hasAny(asked, row) {
    return asked.some(function (one) {
      if (one.index !== row.index || one.weights[row.page] <= NAMED) { return false; }
      return !YEAR.test(one.word) || hasNumber(row.index, [one.word], row);  // a year is a date of many pages
    });
  }

  // The row whose names have most of the numbers asked for, where one of the first has any.
  function numberedFirst(rows, asked) {
    var first = null, most = 0;
    rows.forEach(function (row) {
      if (!asked.length || row.score < rows[0].score * FAINT) { return; }
      var held = asked.filter(function (one) { return hasAny([one], row); }).length;
      if (held > most && !(first && first.all)) { most = held; first = row; }
    });
    var whole = first && rows.find(function (row) {  // an article comes before what is told of a part of it
      return row.index === first.index && row.index.ids[first.page].indexOf(row.index.ids[row.page] + "-") === 0;
    });
    if (whole) { first = whole; }
    return first ? [first].concat(rows.filter(function (row) { return row !== first; })) : rows;
  }

  Object.assign(search, { blankOf: blankOf, hasAny: hasAny, jumpOf: jumpOf, keepTerms: keepTerms, lacksNumber: lacksNumber, lift: lift, named: named, numberedFirst: numberedFirst, NAMED: NAMED, numbersFound: numbersFound, raiseTerms: raiseTerms, reworded: reworded });
})();
