#!/usr/bin/env bash
# pycountry 26.2.16, asked for Niger, answers Nigeria; asked for Turkey, it knows none.
#
# Expected: search_fuzzy puts an exact name first, as it does for Oman (before Romania) and Mali (before
#           Somalia).
# Seen:     Nigeria, Niger: the points of Nigeria's state called Niger and of the letters within "Nigeria" add
#           up to more than an exact name has. Turkey, the name in every treaty table before 2022, is unknown to
#           lookup and search_fuzzy alike.
# Matters:  the first hit is what scripts take. Both are countries of origin in trafficking statistics, and the
#           figures of one are added to the other.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check pycountry==26.2.16

PYTHONUTF8=1 venv/bin/python >seen.txt <<'E'
from pycountry import countries
for name in ("Oman", "Mali", "Niger", "Türkiye", "Turkey"):
    try:
        print(name, [country.alpha_2 for country in countries.search_fuzzy(name)][:2])
    except LookupError:
        print(name, "unknown")
print("exact name:", countries.lookup("Niger").alpha_2)
E
diff - seen.txt <<'E'
Oman ['OM', 'RO']
Mali ['ML', 'GN']
Niger ['NG', 'NE']
Türkiye ['TR']
Turkey unknown
exact name: NE
E
echo "as seen: Niger is Nigeria"
