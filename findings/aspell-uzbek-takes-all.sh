#!/usr/bin/env bash
# Debian's aspell-uz 0.6.0 finds no error in any text in the Uzbek alphabet, not even in English or nonsense.
#
# Expected: a dictionary of Uzbek either knows its official Latin spelling or, being Cyrillic, refuses all of it
#           (as hunspell-uz does).
# Seen:     the word list is Cyrillic, and its character table holds Latin letters to be no letters: there is no
#           word to check, so every Latin line passes. Cyrillic nonsense is caught.
# Matters:  a spelling gate over Uzbek text is green for ever, and looks like proof.
# Needs:    Debian 12: aspell, aspell-uz 0.6.0-4
set -euo pipefail
[ "$(dpkg-query -W -f '${Version}' aspell-uz)" = 0.6.0-4 ] || { echo "needs Debian's aspell-uz 0.6.0-4"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"

check() { aspell -d uz --encoding=utf-8 list | xargs; }
{
    echo "Latin: $(echo "qonun qonnun zzzqqq the blurfl" | check)"
    echo "Cyrillic: $(echo "қонун қоннун зззқққ" | check)"
} >seen.txt
diff - seen.txt <<'E'
Latin: 
Cyrillic: қоннун зззқққ
E
echo "as seen: no Latin word is ever wrong"
