"""A citation in running text that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from babel import Locale

from concord.content.catalogue import Catalogue
from concord.content.citations import is_citation, is_elsewhere, is_file
from concord.content.markdown.parts import Link
from concord.content.markdown.source import Spot
from concord.content.texts import Text, texts
from concord.problem import Problem, Rule, suggest
from concord.records.kinds import Provision, Record
from concord.records.limits import Unfit
from concord.records.shapes import NO_ADDRESS, check_url
from concord.records.values import COUNTRIES, LANGUAGES
from concord.told import told

RULE = Rule("unknown-citation", told("A reader who follows a citation must arrive at the page it names."))
_WEB = re.compile(r"(?i)https?://(?:www\.)?(?P<host>[^/?#\s]*)\S*")
_BARE = re.compile(r"(?<![\w/.([-])[a-z0-9-]+(?:/[a-z0-9-]+)+(?![\w/])")
_NUMBER = re.compile("[0-9]+")
_PLACE = "([0-9]+(?:[-.][0-9]+)*)"
_ARTICLE = re.compile(
    rf"(?i)(?:\b(?:art(?:icle)?\.?|section|стат\w+|ст\.|моддаи|madde)|المادة|มาตรา|ข้อ)\s*{_PLACE}"
    rf"|{_PLACE}(?:-nj[iy])?[-.]?\s?(?:modda|модда|бап|баб|берене|madd[ae])"
)
"""The number of an article behind its word, or before it."""
_WRITE_SO = told("Write it as in `[article 135](uz/criminal-code/art-135)`, on one line and within one cell.")
_FORM = told("An id looks like uz/criminal-code/art-135; small letters.")
_OPEN = told("Give the address at which everybody finds it; a page of ours is cited by its id.")
Fault = tuple[str, str]
"""What is wrong, and how to mend it."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each link, in any language, whose address is neither an id, nor a file, nor on the page, nor on the web."""
    for text in texts(catalogue):
        for link in text.parsed.links:
            cites = is_citation(link.address) and not link.is_picture
            for fault in _citation(catalogue, link) if cites else filter(None, [_address(catalogue, link)]):
                yield RULE.broken(text.at(link.line, link.column), *fault)
        for spot, id in _bare(catalogue, text):
            yield RULE.broken(text.at(*spot), told("names %(id)s, and is no link", id=id), _WRITE_SO)
        for line, column in text.parsed.broken_links:
            yield RULE.broken(text.at(line, column), told("has the signs of a link, and is none"), _WRITE_SO)


def _citation(catalogue: Catalogue, link: Link) -> Iterator[Fault]:
    """What is wrong with a link to a record; empty brackets are filled with its title."""
    id = link.address.partition("#")[0]
    if link.text and not re.search(r"\w", link.text):
        yield _without_words(link)
    if id in catalogue.withdrawn:
        yield told("cites %(id)s, which was withdrawn", id=id), told("Take the link out.")
    elif not catalogue.is_known(id):
        mend = suggest(id, catalogue.records, told("Write the page first, or cite one that exists."))
        yield told("cites %(id)s, which is not in the catalogue", id=id), mend
    elif (record := catalogue.find(id)) and (_names_another_state(link, record) or _of_another(link, record)):
        what = told("shows %(shown)s, and leads to %(address)s", shown=link.text.strip(), address=link.address)
        yield what, told("Correct the one that is wrong.")


def _names_another_state(link: Link, record: Record) -> bool:
    """Whether a link says the name of one State, and leads to a page of another."""
    return bool(record.state) and _states().get(link.text.strip().lower(), record.state) != record.state


@cache
def _states() -> Mapping[str, str]:
    """The codes of States by their names in each language of ours, in small letters."""
    named = (Locale.parse(language, "-").territories for language in LANGUAGES)
    return {str(names[code]).lower(): code for names in named for code in COUNTRIES if code in names}


def _of_another(link: Link, record: Record) -> bool:
    """Whether a link says the number of an article, and leads to one of another number."""
    own = _NUMBER.findall(record.id.rpartition("/")[2]) if isinstance(record, Provision) else []
    said = [_NUMBER.findall(found[1] or found[2]) for found in _ARTICLE.finditer(link.text)]
    return bool(own and said) and all(one[0] not in own or _is_beside(one, own) for one in said)


def _is_beside(said: Sequence[str], own: Sequence[str]) -> bool:
    """Whether two numbers such as 130-1 and 130-2 begin alike alone."""
    return said[:1] == own[:1] and said[1:2] != own[1:2] and len(said) > 1 < len(own)


def _address(catalogue: Catalogue, link: Link) -> Fault | None:
    """What is wrong with a link that is to lead anywhere else."""
    if re.search(r"\s", link.address.strip()):
        what = told("links to an address with a blank in it: %(address)s", address=" ".join(link.address.split()))
        return what, told("Copy the address anew, without the blank.")
    if not re.search(r"[^\W_]", link.text) and not link.is_picture and not link.address.startswith("#"):
        return _without_words(link)
    if not (is_elsewhere(link.address) or is_file(link.address) or link.is_picture):
        address = link.address or told("nothing")
        what = told("links to %(address)s, which is neither an id nor an address", address=address)
        return what, suggest(link.address, catalogue.records, _FORM)
    return _elsewhere(link)


def _without_words(link: Link) -> Fault:
    what = told("links to %(address)s without words that a reader could open", address=link.address)
    return what, told("Write what it leads to between the square brackets.")


def _bare(catalogue: Catalogue, text: Text) -> Iterator[tuple[Spot, str]]:
    """Each id of a record that stands among the words, and not in a link; a table may list ids."""
    sentences = zip(text.parsed.texts, text.parsed.bare, strict=True)
    for words in (words for (element, _), words in sentences if element.tag not in {"td", "th"}):
        for found in _BARE.finditer(words):
            if found[0] in catalogue.records and not found[0].startswith(("about/", "contribute/")):
                yield words.spot(found.start()), found[0]


def _elsewhere(link: Link) -> Fault | None:
    """What is wrong with an address on the web, or with words that are another one."""
    said, meant = _WEB.fullmatch(link.text.strip()), _WEB.match(link.address)
    if not meant:
        return None
    try:
        check_url(link.address)
    except Unfit as error:
        return told(
            "%(who)s %(wanted)s", who=told("this link"), wanted=error.wanted
        ), _OPEN if error.mend == NO_ADDRESS else error.mend
    if said and said["host"].lower() != meant["host"].lower():
        what = told("shows %(shown)s, and leads to %(address)s", shown=link.text.strip(), address=link.address)
        return what, told("Write what it leads to between the square brackets.")
    return None
