#!/usr/bin/env bash
# rumdl 0.3.0 --fix moves every heading of an MkDocs page one level down.
#
# Expected: a page with a title in its front matter and a # heading is what MkDocs projects consist of; with --flavor mkdocs
#           it is in order, and a fix touches at most one line.
# Seen:     the title counts as a first heading, the # as a second one (MD025); the fix makes # ##, and ## ###, to the end.
#           It reports one problem mended.
# Matters:  run over a collection it rewrites each page; tables of contents lose their first level, and styles and
#           scripts that look for h2 find what was h1.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check rumdl==0.3.0

printf -- '---\ntitle: Article 135\n---\n\n# Trafficking in persons\n\n## Penalty\n\n### Aggravated\n\nText.\n' >page.md
venv/bin/rumdl check --fix --no-cache --flavor mkdocs page.md >log.txt 2>&1 || true
{ grep '^#' page.md; grep -o 'Fixed: 1/1 issue' log.txt; } >seen.txt
diff - seen.txt <<'E'
## Trafficking in persons
### Penalty
#### Aggravated
Fixed: 1/1 issue
E
echo "as seen: all headings are one level lower"
