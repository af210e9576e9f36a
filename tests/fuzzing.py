"""Pages as nobody means to write them: a page of the clean world, spoiled anywhere, read by the check and by MkDocs.

Whatever comes, the check answers with problems that have a place, and never stops; and what it lets pass, MkDocs does
not drop: a page that is clean to us has the same fields there, and a text that MkDocs can render.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from mistakes_file import draw

from concord.content.folder import read_pages
from concord.content.frontmatter import parse_page
from concord.content.markdown.dialect import make_markdown
from concord.rules import check

PAGES = (
    "practices/shared-lesson.md",
    "practices/shared-lesson.ru.md",
    "law/uz/criminal-code/art-136.md",
    "countries/kz.md",
    "about/plain.md",
    "workshops/almaty.md",
)
SIGNS = (
    ": |:|- |-|#| #|# |\"|'|[|]|{|}|,|&a|*a|!x|%|@|`|?|? |>|| |\\|\t|\n|\n\n|---|...|--- |~|null|yes|0x1|1e5|.inf|<<: |"
    "\u00a0|\u200b|\ufeff|\u2028|\r|\r\n|\x00|\x07|\x85|\ud7ff|\U0001f600|é|e\u0301|“|”|–|—|**|__|*|_|![](|](|[x](|[^1]|[^1]:|"
    "{#a}|{: .x}|##|###### |!!! note|??? |```|~~~|    |  \n|<b>|<!--|&lt;|&#x41;|$|\\|:|2026-13-45|<<<<<<<|>>>>>>> x|=======|"
    "1. |a) |• |||---|---|\n|"
).split("|")


@cache
def originals() -> dict[str, str]:
    """The pages that are spoiled, as they are clean."""
    with TemporaryDirectory() as folder:
        draw(Path(folder) / "docs")
        return {name: (Path(folder) / "docs" / name).read_text("utf-8") for name in PAGES}


@st.composite
def spoiled(draw_one: st.DrawFn) -> tuple[str, str]:
    """The name of a page, and a text that was made of it by a few cuts and insertions."""
    name = draw_one(st.sampled_from(PAGES))
    text = originals()[name]
    for _ in range(draw_one(st.integers(1, 6))):
        at = draw_one(st.integers(0, len(text)))
        gone = draw_one(st.sampled_from((0, 0, 0, 1, 3, 20, 200)))
        new = draw_one(st.one_of(st.sampled_from(SIGNS), st.text(max_size=8)))
        text = text[:at] + new + text[at + gone :]
    return name, text.encode("utf-8", "ignore").decode()


def tried(name: str, text: str, docs: Path) -> None:
    """Read a spoiled page in its world, and compare with what MkDocs makes of it; AssertionError where they differ."""
    from mkdocs.utils.meta import get_data  # the tests of the core need no engine

    path = docs / name
    path.write_bytes(text.encode())
    lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    try:
        catalogue, problems = read_pages(docs, {one.relative_to(docs).as_posix() for one in docs.rglob("*.*")})
        found = [*problems, *check(catalogue, "2026-11-28")]
        for problem in found:
            assert problem.what
            assert problem.mend
            assert problem.place.line >= 1
            assert problem.place.column >= 1
            if problem.place.file == name:
                assert problem.place.line <= lines
        if not any(problem.place.file == name for problem in found):
            page, _ = parse_page(name, path.read_text("utf-8"))
            body, meta = get_data(path.read_text("utf-8-sig"))
            assert set(meta) == set(page.tree)
            assert body.strip() == page.body.strip() or page.body.strip() in body
            make_markdown().convert(body)
    finally:
        path.write_bytes(originals()[name].encode())
