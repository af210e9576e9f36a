#!/usr/bin/env bash
# Babel 2.19.0 cannot read the Kazakh and Kyrgyz dates that it writes itself: 5 July 2024 comes back as 24 July
# 2005.
#
# Expected: parse_date(format_date(day, "short", locale), locale) is the day again, as it is in Uzbek, Turkish,
#           Russian.
# Seen:     parse_date takes the order of day, month and year from the locale's medium form unless told
#           otherwise. In Kazakh and Kyrgyz that form begins with the year, the short one with the day. Two
#           digits fit anywhere: no error.
# Matters:  a date typed as the page prints it is stored nineteen years off; of the languages of Central Asia
#           just these two.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check babel==2.19.0

PYTHONUTF8=1 venv/bin/python >seen.txt <<'E'
import datetime
from babel.dates import format_date, parse_date
day = datetime.date(2024, 7, 5)
for locale in ("uz", "tr", "ru", "kk", "ky"):
    text = format_date(day, "short", locale=locale)
    print(locale, text, parse_date(text, locale=locale))
E
diff - seen.txt <<'E'
uz 05/07/24 2024-07-05
tr 5.07.2024 2024-07-05
ru 05.07.2024 2024-07-05
kk 05.07.24 2005-07-24
ky 05.07.24 2005-07-24
E
echo "as seen: kk and ky come back as 2005-07-24"
