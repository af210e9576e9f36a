"""Links both ways."""

import ast
import shutil
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

import concord
from cases_file import WORLD
from concord.answers import dual_criminality, freshness, legal_basis
from concord.content.catalogue import Catalogue, make_catalogue
from concord.content.folder import read_catalogue
from concord.content.paths import BODIES
from concord.records import kinds
from concord.records.kinds import KINDS, Provision, Status
from concord.records.labels import LABELS
from concord.records.relations import RELATIONS, Relates, UnknownRelation
from concord.records.values import Link, Proof
from concord.rules import cyclic_relation
from concord.views.criminality import CONCLUSIONS


@pytest.fixture
def world(tmp_path):
    shutil.copytree(WORLD, tmp_path / "docs")
    return tmp_path / "docs"


def origins(catalogue, id, name):
    return {relation.origin for relation in catalogue.incoming.get(id, ()) if relation.name == name}


def article(catalogue: Catalogue) -> Provision:
    found = catalogue.records["uz/criminal-code/art-135"]
    assert isinstance(found, Provision)
    return found


def test_the_far_end_is_computed(world):
    catalogue, problems = read_catalogue(world)
    assert problems == ()
    assert origins(catalogue, "un/tip-protocol/art-5", "implements") == {"uz/criminal-code/art-135"}
    assert origins(catalogue, "uz/criminal-code/art-135", "relies_on") == {"practices/direct-channel"}


def test_removing_a_relation_removes_both_ends(world):
    page = world / "law/uz/criminal-code/art-135.md"
    page.write_text(page.read_text().replace("implements: [un/tip-protocol/art-5]\n", ""))
    catalogue, _ = read_catalogue(world)
    assert article(catalogue).implements == ()
    assert origins(catalogue, "un/tip-protocol/art-5", "implements") == set()


def test_an_old_id_still_finds_its_record(world):
    page = world / "practices/direct-channel.md"
    page.write_text(page.read_text().replace("form:", "formerly: [practices/old-name]\nform:"))
    catalogue, _ = read_catalogue(world)
    assert catalogue.find("practices/old-name").id == "practices/direct-channel"


def test_every_ordered_pair_with_a_central_asian_state_is_a_corridor(world):
    catalogue, _ = read_catalogue(world)
    assert {r.id for r in catalogue.records.values() if r.kind == "corridor"} == {"corridors/uz-ae", "corridors/ae-uz"}


PACKAGE = Path(concord.__file__).parent
IDS = [f"xx/law/art-{n}" for n in range(6)]


@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=20, unique=True))
def test_the_two_ends_of_every_link_agree(pairs):
    targets = {id: tuple(Link(to=end) for start, end in pairs if start == id) for id in IDS}
    records = {
        id: Provision(
            id=id, title="x", status=Status.IN_FORCE, sources=("s",), confidence="high", implements=targets[id]
        )
        for id in IDS
    }
    catalogue = make_catalogue(records)
    forward = sorted((r.origin, r.link.to) for r in catalogue.relations if r.name == "implements")
    backward = sorted((r.origin, id) for id in IDS for r in catalogue.incoming.get(id, ()) if r.name == "implements")
    assert forward == backward == sorted(pairs)


def test_a_record_never_changes(world):
    catalogue, _ = read_catalogue(world)
    with pytest.raises(ValueError, match="frozen"):
        article(catalogue).number = "136"  # type: ignore[misc]


def test_every_folder_of_law_that_is_no_states_has_a_name():
    assert set(BODIES) <= LABELS.keys()


def marked_fields():
    """The names of all fields that link, of the kinds and of what they hold."""
    seen, found = set(), set()
    waiting: list[type[BaseModel]] = [*KINDS, Link, Proof]
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        for name, info in kind.model_fields.items():
            found |= {name} if any(isinstance(mark, Relates) for mark in info.metadata) else set()
            waiting += [part for part in parts_of_type(info.annotation) if issubclass(part, BaseModel)]
    return found


def parts_of_type(annotation):
    inner = getattr(annotation, "__args__", ())
    return (
        [part for one in inner for part in parts_of_type(one)] if inner else [annotation] * isinstance(annotation, type)
    )


def test_every_relation_stands_once_in_the_table_and_every_one_there_is_a_field():
    assert marked_fields() == set(RELATIONS)
    reverses = [relation.reverse for relation in RELATIONS.values()]
    assert len(reverses) == len(set(reverses))
    named = {kind.kind for kind in KINDS}
    assert all(set(relation.targets) <= named for relation in RELATIONS.values())


def test_asking_for_a_relation_that_is_not_there_raises(content):
    with pytest.raises(UnknownRelation, match="no relation is called implement;"):
        content.named_by("un/untoc", "implement")


def asked_for():
    """Each relation that the package asks for by a name it writes itself, and where."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") not in ("incoming", "named_by"):
                continue
            if isinstance(node.args[1], ast.Constant):
                yield node.args[1].value, f"{path.relative_to(PACKAGE)}:{node.lineno}"


def test_each_relation_that_the_package_asks_for_is_the_name_of_a_field_that_links():
    asked = list(asked_for())
    assert len(asked) >= 15
    assert {name for name, _ in asked} >= {"implements", "replaces", "relies_on", "shared_at", "about", "applied"}
    assert [(name, where) for name, where in asked if name not in marked_fields()] == []
    assert set(cyclic_relation._ORDERED) <= marked_fields()


def test_a_record_says_whose_law_it_is(content):
    assert content.records["uz/criminal-code/art-135"].state == "UZ"
    assert content.records["un/untoc"].state == ""
    assert content.records["countries/ae"].state == "AE"
    assert content.records["measures/tr/extradition"].state == "TR"
    assert content.records["corridors/uz-ae"].states == ("UZ", "AE")
    own = {record.state for id, record in content.records.items() if id.startswith("uz/")}
    assert own == {"UZ"}


ENUMS = [
    enum
    for module in (kinds, legal_basis, dual_criminality, freshness)
    for enum in vars(module).values()
    if isinstance(enum, type) and issubclass(enum, StrEnum) and enum is not StrEnum
]


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_fixed_value_has_words_for_readers(enum):
    known = {str(value) for value in (*LABELS, *legal_basis.EXPLANATIONS, *CONCLUSIONS)}
    assert [value for value in enum if value not in known] == []
