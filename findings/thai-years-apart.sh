#!/usr/bin/env bash
# One locale, one data set (CLDR), one day: Node 20's Intl writes 2567, Babel 2.19.0 writes 2024, dateparser 1.5.0 reads a
# Thai date back 543 years late.
#
# Expected: two libraries built on CLDR agree on the calendar of "th"; a reader given languages=["th"] knows that Thai
#           documents count in the Buddhist era.
# Seen:     Intl takes Thailand's preferred calendar, the Buddhist one, and prints no era. Babel keeps the Gregorian one
#           and prints the era in the long form (ค.ศ.) but none in the short one. dateparser takes every year as it stands.
# Matters:  a page whose dates come from the server and from the browser shows one act in two centuries; a date from the
#           browser that is parsed again is five centuries ahead.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check babel==2.19.0 dateparser==1.5.0

{
node -e 'const day = new Date(Date.UTC(2024, 2, 15));
for (const dateStyle of ["long", "short"])
  console.log("Intl", new Intl.DateTimeFormat("th", {dateStyle, timeZone: "UTC"}).format(day))'
PYTHONUTF8=1 venv/bin/python -W ignore - <<'E'
import datetime, dateparser
from babel.dates import format_date
for form in ("long", "short"):
    print("Babel", format_date(datetime.date(2024, 3, 15), form, locale="th"))
print("dateparser", dateparser.parse("15 มีนาคม 2567", languages=["th"]).date())
E
} >seen.txt
diff - seen.txt <<'E'
Intl 15 มีนาคม 2567
Intl 15/3/67
Babel 15 มีนาคม ค.ศ. 2024
Babel 15/3/24
dateparser 2567-03-15
E
echo "as seen: three libraries, one day, 543 years"
