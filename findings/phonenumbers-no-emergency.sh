#!/usr/bin/env bash
# For phonenumbers 9.0.43 Uzbekistan and Turkmenistan have no emergency number at all.
#
# Expected: 112 and 102 (police) are emergency numbers in Tashkent as in Dushanbe; a country without data says
#           "unknown".
# Seen:     is_emergency_number is False for every number there, and cannot say "unknown". Kazakhstan and
#           Tajikistan have 101, 102, 103 and 112, Kyrgyzstan all but 112.
# Matters:  a help page or a dialler that asks (the metadata are those of Google's libphonenumber) takes "no"
#           for knowledge, and does not offer the victim's call for help as one.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check phonenumbers==9.0.43

venv/bin/python >seen.txt <<'E'
from phonenumbers.shortnumberinfo import is_emergency_number
for country in ("KZ", "TJ", "KG", "UZ", "TM"):
    print(country, *(n for n in ("101", "102", "103", "112") if is_emergency_number(n, country)))
E
diff - seen.txt <<'E'
KZ 101 102 103 112
TJ 101 102 103 112
KG 101 102 103
UZ
TM
E
echo "as seen: none in UZ and TM"
