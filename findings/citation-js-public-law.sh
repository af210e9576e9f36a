#!/usr/bin/env bash
# citation-js 0.8.2 cites Uzbekistan's Criminal Code in APA style as several Public Laws of the United States.
#
# Expected: Criminal Code, No. 2012-XII (1994), or the number left out where the style has no rule for the
#           country.
# Seen:     "Pub. L. Nos. 2012–XII": the style holds any numbered legislation to be American, whatever the
#           jurisdiction says; the hyphen of the number is taken for a range, so it becomes a dash and the label
#           a plural. Export to BibTeX drops the number and prints the day into the month.
# Matters:  a number with another sign in it is not found again; the reference names a law that does not exist.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-csl@0.8.2 @citation-js/plugin-bibtex@0.8.2 >npm.log

cat >try.js <<'E'
const {Cite} = require("@citation-js/core");
require("@citation-js/plugin-csl"); require("@citation-js/plugin-bibtex");
const cite = number => new Cite([{id: "cc", type: "legislation", title: "Criminal Code", number, jurisdiction: "uz",
  issued: {"date-parts": [[1994, 9, 22]]}}]);
for (const number of ["2012-XII", "51"]) console.log(cite(number).format("bibliography", {template: "apa", format: "text"}).trim());
console.log(cite("2012-XII").format("bibtex").trim());
E
node try.js >seen.txt
diff - seen.txt <<'E'
Criminal Code, Pub. L. Nos. 2012–XII (1994).
Criminal Code, Pub. L. No. 51 (1994).
@misc{1994Criminal,
	year = {1994},
	month = {sep 22},
	title = {Criminal {Code}},
}
E
echo "as seen: Pub. L. Nos. 2012–XII"
