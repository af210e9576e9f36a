#!/usr/bin/env bash
# dateparser 1.5.0 reads the Thai abbreviation of March as January.
#
# Expected: each of the twelve abbreviations that Thai calendars print gives its month, or at worst nothing.
# Seen:     eleven do; มี.ค. (March) gives January, without a warning. The month written in full is read
#           rightly.
# Matters:  Thai gazettes and court lists abbreviate. A law of 15 March stands in a table as one of 15 January,
#           and no count of failed readings shows it.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check dateparser==1.5.0

PYTHONUTF8=1 venv/bin/python -W ignore >seen.txt <<'E'
import dateparser
for month in "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. มีนาคม".split():
    print(month, dateparser.parse(f"15 {month} 2024", languages=["th"]).date())
E
diff - seen.txt <<'E'
ม.ค. 2024-01-15
ก.พ. 2024-02-15
มี.ค. 2024-01-15
เม.ย. 2024-04-15
พ.ค. 2024-05-15
มิ.ย. 2024-06-15
ก.ค. 2024-07-15
ส.ค. 2024-08-15
ก.ย. 2024-09-15
ต.ค. 2024-10-15
พ.ย. 2024-11-15
ธ.ค. 2024-12-15
มีนาคม 2024-03-15
E
echo "as seen: มี.ค. is read as January"
