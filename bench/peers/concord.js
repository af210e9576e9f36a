/* Our search, opened as a file. */
window.peer = (function () {
  "use strict";

  var SHOWN = 5, DEPTH = 10, index;

  function load(name) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = name + ".js";
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  async function start() {
    await load("search");
    index = await concordSearch.open(".", document.documentElement.lang);
  }

  // The first results as the box shows them.
  async function ask(query) {
    var answer = await concordSearch.ask(index, query);
    answer.shown = answer.rows.slice(0, SHOWN).map(function (row) { return concordSearch.describe(row); });
    return answer;
  }

  // The first results as the page of results shows them: with the place where the words stand.
  async function excerpts(query) {
    var answer = await ask(query);
    return Promise.all(answer.rows.slice(0, SHOWN).map(function (row) {
      return concordSearch.snippet(row, answer);
    }));
  }

  async function ids(query) {
    var answer = await concordSearch.ask(index, query);
    return answer.rows.slice(0, DEPTH).map(function (row) { return row.index.ids[row.page]; });
  }

  return { start: start, ask: ask, excerpts: excerpts, ids: ids };
})();
