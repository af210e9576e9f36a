#!/usr/bin/env bash
# npm's slugify 1.6.9 spells Kazakhstan with two capitals and drops letters of Tajikistan and Uzbekistan.
#
# Expected: a library that knows Cyrillic, and Kazakh, romanises the neighbours too, or keeps what it does not know.
# Seen:     Қ becomes the pair KH in capitals; the Tajik ҷ and the Uzbek ў are deleted from the middle of the name without a
#           trace, while the Uzbek қ is taken for the Kazakh one.
# Matters:  a slug is an address. Names that differ only in such a letter get one address: ҷон (soul) and the plain он.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
npm install --silent --no-audit --no-fund slugify@1.6.9 >npm.log

node -e 'const slugify = require("slugify");
for (const name of ["Кыргызстан", "Қазақстан", "Тоҷикистон", "Ўзбекистон қонуни", "ҷон", "он"])
  console.log(name, slugify(name))' >seen.txt
diff - seen.txt <<'E'
Кыргызстан Kyrgyzstan
Қазақстан KHazakhstan
Тоҷикистон Toikiston
Ўзбекистон қонуни zbekiston-khonuni
ҷон on
он on
E
echo "as seen: Toikiston, zbekiston"
