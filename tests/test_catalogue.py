"""Links both ways."""

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases_file import WORLD
from concord.content.catalogue import make_catalogue
from concord.content.folder import read_catalogue
from concord.content.paths import BODIES
from concord.records.kinds import Provision, Status
from concord.records.labels import LABELS
from concord.records.values import Link


@pytest.fixture
def world(tmp_path):
    shutil.copytree(WORLD, tmp_path / "docs")
    return tmp_path / "docs"


def origins(catalogue, id, name):
    return {relation.origin for relation in catalogue.incoming.get(id, ()) if relation.name == name}


def test_the_far_end_is_computed(world):
    catalogue, problems = read_catalogue(world)
    assert problems == ()
    assert origins(catalogue, "un/tip-protocol/art-5", "implements") == {"uz/criminal-code/art-135"}
    assert origins(catalogue, "uz/criminal-code/art-135", "relies_on") == {"practices/direct-channel"}


def test_removing_a_relation_removes_both_ends(world):
    page = world / "law/uz/criminal-code/art-135.md"
    page.write_text(page.read_text().replace("implements: [un/tip-protocol/art-5]\n", ""))
    catalogue, _ = read_catalogue(world)
    assert catalogue.records["uz/criminal-code/art-135"].implements == ()
    assert origins(catalogue, "un/tip-protocol/art-5", "implements") == set()


def test_an_old_id_still_finds_its_record(world):
    page = world / "practices/direct-channel.md"
    page.write_text(page.read_text().replace("form:", "formerly: [practices/old-name]\nform:"))
    catalogue, _ = read_catalogue(world)
    assert catalogue.find("practices/old-name").id == "practices/direct-channel"


def test_every_ordered_pair_with_a_central_asian_state_is_a_corridor(world):
    catalogue, _ = read_catalogue(world)
    assert {r.id for r in catalogue.records.values() if r.kind == "corridor"} == {"corridors/uz-ae", "corridors/ae-uz"}


IDS = [f"xx/law/art-{n}" for n in range(6)]


@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=20))
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
        catalogue.records["uz/criminal-code/art-135"].number = "136"


def test_every_folder_of_law_that_is_no_states_has_a_name():
    assert set(BODIES) <= LABELS.keys()
