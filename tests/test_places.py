"""The places that links may lead to are those that the built pages have."""

from __future__ import annotations

import re

import pytest

from concord.content.paths import is_made, page_path, stem_of
from concord.language.places import places_of
from concord.pages.registry import COMPUTED, LEAVES
from concord.records.kinds import Source

_ID = re.compile(r' id="([^"]+)"')
_OWN = re.compile(r"content|correct-title|tip|fn(?:ref\d*)?:.*")


def printed(site, path):
    """The ids in the content of a built page."""
    text = (site / path).read_text(encoding="utf-8")
    shown = text[text.index('<div id="content"') : text.index("</article>")]
    return {id for id in _ID.findall(shown) if not _OWN.fullmatch(id)}


@pytest.mark.engine
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_page_has_no_place_that_is_not_known_and_each_item_has_one(site, content, language):
    for record in content.records.values():
        path = page_path(stem_of(record.id, type(record)), language)
        if isinstance(record, Source) or not (site / path).exists():
            continue
        known, found = places_of(content, record.id, language), printed(site, path)
        assert found <= known, path
        assert {
            place for place in known - found if re.match(r"(?:finding|event|question|recommendation)-", place)
        } == set()


def test_what_is_made_of_the_catalogue_is_known_by_its_stem():
    assert [page.stem for page in COMPUTED if not is_made(page.stem)] == []
    assert [leaf.folder for leaf in LEAVES if not is_made(f"{leaf.folder}/x")] == []
