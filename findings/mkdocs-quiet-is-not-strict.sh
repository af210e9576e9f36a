#!/usr/bin/env bash
# mkdocs 1.6.1 build --strict stops at a broken link; with -q added it succeeds.
#
# Expected: -q says less, --strict is as strict as before.
# Seen:     strict mode counts the warnings that pass the log; -q keeps them from passing. Exit status 0, a site
#           with the dead link in it.
# Matters:  -q is what one adds in CI to keep its log short: from then on the check of links is off.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check mkdocs==1.6.1

mkdir docs
echo "site_name: Laws" >mkdocs.yml
echo "[Article 135](art-135.md)" >docs/index.md
for quiet in "" -q; do
    code=0; venv/bin/mkdocs build --strict $quiet >log.txt 2>&1 || code=$?
    echo "--strict $quiet: $code"
done >seen.txt
diff - seen.txt <<'E'
--strict : 1
--strict -q: 0
E
echo "as seen: quiet is not strict"
