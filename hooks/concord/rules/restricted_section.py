"""A section that is restricted and cannot be told from the rest, in the original or in a translation."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import SOURCES, Catalogue
from concord.content.editions import PARTS, lines_of_field
from concord.content.frontmatter import Page, Path
from concord.content.markdown.parsed import parsed
from concord.content.texts import MADE, Text
from concord.problem import Problem, Rule, suggest
from concord.told import told

RULE = Rule("restricted-section", told("What is not meant for everybody must not stay on the page under another name."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each section that is named and not there, and each heading of a translation that may hide one."""
    for id, page in sorted(catalogue.pages.items()):
        if id != SOURCES and (wanted := catalogue.records[id].restricted_sections):
            yield from _of_original(page, wanted)
            written = (one for (known, code), one in catalogue.translations.items() if known == id and code not in MADE)
            for translation in written:
                yield from _of_translation(page, translation.page)


def _of_original(page: Page, wanted: tuple[str, ...]) -> Iterator[Problem]:
    inside = {heading.id: heading.is_inside for heading in parsed(page.body).headings}
    for number, id in enumerate(wanted):
        place = page.place((PARTS, number))
        if id not in inside:
            mend = suggest(id, inside, told("Name the id of a heading of this page, or take it out."))
            yield RULE.broken(
                place, told("`%(field)s` names %(id)s, which is no section of the page", field=PARTS, id=id), mend
            )
        elif inside[id]:
            yield RULE.broken(
                place,
                told("%(id)s stands within a quotation, list or box", id=id),
                told("Take its heading out of there."),
            )
    yield from _on_a_shared_line(page, (PARTS,))


def _of_translation(original: Page, page: Page) -> Iterator[Problem]:
    known = {heading.id for heading in parsed(original.body).headings}
    for heading in parsed(page.body).headings:
        if heading.id not in known:
            what = told(
                "the section %(section)s is not in the original, parts of which are restricted",
                section=heading.id or heading.text,
            )
            place = Text(page).at(heading.line, heading.column)
            yield RULE.broken(place, what, suggest(heading.id, known, told("Give it the id it has in the original.")))
    for name in page.names:
        if name[:1] == ("translates",) and len(name) == 2:
            yield from _on_a_shared_line(page, name)


def _on_a_shared_line(page: Page, path: Path) -> Iterator[Problem]:
    if not lines_of_field(page, path):
        yield RULE.broken(
            page.name_place(path), told("stands on a line with other fields"), told("Give it a line of its own.")
        )
