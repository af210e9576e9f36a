"""The form as a file for Word: each field a control, tagged with its name, as `concord import` reads it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from concord.contributions.word import DOCUMENT, EMPTY, MARK
from concord.language.localized import Localized
from concord.language.writing import direction
from concord.views.contribute import Field, contribute_view, word_path

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a ZIP file: the same form, the same bytes, whatever library packs
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_WHOLE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    "<w:body>%s<w:sectPr/></w:body></w:document>"
)
_LISTED = ("boxes", "roles")  # several of many: what Word has no field for, and an editor adds


def word_forms(local: Localized) -> Iterator[tuple[str, bytes]]:
    """Each form in a language: its path and its bytes, which no edit of the content changes."""
    view = contribute_view(local)
    titles = dict(view.kinds)
    for group in view.groups:
        kinds = tuple((kind, titles[kind]) for kind in group.kinds.split())
        paper = _Paper(local.language)
        fields = (field for field in (*group.fields, *view.shared) if field.control not in _LISTED)
        rows = (paper.field(field, _chosen(field, local.language)) for field in fields)
        body = "".join([paper.heading(kinds[0][1]), paper.kind(kinds), *rows])
        yield word_path(kinds[0][0], local.language), _packed(body)


def _chosen(field: Field, language: str) -> str:
    """What a field begins with: the language of the form."""
    return dict(field.options).get(language.partition("-")[0], "") if field.name == "language" else ""


class _Paper:
    """Writes paragraphs in the direction of a language."""

    def __init__(self, language: str) -> None:
        self._marks = 0
        self._way = "<w:pPr><w:bidi/></w:pPr>" if direction(language) == "rtl" else ""

    def heading(self, words: str) -> str:
        """What the form is for, before the control for its kind."""
        heading = self._paragraph(f"<w:r><w:rPr><w:b/><w:sz w:val='32'/></w:rPr>{_text(words)}</w:r>")
        return self._marked("kind", heading)

    def field(self, field: Field, value: str) -> str:
        """A label, a hint and the control; an empty one shows a row of dots, which is no answer."""
        label = self._paragraph(f"<w:r><w:rPr><w:b/></w:rPr>{_text(field.label)}</w:r>")
        hint = self._paragraph(f"<w:r><w:rPr><w:i/></w:rPr>{_text(field.hint)}</w:r>") if field.hint else ""
        return self._marked(field.name, label + hint) + self._place(field, value)

    def _place(self, field: Field, value: str) -> str:
        """Where somebody types; of a control with several lines LibreOffice keeps the first twice, or joins them."""
        if field.name == "text":
            return self._paragraph(f"<w:r>{_text(EMPTY)}</w:r>")
        return self._control(field.name, _choice(field.options) if field.control == "choice" else "", value)

    def kind(self, kinds: tuple[tuple[str, str], ...]) -> str:
        """What is sent: the first of some kinds, or another."""
        return self._control("kind", _choice(kinds), kinds[0][1])

    def _marked(self, name: str, paragraphs: str) -> str:
        """Paragraphs in a bookmark: what follows it belongs to the field, also where a program drops the tags."""
        self._marks += 1
        start = f'<w:bookmarkStart w:id="{self._marks}" w:name="{MARK}{name}"/>'
        return f'{start}{paragraphs}<w:bookmarkEnd w:id="{self._marks}"/>'

    def _control(self, name: str, sort: str, value: str) -> str:
        """A control within a line: of one around a line LibreOffice keeps no choices, and some words twice."""
        empty = "" if value else "<w:showingPlcHdr/>"
        about = f"<w:sdtPr><w:tag w:val={quoteattr(name)}/>{empty}{sort}</w:sdtPr>"
        shown = f"<w:sdtContent><w:r>{_text(value or EMPTY)}</w:r></w:sdtContent>"
        return self._paragraph(f"<w:sdt>{about}{shown}</w:sdt>")

    def _paragraph(self, runs: str) -> str:
        return f"<w:p>{self._way}{runs}</w:p>"


def _choice(options: tuple[tuple[str, str], ...]) -> str:
    items = (f"<w:listItem w:displayText={quoteattr(title)} w:value={quoteattr(value)}/>" for value, title in options)
    return f"<w:dropDownList>{''.join(items)}</w:dropDownList>"


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def _packed(body: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, text in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), (DOCUMENT, _WHOLE % body)):
            package.writestr(zipfile.ZipInfo(name, _FIRST_DAY), text)
    return packed.getvalue()
