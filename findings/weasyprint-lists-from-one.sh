#!/usr/bin/env bash
# WeasyPrint 70.0 numbers every list from 1, whatever the HTML says.
#
# Expected: <ol start="5"> begins with 5 and <li value="7"> is 7: in HTML these attributes are meaning, not dress.
# Seen:     both, and type="a", count as "presentational hints" and are ignored unless that option is set; CSS written for
#           the same list is followed. The document says 1 where the screen says 7; no warning. The option does not mend reversed.
# Matters:  the paragraphs of an article quoted from the fifth on are printed with false numbers, in the copy that is put
#           into the case file.
# Needs:    Debian 12: poppler-utils 22.12, and Pango for WeasyPrint
set -euo pipefail
dpkg-query -W -f '${Version}' poppler-utils | grep -q '^22\.12\.' || { echo "needs Debian's poppler-utils 22.12"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check weasyprint==70.0

venv/bin/python >seen.txt <<'E'
import subprocess, weasyprint
html = '<ol start="5"><li>start</ol><ol><li value="7">value</ol><ol type="a"><li>type</ol><ol reversed><li>reversed<li>last</ol>'
for hints in (False, True):
    weasyprint.HTML(string=html).write_pdf("page.pdf", presentational_hints=hints)
    text = subprocess.run(["pdftotext", "-layout", "page.pdf", "-"], capture_output=True, text=True).stdout
    print("hints" if hints else "plain", *filter(None, map(str.strip, text.split("\n"))), sep=" | ")
E
diff - seen.txt <<'E'
plain | 1. start | 1. value | 1. type | 1. reversed | 2. last
hints | 5. start | 7. value | a. type | 1. reversed | 2. last
E
echo "as seen: every list begins with 1"
