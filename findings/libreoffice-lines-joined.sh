#!/usr/bin/env bash
# LibreOffice 7.4 joins the lines of a text field in a form, without a blank between them.
#
# Expected: a content control that may hold several lines (w:text with w:multiLine) keeps its line breaks (w:br) when the
#           file is opened and saved again, as a plain paragraph does.
# Seen:     the break is taken out of the control and put before it, and the lines are run together: "He was" and
#           "heard." become "He washeard.".
# Matters:  lists and statements that were typed line by line into a form come out as one line of joined words; nobody
#           is told, and the file looks as if it had been filled in so.
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
def lines(one, other):
    return f"<w:r><w:t>{one}</w:t><w:br/><w:t>{other}</w:t></w:r>"
control = '<w:sdt><w:sdtPr><w:text w:multiLine="1"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'
body = f"<w:p>{lines('She was', 'asked.')}</w:p><w:p>{control % lines('He was', 'heard.')}</w:p>"
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
    parts = (part for part in paragraph.iter() if part.tag in (f"{W}t", f"{W}br"))
    print([part.text or "line break" for part in parts])
P
python3 made.py
soffice "-env:UserInstallation=file://$tmp/profile" --headless --convert-to docx --outdir saved form.docx >/dev/null 2>&1
python3 told.py >seen.txt
diff - seen.txt <<'E'
['She was', 'line break', 'asked.']
['line break', 'He washeard.']
E
echo "as seen: the lines of a field are joined, and their break stands before it"
