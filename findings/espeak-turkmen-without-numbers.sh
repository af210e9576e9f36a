#!/usr/bin/env bash
# eSpeak NG 1.51 reads Turkmen aloud and leaves out every number written in digits.
#
# Expected: numbers in words, or digit by digit, or in another language; the Kyrgyz and Uzbek voices do speak
#           them.
# Seen:     the Turkmen voice gives no sound for 129; "15 ýyl" (15 years) is read as "years".
# Matters:  the screen reader NVDA speaks Turkmen through this engine. A blind reader of a criminal code hears
#           neither the article nor the term nor the date, and no pause that tells her so.
# Needs:    Debian 12: espeak-ng 1.51
set -euo pipefail
dpkg-query -W -f '${Version}' espeak-ng | grep -q '^1\.51+' || { echo "needs Debian's espeak-ng 1.51"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"

for voice in ky uz tk; do echo "$voice 129: $(espeak-ng -q -x -v "$voice" 129)"; done >seen.txt
for text in "15 ýyl" "ýyl"; do echo "tk $text: $(espeak-ng -q -x -v tk "$text")"; done >>seen.txt
diff - seen.txt <<'E'
ky 129: b'irdZ'yz dZIjIrm'atoG'uz
uz 129: b'y*'ykky_!toq:'yz
tk 129: 
tk 15 ýyl: j'@L
tk ýyl: j'@L
E
echo "as seen: Turkmen numbers are silent"
