/* The theme's own search: its worker, run in the page itself (as its shim for files does), so that its heap is counted.
   Messages: 0 sets it up, 1 says that it is ready, 2 asks, 3 answers. */
window.peer = (function () {
  "use strict";

  var DEPTH = 10, WORKER = new URL("workers/search.js", window.location.href);
  var tell = null, answered = null;

  async function importScripts() {
    for (var path of arguments) {
      await new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = new URL(path, WORKER);
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      });
    }
  }

  function send(type, data) {
    return new Promise(function (resolve) {
      answered = resolve;
      tell({ data: { type: type, data: data } });
    });
  }

  async function start() {
    var code = await (await fetch(WORKER)).text();
    new Function("addEventListener", "postMessage", "importScripts", code)(
      function (name, listener) { tell = listener; },
      function (message) { answered(message); },
      importScripts
    );
    var index = await (await fetch("search_index.json")).json();
    await send(0, { config: index.config, docs: index.docs, options: { suggest: false } });
  }

  async function ask(query) { return (await send(2, query)).data.items; }

  // A record counts as found in any language: the index knows none.
  async function ids(query) {
    var found = (await ask(query)).map(function (sections) { return sections[0].location.replace(/^[a-z]+\/|\.html$/g, ""); });
    return Array.from(new Set(found)).slice(0, DEPTH);
  }

  return { start: start, ask: ask, ids: ids };
})();
