"""What templates may call: the words of a language, and its ways of writing names, numbers and dates."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from concord.content.paths import page_path
from concord.language.localized import Localized
from concord.language.writing import comma, country_name, date_text, direction, language_name, number_text
from concord.pages.neutral import NEUTRAL
from concord.records.labels import LABELS
from concord.records.relations import RELATIONS
from concord.views.markup import after_label, language_attributes, prose, prose_unmarked, wording


def equip(env: Any, local: Localized) -> None:
    """Give a Jinja environment what the templates call, in the language of a localized catalogue."""
    language = local.language
    env.globals["_"] = wording(local)
    env.globals["named_by"] = {name: Markup(local.say(kind.heading)) for name, kind in RELATIONS.items()}
    env.globals["dir_of"] = direction
    env.globals["comma"] = comma(language)
    env.globals["neutral_path"] = NEUTRAL
    for mark in (prose, prose_unmarked, language_attributes):
        env.filters[mark.__name__] = partial(mark, page=language)
    env.filters["label"] = lambda value: local.say(LABELS[str(value)])
    env.filters["after_label"] = after_label
    env.filters["number"] = lambda value: number_text(value, language)
    env.filters["date_text"] = lambda date: date_text(date, language)
    env.filters["country_name"] = lambda code: country_name(code, language)
    env.filters["capitalized"] = lambda words: words[:1].upper() + words[1:]
    env.filters["language_name"] = lambda code: language_name(code, language)
    env.filters["site_path"] = page_path
    env.filters["home_path"] = lambda code: page_path("index", code)
    env.filters["search_path"] = lambda code: page_path("search", code)
    env.filters["row"] = local.row
