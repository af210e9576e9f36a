#!/usr/bin/env bash
# phonenumbers 9.0.43 dials the Uzbek word for "extension": +998 71 200-00-00 ichki 5 becomes
# +998712000000424545.
#
# Expected: the extension 5, as after the Russian доб.; or an error, as after the Russian вн. and from npm's
#           libphonenumber-js 1.13.16.
# Seen:     three Latin letters make the whole a "vanity number": ichki is typed on the keypad (42454) and the
#           extension is one more digit. parse succeeds, the number has eighteen digits.
# Matters:  directories of ministries in the region write extensions so; what was a good number is stored as a
#           bad one.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check phonenumbers==9.0.43
npm install --silent --no-audit --no-fund libphonenumber-js@1.13.16 >npm.log

{
PYTHONUTF8=1 venv/bin/python - <<'E'
import phonenumbers
for text in ("доб. 5", "вн. 5", "ichki 5"):
    try:
        number = phonenumbers.parse(f"+998 71 200-00-00 {text}", "UZ")
        print("python", text, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), number.extension)
    except phonenumbers.NumberParseException:
        print("python", text, "refused")
E
node -e 'try { require("libphonenumber-js").parsePhoneNumber("+998 71 200-00-00 ichki 5", "UZ"); console.log("taken") }
catch (e) { console.log("npm ichki 5", e.message) }'
} >seen.txt
diff - seen.txt <<'E'
python доб. 5 +998712000000 5
python вн. 5 refused
python ichki 5 +998712000000424545 None
npm ichki 5 NOT_A_NUMBER
E
echo "as seen: the word is dialled"
