#!/usr/bin/env bash
# WeasyPrint 70.0 labels a PDF as PDF/UA-1 and breaks its rules by the very markup that makes HTML accessible.
#
# Expected: with pdf_variant="pdf/ua-1", alt="" (an ornament) makes an artifact, and lang="uz" on a phrase
#           becomes /Lang on the element, so that a voice changes with the language.
# Seen:     the ornament is a Figure without Alt, which PDF/UA-1 forbids, and no element has a /Lang. The
#           metadata claim conformance (pdfuaid:part 1) all the same.
# Matters:  offices accept documents by that label; a multilingual one is read aloud in one language throughout.
# Needs:    Debian 12: Pango for WeasyPrint
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check weasyprint==70.0 pikepdf==10.18.0

venv/bin/python >seen.txt <<'E'
import pikepdf, weasyprint
svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>"
html = f'<html lang=en><title>T</title><p>The law <span lang=uz>qonun</span></p><img alt="" src="{svg}">'
weasyprint.HTML(string=html).write_pdf("page.pdf", pdf_variant="pdf/ua-1")
pdf = pikepdf.open("page.pdf")
elements = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"]
print("claims PDF/UA:", "1" == str(pdf.open_metadata().get("pdfuaid:part")))
print("figures:", sum(e.S == "/Figure" for e in elements), "with Alt:", sum("/Alt" in e for e in elements))
print("elements with Lang:", sum("/Lang" in e for e in elements))
E
diff - seen.txt <<'E'
claims PDF/UA: True
figures: 1 with Alt: 0
elements with Lang: 0
E
echo "as seen: claimed, not kept"
