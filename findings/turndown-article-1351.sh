#!/usr/bin/env bash
# turndown 7.2.5 turns Article 135¹ into Article 1351.
#
# Expected: HTML to Markdown keeps <sup> as HTML, which Markdown allows, or sets it off by a sign.
# Seen:     <sup> has no rule, so its text is glued to what stands before.
# Matters:  codes of the region number inserted articles with a raised figure (97¹), in HTML a <sup>. The
#           converter names another article, and a short code may well have it: 9¹ becomes 91.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
npm install --silent --no-audit --no-fund turndown@7.2.5 >npm.log

node -e 'const turndown = new (require("turndown"))();
console.log(turndown.turndown("<p>Article 135<sup>1</sup>, <b>Article 9<sup>1</sup></b></p>"))' >seen.txt
diff - seen.txt <<'E'
Article 1351, **Article 91**
E
echo "as seen: Article 1351"
