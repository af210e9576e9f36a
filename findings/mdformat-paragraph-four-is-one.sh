#!/usr/bin/env bash
# mdformat 1.0.0 writes the paragraphs 3, 4, 5 of an article as "3.", "1.", "1.".
#
# Expected: a formatter of Markdown lays out what is written. Numbers that count up by one stay, or, as its style for
#           lists asks, all become the first one.
# Seen:     the first number stays and every later one becomes 1. mdformat's own comparison of the HTML before and
#           after passes, since CommonMark counts on from the first; a list that begins with 1 and one that begins
#           with 3 therefore look alike from their second line on.
# Matters:  pages of law quote some paragraphs of an article. In the text that editors, translators and pull requests
#           read, "paragraph 4" is gone, and a search for "4." in the sources finds nothing. A pre-commit hook does
#           it to every page at once. (With --number, which nothing suggests to whoever has numbers already, they stay.)
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check mdformat==1.0.0

printf 'The court may refuse:\n\n3. an act that is no offence;\n4. a national of its own;\n5. what is time-barred.\n' >law.md
cp law.md kept.md
venv/bin/mdformat law.md; venv/bin/mdformat --number kept.md
{
  echo "as it comes: $(grep -o '^[0-9]*\.' law.md | paste -sd' ')"
  echo "--number: $(grep -o '^[0-9]*\.' kept.md | paste -sd' ')"
} >seen.txt
diff - seen.txt <<'E'
as it comes: 3. 1. 1.
--number: 3. 4. 5.
E
echo "as seen: only the first paragraph keeps its number"
