/* Phrases of the language's data found in the folded words of a question, those of Thai in its runs of letters. */
(function () {
  "use strict";

  var search = window.concordSearch = window.concordSearch || {};

  var THAI = /[\u0e00-\u0e7f]/;
  var GAP = 3;         // words that may stand between two words of a phrase
  var WHOLE = 4;       // letters of a word that is no part of another by chance

  // Phrases made ready: those of words by the beginning of their first, those of Thai as they are.
  function compile(rows) {
    var compiled = { words: new Map(), thai: [] };
    rows.forEach(function (row) {
      row.phrases.forEach(function (phrase) {
        if (THAI.test(phrase)) { compiled.thai.push({ key: row.key, text: phrase.replace(/[* ]/g, ""), worth: row.worth }); return; }
        var parts = phrase.split(" ").map(function (word) {
          var open = word.endsWith("*");
          return { text: open ? word.slice(0, -1) : word, open: open };
        });
        var start = parts[0].text.slice(0, 2), list = compiled.words.get(start) || [];
        list.push({ key: row.key, parts: parts, worth: row.worth });
        compiled.words.set(start, list);
      });
    });
    return compiled;
  }

  function isEnding(data, rest) {
    return Object.keys(data.endings).some(function (name) { return data.endings[name].indexOf(rest) >= 0; });
  }

  function fits(data, part, word) {
    if (!word.startsWith(part.text)) { return false; }
    return part.open || word.length === part.text.length || (part.text.length > 1 && isEnding(data, word.slice(part.text.length)));
  }

  // Where the words of a phrase end that begins at one word; -1 where it does not.
  function endOf(data, words, at, parts) {
    var n = at;
    for (var m = 0; m < parts.length; m++, n++) {
      var last = m === 0 ? n : n + GAP;
      while (n <= last && n < words.length && !fits(data, parts[m], words[n].text)) { n++; }
      if (n > last || n >= words.length) { return -1; }
    }
    return n - 1;
  }

  function matches(data, compiled, line) {
    var found = [];
    line.words.forEach(function (word, n) {
      (compiled.words.get(word.text.slice(0, 2)) || []).forEach(function (phrase) {
        var last = endOf(data, line.words, n, phrase.parts);
        if (last >= 0) { found.push(matched(phrase, line, n, last)); }
      });
    });
    compiled.thai.forEach(function (phrase) {
      for (var at = line.text.indexOf(phrase.text); at >= 0; at = line.text.indexOf(phrase.text, at + 1)) {
        if (phrase.text.length < WHOLE && line.ends && !(line.ends.has(at) && line.ends.has(at + phrase.text.length))) { continue; }
        found.push({ key: phrase.key, worth: phrase.worth, start: at, end: at + phrase.text.length, long: phrase.text.length, rest: "", first: -1, last: -1 });
      }
    });
    return found;
  }

  function matched(phrase, line, first, last) {
    var final = phrase.parts[phrase.parts.length - 1].text, words = line.words;
    var long = phrase.parts.reduce(function (sum, part) { return sum + part.text.length; }, 0);
    return {
      key: phrase.key, worth: phrase.worth, start: words[first].start, end: words[last].start + words[last].text.length,
      long: long, rest: words[last].text.slice(final.length), first: first, last: last
    };
  }

  // Of matches that share letters the longest.
  function apart(found) {
    var kept = [];
    found.slice().sort(function (a, b) { return b.long - a.long || a.start - b.start; }).forEach(function (one) {
      if (!kept.some(function (other) { return one.start < other.end && other.start < one.end; })) { kept.push(one); }
    });
    return kept.sort(function (a, b) { return a.start - b.start; });
  }

  Object.assign(search, { compile: compile, matches: matches, apart: apart });
})();
