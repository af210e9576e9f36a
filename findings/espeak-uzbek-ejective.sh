#!/usr/bin/env bash
# eSpeak NG 1.51 spells an Uzbek word letter by letter, and says "ejective" in English in it, if its apostrophe
# is the right one.
#
# Expected: maʼlumot (information), with the letter U+02BC that Unicode has for it, is read at least as well as
#           with U+2019.
# Seen:     with U+2019 or an ASCII apostrophe it is a word; with U+02BC it is letters and an English name. The
#           other Uzbek modifier, U+02BB in Oʻzbekiston, is read as part of the word. Cyrillic ъ and ь are
#           spelled in the same way.
# Matters:  who follows the recommended encoding makes the text unintelligible to a reader who listens.
# Needs:    Debian 12: espeak-ng 1.51
set -euo pipefail
dpkg-query -W -f '${Version}' espeak-ng | grep -q '^1\.51+' || { echo "needs Debian's espeak-ng 1.51"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"

for word in Oʻzbekiston ma\'lumot ma’lumot maʼlumot маълумот; do
    echo "$word $(espeak-ng -q -x -v uz "$word")"
done >seen.txt
diff - seen.txt <<'E'
Oʻzbekiston ,ozbek'ystAn
ma'lumot m&?L'UmAt
ma’lumot m&?L'UmAt
maʼlumot 'em '& _:(en)I2dZ'EktI2v_(uz) 'eL U 'em 'A t'e
маълумот 'em '& _:(en)I2dZ'EktI2v_(uz) 'eL U 'em 'A t'e
E
echo "as seen: U+02BC is spelled out in English"
