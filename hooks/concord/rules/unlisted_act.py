"""An offence whose first sentence names an act that its list of acts lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.markdown.parsed import LEAD
from concord.content.texts import original_passages
from concord.problem import Problem, Rule
from concord.records.kinds import Act, Provision, Topic
from concord.told import told

RULE = Rule(
    "unlisted-act", told("Two laws are compared by their lists: what only the text names is told as missing there.")
)

# The words of the acts in English, in which every original is written.
_WORDS = {
    Act.RECRUITMENT: r"recruit(?:s|ing|ment)?",
    Act.TRANSPORT: r"transport(?:s|ing|ation)?",
    Act.TRANSFER: r"transfer(?:s|ring)?",
    Act.HARBOURING: r"harbou?r(?:s|ing)?|hid(?:es|ing)",
    Act.RECEIPT: r"receiv(?:es|ing)|receipt",
    Act.SALE: r"buy(?:s|ing)?|sell(?:s|ing)?|purchas(?:e|es|ing)|sale",
}
_NAMED = {act: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for act, words in _WORDS.items()}


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each act of a trafficking offence that only its text names."""
    for record in catalogue.of_kind(Provision):
        if record.topic is Topic.TRAFFICKING and record.elements and record.elements.acts:
            for act in sorted(_named_in(_first_sentence(catalogue, record.id)) - set(record.elements.acts)):
                what = told("its first sentence names “%(act)s”, and `acts` does not", act=act)
                mend = told(
                    "Add %(act)s to `acts` and its words to `acts_text`, or say in the text what else it means.",
                    act=act,
                )
                yield RULE.broken(catalogue.place(record.id, ("elements", "acts")), what, mend)


def _named_in(sentence: str) -> set[Act]:
    return {act for act, words in _NAMED.items() if words.search(sentence)}


def _first_sentence(catalogue: Catalogue, id: str) -> str:
    passages = original_passages(catalogue, id)
    lead = passages[LEAD].words if LEAD in passages else ""
    return re.split(r"(?<=[a-z)])\.\s", lead, maxsplit=1)[0]
