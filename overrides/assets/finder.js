/* The search box of every page and the page of results. What they find: search.js and those named after it. Nothing typed is kept or sent. */
(function () {
  "use strict";

  var search = window.concordSearch;
  var BOX = 8, PAGE = 20;

  function element(name, text, language) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (language) { made.lang = language; made.dir = "auto"; }
    return made;
  }

  // A title, a link where it is to be one, with what it is and where it belongs.
  function describe(parent, result, base, isLink) {
    var title = element(isLink ? "a" : "span", result.title), more = element("small", result.kind);
    title.dir = "auto";
    if (isLink) { title.href = base + "/" + result.path; }
    if (isLink && result.elsewhere) { title.hreflang = result.elsewhere; }
    if (result.elsewhere) { more.append(" · " + result.elsewhere.toUpperCase()); }
    result.context.forEach(function (part) { more.append(" · ", element("span", part.text, part.language)); });
    parent.dataset.record = result.id;
    parent.append(title, more);
  }

  // The page that a number asks for in another of the reader's languages, where her own has none.
  async function jumpElsewhere(base, query, answer) {
    if (!answer.lacksNumber) { return null; }
    for (var language of answer.languages.slice(0, 2)) {
      var index = await search.open(base, language[0]), there = index && await search.ask(index, query);
      if (there && there.jump) { return Object.assign(search.describe(there.jump), { foreign: true }); }
    }
    return null;
  }

  // How a question was read, as a sentence of the page's language.
  function readAs(words, told) {
    var sentence = told.asking && told.asked ? words.pair : words.one;
    return sentence.replace("{asking}", told.asking).replace("{asked}", told.asked || told.asking).replace("{measure}", told.measure);
  }

  // ---- the box: results as you type (a combobox with a list)

  function choose(box, next) {
    box.chosen = next;
    Array.from(box.list.children).forEach(function (item, n) { item.setAttribute("aria-selected", String(n === next)); });
    if (next < 0) { box.input.removeAttribute("aria-activedescendant"); return; }
    box.input.setAttribute("aria-activedescendant", "finder-" + next);
    box.list.children[next].scrollIntoView({ block: "nearest" });
  }

  function setOpen(box, isOpen) {
    box.list.hidden = !isOpen;
    box.input.setAttribute("aria-expanded", String(isOpen));
    choose(box, -1);
  }

  function add(box, path, fill) {
    var item = element("li"), n = box.paths.push(path) - 1;
    item.id = "finder-" + n;
    item.setAttribute("role", "option");
    fill(item);
    item.addEventListener("mousedown", function (event) { event.preventDefault(); window.location.href = path; });
    box.list.append(item);
  }

  // The results as options, and last the way to all of them.
  function offer(box, answer, foreign, told) {
    var list = box.list, words = list.dataset, count = answer.rows.length;
    list.replaceChildren();
    box.paths = [];
    box.jump = foreign || (answer.jump && search.describe(answer.jump));
    if (foreign) { add(box, box.base + "/" + foreign.path, function (item) { describe(item, foreign, box.base, false); item.lang = foreign.language; }); }
    answer.rows.slice(0, BOX).forEach(function (row) {
      var result = search.describe(row);
      add(box, box.base + "/" + result.path, function (item) {
        describe(item, result, box.base, false);
        if (told && told.measure && told.bet === result.id) { item.append(element("small", readAs(box.words, told))); }
      });
    });
    var query = encodeURIComponent(box.input.value.replace(/[\ud800-\udfff]/g, ""));
    add(box, box.form.action + "?q=" + query, function (item) { item.append(element("em", (count ? words.all : words.none) + ": " + count)); });
    box.status.textContent = (count ? words.some : words.none) + ": " + count;
    setOpen(box, true);
  }

  // Looks for what stands in the box; an answer that comes after a newer question is dropped.
  async function look(box) {
    var mine = ++box.asked, query = box.input.value;
    box.jump = null;
    if (!query.trim()) { setOpen(box, false); box.status.textContent = ""; return; }
    var index = await search.open(box.base, box.form.dataset.language);
    if (mine !== box.asked || !index) { return; }
    var answer = await search.ask(index, query), foreign = await jumpElsewhere(box.base, query, answer);
    var told = await search.reading(index, answer);
    if (mine === box.asked) { offer(box, answer, foreign, told); }
  }

  function pressed(box, event) {
    var last = box.list.hidden ? -1 : box.paths.length - 1;
    if (event.key === "ArrowDown" && last >= 0) { choose(box, box.chosen < last ? box.chosen + 1 : 0); event.preventDefault(); }
    if (event.key === "ArrowUp" && last >= 0) { choose(box, box.chosen > 0 ? box.chosen - 1 : last); event.preventDefault(); }
    if (event.key === "Enter") {
      event.preventDefault();
      if (box.chosen >= 0) { window.location.href = box.paths[box.chosen]; return; }
      var go = function () {
        if (box.jump) { window.location.href = box.base + "/" + box.jump.path; } else { box.form.submit(); }
      };
      box.looking.then(go, go);  // what was typed last, though its answer may not be there yet
    }
    if (event.key === "Escape") { setOpen(box, false); }
  }

  function equipBox(form) {
    var input = form.querySelector("input"), box = {
      form: form, input: input, list: form.querySelector("ul"), status: form.querySelector("[role=status]"),
      base: form.dataset.base, words: form.querySelector("ul").dataset, paths: [], chosen: -1, asked: 0, jump: null, looking: Promise.resolve()
    };
    input.addEventListener("focus", function () { search.open(box.base, form.dataset.language); });
    input.addEventListener("input", function () { box.looking = look(box); });
    input.addEventListener("blur", function () { setOpen(box, false); });
    input.addEventListener("keydown", function (event) { pressed(box, event); });
    if (input.value && document.activeElement === input) { box.looking = look(box); }  // typed before this script was there
  }

  // ---- the page of results

  function note(parent, words, text, language) {
    var line = element("p", words + ": ");
    line.append(element("bdi", text, language));
    parent.append(line);
    return line;
  }

  // What led to the results, what was mended, what stands on no page, what nobody checked.
  async function tell(notes, words, base, query, answer, foreign) {
    var typed = search.typedIn(answer.index, query);
    notes.replaceChildren();
    answer.led.forEach(function (led) {
      var line = note(notes, words.led, led.from, led.language);
      line.append(" → ", element("bdi", led.to));
    });
    for (var one of answer.looks) {
      if (one.mended) { note(notes, words.near, typed(one.word)).append(" → ", element("bdi", await search.spelled(answer.index, one.mended))); }
      if (!one.found.count && !answer.led.length && !foreign) { note(notes, words.missing, typed(one.word)); }
    }
    if (answer.blank) {
      var line = note(notes, words.blank, answer.blank.subject), link = element("a", answer.blank.country);
      link.href = base + "/" + answer.blank.path;
      line.className = "unknown";
      line.append(", ", link);
    }
  }

  function fillSnippet(item, found) {
    if (!found || !found.pieces.length) { return; }
    var line = element("p", found.start ? "" : "… ", found.language);
    found.pieces.forEach(function (piece) { line.append(piece.hit ? element("mark", piece.text) : piece.text); });
    if (!found.end) { line.append(" …"); }
    item.append(line);
  }

  // Adds rows to a list, each with the place where its words stand.
  function addRows(list, index, rows, answer, base, foreign) {
    rows.forEach(function (row) {
      var result = search.describe(row), item = element("li", "", foreign ? row.index.language : "");
      if (result.foreign) { item.lang = row.index.language; }  // its number stands where those of the list stand
      describe(item, result, base, true);
      list.append(item);
      search.snippet(row, answer).then(function (found) { fillSnippet(item, found); });
    });
  }

  // Says at the best bet how the question was read, and leads to the other direction; asks for the State that was not named.
  function tellReading(list, words, told, base) {
    var item = told.measure && Array.from(list.children).find(function (one) { return one.dataset.record === told.bet; });
    if (!item) { return; }
    var line = element("p", words.read + ": " + readAs(document.getElementById("finder-results").dataset, told)), link = told.back && element("a", words.back + ": " + told.back.title);
    line.className = "read";
    if (link) {
      link.href = base + "/" + told.back.path;
      line.append(" · ", link);
    }
    if (told.choices.length) { line.append(" · " + (told.asking ? words.whom : words.who) + " "); }
    told.choices.forEach(function (choice, n) {
      var other = element("a", choice.name);
      other.href = base + "/" + choice.path;
      line.append(n ? ", " : "", other);
    });
    item.classList.add("bet");
    item.append(line);
  }

  // Where nothing is found: the nearest sheet, and the ways to whoever could know.
  function offerInstead(told, base) {
    var box = document.getElementById("instead"), list = box.querySelector("ul");
    box.hidden = false;
    if (told && told.sheet) {
      var item = element("li"), link = element("a", told.sheet.title);
      link.href = base + "/" + told.sheet.path;
      item.append(link);
      list.prepend(item);
    }
  }

  // A list that shows its first rows, and more on request.
  function showRows(list, more, index, rows, answer, base) {
    var shown = 0;
    list.replaceChildren();
    function next() {
      addRows(list, index, rows.slice(shown, shown + PAGE), answer, base, false);
      shown += PAGE;
      more.hidden = shown >= rows.length;
    }
    more.onclick = function () {
      next();
      list.children[shown - PAGE].querySelector("a").focus();
    };
    next();
  }

  function showFacets(form, facets, chosen, words) {
    var details = form.querySelector("details"), box = details.querySelector("div");
    details.hidden = false;
    details.open = Object.keys(chosen).length > 0;
    facets.forEach(function (facet) {
      var values = facet.values.filter(function (value) { return value.count > 0 || value.value === chosen[facet.key]; });
      if (values.length < 2 && !chosen[facet.key]) { return; }
      var part = element("p"), label = element("label", facet.label), select = element("select"), all = element("option", words.every);
      select.name = facet.key;
      select.id = label.htmlFor = "by-" + facet.key;
      all.value = "";
      select.append(all);
      values.forEach(function (value) {
        var option = element("option", value.label + " (" + value.count + ")", value.language);
        option.value = value.value;
        option.selected = value.value === chosen[facet.key];
        select.append(option);
      });
      select.addEventListener("change", function () { form.requestSubmit(); });
      part.append(label, select);
      box.append(part);
    });
  }

  // Words near those that nothing was found for, each a search of its own.
  async function offerNear(notes, words, index, answer) {
    var found = [];
    for (var one of answer.looks) {
      for (var form of await search.nearForms(index, (await search.near(index, one.word)).slice(0, 4))) { found.push(await search.spelled(index, form)); }
    }
    if (!found.length) { return; }
    var line = element("p", words.instead + ": ");
    found.forEach(function (word, n) {
      var link = element("a", word);
      link.href = "?q=" + encodeURIComponent(word);
      line.append(n ? ", " : "", link);
    });
    notes.append(line);
  }

  // Buttons that look in the other languages, each once.
  function offerLanguages(others, base, query, languages, here) {
    var buttons = others.querySelector("span");
    others.hidden = !languages.length;
    languages.forEach(function (language) {
      var button = element("button", language[1], language[0]);
      button.type = "button";
      button.addEventListener("click", async function () {
        var index = await search.open(base, language[0]), part = element("section", "", language[0]), list = element("ol");
        button.disabled = true;
        var answer = await search.ask(index, query);
        var rows = answer.rows.filter(function (row) { return row.index === index && here.ids.indexOf(index.ids[row.page]) < 0; });
        list.className = "results";
        part.append(element("h2", language[1] + ": " + rows.length), list);
        addRows(list, index, rows.slice(0, PAGE), answer, base, true);
        others.append(part);
      });
      buttons.append(button, " ");
    });
  }

  function read(form, parameters) {
    var chosen = {};
    parameters.forEach(function (value, name) { if (name !== "q") { chosen[name] = value.toLowerCase(); } });
    form.addEventListener("submit", function () {
      form.querySelectorAll("select").forEach(function (select) { select.disabled = !select.value; });
    });
    return chosen;
  }

  async function equipPage(form) {
    var found = document.getElementById("found"), words = found.dataset, base = form.dataset.base;
    var parameters = new URLSearchParams(window.location.search), query = parameters.get("q") || "", chosen = read(form, parameters);
    form.elements.q.value = query;
    if (!query.trim() && !Object.keys(chosen).length) { return; }
    var index = await search.open(base, form.dataset.language), notes = document.getElementById("notes");
    var answer = query.trim() ? await search.ask(index, query) : { rows: search.everything(index), words: [], looks: [], led: [], languages: [], index: index };
    var narrowed = await search.narrow(index, answer.rows, chosen), foreign = await jumpElsewhere(base, query, answer);
    var list = document.getElementById("results"), rows = narrowed.rows;
    found.textContent = rows.length || foreign ? words.some + ": " + (rows.length || 1) : words.none + ": " + query + ". " + words.searched + ": " + index.pages + ".";
    await tell(notes, words, base, query, answer, foreign);
    showFacets(form, narrowed.facets, chosen, words);
    showRows(list, document.getElementById("more"), index, rows, answer, base);
    if (foreign) {
      var item = element("li", "", foreign.language);
      describe(item, foreign, base, true);
      list.prepend(item);
    }
    var told = answer.read ? await search.reading(index, answer) : null;
    if (told) { tellReading(list, words, told, base); }
    if (!rows.length) {
      await offerNear(notes, words, index, answer);
      offerInstead(told, base);
    }
    offerLanguages(document.getElementById("others"), base, query, answer.languages, index);
    form.dataset.ready = "true";
  }

  var box = document.querySelector(".finder"), page = document.querySelector(".search-page");
  if (box) { equipBox(box); }
  if (page) { equipPage(page); }
})();
