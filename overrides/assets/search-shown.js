/* What is shown of the pages found: their texts with the words found, what narrows them, how the question was read. */
(function () {
  "use strict";

  var search = window.concordSearch = window.concordSearch || {};

  var PIECE = new RegExp("[\\p{L}\\p{M}\\p{N}'`\u2018\u2019\u02bb\u02bc]+|[^\\p{L}\\p{M}\\p{N}'`\u2018\u2019\u02bb\u02bc]+", "gu");
  var THAI = /^[\u0e00-\u0e7f]/;
  var MOST_SPELLED = 3;  // pages that are read to see how a word is written
  var MOST_SEEN = 5000;
  var MOST_TEXT = 20000;
  var SNIPPET = 60;

  // A page's text as runs, each in one language.
  async function textOf(index, page) {
    var number = search.firstFrom(index.texts, page + 1) - 1, lines = search.cells(await search.shard(index, "t", number) || "");
    return marked(lines[page - index.texts[number]] || "");
  }

  // `language|text` a tab `|text` → the texts with their languages (empty: the page's own).
  function marked(cell) {
    return cell.split("\t").filter(Boolean).map(function (text) {
      var bar = text.indexOf("|");
      return { language: text.slice(0, bar), text: text.slice(bar + 1) };
    });
  }

  // A run of Thai cut where letters that were asked for begin and end.
  function thaiPieces(index, text, runs) {
    var letters = Array.from(text), plain = letters.map(function (letter) { return search.fold(index.folding, letter); }), places = [];
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
      if (!index.seen.has(piece)) { index.seen.set(piece, search.wordsOf(index.folding, piece)); }
      var hit = index.seen.get(piece).find(function (word) { return forms.has(word); });
      return [{ text: piece, hit: hit ? forms.get(hit) : "" }];
    }));
  }

  // The part of a page's text that holds most of the words found: its language and its pieces.
  async function snippet(row, answer) {
    var index = row.index, forms = new Map(), looks = answer.index && answer.index !== index ? answer.next : answer.looks, runs = looks.map(function (one) { return one.word; }).filter(function (word) { return THAI.test(word); }), best = null;
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

  // The facets of an index, each value with its pages.
  async function facetsOf(index) {
    return (await search.part(index.base, index.language + "/facets") || []).map(function (facet) {
      return { key: facet[0], label: facet[1], values: facet[2].map(function (value) {
        return { value: value[0], label: value[1], pages: search.pagesOf(value[2]), language: value[3] };
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
    return index.ids.map(function (id, page) { return { index: index, page: page, score: 0, all: true }; });
  }

  // A page's path holds its id; a place on it stands at the end.
  function pathOf(index, page) {
    var id = index.ids[page].split("#");
    return index.paths[index.path[page]].replace("@", id[0]) + (id[1] ? "#" + id[1] : "");
  }

  function describe(row) {
    var index = row.index, page = row.page;
    return {
      id: index.ids[page], title: search.cell(index, "titles", page), path: pathOf(index, page), kind: index.kinds[index.kind[page]],
      context: marked(index.contexts[index.context[page]]), language: index.language, elsewhere: index.elsewhere[page] || (row.foreign ? index.language : ""), foreign: Boolean(row.foreign), bet: Boolean(row.bet)
    };
  }

  // How a question was read, in the reader's words for States and measures: its sheet and that of the other way round, if
  // there are any; where it names one State only, a sheet for each that may be the other. `bet`: the row that this is told of.
  async function reading(index, answer) {
    var concepts = await search.conceptsOf(index), read = answer.read;
    var subject = concepts && concepts.subjects.find(function (row) { return row[0] === read.measure; });
    function nameOf(code) { return code && concepts ? search.titleOf(concepts.countries, "countries/" + code) : ""; }
    function sheet(from, to) {
      var page = from && to && read.measure ? index.places.get("corridors/" + from + "-" + to + "#" + read.measure) : undefined;
      return page === undefined ? null : describe({ index: index, page: page });
    }
    var own = sheet(read.asking, read.asked), first = answer.rows.find(function (row) { return row.bet; });
    var meant = read.asking || read.asked || !first ? read.asked : first.index.states[first.page].split(" ")[0];  // her own, if she names none
    return {
      asking: nameOf(read.asking), asked: nameOf(meant), measure: subject ? subject[1] : "",
      sheet: own, back: sheet(read.asked, read.asking), bet: own ? own.id : first ? describe(first).id : "",
      choices: Boolean(read.asking) === Boolean(read.asked) ? [] : concepts.countries.map(function (country) {
        var code = country[0].split("/")[1], found = sheet(read.asking || code, read.asked || code);
        return found && { name: country[1], path: found.path };
      }).filter(Boolean)
    };
  }

  // A word as it was typed, by its folded letters.
  function typedIn(index, query) {
    var typed = new Map();
    (query.match(PIECE) || []).forEach(function (piece) {
      search.wordsOf(index.folding, piece).forEach(function (word) { if (!typed.has(word)) { typed.set(word, piece); } });
    });
    return function (word) { return typed.get(word) || thaiAs(index, query, word) || word; };
  }

  function thaiAs(index, query, word) {
    var hit = THAI.test(word) && thaiPieces(index, query, [word]).find(function (piece) { return piece.hit; });
    return hit ? hit.text : "";
  }

  // A word of the index as one of its pages writes it.
  async function spelled(index, form) {
    for (var page of Array.from(search.pagesOf(form.pages)).slice(0, MOST_SPELLED)) {
      var runs = [{ text: search.cell(index, "titles", page) }].concat(await textOf(index, page)), typed = null;
      runs.some(function (run) {
        typed = (run.text.match(PIECE) || []).find(function (piece) { return search.wordsOf(index.folding, piece).indexOf(form.form) >= 0; });
        return typed;
      });
      if (typed) { return typed; }
    }
    return form.form;
  }

  Object.assign(search, { describe: describe, reading: reading, spelled: spelled, typedIn: typedIn, snippet: snippet, narrow: narrow, everything: everything, textOf: textOf });
})();
