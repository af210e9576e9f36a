#!/usr/bin/env bash
# mkdocs 1.6.1 removes the first paragraph of a page if it begins with a word and a colon.
#
# Expected: a page without front matter between --- lines is text from its first line on.
# Seen:     lines such as "Uzbekistan: the law of 2008" are taken for metadata (a form older than front matter)
#           up to the first empty line and vanish from the page; with --strict too. "Article 135: ..." stays,
#           for it has a blank in it, and so does a Cyrillic word.
# Matters:  comparisons of countries begin so. The page is whole in the editor and short on the site, in English
#           but not in Russian.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check mkdocs==1.6.1

mkdir docs
echo "site_name: Laws" >mkdocs.yml
printf 'Uzbekistan: the law of 2008\nTajikistan: the law of 2014\n\nBoth follow the Protocol.\n' >docs/index.md
printf 'Узбекистан: закон 2008 года\n\nОн следует Протоколу.\n' >docs/ru.md
printf 'Article 135: trafficking\n\nThe penalty.\n' >docs/art.md
venv/bin/mkdocs build --strict >log.txt 2>&1
for page in index ru/index art/index; do
    echo "$page:" $(sed -n '/role="main"/,/<footer/p' "site/$page.html" | grep -o '<p>.*\|^[^<].*</p>' | sed 's/<[^>]*>//g')
done >seen.txt
diff - seen.txt <<'E'
index: Both follow the Protocol.
ru/index: Узбекистан: закон 2008 года Он следует Протоколу.
art/index: Article 135: trafficking The penalty.
E
echo "as seen: the first paragraph is gone"
