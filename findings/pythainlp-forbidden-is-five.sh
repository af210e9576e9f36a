#!/usr/bin/env bash
# PyThaiNLP 5.4.0 turns "it is forbidden" into "5", and deletes the number of a section.
#
# Expected: text_to_num replaces numbers written in words by digits and leaves other words alone.
# Seen:     ห้าม (it is forbidden) begins like ห้า (five): it becomes 5 and a stray consonant, though the
#           library's own word_tokenize knows the word. A single number after another word at the end is
#           dropped: มาตราหก (section six) becomes มาตรา (section). Ten (สิบ) alone stays a word where four
#           (สี่) becomes a digit.
# Matters:  prohibitions and section numbers are what a statute consists of.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check pythainlp==5.4.0

PYTHONUTF8=1 PYTHAINLP_DATA_DIR="$tmp/data" venv/bin/python >seen.txt <<'E'
from pythainlp.tokenize import word_tokenize
from pythainlp.util import text_to_num
for text in ("ห้ามมิให้ผู้ใด", "มาตราหก", "วรรคสอง", "สี่ปีถึงสิบปี"):
    print("|".join(word_tokenize(text)), "->", "|".join(text_to_num(text)))
E
diff - seen.txt <<'E'
ห้าม|มิ|ให้|ผู้ใด -> 5|ม|มิ|ให้|ผู้ใด
มาตรา|หก -> มาตรา
วรรค|สอง -> วรรค
สี่|ปี|ถึง|สิบ|ปี -> 4|ปี|ถึง|สิบ|ปี
E
echo "as seen: a prohibition becomes a five"
