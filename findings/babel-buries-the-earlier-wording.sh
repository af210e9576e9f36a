#!/usr/bin/env bash
# Babel 2.19.0 turns the earlier wording in a PO file ("#| msgid") into a remark by the translator.
#
# Expected: reading and writing a catalogue keeps "#| msgid"; gettext's msgmerge writes it so that a translator
#           sees what changed.
# Seen:     it comes out as "# | msgid", with a blank: a translator's comment. No tool takes it for the earlier
#           wording any more, and since translators' comments are kept for ever, it is never removed again: the
#           next one is added beside it.
# Matters:  a project that merges with msgmerge (as Weblate and Poedit do) and touches the file with pybabel
#           once loses what fuzzy entries are for; the old wordings pile up as remarks.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check babel==2.19.0

venv/bin/python >seen.txt <<'E'
import io
from babel.messages.pofile import read_po, write_po
source = ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
          '#, fuzzy\n#| msgid "victim"\nmsgid "presumed victim"\nmsgstr "jabrlanuvchi"\n')
catalog = read_po(io.BytesIO(source.encode()))
out = io.BytesIO()
write_po(out, catalog, omit_header=True)
print(out.getvalue().decode().strip())
print(catalog["presumed victim"].user_comments)
E
diff - seen.txt <<'E'
# | msgid "victim"
#, fuzzy
msgid "presumed victim"
msgstr "jabrlanuvchi"
['| msgid "victim"']
E
echo "as seen: the earlier wording is a remark"
