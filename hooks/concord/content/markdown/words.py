"""What a reader reads of a parsed page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

_MARKS_OF_NOTES = ("footnote-ref", "footnote-backref")


def words(elements: Iterable[Element], with_code: bool = True) -> Iterator[str]:
    """The words of some elements and what they hold, in order, and the numbers of lists."""
    for element in elements:
        yield from "".join(_parts(element, with_code)).split()


def _parts(element: Element, with_code: bool) -> Iterator[str]:
    if element.get("class") not in _MARKS_OF_NOTES and (with_code or element.tag not in ("code", "pre")):
        yield element.text or ""
        for n, child in enumerate(element):
            if element.tag == "ol":
                yield f" {int(element.get('start', '1')) + n}. "
            yield from _parts(child, with_code)
            yield child.tail or ""
