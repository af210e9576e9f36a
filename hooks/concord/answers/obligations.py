"""Which provisions carry out which treaty article, State by State, each answer with what stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from concord.content.catalogue import Catalogue
from concord.records.kinds import Answer, Country, Finding, Provision, Status
from concord.records.labels import N_

# Chapters of our own, to find an article by what it is about.
CHAPTERS = {
    "un/untoc": (
        (N_("Offences and jurisdiction"), (3, 4, 5, 6, 8, 10, 15, 23)),
        (N_("Prosecution, sanctions and proceeds"), (7, 11, 12, 14)),
        (N_("International cooperation"), (13, 16, 17, 18, 19, 20, 21, 27)),
        (N_("Victims and witnesses"), (24, 25, 26)),
        (N_("Information, training and prevention"), (28, 29, 30, 31)),
    ),
    "un/tip-protocol": (
        (N_("Purpose, definition and offences"), (1, 2, 3, 4, 5)),
        (N_("Victims and witnesses"), (6, 7, 8)),
        (N_("Prevention, borders and cooperation"), (9, 10, 11, 12, 13)),
        (N_("Safeguards"), (14,)),
    ),
    "un/som-protocol": (
        (N_("Purpose, definition and offences"), (1, 2, 3, 4, 5, 6)),
        (N_("Smuggling by sea"), (7, 8, 9)),
        (N_("Prevention, borders and cooperation"), (10, 11, 12, 13, 14, 15, 17)),
        (N_("Protection and return"), (16, 18)),
        (N_("Safeguards"), (19,)),
    ),
}


@dataclass(frozen=True)
class Cell:
    """A country and an article: the answer, the provisions and the findings behind it.

    yes: a provision in force is recorded for it; partly: one is, but a named source finds something missing, or it is
    not in force or not checked; no: a named source says that it is missing, and no provision is recorded.
    """

    country: str
    article: str
    answer: Answer
    provisions: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the findings: a "no" rests on them."""
        return tuple(source for finding in self.findings for source in finding.sources)


def cell(catalogue: Catalogue, country: Country, article: str) -> Cell:
    """The answer for one country and one article."""
    origins = sorted({relation.origin for relation in catalogue.named_by(article, "implements")})
    provisions = tuple(id for id in origins if catalogue.records[id].state == country.state)
    records = [record for id in provisions if isinstance(record := catalogue.records[id], Provision)]
    findings = (
        *(f for record in records for f in record.findings),
        *(f for f in country.findings if any(link.to == article for link in f.about)),
    )
    return Cell(country.state, article, _answer(records, findings), provisions, findings)


def _answer(provisions: Sequence[Provision], findings: Sequence[Finding]) -> Answer:
    if not provisions:
        return Answer.NO if findings else Answer.NOT_CHECKED
    in_force = any(p.status is Status.IN_FORCE for p in provisions)
    return Answer.YES if in_force and not findings else Answer.PARTLY


def matrix(catalogue: Catalogue, countries: Iterable[Country], articles: Sequence[str]) -> tuple[tuple[Cell, ...], ...]:
    """A row of cells for each article."""
    columns = tuple(countries)
    return tuple(tuple(cell(catalogue, country, article) for country in columns) for article in articles)
