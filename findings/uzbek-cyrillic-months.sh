#!/usr/bin/env bash
# CLDR misspells nine of the twelve Uzbek months in Cyrillic, so Babel writes them wrong and dateparser reads
# only the wrong ones; Debian's spelling dictionary of Uzbek says so.
#
# Expected: a locale's month names are words of its language.
# Seen:     Babel 2.19.0 writes январ, октябр, июл, without the soft sign that Uzbek writes (январь, октябрь,
#           июль). hunspell-uz 0.6-6 refuses eight of the nine and takes the laws' eight (February it spells as
#           Babel does). dateparser 1.5.0, fed from the same data, returns nothing for a date with a month
#           spelled as in the laws.
# Matters:  every date of a page in Uzbek Cyrillic is misspelt, and the dates of its laws cannot be read by
#           machine.
# Needs:    Debian 12: hunspell, hunspell-uz 0.6-6
set -euo pipefail
[ "$(dpkg-query -W -f '${Version}' hunspell-uz)" = 0.6-6 ] || { echo "needs Debian's hunspell-uz 0.6-6"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check babel==2.19.0 dateparser==1.5.0

PYTHONUTF8=1 venv/bin/python -W ignore <<'E'
import dateparser
from babel import Locale
babel = list(Locale("uz", script="Cyrl").months["format"]["wide"].values())
laws = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
open("babel.txt", "w").write("\n".join(babel) + "\n")
open("laws.txt", "w").write("\n".join(laws) + "\n")
unread = [m for m in laws if not dateparser.parse(f"15 {m} 2024", languages=["uz-Cyrl"])]
open("seen.txt", "w").write(f"Babel: {' '.join(babel)}\ndateparser cannot read: {' '.join(unread)}\n")
E
export LC_ALL=C.UTF-8
echo "hunspell refuses of Babel's: $(hunspell -d uz_UZ -l babel.txt | xargs)" >>seen.txt
echo "hunspell refuses of the laws': $(hunspell -d uz_UZ -l laws.txt | xargs)" >>seen.txt
diff - seen.txt <<'E'
Babel: январ феврал март апрел май июн июл август сентябр октябр ноябр декабр
dateparser cannot read: январь февраль апрель июнь июль сентябрь октябрь ноябрь декабрь
hunspell refuses of Babel's: январ апрел июн июл сентябр октябр ноябр декабр
hunspell refuses of the laws': февраль
E
echo "as seen: nine months of twelve"
