"""What happens at each MkDocs event, in order. An event hands over to the package and decides nothing.

MkDocs keeps this module for the whole of `serve`, so nothing is stored in it: the edition of a build lives in
`config.extra`. The events run once for each language, because static-i18n builds the languages one after the other.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from mkdocs_adapter import language_of, narrow

from concord.content.citations import CitationExtension
from concord.content.markdown.dialect import CONFIGS, EXTENSIONS
from concord.edition import stage_edition, write
from concord.language.writing import direction
from concord.pages.borrowed import BorrowedExtension
from concord.problem import Refusal
from concord.rendering.finishing import finish
from concord.rendering.theme import SCRIPT, is_left_out, is_ours, scripts


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content once, and let MkDocs build from the staged pages."""
    if "edition" not in config.extra:
        root = Path(config.config_file_path).parent
        try:
            edition, problems = stage_edition(Path(config.docs_dir), root / ".staged", os.environ)
        except (Refusal, OSError) as error:
            raise PluginError(str(error)) from error
        if problems:
            raise PluginError("\n".join(["the content is to be mended:", *(p.headline() for p in problems)]))
        config.extra |= {"edition": edition, "citations": CitationExtension(), "borrowed": BorrowedExtension()}
        extensions: list[Any] = [*EXTENSIONS, config.extra["citations"], config.extra["borrowed"]]
        config.markdown_extensions, config.mdx_configs = extensions, CONFIGS
        config.extra["scripts"], config.extra_javascript = config.extra_javascript, [SCRIPT]
        config.watch.append(config.docs_dir)
        config.docs_dir = str(edition.staged)
        narrow(config, edition.languages)
        # Both hold addresses from the top of a server, which lead nowhere on a stick.
        config.theme.static_templates.difference_update({"404.html", "sitemap.xml"})
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out pages of the other languages, which have builds of their own, and what of the theme is never loaded."""
    left_out = config.extra["edition"].files_beside(language_of(config)) | frozenset(config.extra["scripts"])
    for file in [file for file in files if file.src_uri in left_out or is_left_out(file.src_uri)]:
        files.remove(file)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Bring back the files beside the pages, which i18n keeps for the default language alone."""
    beside = config.extra["edition"].catalogue.files
    for name in sorted(name for name in beside if files.get_file_from_path(name) is None):
        files.append(File(name, config.docs_dir, config.site_dir, use_directory_urls=False))
    return nav


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch the content, not the staged pages that each build writes anew."""
    server.unwatch(config.docs_dir)
    return server


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the citations which page they stand on, and which of its sections are in another language."""
    config.extra["citations"].resolve = config.extra["edition"].citations_on(page.file.src_uri)
    config.extra["borrowed"].languages = config.extra["edition"].borrowed_on(page.file.src_uri)
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates the words of the language that is being built; one environment compiles them for all languages."""
    env = config.extra.setdefault("templates", env)
    env.autoescape = is_ours
    config.extra["edition"].equip(env, language_of(config))
    return env


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a template the view of its page, and no neighbours."""
    page.previous_page = page.next_page = None
    edition = config.extra["edition"]
    return {**context, "identity": edition.identity, "shown": edition.view(page.file.src_uri)}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Say the direction of the language where the page begins, which the theme says on its body only."""
    language = language_of(config)
    return finish(output, language, direction(language))


def on_post_build(config: MkDocsConfig) -> None:
    """Write the scripts, the search index of the language that was built, which copy this is, and the open data."""
    edition, language = config.extra["edition"], language_of(config)
    write(Path(config.site_dir), scripts(Path(str(config.theme.custom_dir)), tuple(config.extra["scripts"])))
    edition.write_search(Path(config.site_dir), language)
    edition.write_marks(Path(config.site_dir))
    edition.write_data(Path(config.site_dir), language)
