#!/usr/bin/env bash
# num2words 0.5.14 says 1.05 in Turkish as "one point five", and 1.5 as "one point fifty".
#
# Expected: bir virgül sıfır beş and bir virgül beş; the Thai, Tajik and Kazakh converters of the same library
#           do say the nought.
# Seen:     the Turkish one counts hundredths as for money and drops the nought, so 1.05 sounds as 1.5 should.
# Matters:  rates, shares and multiples of the minimum wage are written out in words in rulings and contracts,
#           and the words prevail over the figures.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check num2words==0.5.14

PYTHONUTF8=1 venv/bin/python >seen.txt <<'E'
from num2words import num2words
for language in ("tr", "tg", "kz", "th"):
    print(language, *(num2words(number, lang=language) for number in (1.5, 1.05)), sep=" | ")
E
diff - seen.txt <<'E'
tr | birvirgülelli | birvirgülbeş
tg | як нуқта панҷ | як нуқта сифр панҷ
kz | бір бүтін бес | бір бүтін нөл бес
th | หนึ่งจุดห้า | หนึ่งจุดศูนย์ห้า
E
echo "as seen: 1.05 is said as one point five"
