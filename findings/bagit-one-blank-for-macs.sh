#!/usr/bin/env bash
# bagit 1.9.0 writes two manifests in two formats, and the shasum of Macs refuses one of them.
#
# Expected: manifest and tag manifest of one bag are read by the same tools: RFC 8493 allows any blanks between
#           sum and name.
# Seen:     the payload's lines have two blanks, the tag manifest's one. GNU sha256sum takes both; Perl's
#           shasum, the one on macOS, finds "no properly formatted" line in the second. The bag says it is of
#           version 0.97.
# Matters:  the tag manifest is the one file that secures all others: who wants to check a delivery by hand on a
#           Mac is told that its chief file is broken.
# Needs:    Debian 12: perl 5.36 (shasum), coreutils
set -euo pipefail
dpkg-query -W -f '${Version}' perl | grep -q '^5\.36' || { echo "needs Debian's perl 5.36"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check bagit==1.9.0

mkdir bag; echo law >bag/law.txt
venv/bin/python -c 'import bagit; bagit.make_bag("bag", checksums=["sha256"])' 2>log.txt
cd bag
for manifest in manifest-sha256.txt tagmanifest-sha256.txt; do
    for check in sha256sum shasum; do
        code=0; "$check" -c "$manifest" >/dev/null 2>&1 || code=$?
        echo "$check $manifest: $code"
    done
done >../seen.txt
head -1 bagit.txt >>../seen.txt
diff - ../seen.txt <<'E'
sha256sum manifest-sha256.txt: 0
shasum manifest-sha256.txt: 0
sha256sum tagmanifest-sha256.txt: 0
shasum tagmanifest-sha256.txt: 1
BagIt-Version: 0.97
E
echo "as seen: one blank too few"
