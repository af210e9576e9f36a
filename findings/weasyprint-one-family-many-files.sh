#!/usr/bin/env bash
# WeasyPrint 70.0 prints wrong letters when one font family comes in several files, as web fonts do.
#
# Expected: @fontsource's noto-sans 5.3.0 is one family cut into files by unicode-range; each letter is taken
#           from the file that has it. It is so if every file is given a family name of its own.
# Seen:     the files become one embedded font, in which the glyph numbers of one file meet the glyphs of
#           another: where Latin and Cyrillic stand together, Cyrillic is printed as Latin signs, and some
#           letters of the text behind it are exchanged too (право: пeаво, with a Latin e). Each script alone is
#           right. Exit status 0, no warning.
# Matters:  a page in two scripts is the rule in the region, and such fonts are the usual way to have them
#           offline. A law is printed as gibberish, or altered by a letter for whoever copies from it.
# Needs:    Debian 12: poppler-utils 22.12, and Pango for WeasyPrint
set -euo pipefail
dpkg-query -W -f '${Version}' poppler-utils | grep -q '^22\.12\.' || { echo "needs Debian's poppler-utils 22.12"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check weasyprint==70.0
npm install --silent --no-audit --no-fund @fontsource/noto-sans@5.3.0 >npm.log

PYTHONUTF8=1 venv/bin/python >seen.txt <<'E'
import subprocess, weasyprint
RANGES = {"cyrillic-ext": "U+0460-052F", "cyrillic": "U+0400-045F,U+0490-0491,U+04B0-04B1", "latin-ext": "U+0100-02BA",
          "latin": "U+0000-00FF,U+02BB-02BC"}
def printed(name_of, text):
    faces = "".join(f"@font-face{{font-family:{name_of(part)};unicode-range:{span};src:url(node_modules/@fontsource/"
                    f"noto-sans/files/noto-sans-{part}-400-normal.woff2)}}" for part, span in RANGES.items())
    stack = ",".join(dict.fromkeys(name_of(part) for part in RANGES))
    html = f"<style>{faces} body{{font-family:{stack}}}</style><p>{text}"
    weasyprint.HTML(string=html, base_url=".").write_pdf("page.pdf")
    picture = subprocess.run(["pdftoppm", "-r", "60", "page.pdf"], capture_output=True).stdout
    return picture, subprocess.run(["pdftotext", "page.pdf", "-"], capture_output=True, text=True).stdout.strip()
for text in ("Türkiye", "право", "Türkiye право"):
    own, one = printed(lambda part: part, text), printed(lambda part: "family", text)
    print(text, own[1], one[1], "same picture" if own[0] == one[0] else "another picture", sep=" | ")
E
diff - seen.txt <<'E'
Türkiye | Türkiye | Türkiye | same picture
право | право | право | same picture
Türkiye право | Türkiye право | Türkiye пeаво | another picture
E
echo "as seen: letters are exchanged"
