#!/usr/bin/env bash
# LibreOffice 7.4 writes what was typed into a text field of an Arabic form twice.
#
# Expected: a Word file that is opened and saved again holds each content control once.
# Seen:     in a paragraph from right to left (w:bidi) a plain text control comes out as two controls side by side, each
#           with the whole text, one of them marked as Latin, one as Arabic script; the same control from left to right
#           stays one.
# Matters:  a form for reporting is filled in in Word, opened in LibreOffice by a colleague and sent on: every name, page
#           and address in it stands there twice, joined without a blank, and so it is taken in.
# Needs:    Debian 12: libreoffice-writer-nogui 7.4.7
set -euo pipefail
version=$(dpkg-query -W -f '${Version}' libreoffice-writer-nogui 2>/dev/null || true)
[[ $version == 4:7.4.7-* ]] || { echo "needs Debian's libreoffice-writer-nogui 7.4.7"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"

cat >made.py <<'P'
import zipfile
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
def paragraph(way, words):
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent></w:sdt>"
    return f"<w:p>{way}{control}</w:p>"
body = paragraph("", "page 12") + paragraph("<w:pPr><w:bidi/></w:pPr>", "page 13")
parts = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.'
    f'openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}" '
    'Target="word/document.xml"/></Relationships>',
    "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>',
}
with zipfile.ZipFile("form.docx", "w") as form:
    for name, text in parts.items():
        form.writestr(name, text)
P
cat >told.py <<'P'
import zipfile
from xml.etree import ElementTree
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
with zipfile.ZipFile("saved/form.docx") as form:
    tree = ElementTree.fromstring(form.read("word/document.xml"))
for paragraph in tree.iter(f"{W}p"):
    print([" ".join(text.text for text in control.iter(f"{W}t")) for control in paragraph.iter(f"{W}sdt")])
P
python3 made.py
soffice "-env:UserInstallation=file://$tmp/profile" --headless --convert-to docx --outdir saved form.docx >/dev/null 2>&1
python3 told.py >seen.txt
diff - seen.txt <<'E'
['page 12']
['page 13', 'page 13']
E
echo "as seen: what stands in a field from right to left is saved twice"
