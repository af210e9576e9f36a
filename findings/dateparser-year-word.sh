#!/usr/bin/env bash
# dateparser 1.5.0 takes "the year 2005" of five languages for "2005 years ago" and answers with the year 19.
#
# Expected: 2005, as for Russian "2005 год", or nothing.
# Seen:     Uzbek (both scripts), Kazakh, Kyrgyz and Turkish write the number before the word for year, and so
#           does Russian; only Russian is read as a year. The others give a date two thousand years back, and no
#           error. Whether the Uzbek is right turns on a hyphen.
# Matters:  "2005 йил" is how reports of the region date a law. A list sorted by date begins with it, in
#           antiquity.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check dateparser==1.5.0

PYTHONUTF8=1 venv/bin/python -W ignore >seen.txt <<'E'
import datetime, dateparser
today = {"RELATIVE_BASE": datetime.datetime(2024, 7, 1)}
for language, text in [("ru", "2005 год"), ("uz", "2005-yil"), ("uz", "2005 yil"), ("uz-Cyrl", "2005 йил"),
                       ("kk", "2005 жыл"), ("ky", "2005 жыл"), ("tr", "2005 yıl")]:
    print(language, text, dateparser.parse(text, languages=[language], settings=today).date(), sep=" | ")
E
diff - seen.txt <<'E'
ru | 2005 год | 2005-07-01
uz | 2005-yil | 2005-07-01
uz | 2005 yil | 0019-07-01
uz-Cyrl | 2005 йил | 0019-07-01
kk | 2005 жыл | 0019-07-01
ky | 2005 жыл | 0019-07-01
tr | 2005 yıl | 0019-07-01
E
echo "as seen: the year 2005 becomes the year 19"
