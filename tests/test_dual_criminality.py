"""Two laws side by side: against tables written by hand."""

from __future__ import annotations

import pytest

from concord.answers.dual_criminality import compare, conclude, offences
from concord.language.localized import Localized
from concord.language.messages import read_messages
from concord.records.kinds import PAST, Answer, Elements, Provision, Status, Topic
from concord.views.criminality import criminality_view
from tables import SIGNS, maybe, rows, words, wrong

COLUMNS = ("both", "only the first", "only the second", "not checked")
WORDS = dict(zip(("both", "first-only", "second-only", "not-checked"), COLUMNS, strict=True))
FOUR_YEARS = 4  # UNTOC art. 2(b)


def side(content, code):
    return offences([p for p in content.of_kind(Provision) if p.state == code])


def test_each_element_of_each_pair_equals_the_table_written_by_hand(content):
    table = rows("dual_criminality.tsv")
    assert len({row["pair"] for row in table}) >= 30
    for row in table:
        comparison = compare(*(side(content, code) for code in row["pair"].split("-")))
        found = {column: set() for column in COLUMNS}
        for element in getattr(comparison, row["part"]):
            found[WORDS[element.verdict]].add(element.code)
        assert found == {column: set(words(row[column])) for column in COLUMNS}, (row["pair"], row["part"])


@pytest.mark.parametrize("part", ["acts", "means", "purposes"])
def test_the_rule_in_small_equals_the_table_written_by_hand(part):
    for row in rows("dual_criminality_small.tsv"):
        if "free" in "".join(row.values()) and part != "means":
            continue  # only means may be needless
        sides = [[offence(n, part, name) for n, name in enumerate(words_of(row[s]))] for s in ("first", "second")]
        found = {e.code: WORDS[e.verdict] for e in getattr(compare(*sides), part)}
        assert found == {NAMES[part][name]: row[name] for name in "ab" if row[name] != "-"}, row


NAMES = {
    "acts": {"a": "recruitment", "b": "transport"},
    "means": {"a": "force-or-threat", "b": "abduction"},
    "purposes": {"a": "slavery", "b": "begging"},
}


def words_of(cell):
    return [] if cell == "no" else cell.split("/")


def offence(n, part, written):
    """An offence as the small table writes it: what it names, then whether the list was read to its end."""
    name, end = written[:-1], written[-1]
    listed = () if name in ("-", "free") else (NAMES[part][name],)
    elements = {part: listed, f"{part}_complete": end == "+"}
    return trafficking(f"xx/law/art-{n}", means_needed="no" if name == "free" else "not-checked", **elements)


def trafficking(id, status=Status.IN_FORCE, topic=Topic.TRAFFICKING, **elements):
    known = {"as_read": "x", "means_needed": "not-checked", "consent_irrelevant": "yes", "serious": "yes"}
    evidence = {"sources": ("s",), "confidence": "high"}
    read = Elements.model_validate({**known, **evidence, **elements})
    return Provision(id=id, title="x", status=status, topic=topic, elements=read, **evidence)


LETTERS = {
    "r": "recruitment",
    "t": "transport",
    "f": "force-or-threat",
    "d": "fraud-or-deception",
    "s": "sexual-exploitation",
    "l": "slavery",
    "x": "exploitation-in-general",
}


def law(written):
    """The offences of one side as the table of conclusions writes them."""
    return [] if written == "no" else [punished(n, *one.split()) for n, one in enumerate(written.split("/"))]


def punished(n, acts, means, purposes, confidence):
    lists = {"acts": acts, "means": means, "purposes": purposes}
    listed = {part: tuple(LETTERS[one] for one in cell if one in LETTERS) for part, cell in lists.items()}
    complete = {f"{part}_complete": not cell.endswith("?") for part, cell in lists.items()}
    needed = {"0": "no", "-": "not-checked"}.get(means, "yes")
    return trafficking(f"xx/law/art-{n}", means_needed=needed, confidence=confidence, **listed, **complete)


@pytest.mark.parametrize("row", rows("conclusions.tsv"), ids=lambda row: f"{row['first']} - {row['second']}")
def test_each_conclusion_equals_the_table_written_by_hand(row):
    found = conclude(law(row["first"]), law(row["second"]))
    told = {code: letter for letter, code in LETTERS.items()}
    assert {
        "answer": found.conclusion,
        "acts": [told[code] for code in found.acts],
        "purposes": [told[code] for code in found.purposes],
        "general": found.is_general,
        "means": found.needs_means,
    } == {
        "answer": row["answer"],
        "acts": words(row["acts"]),
        "purposes": words(row["purposes"]),
        "general": row["general"] == "y",
        "means": row["means"] == "y",
    }


