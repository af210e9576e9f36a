"""What a reader reads of a parsed page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

DISTRESSING = "distressing"
"""The kind of box that says what comes and shows it when it is opened."""
_MARKS_OF_NOTES = ("footnote-ref", "footnote-backref")


def words(elements: Iterable[Element], with_code: bool = True) -> Iterator[str]:
    """The words of some elements and what they hold, in order, and the numbers of lists."""
    for element in elements:
        yield from "".join(_parts(element, with_code)).split()


def quiet_words(elements: Iterable[Element]) -> Iterator[str]:
    """The words that may be shown elsewhere: of what is distressing, which a note stands before, the note alone."""
    for element in elements:
        if element.get("class") == DISTRESSING:
            yield from words(element.iter("summary"))
        elif any(each.get("class") == DISTRESSING for each in element.iter()):
            yield from quiet_words(element)
        else:
            yield from words([element])


def _parts(element: Element, with_code: bool) -> Iterator[str]:
    if element.get("class") not in _MARKS_OF_NOTES and (with_code or element.tag not in ("code", "pre")):
        yield element.text or ""
        for n, child in enumerate(element):
            if element.tag == "ol":
                yield f" {int(element.get('start', '1')) + n}. "
            yield from _parts(child, with_code)
            yield child.tail or ""
