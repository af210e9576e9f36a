/* Pagefind, run in the page itself and not in its worker, so that its heap is counted and slowed like the others'. */
window.peer = (function () {
  "use strict";

  var SHOWN = 5, DEPTH = 10, library, memory = null;

  // Its index lies in the memory of its WebAssembly, which is no part of the heap.
  function watchMemory() {
    var instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async function () {
      var made = await instantiate.apply(WebAssembly, arguments);
      memory = (made.instance || made).exports.memory;
      return made;
    };
  }

  async function start() {
    watchMemory();
    library = await import("/pagefind/pagefind.js");
    await library.options({ noWorker: true });
    await library.init();
    await library.filters();   // answers when the index is ready
  }

  // The first results: their titles stand in files of their own.
  async function ask(query) { return first(query, SHOWN); }

  async function first(query, count) {
    var found = await library.search(query);
    return Promise.all(found.results.slice(0, count).map(function (result) { return result.data(); }));
  }

  async function ids(query) {
    return (await first(query, DEPTH)).map(function (page) { return decodeURIComponent(page.url).replace(/^\/[a-z]+\/|\.html$/g, ""); });
  }

  function outside() { return memory.buffer.byteLength; }

  return { start: start, ask: ask, ids: ids, outside: outside };
})();
