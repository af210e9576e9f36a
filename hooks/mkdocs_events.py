"""What happens at each MkDocs event, in order. An event hands over to the package and decides nothing.

MkDocs keeps this module for the whole of `serve`, so nothing is stored in it: the edition of a build lives in
`config.extra`. The events run once for each language, because static-i18n builds the languages one after the other.
"""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs_adapter import finish, is_left_out, is_ours

from concord.content.citations import CitationExtension
from concord.content.markdown.dialect import CONFIGS, EXTENSIONS
from concord.edition import make_edition
from concord.language.writing import direction
from concord.problem import Refusal


def on_config(config):
    """Read and check the content once, and let MkDocs build from the staged pages."""
    if "edition" not in config.extra:
        root = Path(config.config_file_path).parent
        try:
            edition, problems = make_edition(Path(config.docs_dir), root / ".staged", os.environ)
        except (Refusal, OSError) as error:
            raise PluginError(str(error)) from error
        if problems:
            raise PluginError("\n".join(["the content is to be mended:", *(p.headline() for p in problems)]))
        config.extra["edition"], config.extra["citations"] = edition, CitationExtension()
        config.markdown_extensions, config.mdx_configs = [*EXTENSIONS, config.extra["citations"]], CONFIGS
        config.watch.append(config.docs_dir)
        config.docs_dir = str(edition.staged)
        for language in config.plugins["i18n"].config.languages:
            language.build = language.locale in edition.languages or language.default
        # Both hold addresses from the top of a server, which lead nowhere on a stick.
        config.theme.static_templates.difference_update({"404.html", "sitemap.xml"})
    return config


def on_files(files, config):
    """Leave out pages of the other languages, which have builds of their own, and what of the theme is never loaded."""
    of_others = config.extra["edition"].files_beside(config.plugins["i18n"].current_language)
    for file in [file for file in files if file.src_uri in of_others or is_left_out(file.src_uri)]:
        files.remove(file)
    return files


def on_serve(server, config, builder):
    """Watch the content, not the staged pages that each build writes anew."""
    server.unwatch(config.docs_dir)
    return server


def on_page_markdown(markdown, page, config, files):
    """Tell the citations which page they stand on."""
    config.extra["citations"].resolve = config.extra["edition"].citations_on(page.file.src_uri)
    return markdown


def on_env(env, config, files):
    """Give templates the words of the language that is being built; one environment compiles them for all languages."""
    env = config.extra.setdefault("templates", env)
    env.autoescape = is_ours
    config.extra["edition"].equip(env, config.plugins["i18n"].current_language)
    return env


def on_page_context(context, page, config, nav):
    """Give a template the view of its page, and no neighbours."""
    page.previous_page = page.next_page = None
    edition = config.extra["edition"]
    return {**context, "site": edition.frame, "shown": edition.view(page.file.src_uri)}


def on_post_page(output, page, config):
    """Say the direction of the language where the page begins, which the theme says on its body only."""
    language = config.plugins["i18n"].current_language
    return finish(output, language, direction(language))


def on_post_build(config):
    """Write the search index of the language that was built, and the open data."""
    edition, language = config.extra["edition"], config.plugins["i18n"].current_language
    edition.write_search(Path(config.site_dir), language)
    edition.write_data(Path(config.site_dir), language)
