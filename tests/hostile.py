"""Pages that try to run something or to call somewhere: each payload in each place of a page where text may stand.

All of them are harmless: where one runs, it sets `ran` on the window, and the addresses that it would call are names
that no network knows.
"""

from __future__ import annotations

from itertools import count

RUN = "window.ran=1"
HEAD = """---
title: {title}
form: practice
countries:
- {{country: UZ, role: source}}
sources: [report]
confidence: medium
---

"""
PLACES = {
    "paragraph": "Before.\n\n{}\n\nAfter.\n",
    "item": "- one\n- {}\n- three\n",
    "second-paragraph": "1. one\n\n    {}\n\n2. two\n",
    "quotation": "> {}\n> more\n",
    "box": '!!! note "Title"\n    {}\n',
    "folded": '??? note "Title"\n    {}\n',
    "cell": "| a | b |\n|---|---|\n| {} | c |\n",
    "heading": "## {} {{#heading}}\n\nText.\n",
    "note": "Said.[^1]\n\n[^1]: {}\n",
    "emphasis": "**{}** and *more*\n",
}
LINKS = (
    f"[x](javascript:{RUN})",
    f"[x](JaVaScRiPt:{RUN})",
    f"[x](&#106;avascript:{RUN})",
    f"[x](&#x6A;avascript:{RUN})",
    f"[x](java&#115;cript&colon;{RUN})",
    f"[x](javascript&#58;{RUN})",
    f"[x](java&Tab;script:{RUN})",
    f"[x](java&#10;script:{RUN})",
    f"[x](&#1;javascript:{RUN})",
    f"[x](<javascript:{RUN}>)",
    f'[x](javascript:{RUN} "title")',
    f"[x]( javascript:{RUN} )",
    f"<javascript:{RUN}>",
    f"[x](data:text/html,<b>{RUN}</b>)",
    "[x](data&colon;text/html;base64,PGI+)",
    f"[x](vbscript:{RUN})",
    "[x](//nowhere.invalid/share)",
    "[x](\\\\\\\\nowhere.invalid\\share)",
    "[x](/\\nowhere.invalid/x)",
    "[x](file://nowhere.invalid/share)",
    "[x](blob:https://nowhere.invalid/1)",
    "[x](ms-word:ofe|u|//nowhere.invalid/x)",
    f"[x][ref]\n\n[ref]: javascript:{RUN}",
    f"[x][ref]\n\n   [ref]: javascript:{RUN}",
    f"[x][ref]\n\n> [ref]: javascript:{RUN}",
)
PICTURES = (
    "![x](https://nowhere.invalid/a.png)",
    "![x](HTTPS://nowhere.invalid/a.png)",
    "![x](//nowhere.invalid/a.png)",
    "![x](&#47;/nowhere.invalid/a.png)",
    "![x](h&#116;tps://nowhere.invalid/a.png)",
    "![x](<https://nowhere.invalid/a.png>)",
    "![x](data:image/svg+xml,<b>)",
    "![x][pic]\n\n[pic]: https://nowhere.invalid/a.png",
)
MARKUP = (
    f"<script>{RUN}</script>",
    f"<SCRIPT>{RUN}</SCRIPT>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<details open ontoggle={RUN}>",
    f"<iframe srcdoc='<b>{RUN}</b>'></iframe>",
    f"<a href='javascript:{RUN}'>x</a>",
    f"<div markdown='1' onclick={RUN}>x</div>",
    f"<!-- --><script>{RUN}</script>",
    "<style>*{background:url(https://nowhere.invalid/a)}</style>",
    "<link rel=stylesheet href=https://nowhere.invalid/a.css>",
    "<meta http-equiv=refresh content='0;url=https://nowhere.invalid'>",
    "<base href=https://nowhere.invalid/>",
    "<form action=https://nowhere.invalid><input autofocus></form>",
    f"`` ` ``<script>{RUN}</script>`` ` ``",
    f"\\<script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
)
ATTRIBUTES = (
    f"word{{onclick={RUN}}}",
    f"**word**{{: onmouseover={RUN} }}",
    f"[x](un/tip-protocol/art-5){{onfocus={RUN} tabindex=0}}",
    f'![x](a.png){{onerror="{RUN}"}}',
    "[x](un/tip-protocol/art-5){ping=https://nowhere.invalid}",
    '![x](a.png){srcset="https://nowhere.invalid/a.png 2x"}',
    'word{style="background:url(https://nowhere.invalid/a)"}',
    "word{: style='background:url(https://nowhere.invalid/a)' }",
    'word{: data-x="}" onclick=window.ran=1 }',
)
WHOLE = (
    f'```js" onmouseover="{RUN}\ncode\n```\n',
    f'``` {{.js onclick="{RUN}"}}\ncode\n```\n',
    '~~~ {.js style="background:url(https://nowhere.invalid/a)"}\ncode\n~~~\n',
    f"```\nfence\n````\n<script>{RUN}</script>\n",
    f"~~~\nfence\n```\n<script>{RUN}</script>\n~~~\n\n<img src=x onerror={RUN}>\n",
    f'!!! note" onclick="{RUN}"\n    Text.\n',
    f'!!! note "<img src=x onerror={RUN}>"\n    Text.\n',
    f'??? note "<svg onload={RUN}>"\n    Text.\n',
    f"??? note onclick={RUN}\n    Text.\n",
    f"Said.[^<b onclick={RUN}>]\n\n[^<b onclick={RUN}>]: Note.\n",
    f'Said.[^"onclick="{RUN}]\n\n[^"onclick="{RUN}]: Note.\n',
    f"## Title {{#a onclick={RUN}}}\n\nText.\n",
    f"## Title {{: #a onmouseover={RUN} }}\n\nText.\n",
    "## Title {#__drawer}\n\nText.\n",
    "## Title {#content}\n\nText.\n",
    "## Title {#finder}\n\nText.\n",
    f"| a |\n|:-{{onclick={RUN}}}-|\n| b |\n",
    f"*[ABC]: <img src=x onerror={RUN}>\n\nABC\n",
    f"{{: onclick={RUN} }}\n\nText.\n",
    f"Text.\n{{: onclick={RUN} }}\n",
)
FIELDS = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"</title><script>{RUN}</script>",
    f'\\" onmouseover=\\"{RUN}',
    f"[x](javascript:{RUN})",
    "{{ config }}",
    f"</script><script>{RUN}</script>",
)


def hostile_pages():
    """Each page by its file's name, from the content folder."""
    number = count(1)
    for payloads in (LINKS, PICTURES, MARKUP, ATTRIBUTES):
        for payload in payloads:
            for place, text in PLACES.items():
                if "\n" not in payload or place == "paragraph":
                    body = text.format(payload.replace("|", "\\|") if place == "cell" else payload)
                    yield f"practices/hostile-{next(number)}.md", HEAD.format(title="Hostile") + body
    for body in WHOLE:
        yield f"practices/hostile-{next(number)}.md", HEAD.format(title="Hostile") + body
    for text in FIELDS:
        yield f"practices/hostile-{next(number)}.md", HEAD.format(title=f'"{text}"') + "Text.\n"
