"""A translation that records as translated what no page has: a name typed by hand, or left over."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.texts import MADE, original_passages, translated_passages
from concord.problem import Problem, Rule, suggest
from concord.told import told

RULE = Rule("unknown-section", told("A section that is recorded under a wrong name counts as never translated."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each name in `translates` that neither the original nor the translation has.

    What only the translation still has was taken out of the original: that is stale and no mistake.
    """
    for (id, language), translation in sorted(catalogue.translations.items()):
        if language in MADE or not translation.translates:
            continue
        known = {*original_passages(catalogue, id), *translated_passages(catalogue, translation)}
        for name in translation.translates:
            if name not in known:
                mend = suggest(name, known, told("Remove the line: `concord translate` writes such lines."))
                what = told("`translates` names %(name)s, which is no text or section of the page", name=name)
                yield RULE.broken(translation.page.name_place(("translates", name)), what, mend)
