#!/usr/bin/env bash
# "Spring 2008" in EDTF (2008-21) is March to May for Python's edtf 5.0.2 and January to March for npm's edtf
# 4.11.1.
#
# Expected: one standard (ISO 8601-2), one code, roughly one span.
# Seen:     the Python library counts seasons by the weather, the JavaScript one by quarters: its spring ends
#           with March and its winter is October to December. (The Python winter is December alone.)
# Matters:  reports date events "in spring"; two catalogues that exchange EDTF sort and filter the same event
#           apart, and a search from April on finds it in one of them only.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check edtf==5.0.2
npm install --silent --no-audit --no-fund edtf@4.11.1 >npm.log

{
venv/bin/python - <<'E'
from edtf import parse_edtf, struct_time_to_date
for code in ("2008-21", "2008-24"):
    season = parse_edtf(code)
    print("python", code, struct_time_to_date(season.lower_strict()), struct_time_to_date(season.upper_strict()))
E
node --input-type=module -e 'import edtf from "edtf";
const day = ms => new Date(ms).toISOString().slice(0, 10);
for (const code of ["2008-21", "2008-24"]) { const s = edtf(code); console.log("npm", code, day(s.min), day(s.max)) }'
} >seen.txt
diff - seen.txt <<'E'
python 2008-21 2008-03-01 2008-05-31
python 2008-24 2008-12-01 2008-12-31
npm 2008-21 2008-01-01 2008-03-31
npm 2008-24 2008-10-01 2008-12-31
E
echo "as seen: spring is March to May, or January to March"
