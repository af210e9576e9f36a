#!/usr/bin/env bash
# mkdocs-static-i18n 1.3.1 leaves map.kz.png out of the site, and data.ae.csv, and keeps plan.v2.pdf.
#
# Expected: with docs_structure "suffix" page.ru.md is the Russian page; en and ru are the only languages
#           configured, so other suffixes mean nothing, and an image is copied.
# Seen:     any two letters before the ending are held to be a language, and files of a language that is not
#           built are dropped, unnamed in the log. Most codes of countries look so: kz, uz, tm, ae.
# Matters:  maps, forms and statistics are named by country. A file nobody links to, only names, is missing
#           without a word.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check mkdocs==1.6.1 mkdocs-static-i18n==1.3.1

mkdir docs
cat >mkdocs.yml <<'E'
site_name: Laws
plugins:
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: en, name: English, default: true}
        - {locale: ru, name: Russian}
E
echo "# Maps" >docs/index.md
for name in map.png map.kz.png data.ae.csv plan.v2.pdf law.uzb.pdf; do echo x >"docs/$name"; done
venv/bin/mkdocs build --strict >log.txt 2>&1
{ (cd site && ls -- *.png *.csv *.pdf 2>/dev/null) || true; echo "named in the log: $(grep -c 'kz\|ae\.csv' log.txt)"; } >seen.txt
diff - seen.txt <<'E'
law.uzb.pdf
map.png
plan.v2.pdf
named in the log: 0
E
echo "as seen: map.kz.png is not in the site"
