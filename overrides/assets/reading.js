/* How a question is read: which States it names, who asks and who is asked, and for which measure. Pure functions of its
   folded words and of the language's data (hooks/concord/search/reading.py); a classic script, as all of the search. */
(function () {
  "use strict";

  var search = window.concordSearch;

  var THAI = /[\u0e00-\u0e7f]/, YEAR = /^(?:19|20)[0-9]{2}$/;
  var COMPARE = "compare";  // the pages that set the States side by side
  var BEGIN = /^(?:roles|cases-begin)\//;
  var SHARED = /^(?:un|cis|coe|arab-league)(?:\/|$)/;  // rooms of treaties of many States
  var REACH = 16;      // letters between a State and a word that says what it does
  var LEAST_SLIP = 6;  // letters of a word that may hold a slip
  var PERSONS = ["repatriation", "transfer-of-sentenced"];  // what travels is a person, whatever papers travel with her
  var PAPERS = ["transfer-of-proceedings"];                 // what travels is a file: from who asks to who is asked

  // ---- Thai, which has no spaces

  // A vowel that stands after or above its letter: no word begins with one.
  var LEANING = /[\u0e30-\u0e3a\u0e45\u0e47\u0e4d\u0e4e]/;
  var SHORT = 4;       // letters of a word that is sought in the midst of unknown ones

  // All Thai that the tables know, and how long the longest is.
  function lexiconOf(data) {
    var rows = [data.words, data.stop, data.from, data.to, data.in, data.asks, data.papers, data.held];
    data.places.forEach(function (row) { rows.push(row.slice(1)); });
    data.things.forEach(function (row) { rows.push(row.slice(4)); });
    data.measures.forEach(function (row) { rows.push(row[1], row[2]); });
    var words = [].concat.apply([], rows).filter(function (word) { return THAI.test(word); }).map(function (word) { return word.replace(/[* ]/g, ""); });
    return { words: new Set(words), longest: Math.max.apply(null, words.map(function (word) { return word.length; }).concat(0)) };
  }

  // A run of Thai cut into the words that the tables know and what stands between, without what only asks or leads.
  // `ends`: where the browser sees words end, which holds what the tables know apart from what only looks like it.
  function cut(data, run, ends) {
    prepare(data);
    var pieces = [], rest = "", at = 0;
    while (at < run.length) {
      var word = longestAt(data.lexicon, run, at, rest ? SHORT : 2, ends);
      if (word) { pieces.push(rest, word); rest = ""; at += word.length; } else { rest += run[at++]; }
      if (ends && ends.has(at)) { pieces.push(rest); rest = ""; }
    }
    return pieces.concat(rest).filter(function (piece) { return piece.length > 1 && !data.idle.has(piece); });
  }

  function longestAt(lexicon, run, at, least, ends) {
    for (var long = Math.min(lexicon.longest, run.length - at); long >= least; long--) {
      var isEnd = !LEANING.test(run[at + long] || "") && (!ends || ends.has(at + long));
      if (isEnd && lexicon.words.has(run.substr(at, long))) { return run.substr(at, long); }
    }
    return "";
  }

  // ---- States and what the grammar says of each

  function between(one, other) { return Math.max(one.start, other.start) - Math.min(one.end, other.end); }

  // The State that a word stands nearest to, if it is near enough; `before`: a word that stands before its State.
  function nearest(places, cue, before) {
    var best = null;
    places.forEach(function (place) {
      var far = between(place, cue) + (before && place.start < cue.start ? REACH / 2 : 0);
      if (far <= REACH && (!best || far < best.far)) { best = { place: place, far: far }; }
    });
    return best && best.place;
  }

  // The case of a name: by the ending it has, or by the preposition before it.
  function caseOf(data, line, place) {
    return endingOf(data, place.rest, line.words[place.last + 1]) || beforeOf(data, line, place) || "";
  }

  function endingOf(data, rest, next) {
    var best = "", long = 0;
    ["from", "to", "in", "of"].forEach(function (name) {
      (data.endings[name] || []).forEach(function (ending) {
        var fit = rest.endsWith(ending) || (!rest && next && next.text === ending && ending.length > 1);
        if (fit && ending.length > long) { best = name; long = ending.length; }
      });
    });
    return best === "of" ? "" : best;
  }

  function beforeOf(data, line, place) {
    var before = line.text.slice(0, place.start).trimEnd(), thai = THAI.test(line.text.slice(place.start, place.end));
    if (place.joined) { return place.joined; }
    if (thai) {
      return nameOf(data, function (word) { return before.endsWith(word) || before.endsWith(word + "\u0e1b\u0e23\u0e30\u0e40\u0e17\u0e28"); });
    }
    for (var n = place.first - 1; n >= Math.max(0, place.first - 2); n--) {
      var found = nameOf(data, function (word) { return line.words[n].text === word; });
      if (found) { return found === "into" ? (data.within.some(function (end) { return place.rest.endsWith(end); }) || !place.rest ? "in" : "to") : found; }
    }
    return "";
  }

  function nameOf(data, test) {
    return ["from", "to", "in", "into"].find(function (name) { return data[name].some(test); }) || "";
  }

  // How much each State is the one that asks: above zero it asks, below it is asked.
  function weighRoles(data, line, places, measure, cues) {
    places.forEach(function (place, n) { place.role = n === 0 ? 0.1 : 0; place.case = caseOf(data, line, place); });
    var leads = Object.keys(data.joined).length > 0;  // in Arabic what belongs to a State stands before it
    cues.asks.forEach(function (cue) { var by = nearest(places, cue, leads); if (by) { by.asks = true; } });
    cues.held.forEach(function (cue) { var by = nearest(places, cue); if (by) { by.held = true; } });
    var papers = cues.papers.map(function (cue) { return nearest(places, cue, data.from.length > 0); }).filter(Boolean);
    var written = papers.length > 0 || (measure === "mutual-legal-assistance" && cues.papers.length > 0);
    var turned = !measure || PAPERS.indexOf(measure) >= 0 || (written && PERSONS.indexOf(measure) < 0);
    places.forEach(function (place) {
      var sign = turned && (papers.length === 0 || !measure || papers.indexOf(place) >= 0 || PAPERS.indexOf(measure) >= 0 || measure === "mutual-legal-assistance") ? -1 : 1;
      if (place.case === "from") { place.role -= sign; }
      if (place.case === "to") { place.role += sign; }
      if (place.case === "in") { place.role -= 0.4; }
      if (place.asks) { place.role += place.case === "from" && sign > 0 ? 0.8 : 1.2; }
      if (place.held) { place.role -= 0.6; }
      if (papers.indexOf(place) >= 0 && !place.case) { place.role += 0.7; }
    });
  }

  // The States named, each once, with the sum of what is said of it.
  function statesOf(places) {
    var states = [];
    places.forEach(function (place) {
      var same = states.find(function (state) { return state.code === place.key; });
      if (same) { same.role += place.role; same.asks = same.asks || place.asks; } else { states.push({ code: place.key, role: place.role, asks: Boolean(place.asks) }); }
    });
    return states;
  }

  // Who asks and who is asked: of two or more States those whose words say it most; of one, the reader's own is the other.
  // `us`: the question says that it is she who is asked. Whom a person is sent home to is asked to take her back.
  function pairOf(states, home, us, measure) {
    if (!states.length) { return { asking: "", asked: "" }; }
    if (states.length === 1) {
      var other = states[0].code, own = home === other ? "" : home;
      var isHome = measure === "repatriation" && own && !states[0].asks;
      return (states[0].role >= 1 && !isHome) || us ? { asking: other, asked: own } : { asking: own, asked: other };
    }
    var ranked = states.slice().sort(function (a, b) { return b.role - a.role; });
    return { asking: ranked[0].code, asked: ranked[ranked.length - 1].code };
  }

  // ---- the measure

  function measureOf(data, found, line, places, known) {
    var scores = new Map();
    data.measures.forEach(function (row) {
      var sum = 0;
      search.apart(found.filter(function (one) { return one.key === row[0]; })).forEach(function (one) {
        sum += one.worth > 1 ? 2 + Math.min(one.long, 24) / 12 : 1;
      });
      if (sum > 0) { scores.set(row[0], sum); }
    });
    if (!Array.from(scores.values()).some(function (score) { return score > 2; })) { mend(data, line, scores, known); }
    Object.keys(data.yields).forEach(function (general) {
      var special = data.yields[general].some(function (key) { return scores.get(key) >= 2 && found.some(function (one) { return one.key === key && one.worth > 1; }); });
      if (special && scores.has(general)) { scores.set(general, scores.get(general) - 1.5); }
    });
    var best = Array.from(scores).sort(function (a, b) { return b[1] - a[1]; })[0];
    return best && best[1] >= [2, 2, 1][Math.min(2, places)] ? { key: best[0], score: best[1] } : null;
  }

  // A measure whose name was typed with a slip; a word that the tables know is none.
  function mend(data, line, scores, known) {
    line.words.forEach(function (word) {
      if (word.text.length < LEAST_SLIP + 1 || known.has(word.text)) { return; }
      data.measures.forEach(function (row) {
        var near = row[1].some(function (phrase) {
          var text = phrase.replace("*", "");
          return text.length >= LEAST_SLIP && phrase.indexOf(" ") < 0 && text[0] === word.text[0] && slip(word.text, text);
        });
        if (near) { scores.set(row[0], (scores.get(row[0]) || 0) + 2.2); }
      });
    });
  }

  // Whether a word begins with a text but for one letter that is wrong, missing, too many, or swapped with the next.
  function slip(word, text) {
    var n = 0;
    while (n < text.length && word[n] === text[n]) { n++; }
    var rest = text.slice(n);
    return n > 1 && (word.slice(n + 1).startsWith(rest.slice(1)) || word.slice(n).startsWith(rest.slice(1)) || word.slice(n + 1).startsWith(rest) ||
      (word[n] === rest[1] && word[n + 1] === rest[0] && word.slice(n + 2).startsWith(rest.slice(2))));
  }

  // ---- the whole

  // `ends`: for each word of Thai where the browser sees words end in it, if it does.
  function lineOf(words, ends) {
    var at = 0, places = new Set(), placed = words.map(function (text) {
      var word = { text: text, start: at };
      (ends && ends.get(text) || []).forEach(function (end) { places.add(word.start + end); });
      places.add(word.start);
      at += text.length + 1;
      return word;
    });
    return { words: placed, text: words.join(" "), ends: ends ? places : null };
  }

  function rowsOf(phrases, key) { return [{ key: key, phrases: phrases, worth: 1 }]; }

  function prepare(data) {
    if (data.compiled) { return data.compiled; }
    data.stops = new Set(data.stop);
    data.idle = new Set(data.stop.concat(data.from, data.to, data.in));
    data.lexicon = lexiconOf(data);
    data.compiled = {
      places: search.compile(data.places.map(function (row) { return { key: row[0], phrases: row.slice(1), worth: 1 }; })),
      measures: search.compile([].concat.apply([], data.measures.map(function (row) {
        return [{ key: row[0], phrases: row[1], worth: 2 }, { key: row[0], phrases: row[2], worth: 1 }];
      }))),
      pages: search.compile(data.pages.map(function (row) { return { key: row[0], phrases: row.slice(1), worth: 1 }; })),
      things: search.compile(data.things.map(function (row, n) { return { key: n, phrases: row.slice(4), worth: 1 }; })),
      us: search.compile(rowsOf(data.us, "us")), aside: search.compile(rowsOf(data.aside, "aside")), asks: search.compile(rowsOf(data.asks, "asks")), papers: search.compile(rowsOf(data.papers, "papers")), held: search.compile(rowsOf(data.held, "held")),
      units: search.compile(rowsOf(data.units, "units"))
    };
    return data.compiled;
  }

  // The names of States in a line, but for those in a phrase that names none; a preposition may be joined to one.
  function placesIn(data, compiled, line) {
    var found = search.matches(data, compiled.places, line);
    Object.keys(data.joined).forEach(function (name) {
      var bare = lineOf(line.words.map(function (word) {
        return word.text[0] === data.joined[name] && word.text.length > 4 ? word.text.slice(1) : "";
      }));
      search.matches(data, compiled.places, bare).forEach(function (one) {
        var first = line.words[one.first], last = line.words[one.last];
        found.push(Object.assign(one, { joined: name, start: first.start, end: last.start + last.text.length }));
      });
    });
    var aside = search.matches(data, compiled.aside, line);
    return search.apart(found.filter(function (one) {
      if (aside.some(function (other) { return other.start <= one.start && one.end <= other.end; })) { return false; }
      return one.first !== one.last || one.first < 0 || !data.stops.has(line.words[one.first].text);
    }));
  }

  // The things a line is about: what texts say of each, here and in the next language.
  function thingsIn(data, found) {
    var keys = new Set(search.apart(found).map(function (one) { return one.key; }));
    return Array.from(keys).map(function (key) { return { term: data.things[key][0], own: data.things[key][1], next: data.things[key][2], rooms: data.things[key][3] }; });
  }

  // The pages that a line wants without a word of their titles: those that compare only for who compares, parts of a
  // corridor where both its States are named. Who names a measure and a State has begun, and wants its sheet.
  function pagesIn(found, pair, states, measure) {
    var longest = found.filter(function (one) {
      return one.key === COMPARE || !found.some(function (other) {
        return other.key !== COMPARE && other.long > one.long && one.start < other.end && other.start < one.end;
      });
    }), keys = Array.from(new Set(longest.map(function (one) { return one.key; }))), compares = keys.indexOf(COMPARE) >= 0;
    return [].concat.apply([], keys.map(function (key) { return key.split(" "); })).filter(function (id) {
      if (measure && ((states.length && BEGIN.test(id)) || id === "#treaties")) { return false; }
      return id[0] === "#" ? states.length > 1 : compares ? id !== COMPARE : id.indexOf(COMPARE) !== 0;
    }).map(function (id) { return id[0] === "#" ? "corridors/" + pair.asking + "-" + pair.asked + id : id; });
  }

  // The words that the tables know, which are no slips.
  function knownIn(line, found) {
    return new Set(line.words.filter(function (word, n) {
      return found.some(function (one) { return one.first >= 0 && n >= one.first && n <= one.last; });
    }).map(function (word) { return word.text; }));
  }

  // Numbers that count something, as years of age or days: no articles. A year is a date, whatever follows it.
  function amountsIn(data, compiled, line) {
    var starts = search.matches(data, compiled.units, line).map(function (one) { return one.start; });
    return new Set(line.words.filter(function (word) {
      return /^[0-9]/.test(word.text) && !YEAR.test(word.text) && starts.indexOf(word.start + word.text.length + 1) >= 0;
    }).map(function (word) { return word.text; }));
  }

  // The rooms that hold what is asked for: a place and a year alone mean a meeting, a convention that is named no other.
  function roomsOf(things, states, rest) {
    if (states.length === 1 && rest.length === 1 && YEAR.test(rest[0])) { return ["workshops"]; }
    var rooms = [].concat.apply([], things.map(function (thing) { return thing.rooms.split(" ").filter(Boolean); }));
    return rooms.some(isShared) ? rooms.filter(function (room) { return room !== "bilateral"; }) : rooms;
  }

  function isShared(room) { return SHARED.test(room); }

  // The State of each word that names one or a city of it.
  function citiesIn(words, places) {
    var named = places.filter(function (place) { return place.first >= 0; });
    return new Map([].concat.apply([], named.map(function (place) {
      return words.slice(place.first, place.last + 1).map(function (word) { return [word, place.key]; });
    })));
  }

  // What a question says, from its folded words: { states, asking, asked, measure, things, stems, rest }. `stems` are the
  // names of places as far as they have no endings, `rest` the words that neither ask nor name a State.
  function read(data, words, ends) {
    var compiled = prepare(data), line = lineOf(words, ends), places = placesIn(data, compiled, line);
    var codes = new Set(places.map(function (place) { return place.key; }));
    var named = search.matches(data, compiled.measures, line), spoken = search.matches(data, compiled.things, line);
    var wanted = search.matches(data, compiled.pages, line);
    var cues = { asks: search.matches(data, compiled.asks, line), papers: search.matches(data, compiled.papers, line), held: search.matches(data, compiled.held, line) };
    var known = knownIn(line, places.concat(named, spoken, wanted));
    var measure = measureOf(data, named, line, codes.size, knownIn(line, places.concat(named, spoken, wanted, cues.asks, cues.papers, cues.held)));
    weighRoles(data, line, places, measure ? measure.key : "", cues);
    var states = statesOf(places), pair = pairOf(states, data.home, search.matches(data, compiled.us, line).length > 0, measure ? measure.key : "");
    var kept = words.map(function (word, n) {
      return !data.stops.has(word) && !places.some(function (place) { return place.first >= 0 && n >= place.first && n <= place.last; });
    });
    var things = thingsIn(data, spoken), rest = words.filter(function (word, n) { return kept[n]; }), rooms = roomsOf(things, states, rest);
    return {
      states: states, asking: pair.asking, asked: pair.asked, measure: measure ? measure.key : "", sure: measure ? measure.score : 0, stops: data.stops,
      things: things, pages: pagesIn(wanted, pair, states, measure), stems: places.map(function (place) { return line.text.slice(place.start, place.end - place.rest.length); }),
      rooms: rooms, isShared: rooms.some(isShared), cities: citiesIn(words, places), kept: kept, rest: rest, amounts: amountsIn(data, compiled, line), known: known
    };
  }

  window.concordReading = { read: read, cut: cut };
})();
