#!/usr/bin/env bash
# ssh-keygen of OpenSSH 9.2, told to sign a file again, keeps the old signature and reports success.
#
# Expected: -Y sign in a script writes a signature of the file as it is, or fails.
# Seen:     if file.sig is there it asks whether to overwrite; with nobody to answer, that means no, and the
#           exit status is 0. The old signature stands beside the new file and does not fit it. With the file on
#           standard input there is no question and all is well.
# Matters:  the second edition of a signed collection goes out with the signature of the first; the build was
#           green, and every recipient is told that the copy has been tampered with.
# Needs:    Debian 12: openssh-client 9.2p1
set -euo pipefail
dpkg-query -W -f '${Version}' openssh-client | grep -q '^1:9\.2p1' || { echo "needs Debian's openssh-client 9.2p1"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"

ssh-keygen -q -t ed25519 -N '' -C press -f key
echo "press $(cat key.pub)" >signers
fits() { ssh-keygen -Y verify -f signers -I press -n edition -s edition.txt.sig <edition.txt >/dev/null 2>&1 && echo yes || echo no; }
for edition in first second; do
    echo "$edition" >edition.txt
    code=0; ssh-keygen -Y sign -f key -n edition edition.txt </dev/null >/dev/null 2>&1 || code=$?
    echo "$edition: exit $code, signature fits: $(fits)"
done >seen.txt
ssh-keygen -Y sign -f key -n edition <edition.txt >edition.txt.sig 2>log.txt
echo "standard input: signature fits: $(fits)" >>seen.txt
diff - seen.txt <<'E'
first: exit 0, signature fits: yes
second: exit 0, signature fits: no
standard input: signature fits: yes
E
echo "as seen: success, and the old signature"
