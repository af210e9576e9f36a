#!/usr/bin/env bash
# nh3 0.3.8 cleans the number out of a list item and the direction out of Arabic, and keeps their nearest
# relatives.
#
# Expected: what is harmless and carries meaning stays, alike for alike: <ol start> and <li value>, lang and
#           dir.
# Seen:     start stays, value goes, so item 7 becomes 5. lang="ar" stays, dir="rtl" goes from every element but
#           <bdo>, even from <bdi>. The date of <ins> stays, that of <time> goes.
# Matters:  a clause gets another number, and punctuation of an Arabic quotation moves to its wrong end; the
#           result is well-formed, so no test of markup complains.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check nh3==0.3.8

PYTHONUTF8=1 venv/bin/python >seen.txt <<'E'
import nh3
for html in ('<ol start="5"><li value="7">x</li></ol>', '<p lang="ar" dir="rtl">x</p>', '<bdi dir="ltr">x</bdi>',
             '<bdo dir="rtl">x</bdo>', '<ins datetime="2024">x</ins>', '<time datetime="2024">x</time>'):
    print(nh3.clean(html))
E
diff - seen.txt <<'E'
<ol start="5"><li>x</li></ol>
<p lang="ar">x</p>
<bdi>x</bdi>
<bdo dir="rtl">x</bdo>
<ins datetime="2024">x</ins>
<time>x</time>
E
echo "as seen: value and dir are gone"
