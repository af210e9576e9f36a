#!/usr/bin/env bash
# lunr-languages 1.14.0 makes every number unfindable in Russian, Turkish and Arabic.
#
# Expected: an index of "Article 135" in the language's own words finds 135, as plain lunr 2.3.9 does.
# Seen:     the trimmers of ru, tr and ar cut off whatever is not a letter of the language; a number is cut to
#           nothing, and the query with it: no hit, no warning. ЗРУ-154 is kept as ЗРУ. Mixed with English
#           (multiLanguage) it is found.
# Matters:  most questions to a collection of laws have a number in them. Whatever searches with these plug-ins,
#           themes of documentation sites among them, inherits it.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
npm install --silent --no-audit --no-fund lunr@2.3.9 lunr-languages@1.14.0 >npm.log

cat >try.js <<'E'
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support")(lunr);
for (const language of ["ru", "tr", "ar"]) require("lunr-languages/lunr." + language)(lunr);
require("lunr-languages/lunr.multi")(lunr);
function hits(plugin, text, query) {
  const index = lunr(function () { if (plugin) this.use(plugin); this.ref("id"); this.field("t"); this.add({id: 1, t: text}); });
  return index.search(query).length;
}
console.log("plain", hits(null, "статья 135", "135"));
console.log("ru", hits(lunr.ru, "статья 135", "статьи"), hits(lunr.ru, "статья 135", "135"));
console.log("tr", hits(lunr.tr, "madde 80", "madde"), hits(lunr.tr, "madde 80", "80"));
console.log("ar", hits(lunr.ar, "المادة 135", "المادة"), hits(lunr.ar, "المادة 135", "135"));
console.log("en+ru", hits(lunr.multiLanguage("en", "ru"), "статья 135", "135"));
E
node try.js >seen.txt
diff - seen.txt <<'E'
plain 1
ru 1 0
tr 1 0
ar 1 0
en+ru 1
E
echo "as seen: numbers are not in the index"
