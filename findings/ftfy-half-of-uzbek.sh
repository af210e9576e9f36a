#!/usr/bin/env bash
# ftfy 6.3.1 repairs one of the two Uzbek modifier letters away and leaves the other.
#
# Expected: correct Uzbek is not mojibake: fix_text returns it as it was. Or, if apostrophes are straightened,
#           all are.
# Seen:     "uncurling quotes" takes U+02BC, a letter (maʼlumot, sanʼat), for a quotation mark and writes ASCII;
#           U+02BB, its mirror image in oʻ and gʻ, stays. A phrase with both, oʻz maʼnosi (its own meaning),
#           gets half of each.
# Matters:  run over a corpus "to be safe", it makes new spellings: the cleaned text matches neither the
#           dictionary nor the texts that were not cleaned, and only in the words with ʼ.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check ftfy==6.3.1

PYTHONUTF8=1 venv/bin/python >seen.txt <<'E'
import ftfy
for word in ("Oʻzbekiston", "maʼlumot", "oʻz maʼnosi"):
    print(ascii(word), ascii(ftfy.fix_text(word)))
E
diff - seen.txt <<'E'
'O\u02bbzbekiston' 'O\u02bbzbekiston'
'ma\u02bclumot' "ma'lumot"
'o\u02bbz ma\u02bcnosi' "o\u02bbz ma'nosi"
E
echo "as seen: U+02BC is rewritten, U+02BB is not"
