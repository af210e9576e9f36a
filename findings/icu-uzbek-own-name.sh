#!/usr/bin/env bash
# ICU 72's transform from Uzbek Latin to Uzbek Cyrillic misspells the name of Uzbekistan.
#
# Expected: Ўзбекистон Республикаси, above all when that name came out of ICU's own transform the other way.
# Seen:     every е after a consonant becomes э: Ўзбэкистон Рэспубликаси. E is э only at the beginning of a word
#           or after a vowel; in the middle the transform has it the wrong way round, and the round trip does
#           not close.
# Matters:  both scripts are in use side by side; who keeps texts in Latin and shows Cyrillic by the standard
#           library misspells almost every line, the name of the State first.
# Needs:    Debian 12: icu-devtools 72.1 (uconv)
set -euo pipefail
dpkg-query -W -f '${Version}' icu-devtools | grep -q '^72\.1-' || { echo "needs Debian's icu-devtools 72.1"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
export LC_ALL=C.UTF-8

echo "Ўзбекистон Республикаси, Тошкент, сентябрь" >cyrillic.txt
uconv -x uz_Cyrl-uz_Latn cyrillic.txt >latin.txt
uconv -x uz_Latn-uz_Cyrl latin.txt >back.txt
cat cyrillic.txt latin.txt back.txt >seen.txt
diff - seen.txt <<'E'
Ўзбекистон Республикаси, Тошкент, сентябрь
Oʻzbekiston Respublikasi, Toshkent, sentyabr
Ўзбэкистон Рэспубликаси, Тошкэнт, сэнтябр
E
echo "as seen: Ўзбэкистон"
