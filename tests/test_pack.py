"""A translator's pack: everything goes out in one PO file, and comes back without another byte touched."""

from __future__ import annotations

import difflib
import hashlib
import re
import shutil
from io import BytesIO

import pytest
from babel.messages.pofile import read_po, write_po

from cases_file import WORLD
from concord.cli import main
from concord.content.folder import read_catalogue
from concord.content.sections import digest, digests, parts_of
from concord.language.languages import SITE
from concord.problem import Place
from concord.translation.pack import Entry, fingerprint, read_pack, units_of, write_pack
from concord.translation.splice import put_part, put_text
from concord.translation.staleness import stale_sections
from concord.translation.unpacking import unpack
from conftest import ROOT

LANGUAGES = tuple(code for code in SITE if code not in ("en", "uz-Cyrl"))
ID = "practices/told"
ORIGINAL = """\
---
title: A direct channel
form: practice
countries:
- {country: UZ, role: source}
- {country: AE, role: destination}
figures:
- {id: victims, what: victims returned, value: "154", unit: persons, period: 2008 to 2010, says: the NGO, self_reported: true, source: report}
sources: [report]
confidence: medium
---

It began with a "contact" - 100% of it {by letter}.

## Problem {#problem}

!!! warning "No channel"
    Between the two forces:

    - by post
        - with a \\ and a "quotation"

    No answer came.

## Steps {#steps}

| who | what |
|---|:-:|
| police | `mla {request}` |

1. One
    1. One and a half
       with a break
2. Two
{ .short }

## Result {#result}

```yaml
result:
	- "154"
```

It worked.
""".replace("half\n", "half  \n")
WORDS = {
    "ru": ("Прямой канал", "Предупреждение", "Полиция", "Это удалось."),
    "ar": ("قناة مباشرة", "تحذير", "الشُّرْطَة", "نجح ذلك؛ «154»."),
    "th": ("ช่องทางตรง", "คำเตือน", "ตำรวจ", "ได้ผล ช่วยเหลือผู้เสียหายกลับบ้าน"),
}


