#!/usr/bin/env bash
# PDFium (pypdfium2 5.15.2) reads a Thai PDF that Chromium 149 printed with syllables twice; poppler reads it right.
#
# Expected: the PDF library of Chromium reads what Chromium prints; two readers of one file find the same words.
# Seen:     where a vowel is written before its consonant and another mark above it, Chromium gives the cluster one text of
#           its own, and PDFium tells that text beside the letters: เพื่อ is read as เพื่อพื่, ผู้เสียหาย (victim) as
#           ผู้เผู้สียสี หาย. Words without such a cluster come out right, so a short trial shows nothing.
# Matters:  an index or a check for names that reads PDFs this way never meets the Thai for "victim"; Chrome's own viewer
#           copies and searches by the same library.
# Needs:    Debian 12: poppler-utils 22.12; Node 20
set -euo pipefail
dpkg-query -W -f '${Version}' poppler-utils | grep -q '^22\.12\.' || { echo "needs Debian's poppler-utils 22.12"; exit 2; }
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
python3 -m venv venv; venv/bin/pip install -q --disable-pip-version-check pypdfium2==5.15.2
npm init -y >npm.log
npm install --silent --no-audit --no-fund @sparticuz/chromium@149.0.0 playwright-core@1.57.0 @fontsource/noto-sans-thai@5.3.0 >>npm.log

cat >print.mjs <<'E'
import { readFileSync } from "node:fs";
import binary from "@sparticuz/chromium";
import { chromium } from "playwright-core";
const font = readFileSync("node_modules/@fontsource/noto-sans-thai/files/noto-sans-thai-thai-400-normal.woff2").toString("base64");
const browser = await chromium.launch({ executablePath: await binary.executablePath(), args: binary.args });
const page = await browser.newPage();
const face = `<style>@font-face { font-family: F; src: url(data:font/woff2;base64,${font}) } body { font-family: F }</style>`;
await page.setContent(`<meta charset="utf-8">${face}` + process.argv.slice(2).map((word) => `<p>${word}</p>`).join(""));
await page.evaluate("document.fonts.ready");
await page.pdf({ path: "page.pdf" });
await browser.close();
E
words=(ศาล น้ำ เด็ก เพื่อ ซื้อ เรื่อง ผู้เสียหาย)
node print.mjs "${words[@]}"
PYTHONUTF8=1 venv/bin/python - "${words[@]}" >seen.txt <<'E'
import subprocess, sys
import pypdfium2
page = pypdfium2.PdfDocument("page.pdf")[0]
ours = [line.strip() for line in page.get_textpage().get_text_range().splitlines()]
theirs = subprocess.run(["pdftotext", "page.pdf", "-"], capture_output=True, text=True).stdout.split()
for word, one, other in zip(sys.argv[1:], ours, theirs): print(word, one, other, sep=" | ")
E
diff - seen.txt <<'E'
ศาล | ศาล | ศาล
น้ำ | น้ำ | น้ำ
เด็ก | เด็ก | เด็ก
เพื่อ | เพื่อพื่ | เพื่อ
ซื้อ | ซื้อซื้ | ซื้อ
เรื่อง | เรื่อรื่ง | เรื่อง
ผู้เสียหาย | ผู้เผู้สียสี หาย | ผู้เสียหาย
E
echo "as seen: syllables stand twice in what PDFium reads"
