#!/usr/bin/env bash
# mkdocs-static-i18n 1.3.1 with fallback_to_default: false has no picture for any language but the default one.
#
# Expected: the switch is told to be about pages ("when a page is not translated"), so a picture without a language
#           in its name, which stands beside both index.md and index.ru.md, is there for both.
# Seen:     the Russian page is refused: its picture "is not found", in the words of the log, while the English one
#           is shown the same file. A strict build stops; one that is not strict leads the Russian page to
#           ru/map.png, which is not there.
# Matters:  a map of routes, a stamp, a form are the same in all languages. Whoever does not want English pages in
#           a Russian site loses the pictures of the Russian pages with them.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check mkdocs==1.6.1 mkdocs-static-i18n==1.3.1

mkdir docs
cat >mkdocs.yml <<'E'
site_name: Laws
use_directory_urls: false
plugins:
  - i18n:
      docs_structure: suffix
      fallback_to_default: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: ru, name: Russian}
E
printf '# Routes\n\n![Map](map.png)\n' >docs/index.md
printf '# Пути\n\n![Карта](map.png)\n' >docs/index.ru.md
echo x >docs/map.png
{
  venv/bin/mkdocs build --strict >log.txt 2>&1 && echo "strict: built" || echo "strict: refused"
  grep -o "Doc file '[^']*' contains a link '[^']*', but the target" log.txt || true
  rm -rf site; venv/bin/mkdocs build >/dev/null 2>&1 || true
  for page in index.html ru/index.html; do
    src=$(grep -o '<img[^>]*src="[^"]*"' "site/$page" | sed 's/.*src="//; s/"//')
    [ -e "$(dirname "site/$page")/$src" ] && echo "$page: $src is there" || echo "$page: $src is not there"
  done
  sed -i 's/fallback_to_default: false/fallback_to_default: true/' mkdocs.yml
  venv/bin/mkdocs build --strict >/dev/null 2>&1 && echo "with the fallback, strict: built" || echo "with the fallback, strict: refused"
} >seen.txt
diff - seen.txt <<'E'
strict: refused
Doc file 'index.ru.md' contains a link 'map.png', but the target
index.html: map.png is there
ru/index.html: map.png is not there
with the fallback, strict: built
E
echo "as seen: only the default language has the picture"
