#!/usr/bin/env bash
# python-docx 1.2.0 reads a filled-in Word form as an empty one, and "three" corrected to "five" as neither.
#
# Expected: Paragraph.text is the text that Word shows.
# Seen:     what stands in a content control (the fields of a form) is left out, in the line and as a paragraph
#           of its own. Of a tracked change the deleted word is gone, as it should be, and the inserted one too.
#           docx2python 3.7.1 reads all of it.
# Matters:  questionnaires and draft laws travel as such files: the answers are lost, the labels remain, and
#           "Term is years" is a valid sentence for a program.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check python-docx==1.2.0 docx2python==3.7.1

venv/bin/python -W ignore >seen.txt <<'E'
import docx
from docx.oxml import parse_xml
from docx2python import docx2python
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'.format
control = "<w:sdt {}><w:sdtContent>{}</w:sdtContent></w:sdt>".format
document = docx.Document()
body = document.element.body
for xml in (f"<w:p {WORD}>{run('Name: ')}{control('', run('Witness protection'))}</w:p>",
            control(WORD, f"<w:p>{run('A measure that works.')}</w:p>"),
            f'<w:p {WORD}>{run("Term is ")}<w:del w:id="1" w:author="a"><w:r><w:delText>three</w:delText></w:r></w:del>'
            f'<w:ins w:id="2" w:author="a">{run("five")}</w:ins>{run(" years")}</w:p>'):
    body.insert(len(body) - 1, parse_xml(xml))
document.save("form.docx")
print([paragraph.text for paragraph in docx.Document("form.docx").paragraphs])
print([line for line in docx2python("form.docx").text.split("\n") if line])
E
diff - seen.txt <<'E'
['Name: ', 'Term is  years']
['Name: Witness protection', 'A measure that works.', 'Term is five years']
E
echo "as seen: the form is empty"
