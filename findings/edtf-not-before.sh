#!/usr/bin/env bash
# edtf 5.0.2 turns "not before 2008" into "until 2008".
#
# Expected: text_to_edtf gives an interval that begins with 2008, as it does for "after 2008", or None, which it
#           gives for what it does not understand ("between 1994 and 1996").
# Seen:     it sees "before" and gives /2008, the opposite interval. "1994 or 1995" loses its second year as
#           quietly.
# Matters:  archivists' notes say "not before" of undated papers; the machine-readable date excludes every year
#           that is possible and admits every one that is not.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check edtf==5.0.2

venv/bin/python >seen.txt <<'E'
from edtf import text_to_edtf
for text in ("after 2008", "before 2008", "not before 2008", "1994 or 1995", "between 1994 and 1996"):
    print(text, "->", text_to_edtf(text))
E
diff - seen.txt <<'E'
after 2008 -> 2008/
before 2008 -> /2008
not before 2008 -> /2008
1994 or 1995 -> 1994
between 1994 and 1996 -> None
E
echo "as seen: not before is read as before"
