#!/usr/bin/env bash
# CLDR's Uzbek spells one letter in two ways within one list: Oʻzbekiston has U+02BB, Amerika Qo‘shma Shtatlari
# U+2018.
#
# Expected: the letters oʻ and gʻ are written with one sign throughout a locale.
# Seen:     of the names of countries and regions in Babel 2.19.0 four have U+02BB and six U+2018; in the names
#           of languages oʻzbek itself has the other sign than Oʻzbekiston. Node's Intl prints the same two.
# Matters:  the two look alike and compare unequal: a search for Qoʻshma misses the United States, filters list
#           "the same" country twice, and U+2018 splits the word for most tokenizers.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check babel==2.19.0

PYTHONUTF8=1 venv/bin/python >seen.txt <<'E'
from babel import Locale
uzbek = Locale("uz")
for sign in ("\u02bb", "\u2018"):
    names = [name for name in uzbek.territories.values() if sign in name]
    print(f"U+{ord(sign):04X}", len(names), *names, sep=" | ")
print(ascii(uzbek.languages["uz"]), ascii(uzbek.territories["UZ"]))
E
node -e 'const of = type => new Intl.DisplayNames("uz", {type});
console.log([of("region").of("US"), of("region").of("UZ")].map(s => s.match(/[\u02bb\u2018]/)[0].codePointAt().toString(16)).join(" "))' >>seen.txt
diff - seen.txt <<'E'
U+02BB | 4 | Afgʻoniston | Qirgʻiziston | Qozogʻiston | Oʻzbekiston
U+2018 | 6 | G‘arbiy Afrika | G‘arbiy Osiyo | G‘arbiy Yevropa | G‘arbiy Sahroi Kabir | Amerika Qo‘shma Shtatlari | Qalbaki urg‘u
'o\u2018zbek' 'O\u02bbzbekiston'
2018 2bb
E
echo "as seen: two signs for one letter"
