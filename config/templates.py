"""Sets up Jinja2, the language that pages are written in, and what each page can call in it.

allauth's pages, and ours in their place, stay in Django's language, and so do emails: see `DJANGOS`. The reason for two
languages is in docs/decisions/0019.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template import loader
from django.templatetags.static import static as static_file
from django.urls import get_script_prefix, reverse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django_htmx.jinja import htmx_script
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from common import dates
from common.languages import remembered_by_language
from config.csrf_token import masked_token
from config.frame import NOBODYS, frame_of
from config.jinja_escaping import Pages

DJANGOS = ("account/", "allauth/", "mfa/", "usersessions/")  # folders of templates in Django's language
FOLDER = Path(__file__).parent.parent / "templates"


def environment(**options: Any) -> Environment:
    """Make the environment of Django's Jinja2 engine, which passes its OPTIONS."""
    options |= {"loader": _Ours(FOLDER), "undefined": StrictUndefined}
    pages = Pages(extensions=["jinja2.ext.i18n"], **options)
    assert pages.autoescape is True
    pages.install_gettext_callables(  # type: ignore[attr-defined]
        remembered_by_language(translation.gettext),
        translation.ngettext,
        newstyle=True,
        pgettext=remembered_by_language(translation.pgettext),
    )
    pages.globals |= {
        "_": remembered_by_language(_sentence),  # Jinja2's own makes three more calls, and formats each time
        "url": url,
        "static": static,
        "icon": icon,
        "htmx_script": cache(htmx_script),
        "language": translation.get_language,
        "once": once,
        # For pages that are drawn without a request, as those of errors are.
        "request": None,
        "csrf_input": "",
        "frame": NOBODYS,
        "messages": (),
    }
    pages.filters |= {
        "date": dates.written,
        "day_in_words": dates.day_in_words,
        "day_in_full": dates.day_in_full,
        "day_in_short": dates.day_in_short,
        "clock": dates.clock,
        "localtime": timezone.localtime,
    }
    return pages


def of_request(request: HttpRequest) -> dict[str, Any]:
    """Return what a page knows of its request, even where not all middlewares have seen it."""
    return {
        "frame": SimpleLazyObject(lambda: frame_of(request)),  # a fragment has none
        "messages": get_messages(request),
        # Made once for all forms of a page, and only where there is one: it sets a cookie.
        "csrf_input": SimpleLazyObject(lambda: _hidden(masked_token(request))),
    }


def url(name: str, *parts: Any) -> str:
    """Return the address of a view, as `reverse` does."""
    return reverse(name, args=parts) if parts else _url(name, get_script_prefix())


@cache
def static(name: str) -> str:
    """Return the address of a static file. No name changes while the process runs."""
    return static_file(name)


@cache
def icon(name: str) -> Markup:
    """Return one of the drawings in templates/icons."""
    return _drawing((FOLDER / "icons" / f"{name}.svg").read_text())


def once(name: str, **values: str | int) -> Markup:
    """Return a part of a page that is the same for everybody, made once for these values in each language."""
    return _once(name, tuple(values.items()), get_script_prefix(), translation.get_language())


class _Ours(FileSystemLoader):
    """Loads the templates of this project, except those in Django's language, which its own engine loads."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template.startswith(DJANGOS) or not template.endswith((".html", ".js", ".svg")):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


@lru_cache(maxsize=1024)
def _url(name: str, prefix: str) -> str:
    return reverse(name)


def _sentence(text: str) -> Markup:
    """Translate a sentence without values, as a page's `gettext` does."""
    return Markup(translation.gettext(text)) % {}  # noqa: S704 - a sentence of ours


def _hidden(token: str) -> Markup:
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(token)


def _drawing(text: str) -> Markup:
    return Markup(text.strip())  # noqa: S704 - a file of ours


@lru_cache(maxsize=256)
def _once(name: str, values: tuple[tuple[str, str | int], ...], prefix: str, language: str | None) -> Markup:
    return Markup(loader.render_to_string(name, dict(values)))  # noqa: S704 - a page, escaped as it was drawn
