"""A translation that records as translated what no page has: a name typed by hand, or left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from concord.content.catalogue import Catalogue
from concord.content.markdown.parsed import LEAD
from concord.content.reading import Translation
from concord.content.texts import MADE, original_passages, place_of, translated_passages
from concord.problem import Problem, Rule, suggest
from concord.told import told

RULE = Rule("unknown-section", told("A section that is recorded under a wrong name counts as never translated."))
_SOUND = re.compile("[a-z][a-z0-9-]*")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each name in `translates` that neither the original nor the translation has, and each section of a mistyped id.

    A section that only the translation still has, and that was recorded as translated, was taken out of the original:
    that is stale and no mistake.
    """
    for (id, language), translation in sorted(catalogue.translations.items()):
        if language in MADE:
            continue
        originals, mine = original_passages(catalogue, id), translated_passages(catalogue, translation)
        if not catalogue.records[id].restricted_sections:  # where there are any, another rule tells of it
            yield from _mistyped(translation, originals, mine)
        known = {*originals, *mine}
        for name in translation.translates:
            if name not in known:
                mend = suggest(name, known, told("Remove the line: `concord translate` writes such lines."))
                what = told("`translates` names %(name)s, which is no text or section of the page", name=name)
                yield RULE.broken(translation.page.name_place(("translates", name)), what, mend)


def _mistyped(translation: Translation, originals: Iterable[str], mine: Iterable[str]) -> Iterator[Problem]:
    ids = {name.removeprefix(LEAD) for name in originals if name.startswith(LEAD)}
    for name in mine:
        id = name.removeprefix(LEAD)
        if name.startswith(LEAD) and _SOUND.fullmatch(id) and id not in ids and name not in translation.translates:
            what = told("the section %(id)s is not on the original page", id=id)
            mend = suggest(id, ids, told("Give the heading the id that it has in the original."))
            yield RULE.broken(place_of(translation, name), what, mend)
