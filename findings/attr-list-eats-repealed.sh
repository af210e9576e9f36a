#!/usr/bin/env bash
# Python-Markdown 3.11.3 with attr_list makes "{repealed in 2024}" vanish from the page.
#
# Expected: attributes are written {: ...} or look like attributes ({#id}, {.class}, {key=value}); words in
#           braces are words.
# Seen:     at the end of a heading, a table cell, or on a line of its own after a paragraph or list, any words
#           in braces become attributes without value: the reader sees nothing. In the middle of a line they
#           stay.
# Matters:  editions of laws put an amendment or a repeal in braces, at just those places. The provision stands
#           there as if it were in force.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check markdown==3.11.3

venv/bin/python >seen.txt <<'E'
import markdown
for text in ("## Article 135 {repealed in 2024}", "The penalty is five years.\n{repealed in 2024}",
             "| Article |\n|---|\n| 136 {repealed} |", "Article 137 {repealed} was about debts."):
    print(markdown.markdown(text, extensions=["attr_list", "tables"]).replace("\n", ""))
E
diff - seen.txt <<'E'
<h2 2024 in repealed>Article 135</h2>
<p 2024 in repealed>The penalty is five years.</p>
<table><thead><tr><th>Article</th></tr></thead><tbody><tr><td repealed>136</td></tr></tbody></table>
<p>Article 137 {repealed} was about debts.</p>
E
echo "as seen: the repeal is not to be read"
