/* The corridor chooser, the choice of countries and of groups: a classic script, no modules, no requests.
   Nothing that is chosen is kept or sent. */
(function () {
  "use strict";

  // Who asks whom is worked out from the choice, and said before anything is opened.
  function equipChooser(form) {
    var ends = form.elements, turn = form.querySelector(".turn"), status = form.querySelector("[role=status]");
    function pair() { return ends.from.value + "-" + ends.to.value; }
    function isKnown() { return form.dataset.known.split(" ").indexOf(pair()) >= 0; }
    function nameOf(choice) { return choice.selectedOptions[0].textContent; }
    function say() {
      var words = form.dataset.says.replace("{start}", nameOf(ends.from)).replace("{end}", nameOf(ends.to));
      var isChosen = ends.from.value && ends.to.value;
      status.textContent = isKnown() ? words + "." : isChosen ? form.dataset.unknown : form.dataset.open;
      turn.hidden = !isChosen;
      document.querySelectorAll(".steps a.step").forEach(function (link) {
        link.href = isKnown() ? form.dataset.folder + "/" + pair() + ".html#" + link.dataset.anchor : "#" + form.id;
      });
      document.querySelectorAll(".steps .choose").forEach(function (note) { note.hidden = isKnown(); });
    }
    form.addEventListener("change", say);
    turn.addEventListener("click", function () {
      var from = ends.from.value;
      ends.from.value = ends.to.value;
      ends.to.value = from;
      say();
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      say();
      if (isKnown() && ends.measure) {
        window.location.href = form.dataset.folder + "/" + pair() + ".html#" + ends.measure.value;
      }
    });
    say();
  }

  // Show one group of a table, or all.
  function equipFilter(select) {
    select.addEventListener("change", function () {
      document.querySelectorAll("[data-group]").forEach(function (group) {
        group.hidden = Boolean(select.value) && group.dataset.group !== select.value;
      });
    });
  }

  // Show the chosen countries, or all while fewer than two are chosen; six at most. The address may name them.
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

  // A place inside something folded is shown when the address names it.
  function unfold() {
    var content = document.getElementById("content");
    var place = window.location.hash.length > 1 && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    var sheet = place && place.closest(".sheet");
    if (content) { content.classList.toggle("one-sheet", Boolean(sheet)); }
    document.querySelectorAll(".sheet").forEach(function (one) { one.classList.toggle("named", one === sheet); });
    if (!place || !place.closest("details")) { return; }
    for (var fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) { fold.open = true; }
    place.scrollIntoView();
  }

  // Away at once: nothing of the page stays on the screen, nor as what "back" leads to.
  function equipLeaving(link) {
    var pressed = 0, last = 0;
    function leave() {
      var away = link.href;
      document.title = "";
      document.documentElement.replaceChildren(document.createElement("body")); // the theme looks at it until we are away
      window.location.replace(away);
    }
    link.addEventListener("click", function (event) {
      event.preventDefault();
      leave();
    });
    window.addEventListener("keydown", function (event) {
      if (event.repeat) { return; }
      pressed = event.key !== "Shift" ? 0 : event.timeStamp - last > 2000 ? 1 : pressed + 1;
      last = event.timeStamp;
      if (pressed === 3) { leave(); }
    }, true);
  }

  // What the style sheet says of this copy, in the words of the page's language.
  function toldOfCopy(name) {
    var value = window.getComputedStyle(document.documentElement).getPropertyValue("--copy-" + name).trim();
    return value && JSON.parse(value);
  }

  // Whole months from one day to another, both as in 2026-11-24; below zero where the clock is before the copy.
  function monthsBetween(one, other) {
    var from = one.split("-"), to = other.split("-");
    return (to[0] - from[0]) * 12 + (to[1] - from[1]) - (to[2] < from[2] ? 1 : 0);
  }

  // What is written of this copy as text that can be found and copied; how old it is, and what is due, by the clock.
  function equipCopy() {
    var made = toldOfCopy("made"), clock = new Date();
    var today = new Date(clock - clock.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    var months = made ? monthsBetween(made, today) : -1, due = document.querySelector("[data-due]");
    document.querySelectorAll("[data-copy]").forEach(function (place) { place.textContent = toldOfCopy(place.dataset.copy); });
    if (months >= 0) {
      var age = toldOfCopy("age").replace("%(months)s", months);
      document.querySelector(".identity [data-copy=date]").textContent += " · " + age;
    }
    if (due && due.dataset.due <= (today > made ? today : made)) {
      var note = document.createElement("p");
      note.className = "machine";
      note.setAttribute("role", "note");
      note.textContent = toldOfCopy("due");
      document.getElementById("content").prepend(note);
    }
  }

  // On paper nothing can be unfolded: print the sheet that the address names, or all of them.
  function unfoldForPaper() {
    var folded = document.querySelector(".one-sheet") ? ".sheet.named details" : ".concord > details, .sheets details";
    var all = Array.from(document.querySelectorAll(folded)).filter(function (fold) { return !fold.open; });
    all.forEach(function (fold) { fold.open = true; });
    window.addEventListener("afterprint", function () {
      all.forEach(function (fold) { fold.open = false; });
    }, { once: true });
  }

  document.querySelectorAll("a.print").forEach(function (link) {
    link.addEventListener("click", function () { window.setTimeout(window.print, 0); });
  });
  window.addEventListener("hashchange", unfold);
  window.addEventListener("beforeprint", unfoldForPaper);
  unfold();

  document.querySelectorAll("[data-filter]").forEach(equipFilter);
  document.querySelectorAll("[data-choose]").forEach(equipChoice);

  // A page that moved: on to the new one, at the place that was asked for.
  var moved = document.querySelector("[data-moved]");
  if (moved) {
    window.addEventListener("load", function () { window.location.replace(moved.href + window.location.hash); });
  }

  document.querySelectorAll("a.leave").forEach(equipLeaving);

  equipCopy();

  var chooser = document.querySelector(".chooser");
  if (chooser) { equipChooser(chooser); }
})();
