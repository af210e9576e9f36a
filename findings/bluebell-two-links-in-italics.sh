#!/usr/bin/env bash
# bluebell-akn 3.1.1 takes the text between two web addresses for italics and breaks both addresses.
#
# Expected: https://... in the text of a law stays as it is, as it does when there is one in a paragraph.
# Seen:     // is the mark of italics; it is honoured inside an address as well. Two addresses in a paragraph
#           make a pair: the slashes are gone and what is between them is <i>.
# Matters:  bluebell is the way from plain text to Akoma Ntoso. Notes on sources cite two addresses at a time;
#           both are dead in the XML, which is valid.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check bluebell-akn==3.1.1 cobalt==9.0.1

venv/bin/python >seen.txt <<'E'
import re
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from lxml import etree
parser = AkomaNtosoParser(FrbrUri.parse("/akn/uz/act/2008/154/eng@2008-04-17"))
for text in ("See https://law.example/1.", "See https://law.example/1 and https://law.example/2."):
    xml = etree.tostring(parser.parse_to_xml(f"ARTICLE 1 - Sources\n  {text}\n", "act"), encoding="unicode")
    print(re.search("<p .*?>(.*?)</p>", xml)[1])
E
diff - seen.txt <<'E'
See https://law.example/1.
See https:<i>law.example/1 and https:</i>law.example/2.
E
echo "as seen: two addresses, both broken"
