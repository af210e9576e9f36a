"""Templates print views and decide nothing, in lines that a diff can show."""

import pytest
from jinja2 import Environment, nodes

from conftest import ROOT

FOLDER = ROOT / "overrides"
TEMPLATES = [FOLDER / "main.html", *sorted((FOLDER / "concord").rglob("*.html"))]
each = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(FOLDER).as_posix())


def parsed(text):
    return Environment().parse(text)


def short_names(text):
    """Names of one letter; `_` is gettext's, and a name that is handed to a message is its translators'."""
    tree = parsed(text)
    names = {node.name for node in tree.find_all((nodes.Name, nodes.Macro))}
    modules = {node.target for node in tree.find_all(nodes.Import)}
    return {name for name in names | modules if len(name) == 1 and name != "_"}


def decisions(text):
    """What belongs into a view: comparing, cutting a text, making an address or a name of pieces."""
    tree = parsed(text)
    modules = {"macros", *(node.target for node in tree.find_all(nodes.Import))}
    included = {id(node) for include in tree.find_all(nodes.Include) for node in include.find_all(nodes.Concat)}
    yield from (f"compares, line {node.lineno}" for node in tree.find_all(nodes.Compare))
    yield from (f"joins, line {node.lineno}" for node in tree.find_all(nodes.Concat) if id(node) not in included)
    yield from (f"cuts, line {node.lineno}" for node in tree.find_all(nodes.Slice))
    yield from (f"picks by number, line {node.lineno}" for node in tree.find_all(nodes.Getitem) if picks(node))
    yield from (f"tests, line {node.lineno}" for node in tree.find_all(nodes.Test))
    yield from (
        f"calls {node.node.attr}, line {node.lineno}" for node in tree.find_all(nodes.Call) if is_method(node, modules)
    )
    yield from (f"replaces, line {node.lineno}" for node in tree.find_all(nodes.Filter) if node.name == "replace")


def picks(node):
    return isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)


def is_method(call, modules):
    """Whether it calls a method of a value, and not a macro of a module; `items` walks through a mapping."""
    return (
        isinstance(call.node, nodes.Getattr)
        and call.node.attr != "items"
        and getattr(call.node.node, "name", "") not in modules
    )


@each
def test_lines_are_short_enough_for_a_diff(path):
    assert [line for line in path.read_text(encoding="utf-8").split("\n") if len(line) > 140] == []


@each
def test_names_are_whole_words(path):
    assert short_names(path.read_text(encoding="utf-8")) == set()


@each
def test_a_template_decides_nothing(path):
    assert list(decisions(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        '{% if title == _("Means") %}x{% endif %}',
        '{% for basis in bases if basis.answer != "yes" %}x{% endfor %}',
        "{{ country.id[-2:] }}",
        "{{ sides[0].title }}",
        "{{ ('data/' ~ name ~ '.json') | url }}",
        '{{ path | replace("/index.html", "") }}',
        "{% if number.isdigit() %}x{% endif %}",
        "{% if value is string %}x{% endif %}",
    ],
)
def test_a_decision_is_seen(text):
    assert len(list(decisions(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{% for r in rows %}x{% endfor %}",
        "{% set v = view %}",
        "{% macro m(row) %}{% endmacro %}",
        "{% macro row(r) %}{% endmacro %}",
        '{% import "macros.html" as m %}',
    ],
)
def test_a_name_of_one_letter_is_seen(text):
    assert len(short_names(text)) == 1


def test_a_message_keeps_the_names_of_its_translators():
    assert short_names('{{ _("No. %(n)s", n=row.number) }}') == set()
