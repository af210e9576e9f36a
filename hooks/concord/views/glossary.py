"""All terms with their equivalents."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import Row
from concord.letters.collation import collation_key
from concord.records.kinds import (
    Term,
)
from concord.views.term import EquivalentRow, equivalent_rows


@dataclass(frozen=True)
class GlossaryRow:
    """A term with its equivalents."""

    row: Row
    equivalents: tuple[EquivalentRow, ...]


@dataclass(frozen=True)
class GlossaryView:
    """All terms, as the reader's language sorts them."""

    terms: tuple[GlossaryRow, ...]


def glossary_view(local: Localized) -> GlossaryView:
    """All terms with their equivalents."""
    terms = sorted(local.records(Term), key=lambda t: collation_key(t.title, local.language))
    return GlossaryView(tuple(GlossaryRow(local.row(t.id), equivalent_rows(local, t)) for t in terms))
