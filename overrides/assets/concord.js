/* Search and the corridor chooser, for file:// and for old browsers: a classic script, no modules, no requests.
   Nothing that is typed is kept or sent. */
(function () {
  "use strict";

  var indexes = {}, waiting = {};

  // The index of a language calls this when its script has loaded.
  window.concordIndex = function (index) {
    indexes[index.language] = index;
    (waiting[index.language] || []).forEach(function (go) { go(index); });
    waiting[index.language] = [];
  };

  function withIndex(base, language, go) {
    if (indexes[language]) { go(indexes[language]); return; }
    if (waiting[language]) { waiting[language].push(go); return; }
    waiting[language] = [go];
    var script = document.createElement("script");
    script.src = base + "/assets/search/" + language + ".js";
    document.head.appendChild(script);
  }

  function fold(index, text) {
    return Array.from(text.normalize("NFKC").toLowerCase()).map(function (letter) {
      return letter in index.folds ? index.folds[letter] : letter;
    }).join("");
  }

  var WORD = new RegExp("[\\p{L}\\p{N}]+", "gu");

  function wordsOf(index, text) {
    return fold(index, text.slice(0, 200)).match(WORD) || [];
  }

  // The first place in the sorted words that is not before the given one.
  function firstFrom(words, word) {
    var low = 0, high = words.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (words[middle] < word) { low = middle + 1; } else { high = middle; }
    }
    return low;
  }

  // Weight of each page for one word: the word itself counts four times as much as words that begin with it.
  function weigh(index, word) {
    var found = new Map(), at = firstFrom(index.words, word);
    for (; at < index.words.length && index.words[at].startsWith(word); at++) {
      var hits = index.hits[at], exact = index.words[at] === word ? 4 : 1;
      for (var n = 0; n < hits.length; n += 2) {
        found.set(hits[n], Math.max(found.get(hits[n]) || 0, hits[n + 1] * exact));
      }
    }
    return found;
  }

  // Pages that hold all the words, best first.
  function find(index, query) {
    var words = wordsOf(index, query);
    if (!words.length) { return []; }
    var all = words.map(function (word) { return weigh(index, word); }), rows = [];
    all[0].forEach(function (weight, page) {
      var sum = 0;
      for (var n = 0; n < all.length; n++) {
        if (!all[n].has(page)) { return; }
        sum += Math.log(1 + all[n].get(page)) / Math.log(2 + all[n].size);
      }
      rows.push([sum, page]);
    });
    rows.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    return rows.map(function (row) {
      var page = index.pages[row[1]];
      return { title: page[0], path: page[1], kind: page[2], context: page[3], id: page[4] };
    });
  }

  function describe(parent, result, base, isLink) {
    var title = document.createElement(isLink ? "a" : "span"), more = document.createElement("small");
    title.textContent = result.title;
    if (isLink) { title.href = base + "/" + result.path; }
    more.textContent = [result.kind, result.context].filter(Boolean).join(" · ");
    parent.dataset.record = result.id;
    parent.append(title, more);
  }

  function equipFinder(form) {
    var input = form.querySelector("input"), list = form.querySelector("ul");
    var base = form.dataset.base, results = [], chosen = -1;

    function choose(next) {
      chosen = next;
      Array.from(list.children).forEach(function (item, n) {
        item.setAttribute("aria-selected", String(n === chosen));
      });
      if (chosen < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", "finder-" + chosen);
      list.children[chosen].scrollIntoView({ block: "nearest" });
    }

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      choose(-1);
    }

    function show(index) {
      results = find(index, input.value).slice(0, 12);
      list.replaceChildren();
      results.forEach(function (result, n) {
        var item = document.createElement("li");
        item.id = "finder-" + n;
        item.setAttribute("role", "option");
        describe(item, result, base, false);
        item.addEventListener("mousedown", function (event) { event.preventDefault(); go(n); });
        list.append(item);
      });
      if (!results.length && input.value.trim()) {
        var none = document.createElement("li");
        none.setAttribute("role", "option");
        none.setAttribute("aria-disabled", "true");
        none.textContent = list.dataset.none;
        list.append(none);
      }
      list.hidden = !list.children.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      choose(-1);
    }

    function go(n) { window.location.href = base + "/" + results[n].path; }

    input.addEventListener("focus", function () { withIndex(base, form.dataset.language, function () {}); });
    input.addEventListener("input", function () { withIndex(base, form.dataset.language, show); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", function (event) {
      var last = results.length - 1;
      if (event.key === "ArrowDown" && last >= 0) { choose(chosen < last ? chosen + 1 : 0); event.preventDefault(); }
      if (event.key === "ArrowUp" && last >= 0) { choose(chosen > 0 ? chosen - 1 : last); event.preventDefault(); }
      if (event.key === "Enter" && chosen >= 0) { go(chosen); event.preventDefault(); }
      if (event.key === "Escape") { close(); }
    });
  }

  function equipSearchPage(base, language) {
    var list = document.getElementById("results"), status = document.getElementById("found");
    var query = new URLSearchParams(window.location.search).get("q") || "";
    document.getElementById("q").value = query;
    if (!query.trim()) { return; }
    withIndex(base, language, function (index) {
      var results = find(index, query);
      status.textContent = results.length ? status.dataset.some + ": " + results.length : status.dataset.none + ": " + query;
      results.slice(0, 100).forEach(function (result) {
        var item = document.createElement("li");
        describe(item, result, base, true);
        list.append(item);
      });
    });
  }

  function equipChooser(form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var name = form.elements.from.value + "-" + form.elements.to.value;
      var known = form.dataset.known.split(" ").indexOf(name) >= 0;
      form.querySelector("[role=status]").textContent = known ? "" : form.dataset.unknown;
      if (known) { window.location.href = form.dataset.folder + "/" + name + ".html"; }
    });
  }

  // Show one group of a table, or all.
  function equipFilter(select) {
    select.addEventListener("change", function () {
      document.querySelectorAll("[data-group]").forEach(function (group) {
        group.hidden = Boolean(select.value) && group.dataset.group !== select.value;
      });
    });
  }

  // Show the chosen countries, or all while fewer than two are chosen; six at most, kept in the address.
  function equipChoice(field) {
    var boxes = Array.from(field.querySelectorAll("input"));
    var asked = (new URLSearchParams(window.location.search).get("countries") || "").split("-");
    function show() {
      var chosen = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
      boxes.forEach(function (box) { box.disabled = chosen.length >= 6 && !box.checked; });
      document.querySelectorAll("[data-country]").forEach(function (column) {
        column.hidden = chosen.length >= 2 && chosen.indexOf(column.dataset.country) < 0;
      });
    }
    boxes.forEach(function (box) {
      box.checked = asked.indexOf(box.value) >= 0;
      box.addEventListener("change", show);
    });
    field.hidden = false;
    show();
  }

  document.querySelectorAll("[data-filter]").forEach(equipFilter);
  document.querySelectorAll("[data-choose]").forEach(equipChoice);

  // For tests: the same folding and finding as the boxes use.
  window.concordSearch = { withIndex: withIndex, wordsOf: wordsOf, find: find };

  var finder = document.querySelector(".finder"), chooser = document.querySelector(".chooser");
  if (finder) { equipFinder(finder); }
  if (chooser) { equipChooser(chooser); }
  if (document.getElementById("results")) { equipSearchPage(finder.dataset.base, finder.dataset.language); }
})();
