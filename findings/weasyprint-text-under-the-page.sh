#!/usr/bin/env bash
# In a Thai or Arabic PDF by WeasyPrint 70.0 the text behind one word depends on the other words of the page.
#
# Expected: what is copied from the PDF is what went in; a word that comes out right alone comes out right in
#           company.
# Seen:     each glyph of the font is given one text, that of the cluster it was met in first. Where Noto Sans
#           builds a letter of two glyphs, the second cluster gets the first one's text: กำหนด alone is right,
#           after มาตรา it is กาหนด, after น้ำ it has a tone mark more. الاتجار loses an ا and has ب for ج once
#           بالأشخاص follows. pdftotext and pypdf agree.
# Matters:  the picture is right, so nobody sees it; search in the document, a screen reader and every index go
#           by the text, in which the Arabic for "trafficking in persons" does not occur.
# Needs:    Debian 12: poppler-utils 22.12, and Pango for WeasyPrint
set -euo pipefail
dpkg-query -W -f '${Version}' poppler-utils | grep -q '^22\.12\.' || { echo "needs Debian's poppler-utils 22.12"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check weasyprint==70.0 pypdf==7.1.1
npm install --silent --no-audit --no-fund @fontsource/noto-sans-thai@5.3.0 @fontsource/noto-sans-arabic@5.3.0 >npm.log

PYTHONUTF8=1 venv/bin/python >seen.txt <<'E'
import subprocess, pypdf, weasyprint
def letters(text): return "".join(c for c in text if c.isalpha() or "\u0e30" <= c <= "\u0e4e")
for script, direction, text in (("thai", "ltr", "กำหนด"), ("thai", "ltr", "มาตรา กำหนด"), ("thai", "ltr", "น้ำ กำหนด"),
                                ("arabic", "rtl", "الاتجار"), ("arabic", "rtl", "الاتجار بالأشخاص")):
    face = f"url(node_modules/@fontsource/noto-sans-{script}/files/noto-sans-{script}-{script}-400-normal.woff2)"
    html = f"<html dir={direction}><style>@font-face{{font-family:F;src:{face}}} body{{font-family:F}}</style><p>{text}"
    weasyprint.HTML(string=html, base_url=".").write_pdf("page.pdf")
    out = subprocess.run(["pdftotext", "page.pdf", "-"], capture_output=True, text=True).stdout
    print(text, letters(out), letters(pypdf.PdfReader("page.pdf").pages[0].extract_text()), sep=" | ")
E
diff - seen.txt <<'E'
กำหนด | กำหนด | กำหนด
มาตรา กำหนด | มาตรากาหนด | มาตรากาหนด
น้ำ กำหนด | น้ำก้ำหนด | น้ำก้ำหนด
الاتجار | الاتجار | الاتجار
الاتجار بالأشخاص | التباربالأشخاص | التباربالأشخاص
E
echo "as seen: a word changes with its neighbours"
