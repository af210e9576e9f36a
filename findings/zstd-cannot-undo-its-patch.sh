#!/usr/bin/env bash
# zstd 1.5.4 makes a patch that the same zstd refuses to apply.
#
# Expected: zstd -d --patch-from=OLD undoes zstd --patch-from=OLD with the same file.
# Seen:     above 128 MiB the side that makes the patch turns on the long mode that it needs, by itself; the
#           side that applies it does not, though it too has OLD at hand, and stops: "requires too much memory".
#           --long=28 helps, if one knows.
# Matters:  updates of an offline collection work for years and stop on the day it outgrows 128 MiB, at the
#           recipients', who have no network to look the message up.
# Needs:    Debian 12: zstd 1.5.4
set -euo pipefail
dpkg-query -W -f '${Version}' zstd | grep -q '^1\.5\.4' || { echo "needs Debian's zstd 1.5.4"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"

head -c 1000000 /dev/zero | tr '\0' a >old
for megabytes in 127 129; do
    { cat old; head -c $((megabytes * 1048576 - 1000000)) /dev/zero; } >new
    zstd -q -f --patch-from=old new -o patch.zst 2>log.txt
    for long in "" --long=28; do
        code=0; zstd -q -d -f $long --patch-from=old patch.zst -o out 2>log.txt || code=$?
        echo "$megabytes MiB $long: $code"
    done
done >seen.txt
diff - seen.txt <<'E'
127 MiB : 0
127 MiB --long=28: 0
129 MiB : 1
129 MiB --long=28: 0
E
echo "as seen: its own patch is refused"
