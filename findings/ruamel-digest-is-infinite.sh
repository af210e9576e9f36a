#!/usr/bin/env bash
# ruamel.yaml 0.19.1, the round-trip loader, saves a digest as infinity and a telephone number without its plus.
#
# Expected: loading and saving a file without a change changes nothing that matters; that is what the round trip
#           is for, and it does keep 3.10, 010 and 1_000 as they are typed.
# Seen:     what looks like a number with an exponent and too large becomes .inf; one that fits is written in
#           another form, a digit short; +998... loses the plus.
# Matters:  of eight-digit hexadecimal digests about one in seventy is digits around one e. A tool that changes
#           one field of a page's front matter loses the check value in another.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check ruamel.yaml==0.19.1

printf '%s\n' "article: 3.10" "number: 010" "sum: 1_000" "digest: 1234e567" "other: 0123456e78" "phone: +998712000000" >page.yml
venv/bin/python -c '
import sys, ruamel.yaml
yaml = ruamel.yaml.YAML()
yaml.dump(yaml.load(open("page.yml")), sys.stdout)' >seen.txt
diff - seen.txt <<'E'
article: 3.10
number: 010
sum: 1_000
digest: .inf
other: 1234560e77
phone: 998712000000
E
echo "as seen: the digest is .inf"