def translation(language):
    title, warning, police, worked = WORDS[language]
    page = ORIGINAL.partition("\n---\n")[2]
    for theirs, ours in (("No channel", warning), ("| police", f"| {police}"), ("It worked.", worked)):
        page = page.replace(theirs, ours)
    figures = (
        "figures:\n  # asked by telephone\n  victims: {what: ' жертвы', unit: человек, period: 2008-2010, says: НПО}\n"
    )
    return f"---\ntitle: >-\n  {title}\n{figures}translated_by: person\n---\n{page}"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The small world with one rich practice, told in three languages and recorded as translated."""
    docs = tmp_path_factory.mktemp("told") / "docs"
    shutil.copytree(WORLD, docs)
    (docs / f"{ID}.md").write_text(ORIGINAL, encoding="utf-8")
    for language in WORDS:
        path = docs / f"{ID}.{language}.md"
        path.write_text(translation(language), encoding="utf-8")
        catalogue, problems = read_catalogue(docs)
        assert problems == ()
        text = path.read_text(encoding="utf-8")
        order = [("translates", unit.name) for unit in units_of(catalogue, ID, language)]
        for unit in units_of(catalogue, ID, language):
            text = put_text(text, ("translates", unit.name), digest(unit.original), order)
        path.write_text(text, encoding="utf-8")
    return docs


@pytest.fixture
def project(told, tmp_path):
    """That world, to change."""
    shutil.copytree(told, tmp_path / "docs")
    return tmp_path


def run(project, *arguments):
    return main(["--root", str(project), "translate", *map(str, arguments)])


def sums(folder):
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def edited(project, language="ru", change=lambda messages: None, ids=(ID,), **how):
    """A pack as a translator sends it back: read and written by an editor of PO files."""
    file = project / f"{language}.po"
    if not file.exists():
        assert run(project, "--pack", language, file, *ids) == 0
    pack = read_po(BytesIO(file.read_bytes()))
    change({message.context.removeprefix(f"{ID}: "): message for message in pack if message.context})
    written = BytesIO()
    write_po(written, pack, **how)
    file.write_bytes(written.getvalue())
    return file


def say(name, text):
    def change(messages):
        messages[name].string = text
        messages[name].flags.discard("fuzzy")

    return change


def difference(before, after):
    rows = list(difflib.ndiff(before.splitlines(True), after.splitlines(True)))
    return [r[2:] for r in rows if r[0] == "-"], [r[2:] for r in rows if r[0] == "+"]


def stale(project, language="ru"):
    catalogue, problems = read_catalogue(project / "docs")
    assert problems == ()
    return stale_sections(
        digests(catalogue.records[ID], catalogue.pages[ID].body), catalogue.translations[(ID, language)]
    )


def make_stale(project, old="It worked.", new="It worked well."):
    path = project / f"docs/{ID}.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


# Reviews


def test_a_review_on_paper_is_recorded_by_a_command(project, capsys):
    sheet = project / "sheet.html"
    assert run(project, "--sheet", "ru", sheet, ID) == 0
    shown = sheet.read_text(encoding="utf-8")
    for said in ("It worked.", "Это удалось.", f"translate ru {ID} --reviewed"):
        assert said in shown
    path = project / f"docs/{ID}.ru.md"
    before = path.read_text(encoding="utf-8")
    assert run(project, "ru", ID, "--reviewed", "2026-11-20", "lawyer, Kyrgyzstan") == 0
    added = [row for row in path.read_text(encoding="utf-8").split("\n") if row not in before.split("\n")]
    assert added == ["reviewed:", "  'on': '2026-11-20'", "  by: lawyer, Kyrgyzstan"]
    assert read_catalogue(project / "docs")[0].translations[(ID, "ru")].reviewed.by == "lawyer, Kyrgyzstan"


def test_a_review_in_a_pack_is_taken_back_with_its_words(project, capsys):
    file = edited(project, change=lambda found: found["title"].user_comments.append("reviewed 2026-11-20 by judge"))
    assert run(project, "--unpack", "ru", file) == 0, capsys.readouterr().err
    assert read_catalogue(project / "docs")[0].translations[(ID, "ru")].reviewed.by == "judge"


def test_what_is_not_fresh_or_has_no_day_was_not_reviewed(project, capsys):
    path = project / f"docs/{ID}.ru.md"
    before = path.read_bytes()
    assert run(project, "ru", ID, "--reviewed", "20 November", "judge") == 1
    assert "'20 November' is no day. Write it as 2026-12-31." in capsys.readouterr().err
    make_stale(project)
    assert run(project, "ru", ID, "--reviewed", "2026-11-20", "judge") == 1
    assert "#result changed since the translation" in capsys.readouterr().err
    assert path.read_bytes() == before


# The real content


@pytest.fixture
def copied(content, tmp_path, language):
    """The real content of one language, to write in, and the sum of each of its files."""
    for file in (t.page.file for (_, code), t in content.translations.items() if code == language):
        copy = tmp_path / "docs" / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "docs" / file, copy)
    return tmp_path, sums(tmp_path / "docs")


@pytest.mark.corpus
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_content_goes_out_and_comes_back_without_a_byte_changed(
    content, copied, language, monkeypatch, capsys
):
    monkeypatch.setattr("concord.commands.translating.read_catalogue", lambda docs: (content, ()))  # read once for all
    folder, before = copied
    file = folder / f"{language}.po"
    assert run(folder, "--pack", language, file) == 0
    entries, problems = read_pack("x.po", file.read_bytes(), language)
    ids = sorted(id for id, code in content.translations if code == language)
    shown = {(u.context, u.original, u.shown) for id in ids for u in units_of(content, id, language) if u.shown}
    assert problems == ()
    assert {(e.context, e.original, e.text) for e in entries} == shown
    assert len(entries) == len(shown) > 150
    assert run(folder, "--unpack", language, file) == 0
    assert "pages changed: 0; 0 to mend\n" in capsys.readouterr().err
    assert sums(folder / "docs") == before


def test_the_same_content_gives_the_same_pack(content):
    ids = sorted(id for id, code in content.translations if code == "uz")
    assert write_pack(content, "uz", ids) == write_pack(content, "uz", ids)


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["uz", "th"])
def test_each_text_of_the_real_content_changes_alone(content, language):
    """Each text of each page, one after the other; the way back reads each new page anew and compares the rest."""
    for id in sorted(id for id, code in content.translations if code == language):
        for unit in units_of(content, id, language):
            words = "новое: “слово”" if unit.path or unit.name == "#" else f"## Новое {{{unit.name}}}\n\nслово"
            entry = Entry(Place("x.po"), unit.context, unit.original, words, False, fingerprint(unit.present))
            back = unpack(content, ROOT / "docs", language, [entry])
            assert back.problems == ()
            ((file, text),) = back.pages.items()
            removed, added = difference((ROOT / "docs" / file).read_text(encoding="utf-8"), text)
            if unit.path:
                assert len([row for row in added if "новое" in row]) == 1
            if not unit.path or not unit.present:
                gone, come = ({row.strip().removeprefix("- ") for row in rows} for rows in (removed, added))
                assert gone - come <= {row.strip().removeprefix("- ") for row in unit.present.split("\n")}


# A small world


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("width", [20, 76, 0])
def test_a_rich_page_survives_an_editor_of_po_files(project, language, width):
    before = sums(project / "docs")
    file = edited(project, language, width=width)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert run(project, "--unpack", language, file) == 0
    assert sums(project / "docs") == before
    kept = {e.context.partition(": ")[2]: e.text for e in read_pack("x", file.read_bytes(), language)[0]}
    assert parts_of(translation(language).partition("\n---\n")[2]) == {n: t for n, t in kept.items() if n[0] == "#"}


def test_line_ends_of_another_system_in_a_text_change_nothing(project):
    before = sums(project / "docs")

    def change(messages):
        for message in messages.values():
            message.string = message.string.replace("\n", "\r\n") + "\r\n"

    assert run(project, "--unpack", "ru", edited(project, change=change)) == 0
    assert sums(project / "docs") == before


def test_a_changed_section_changes_only_itself(project):
    path = project / f"docs/{ID}.ru.md"
    before, others = path.read_text(encoding="utf-8"), sums(project / "docs")
    words = "## Итог {#result}\n\n!!! note\n    Удалось."
    assert run(project, "--unpack", "ru", edited(project, change=say("#result", words))) == 0
    after = path.read_text(encoding="utf-8")
    head = before.partition("## Result {#result}")[0]
    assert after == head + words + "\n"
    assert [n for n, s in sums(project / "docs").items() if s != others[n]] == [f"{ID}.ru.md"]
    assert stale(project) == ()


def test_a_changed_text_changes_only_its_line(project):
    path = project / f"docs/{ID}.ru.md"
    before = path.read_text(encoding="utf-8")
    assert run(project, "--unpack", "ru", edited(project, change=say("figures.victims.what", "люди: [все]"))) == 0
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("what: ' жертвы'", "what: 'люди: [все]'")
    (project / "ru.po").unlink()
    assert run(project, "--unpack", "ru", edited(project, change=say("title", "Канал"))) == 0
    assert path.read_text(encoding="utf-8") == after.replace("Прямой канал", "Канал")


def test_a_file_of_another_system_keeps_its_line_ends(project):
    path = project / f"docs/{ID}.ru.md"
    before = "\ufeff" + path.read_text(encoding="utf-8").replace("\n", "\r\n")
    path.write_bytes(before.encode())
    change = [say("#problem", "## Задача {#problem}\n\nОдно.\n\nДва."), say("figures.victims.says", "ответ НПО")]
    edited(project, change=change[0])
    assert run(project, "--unpack", "ru", edited(project, change=change[1])) == 0
    after = path.read_bytes().decode()
    start, end = before.index("## Problem"), before.index("\r\n\r\n## Steps")
    assert after == (before[:start] + "## Задача {#problem}\r\n\r\nОдно.\r\n\r\nДва." + before[end:]).replace(
        "says: НПО", "says: ответ НПО"
    )


def test_what_is_stale_goes_out_fuzzy_and_stays_stale_untouched(project):
    make_stale(project)
    before = sums(project / "docs")
    file = edited(project)
    fuzzy = [m.context for m in read_po(BytesIO(file.read_bytes())) if m.fuzzy and m.context]
    assert fuzzy == [f"{ID}: #result"]
    assert run(project, "--unpack", "ru", file) == 0
    assert sums(project / "docs") == before
    assert stale(project) == ("#result",)


def test_a_fuzzy_message_is_not_taken_even_if_changed_and_is_counted(project, capsys):
    make_stale(project)
    before = sums(project / "docs")

    def change(messages):
        messages["#result"].string = "## Итог {#result}\n\nХорошо."

    assert run(project, "--unpack", "ru", edited(project, change=change)) == 0
    assert sums(project / "docs") == before
    assert "1 changed but still fuzzy" in capsys.readouterr().err


def test_a_stale_section_that_holds_is_recorded_with_its_digest_alone(project):
    make_stale(project)
    path = project / f"docs/{ID}.ru.md"
    before = path.read_text(encoding="utf-8")
    change = lambda messages: messages["#result"].flags.discard("fuzzy")  # noqa: E731
    assert run(project, "--unpack", "ru", edited(project, change=change)) == 0
    removed, added = difference(before, path.read_text(encoding="utf-8"))
    assert [row[:13] for row in removed + added] == ["  '#result': "] * 2
    assert stale(project) == ()


def test_a_section_translated_anew_changes_with_its_digest(project):
    make_stale(project)
    path = project / f"docs/{ID}.ru.md"
    before = path.read_text(encoding="utf-8")
    words = "## Result {#result}\n\nХорошо."
    assert run(project, "--unpack", "ru", edited(project, change=say("#result", words))) == 0
    after = path.read_text(encoding="utf-8")
    mine = [row for row in difference(before, after)[1] if "'#result'" in row]
    assert len(mine) == 1
    assert re.sub(r"'#result': .*", "", before.partition("## Result")[0]) + words + "\n" == re.sub(
        r"'#result': .*", "", after
    )
    assert stale(project) == ()


def test_an_original_that_changed_since_is_named_and_the_rest_is_taken(project, capsys):
    file = edited(project, change=say("#result", "## Итог {#result}\n\nХорошо."))
    edited(project, change=say("title", "Канал"))
    make_stale(project)
    assert run(project, "--unpack", "ru", file) == 1
    error = capsys.readouterr().err
    assert f"the original of `{ID}: #result` changed since the pack was made [original-changed]" in error
    assert re.search(r"ru\.po:\d+:1: ", error)
    assert "mend: Make a new pack" in error
    text = (project / f"docs/{ID}.ru.md").read_text(encoding="utf-8")
    assert "Канал" in text
    assert "Хорошо" not in text
    assert stale(project) == ("#result",)


def test_a_translation_that_others_changed_since_is_not_written_over(project, capsys):
    file = edited(project, change=say("title", "Канал"))
    path = project / f"docs/{ID}.ru.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Прямой канал", "Прямая связь"), encoding="utf-8")
    theirs = path.read_bytes()
    assert run(project, "--unpack", "ru", file) == 1
    assert path.read_bytes() == theirs
    assert "[translated-twice]" in capsys.readouterr().err
    (project / "ru.po").unlink()
    file = edited(project)
    path.write_bytes(path.read_bytes().replace("Прямая связь".encode(), "Канал связи".encode()))
    theirs = path.read_bytes()
    assert run(project, "--unpack", "ru", file) == 0  # the translator left it alone
    assert path.read_bytes() == theirs


@pytest.mark.parametrize("name", ["#result", "#"])
def test_a_section_that_lost_its_heading_is_not_taken(project, capsys, name):
    before = sums(project / "docs")
    words = "## Итог\n\nХорошо." if name != "#" else "Начало.\n\n## Итог {#result}"
    assert run(project, "--unpack", "ru", edited(project, change=say(name, words))) == 1
    assert sums(project / "docs") == before
    assert "[lost-heading]" in capsys.readouterr().err


def test_messages_that_belong_nowhere_are_named(project, capsys):
    file = edited(project)
    text = file.read_text(encoding="utf-8")
    text = text.replace(f"{ID}: title", "practices/gone: title").replace(f"{ID}: #result", f"{ID}: #gone")
    file.write_text(text, encoding="utf-8")
    before = sums(project / "docs")
    assert run(project, "--unpack", "ru", file) == 1
    error = capsys.readouterr().err
    assert "`practices/gone: title` names no record that has a page [unknown-message]" in error
    assert f"`{ID}: #gone` is no text of the page any more [unknown-message]" in error
    assert sums(project / "docs") == before


def test_a_record_that_moved_takes_its_translation_with_it(project):
    file = edited(project, change=say("title", "Канал"))
    docs = project / "docs/practices"
    for path in docs.glob("told.*"):
        path.rename(docs / path.name.replace("told", "moved"))
    make = (docs / "moved.md").read_text(encoding="utf-8").replace("form:", f"formerly: [{ID}]\nform:")
    (docs / "moved.md").write_text(make, encoding="utf-8")
    assert run(project, "--unpack", "ru", file) == 0
    assert "Канал" in (docs / "moved.ru.md").read_text(encoding="utf-8")


def test_a_page_asked_for_is_written_once_something_is_translated(project, capsys):
    file = edited(project, "kk")
    assert {m.string for m in read_po(BytesIO(file.read_bytes())) if m.id} == {""}
    assert run(project, "--unpack", "kk", file) == 0
    path = project / f"docs/{ID}.kk.md"
    assert not path.exists()
    edited(project, "kk", say("figures.victims.what", "жәбірленушілер"))
    words = "## Нәтиже {#result}\n\nБұл көмектесті."
    assert run(project, "--unpack", "kk", edited(project, "kk", say("#result", words))) == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(path)
    text = path.read_text(encoding="utf-8")
    assert words in text
    assert (
        "figures:\n  victims:\n    what: жәбірленушілер\ntranslated_by: person\ntranslates:\n  figures.victims" in text
    )
    assert stale(project, "kk") == ("#", "#problem", "#steps")
    (project / "kk.po").unlink()
    shown = {m.context: m.string for m in read_po(BytesIO(edited(project, "kk").read_bytes()))}
    assert shown[f"{ID}: #problem"] == ""  # the original's words are no translation
    assert shown[f"{ID}: #result"] == words


def test_by_default_a_pack_holds_every_page_of_the_language(project):
    assert run(project, "--pack", "ru", project / "all.po") == 0
    pack = read_po(BytesIO((project / "all.po").read_bytes()))
    catalogue = read_catalogue(project / "docs")[0]
    packed = {message.context.partition(": ")[0] for message in pack if message.context}
    assert packed == {id for id, language in catalogue.translations if language == "ru"}
    note = next(message for message in pack if message.context == f"{ID}: title").auto_comments
    assert note[0] == f"A direct channel ({ID}.ru.md)"


def test_a_page_with_a_mistake_is_left_as_it_is(project, capsys):
    file = edited(project, change=say("title", "Канал"))
    path = project / f"docs/{ID}.ru.md"
    path.write_text("---\ntitle: [x\n---\nсвое\n", encoding="utf-8")
    theirs = path.read_bytes()
    assert run(project, "--unpack", "ru", file) == 1
    assert "has something to mend first" in capsys.readouterr().err
    assert path.read_bytes() == theirs
    assert run(project, "--pack", "ru", project / "new.po", ID) == 1
    assert not (project / "new.po").exists()


def broken(text, how):
    match how:
        case "no closing mark":
            return text.replace('msgid "A direct channel"', 'msgid "A direct channel')
        case "a mark within":
            return text.replace('msgid "A direct channel"', 'msgid "A "direct" channel"')
        case "no msgstr":
            return text.replace('msgstr "Прямой канал"\n', "")
        case "cut off":
            return text[: text.index("msgstr", text.index("#result"))]
        case "twice":
            return text + "\n" + text[text.index("msgctxt") : text.index("#.", text.index("msgctxt"))]
        case "other words":
            return text.replace('msgctxt "', 'msgfoo "', 1)
        case "a conflict":
            return text.replace("#. A direct", "<<<<<<< mine\n#. A direct", 1)


@pytest.mark.parametrize(
    "how", ["no closing mark", "a mark within", "no msgstr", "cut off", "twice", "other words", "a conflict"]
)
def test_a_broken_file_is_named_with_its_line_and_nothing_is_taken(project, capsys, how):
    file = edited(project, change=say("#result", "## Итог {#result}\n\nХорошо."))
    before = sums(project / "docs")
    whole = file.read_text(encoding="utf-8")
    text = broken(whole, how)
    assert text != whole
    file.write_text(text, encoding="utf-8")
    assert run(project, "--unpack", "ru", file) == 1
    error = capsys.readouterr().err
    found = re.search(rf"{re.escape(str(file))}:(\d+):1: .+ \[broken-pack\]", error)
    assert found
    same = next((n for n, (a, b) in enumerate(zip(text.split("\n"), whole.split("\n"), strict=False), 1) if a != b), 0)
    assert int(found[1]) >= same
    assert int(found[1]) <= len(text.split("\n"))
    if how not in ("cut off", "twice"):
        assert int(found[1]) - same <= 2
    assert "nothing was taken" in error
    assert sums(project / "docs") == before


def test_a_file_in_another_encoding_or_language_is_refused(project, capsys):
    file = edited(project, change=say("title", "Канал"))
    before = sums(project / "docs")
    assert run(project, "--unpack", "th", file) == 1
    assert "of the language ru, not th [another-language]" in capsys.readouterr().err
    file.write_bytes(file.read_text(encoding="utf-8").encode("cp1251", errors="replace"))
    assert run(project, "--unpack", "ru", file) == 1
    assert "is not in UTF-8 [broken-pack]" in capsys.readouterr().err
    assert run(project, "--unpack", "ru", project / "nothing.po") == 1
    assert "nothing.po" in capsys.readouterr().err
    assert sums(project / "docs") == before


def test_the_other_script_of_uzbek_is_refused_with_the_reason(project, capsys):
    for way in ("--pack", "--unpack"):
        with pytest.raises(SystemExit) as left:
            run(project, way, "uz-Cyrl", project / "x.po")
        assert left.value.code == 2
        assert "uz-Cyrl is made from uz by rule" in capsys.readouterr().err
    assert not (project / "x.po").exists()


def test_a_pack_does_not_take_the_place_of_a_translators_work(project, capsys):
    file = edited(project)
    work = file.read_bytes()
    assert run(project, "--pack", "ru", file) == 2
    assert "Name a new file" in capsys.readouterr().err
    assert file.read_bytes() == work
    assert run(project, "--unpack", "ru", file, ID) == 2
    assert run(project, "--pack", "ru", project / "new.po", "practices/nothing") == 1
    assert "no page has this id" in capsys.readouterr().err


# One text in its place


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("title: a\n", ("title",), "title: нов\n"),
        ("title: a # why\n", ("title",), "title: нов # why\n"),
        ("title: 'a'\nmore: b\n", ("title",), "title: 'нов'\nmore: b\n"),
        ("title: |\n  a\n  b\n\n# note\nmore: b\n", ("title",), "title: |-\n  нов\n\n# note\nmore: b\n"),
        ("title: a\n  b\nmore: b\n", ("title",), "title: нов\nmore: b\n"),
        ("title:\nmore: b\n", ("title",), "title: нов\nmore: b\n"),
        ("more: b\n", ("title",), "title: нов\nmore: b\n"),
        ("title: a\n", ("more",), "title: a\nmore: нов\n"),
        ("f:\n  a: {x: 1}\nmore: b\n", ("f", "a", "y"), "f:\n  a: {x: 1, y: нов}\nmore: b\n"),
        ("f:\n  a:\n    x: 1\n\nmore: b\n", ("f", "b", "y"), "f:\n  a:\n    x: 1\n  b:\n    y: нов\n\nmore: b\n"),
        ("l:\n- a\n- b\nmore: b\n", ("l", 1), "l:\n- a\n- нов\nmore: b\n"),
        ("l:\n- a\nmore: b\n", ("l", 2), "l:\n- a\n- null\n- нов\nmore: b\n"),
        ("l: [a, ~]\n", ("l", 1), "l: [a, нов]\n"),
        ("l:\n- x: a\n", ("l", 0, "w"), "l:\n- w: нов\n  x: a\n"),
        ("l:\n- null\n", ("l", 0, "w"), "l:\n- {w: нов}\n"),
        ("translates: {}\n", ("translates", "#a"), "translates: {'#a': нов}\n"),
    ],
)
def test_a_text_is_put_where_it_belongs_whatever_the_fields_look_like(before, path, after):
    order = [("title",), ("f", "a"), ("f", "b"), ("l", 0, "w"), ("l", 0, "x"), ("l", 1), ("more",), ("translates",)]
    for end in ("\n", "\r\n"):
        page = [f"---\n{text}---\n\nBody.\n".replace("\n", end) for text in (before, after)]
        assert put_text(page[0], path, "нов", order) == page[1]
        assert put_text(page[1], path, "нов", order) == page[1]


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("", "#b", "\n## X {#b}\n"),
        ("\nLead.\n", "#b", "\nLead.\n\n## X {#b}\n"),
        ("\nLead.", "#b", "\nLead.\n\n## X {#b}\n"),
        ("\n## A {#a}\n\n## C {#c}\n", "#b", "\n## A {#a}\n\n## X {#b}\n\n## C {#c}\n"),
        ("\n\n## B {#b}\n\nold\n  \n\n## C {#c}\n", "#b", "\n\n## X {#b}\n  \n\n## C {#c}\n"),
        ("\n    code\n    more\n\n## A {#a}\n", "#", "\n    ## X {#b}\n\n## A {#a}\n"),
    ],
)
def test_a_part_is_put_where_it_belongs(before, name, after):
    assert put_part(f"---\n---\n{before}", name, "## X {#b}", ("#", "#a", "#b", "#c")) == f"---\n---\n{after}"


def test_a_translation_that_tells_more_of_somebody_than_its_original_is_not_taken(project, capsys):
    before = sums(project / "docs")
    file = edited(project, change=say("#result", "## Результат {#result}\n\nГульнора Каримова, +998 90 123 45 67."))
    assert run(project, "--unpack", "ru", file) == 1
    assert "holds the name of a person, which its original does not [identity]" in capsys.readouterr().err
    assert sums(project / "docs") == before
