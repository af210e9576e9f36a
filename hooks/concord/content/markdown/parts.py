"""The parts of a page as its reader gets them, each with its line and column, counted from 1."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A link or picture. Line and column are those of its address, where that was typed in the text."""

    address: str
    text: str
    title: str
    line: int
    column: int
    is_picture: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading. `id` is what was typed in braces, or empty."""

    level: int
    text: str
    id: str
    line: int
    column: int
    is_inside: bool
    """Whether it stands in a quotation, a list, a box or a note."""
    is_underlined: bool


@dataclass(frozen=True)
class Item:
    """A point of a list: its number as it was typed, where it has one, and as it is shown."""

    line: int
    column: int
    indent: int
    typed: int | None = None
    shown: int | None = None


@dataclass(frozen=True)
class ItemList:
    """A list; its own points only, not those of lists inside."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Row:
    """A row of a table: how many cells it has as it was typed, and how many its table has columns."""

    line: int
    column: int
    cells: int
    columns: int


@dataclass(frozen=True)
class Box:
    """A box: the words after `!!!` or `???`, before its title."""

    kind: str
    line: int
    column: int
    is_empty: bool
    """Whether nothing stands in it but its title."""


@dataclass(frozen=True)
class Note:
    """One end of a footnote."""

    label: str
    line: int
    column: int
