"""The engine's parser, with what notes the lines; it stops where the tree is complete and writes no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor

from concord.content.markdown.dialect import make_markdown
from concord.content.markdown.inline import Inline
from concord.content.markdown.lines import Lines
from concord.content.markdown.restoring import Restoring
from concord.content.markdown.source import After, Before, Source, Spot, Typed

_NOTE = re.compile(r"[ >]*(\[\^([^\]]*)\]:)")
_REFERENCE = re.compile(r"[ >]*(\[([^\[\]]*)\]:)")


@dataclass(frozen=True)
class Reading:
    """What the parser found."""

    root: Element
    spots: Mapping[Element, Spot]
    made: Mapping[Element, tuple[str, Spot]]
    texts: Sequence[tuple[Element, Typed]]
    bare: Sequence[Typed]
    plain: Sequence[Typed]
    definitions: tuple[tuple[str, int, int], ...]
    references: tuple[tuple[str, int, int], ...]
    cells: Mapping[Element, int]


class Reader:
    """A parser that is made once and reads many pages."""

    def __init__(self) -> None:
        self.markdown = make_markdown()
        self.source = Source()
        self.lines, self.inline = Lines(self.markdown, self.source), Inline(self.markdown)
        self.tables = _Tables(self.markdown.parser, {"use_align_attribute": False})
        self.markdown.preprocessors.register(Before(self.markdown, self.source), "before_fences", 26)
        self.markdown.preprocessors.register(After(self.markdown, self.source), "after_fences", 24)
        self.markdown.parser.blockprocessors.register(self.tables, "table", 75)
        self.markdown.treeprocessors.register(self.lines, "lines", 25)
        self.markdown.treeprocessors.register(self.inline, "inline", 20)
        self._of_fences = [self.markdown.preprocessors[name] for name in ("fenced_code_block", "after_fences")]

    def convert(self, body: str) -> str:
        """The page as HTML, as the engine writes it: what is noted on the way leaves no trace."""
        return self.markdown.reset().convert(body)

    def read(self, body: str) -> Reading:
        """The tree of a page, without the ids that the engine would make up and its marks on headings."""
        self.markdown.reset()
        self.tables.cells = {}
        lines, self.source.fences = body.split("\n"), {}
        has_fences = "```" in body or "~~~" in body  # the engine looks at every line twice to find that there are none
        for preprocessor in self.markdown.preprocessors:
            if has_fences or preprocessor not in self._of_fences:
                lines = preprocessor.run(lines)
        self.markdown.parser.parseDocument(lines)
        root: Element = self.markdown.parser.root
        toc = self.markdown.treeprocessors["toc"]
        for processor in self.markdown.treeprocessors:
            if processor is not toc:
                new = processor.run(root)
                root = root if new is None else new
        Restoring(self.markdown, self.source.fences).run(root)
        return Reading(
            root,
            self.lines.spots,
            self.inline.made,
            [(element, self.inline.without(text, "code")) for element, text in self.lines.texts],
            [self.inline.without(text, "code", "a", "img", "sup") for _, text in self.lines.texts],
            [self.inline.without(text, "code", "a", "img", "sup", "strong", "em") for _, text in self.lines.texts],
            tuple(self._defining(_NOTE)),
            tuple(one for one in self._defining(_REFERENCE) if one[0].strip().lower() in self.markdown.references),
            self.tables.cells,
        )

    def _defining(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
        """The lines outside code that define a note or the address of a reference link, which leave nothing there."""
        for number, line in enumerate(self.source.lines):
            if "]:" in line and not self.source.is_code(number) and (found := pattern.match(line)):
                yield found[2], number + 1, found.start(1) + 1


class _Tables(TableProcessor):
    """Tables, with how many cells each row was typed with: the engine drops those beyond the head's."""

    def __init__(self, parser: BlockParser, config: dict[str, bool]) -> None:
        super().__init__(parser, config)
        self.cells: dict[Element, int] = {}

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        super()._build_row(row, parent, align)  # type: ignore[misc]
        self.cells[parent[-1]] = len(self._split_row(row))  # type: ignore[attr-defined]
