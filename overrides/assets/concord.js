/* The corridor chooser, the choice of countries and of groups: a classic script, no modules, no requests.
   Nothing that is chosen is kept or sent. */
(function () {
  "use strict";

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

  document.querySelectorAll("[data-filter]").forEach(equipFilter);
  document.querySelectorAll("[data-choose]").forEach(equipChoice);

  // A page that moved: on to the new one, at the place that was asked for.
  var moved = document.querySelector("[data-moved]");
  if (moved) {
    window.addEventListener("load", function () { window.location.replace(moved.href + window.location.hash); });
  }

  var chooser = document.querySelector(".chooser");
  if (chooser) { equipChooser(chooser); }
})();
