/* The form for a contribution: what is typed becomes a file on this computer. Nothing is sent, and nothing is kept. */
(function () {
  "use strict";

  var form = document.getElementById("contribution");
  if (!form) { return; }
  var told = JSON.parse(document.getElementById("told").textContent), faults = document.getElementById("faults"), saved = document.getElementById("saved");
  var address = /https?:\/\/\S+/gu, markup = new RegExp(told.markup, "u"), hidden = new RegExp(told.hidden, "u");
  var office = new RegExp(told.office[0], "iu"), harmed = new RegExp(told.office[1], "iu");
  var signs = told.signs.map(function (sign) { return [new RegExp(sign[0], sign[1]), sign[2]]; });

  // A text as it is kept: on one line, or each paragraph on a line with an empty one between.
  function line(text) { return text.normalize("NFC").trim().replace(/\s+/gu, " "); }
  function paragraphs(text) { return text.split(/[\r\n]+/u).map(line).filter(Boolean).join("\n\n"); }

  // The control of each field that is asked for, in the order of the page.
  function controls() {
    return Array.from(form.querySelectorAll("[data-field]")).filter(function (control) { return !control.closest("[hidden]"); });
  }

  function kind() { return form.elements.kind.value; }

  function valueOf(control) {
    if (control.tagName !== "FIELDSET") {
      return control.dataset.field === "text" ? paragraphs(control.value) : line(control.value);
    }
    var chosen = Array.from(control.querySelectorAll("select")).filter(function (one) { return one.value; });
    return chosen.map(function (one) { return { country: one.dataset.country, role: one.value }; }).concat(
      Array.from(control.querySelectorAll("input:checked")).map(function (box) { return box.value; }));
  }

  function put(control, value) {
    if (control.tagName !== "FIELDSET") {
      control.value = value || "";
      return;
    }
    var given = value || [];
    control.querySelectorAll("input").forEach(function (box) { box.checked = given.indexOf(box.value) >= 0; });
    control.querySelectorAll("select").forEach(function (one) {
      var row = given.find(function (part) { return part.country === one.dataset.country; });
      one.value = row ? row.role : "";
    });
  }

  // Who holds an office may be named, unless somebody who was harmed stands between.
  function isOfficial(text, start, end) {
    return [text.slice(Math.max(0, start - told.office[2]), end), text.slice(end, end + told.office[3])].some(function (side) {
      return office.test(side) && !harmed.test(side);
    });
  }

  // The words of a text that may tell who or where somebody is.
  function identifying(text) {
    var masked = text.replace(address, function (found) { return " ".repeat(found.length); });
    for (var [pattern, isName] of signs) {
      for (var found of masked.matchAll(pattern)) {
        if (!isName || !isOfficial(masked, found.index, found.index + found[0].length)) { return found[0]; }
      }
    }
    return "";
  }

  function faultOf(control) {
    var name = control.dataset.field, words = told.words, value = valueOf(control), found;
    if (typeof value !== "string") { return ""; }
    if (hidden.test(control.value)) { return words.hidden; }
    if (!value) { return control.required ? words.wanted : ""; }
    if (control.pattern) { return new RegExp("^(?:" + control.pattern + ")$", "u").test(value) ? "" : words[name]; }
    if (Array.from(value).length > control.dataset.most) { return words.long.replace("%(most)s", control.dataset.most); }
    if (markup.test(value)) { return words.markup; }
    if (name === "instead" && value === line(document.getElementById("correction-words").value)) { return words.same; }
    found = control.tagName === "SELECT" ? "" : identifying(value);
    return found ? words.identity.replace("%(words)s", found) : "";
  }

  // Say each fault beside its field, and all of them above, where a voice reads them first.
  function check() {
    var asked = controls(), wrong = Array.from(form.querySelectorAll("[data-field]")).filter(function (control) {
      var fault = asked.indexOf(control) < 0 ? "" : faultOf(control);
      document.getElementById(control.id + "-fault").textContent = fault;
      control.setAttribute("aria-invalid", String(Boolean(fault)));
      return fault;
    });
    faults.replaceChildren();
    if (wrong.length) { tell(wrong); }
    return !wrong.length;
  }

  function tell(wrong) {
    var title = document.createElement("h2"), list = document.createElement("ul");
    title.textContent = faults.dataset.title;
    wrong.forEach(function (control) {
      var link = document.createElement("a"), item = document.createElement("li");
      link.href = "#" + control.id;
      link.textContent = labelOf(control) + ": " + faultOf(control);
      link.addEventListener("click", function (event) {
        event.preventDefault();
        control.focus();
      });
      item.append(link);
      list.append(item);
    });
    faults.append(title, list);
    faults.focus();
  }

  function labelOf(control) {
    var label = control.tagName === "FIELDSET" ? control.querySelector("legend") : form.querySelector("label[for=" + control.id + "]");
    return label.firstChild.textContent.trim();
  }

  function today() {
    var clock = new Date();
    return new Date(clock - clock.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  function collected() {
    var mark = window.getComputedStyle(document.documentElement).getPropertyValue("--copy-mark").trim();
    var sent = { format: told.format, kind: kind(), on: today(), mark: mark && JSON.parse(mark) };
    controls().forEach(function (control) {
      var value = valueOf(control);
      if (value.length) { sent[control.dataset.field] = value; }
    });
    return sent;
  }

  // A text as Rich Text has it, in ASCII: what is no letter of English goes by its number.
  function rich(text) {
    return text.replace(/[\\{}]/g, "\\$&").replace(/\n/g, "\\line ").replace(/[^\0-\x7f]/g, function (unit) {
      var code = unit.charCodeAt(0);
      return "\\u" + (code > 32767 ? code - 65536 : code) + "?";
    });
  }

  function shown(control) {
    if (control.tagName === "SELECT") { return control.selectedOptions[0].textContent; }
    if (control.tagName !== "FIELDSET") { return valueOf(control); }
    return Array.from(control.querySelectorAll("label")).map(function (label) {
      var one = label.querySelector("select"), box = label.querySelector("input");
      if (one) { return one.value && label.firstChild.textContent.trim() + ": " + one.selectedOptions[0].textContent; }
      return box.checked && label.textContent.trim();
    }).filter(Boolean).join("; ");
  }

  function readable(sent) {
    var way = document.documentElement.dir === "rtl" ? "\\rtlpar " : "\\ltrpar ", chosen = form.querySelector("[name=kind]:checked");
    var rows = controls().map(function (control) { return [labelOf(control), shown(control)]; });
    rows.unshift([chosen.parentElement.textContent.trim(), sent.on + " · " + sent.mark]);
    return "{\\rtf1\\ansi\\uc1 " + rows.filter(function (row) { return row[1]; }).map(function (row) {
      return "\\pard" + way + "{\\b " + rich(row[0]) + "}\\line " + rich(row[1]) + "\\par\n";
    }).join("") + "}";
  }

  function save(name, type, text) {
    var link = document.createElement("a"), place = URL.createObjectURL(new Blob([text], { type: type }));
    link.href = place;
    link.download = name;
    link.click();
    window.setTimeout(function () { URL.revokeObjectURL(place); }, 1000);
    saved.textContent = saved.dataset.saved;
  }

  function show() {
    form.querySelectorAll("[data-kinds]").forEach(function (group) {
      group.hidden = group.dataset.kinds.split(" ").indexOf(kind()) < 0;
    });
  }

  // A file that was saved here; what it says of a field that there is not is left out, and the check tells the rest.
  function take(text) {
    var sent = JSON.parse(text);
    if (sent.format !== told.format) { throw new SyntaxError(); }
    form.elements.kind.value = sent.kind;
    if (kind() !== sent.kind) { throw new SyntaxError(); }
    show();
    controls().forEach(function (control) { put(control, sent[control.dataset.field]); });
  }

  // As an empty form is: in the language of the page, for the page that led here.
  function begin() {
    var page = decodeURIComponent(window.location.hash.slice(1)), language = document.documentElement.lang.split("-")[0];
    form.reset();
    form.querySelectorAll("[data-field=language]").forEach(function (choice) { choice.value = language; });
    if (page.indexOf("/") > 0 || page === "index") {
      form.elements.kind.value = "correction";
      document.getElementById("correction-page").value = page;
      document.getElementById("translation-page").value = page;
    }
    faults.replaceChildren();
    saved.textContent = "";
    show();
  }

  form.addEventListener("change", show);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    saved.textContent = "";
    if (!check()) { return; }
    var sent = collected(), name = "concord-" + sent.kind + "-" + sent.on;
    if (event.submitter && event.submitter.value === "rtf") {
      save(name + ".rtf", "application/rtf", readable(sent));
    } else {
      save(name + ".json", "application/json", JSON.stringify(sent, null, 1) + "\n");
    }
  });
  document.getElementById("taken").addEventListener("change", function (event) {
    var file = event.target.files[0];
    event.target.value = "";
    file.text().then(take).then(check).catch(function () {
      begin();
      faults.textContent = told.words.unread;
    });
  });
  window.addEventListener("pagehide", begin);
  window.addEventListener("hashchange", begin);
  begin();
})();
