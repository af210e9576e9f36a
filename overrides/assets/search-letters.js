/* The letters of a question: folded as the index is (hooks/concord/letters/folding.py), and cut into the words it is looked up by. */
(function () {
  "use strict";

  var search = window.concordSearch = window.concordSearch || {};

  var WORD = new RegExp("[0-9]+(?:[./\u2010\u2013-][0-9]+)*|(?:(?![0-9])[\\p{L}\\p{N}\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e])+", "gu");
  var THAI = /^[\u0e00-\u0e7f]/, NUMBER = /^[0-9]/;
  var LONGEST = 200;
  var MOST_WORDS = 24;

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

  // Where words end in each folded run of Thai, as the browser's own dictionary cuts what was typed; null where it has none.
  function wordEnds(folding, text, words) {
    if (!window.Intl || !Intl.Segmenter) { return null; }
    return new Map(words.filter(function (word) { return THAI.test(word); }).map(function (run) { return [run, endsIn(folding, text, run)]; }));
  }

  var segmenter = null;

  // Makes the browser read its dictionary of Thai while the files of the index are on their way.
  function warm(language) {
    if (language === "th" && window.Intl && Intl.Segmenter) { endsIn({ superscripts: {}, early: {}, letters: {}, marks: "", pairs: [] }, "\u0e01\u0e32\u0e23", ""); }
  }

  function endsIn(folding, text, run) {
    var ends = new Set(), start = fold(folding, text).indexOf(run), at = 0;
    segmenter = segmenter || new Intl.Segmenter("th", { granularity: "word" });
    for (var part of segmenter.segment(text)) {
      at += fold(folding, part.segment).length;
      ends.add(at - start);
    }
    return ends;
  }

  function gramsOf(word, length) {
    var grams = [];
    for (var n = 0; n < Math.max(1, word.length - length + 1); n++) { grams.push(word.slice(n, n + length)); }
    return grams;
  }

  // The words a text is looked up by, each once.
  function keysOf(folding, text) {
    return Array.from(new Set(wordsOf(folding, text.slice(0, LONGEST)))).slice(0, MOST_WORDS);
  }

  Object.assign(search, { wordsOf: wordsOf, fold: fold, compiled: compiled, keysOf: keysOf, gramsOf: gramsOf, wordEnds: wordEnds, warm: warm });
})();
