#!/usr/bin/env bash
# libzim 3.13.1 cannot find "witness" or "protection" where the page has <summary>Witness</summary>protection.
#
# Expected: the full-text index of a ZIM file sees the words that a reader sees; elements that begin a new line
#           part words.
# Seen:     HTML's newer elements (section, article, summary, nav, figcaption ...) are no walls for the index:
#           the words on both sides become one, "witnessprotection", which finds the page. Headings, p, li, td
#           are walls. A soft hyphen inside a word splits it: tra&shy;fficking is not found.
# Matters:  Kiwix readers search in this index. HTML without blanks between elements is what minifiers and site
#           builders write; the first word of a section and the last of the one before are missing from it.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check libzim==3.13.1

cat >try.py <<'E'
import sys
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.writer import Creator, Hint, Item, StringProvider
class Page(Item):
    def __init__(self, path, body): super().__init__(); self.path, self.body = path, body
    def get_path(self): return self.path
    def get_title(self): return self.path
    def get_mimetype(self): return "text/html"
    def get_contentprovider(self): return StringProvider(f"<html><body>{self.body}</body></html>")
    def get_hints(self): return {Hint.FRONT_ARTICLE: True}
def found(name, body, *words):
    with Creator(name).config_indexing(True, "eng") as creator:
        creator.set_mainpath("a").add_item(Page("a", body))
    searcher = Searcher(Archive(name))
    return [f"{word} {searcher.search(Query().set_query(word)).getEstimatedMatches()}" for word in words]
words = ("witness", "protection", "witnessprotection")
for number, body in enumerate(("<p>Witness</p><p>protection</p>", "<section>Witness</section><section>protection</section>",
                               "<details><summary>Witness</summary>protection</details>")):
    print(*found(f"{number}.zim", body, *words), sep=", ", file=sys.stderr)
print(*found("shy.zim", "<p>tra&shy;fficking</p>", "trafficking"), file=sys.stderr)
E
venv/bin/python try.py >log.txt 2>seen.txt
diff - seen.txt <<'E'
witness 1, protection 1, witnessprotection 0
witness 0, protection 0, witnessprotection 1
witness 0, protection 0, witnessprotection 1
trafficking 0
E
echo "as seen: words run together"