def test_each_element_leads_to_every_provision_that_names_it():
    first = [trafficking("xx/law/art-1", acts=("sale-or-purchase",)), trafficking("xx/law/art-2", acts=("transport",))]
    second = [trafficking("yy/law/art-1", acts=("transport",)), trafficking("yy/law/art-2", acts=("transport",))]
    assert [(row.code, row.first, row.second) for row in compare(first, second).acts] == [
        ("sale-or-purchase", ("xx/law/art-1",), ()),
        ("transport", ("xx/law/art-2",), ("yy/law/art-1", "yy/law/art-2")),
    ]


def test_general_words_are_no_difference_and_nothing_in_common(content):
    local = Localized(content, "en", read_messages("en"))
    for pair in (("tj", "ru"), ("uz", "ae"), ("kg", "ae")):
        view = criminality_view(local, *(local.record(f"countries/{code}") for code in pair))
        general = [line for line in view.lines if line.title.partition(": ")[2] in ("other acts", "other purposes")]
        assert general
        assert {line.words for line in general} <= {"both", "a general word: no difference"}
    sides = [[trafficking(f"{code}/law/art-1", acts=("other-acts", "transport"))] for code in ("xx", "yy")]
    assert conclude(*sides).acts == ("transport",)


def test_provisions_without_elements_say_nothing_and_stop_nothing():
    bare = trafficking("xx/law/art-1").model_copy(update={"elements": None})
    other = trafficking("yy/law/art-1", acts=("transport",))
    assert [str(row.verdict) for row in compare([bare], [other]).acts] == ["not-checked"]


def test_only_trafficking_offences_that_were_read_and_are_not_past_are_compared():
    read = [trafficking(f"xx/law/art-{n}", status=status) for n, status in enumerate(Status)]
    others = [trafficking(f"xx/law/art-9{n}", topic=topic) for n, topic in enumerate(Topic)]
    unread = trafficking("xx/law/art-8").model_copy(update={"elements": None})
    wanted = [p for p in read if p.status not in PAST] + [p for p in others if p.topic is Topic.TRAFFICKING]
    assert list(offences([*read, *others, unread])) == wanted
    assert len(wanted) == 4


def test_the_offences_of_each_state_and_their_rules_equal_the_table_written_by_hand(content):
    table = {row["offence"]: row for row in rows("offences.tsv")}
    assert {p.id for p in offences(content.of_kind(Provision))} == set(table)
    for id, row in table.items():
        e = content.records[id].elements
        found = (e.means_needed, e.child_means_needed, e.consent_irrelevant, e.serious)
        assert found == tuple(SIGNS[row[name]] for name in ("adult", "child", "consent", "serious")), id


def test_a_corridor_shows_the_offences_of_each_side(content):
    local = Localized(content, "en", read_messages("en"))
    view = criminality_view(local, content.records["countries/tm"], content.records["countries/us"])
    assert [[o.row.id for o in side] for side in view.sides] == [
        [],
        ["us/18-usc-ch77/s-1590", "us/18-usc-ch77/s-1591"],
    ]


def test_which_term_makes_a_serious_crime_equals_the_table_written_by_hand():
    assert wrong(rows("penalties.tsv"), lambda row: sign(threshold(maybe(row["minimum"]), maybe(row["maximum"])))) == []


def sign(answer):
    return next(sign for sign, meant in SIGNS.items() if meant is answer)


def threshold(minimum, maximum):
    """What UNTOC art. 2(b) says of a term in years; None for a term that is not told in figures."""
    if any(term and not term.isdigit() for term in (minimum, maximum)):
        return None
    if maximum is not None:
        return Answer.YES if int(maximum) >= FOUR_YEARS else Answer.NO
    return Answer.YES if minimum and int(minimum) >= FOUR_YEARS else Answer.NOT_CHECKED


def penalties(content):
    read = [p for p in content.of_kind(Provision) if p.elements]
    return [(p.id, penalty) for p in read for penalty in p.elements.penalties]


def test_no_page_calls_a_penalty_serious_against_its_figures(content):
    told = [(id, p, t) for id, p in penalties(content) if not p.unit and (t := threshold(p.minimum, p.maximum))]
    assert len(told) >= 40
    assert [(id, p.part) for id, p, t in told if p.serious is not t and t is not Answer.NOT_CHECKED] == []


def test_an_offence_is_serious_where_one_of_its_penalties_is(content):
    for provision in content.of_kind(Provision):
        if provision.elements and any(p.serious is Answer.YES for p in provision.elements.penalties):
            assert provision.elements.serious is Answer.YES, provision.id
