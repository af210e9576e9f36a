#!/usr/bin/env bash
# One dictionary, two engines: nspell 2.1.5 refuses the plural and the genitive of Turkmen words that hunspell
# takes.
#
# Expected: npm's dictionary-tk 2.0.2 is in Hunspell's format and its readme names both engines: same
#           words, same answers.
# Seen:     words without a suffix pass in both; adamlar (people), kitaplar (books), Türkmenistanyň (of
#           Turkmenistan) are misspelt for nspell. Both refuse the nonsense.
# Matters:  Turkmen puts a suffix on almost every word: an editor in the browser underlines half of a correct
#           page in red.
# Needs:    Debian 12: hunspell 1.7.1
set -euo pipefail
dpkg-query -W -f '${Version}' hunspell | grep -q '^1\.7\.1-' || { echo "needs Debian's hunspell 1.7.1"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
npm install --silent --no-audit --no-fund nspell@2.1.5 dictionary-tk@2.0.2 >npm.log

printf '%s\n' kanun adam adamlar kitaplar Türkmenistan Türkmenistanyň zzzq >words.txt
{
    echo "hunspell refuses: $(LC_ALL=C.UTF-8 hunspell -d node_modules/dictionary-tk/index -l words.txt | xargs)"
    node -e 'const fs = require("fs"), read = e => fs.readFileSync("node_modules/dictionary-tk/index." + e);
    const spell = require("nspell")({aff: read("aff"), dic: read("dic")});
    const words = fs.readFileSync("words.txt", "utf8").trim().split("\n");
    console.log("nspell refuses:", words.filter(w => !spell.correct(w)).join(" "))'
} >seen.txt
diff - seen.txt <<'E'
hunspell refuses: zzzq
nspell refuses: adamlar kitaplar Türkmenistanyň zzzq
E
echo "as seen: plurals and genitives are misspelt in one engine only"
