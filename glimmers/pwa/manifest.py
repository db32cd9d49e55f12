"""The web app manifest (W3C, "Web Application Manifest"): how a phone shows and starts the installed journal."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

PAPER, PAPER_IN_THE_DARK = "#f5eee1", "#1f1b17"  # tokens.css
FIELD = "#id_text"  # where the cursor goes
# What other apps may share: photos as the file field of the form takes them.
PHOTOS = ["image/*", ".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".hif", ".avif", ".gif"]
SCREENSHOTS = (("day-phone", "780x1688"), ("scrapbook-phone", "780x1688"), ("scrapbook-desk", "1280x800"))


def manifest() -> dict[str, Any]:
    """Return the manifest, for JSON, in the current language."""
    today, scrapbook = reverse("today:today"), reverse("scrapbook:scrapbook")
    return {
        "id": "/",
        "name": "Glimmers",
        "short_name": "Glimmers",
        "description": _(
            "A personal journal for small moments of safety, connection, calm, joy, awe, or a little less."
        ),
        "lang": get_language(),
        "dir": "ltr",
        "start_url": today + FIELD,
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "color_scheme_dark": {"background_color": PAPER_IN_THE_DARK, "theme_color": PAPER_IN_THE_DARK},
        "categories": ["lifestyle", "health"],
        "icons": [
            _icon("icon.svg", "any", "any"),
            _icon("192.png", "192x192", "any"),
            _icon("512.png", "512x512", "any"),
            _icon("maskable-192.png", "192x192", "maskable"),
            _icon("maskable-512.png", "512x512", "maskable"),
        ],
        "shortcuts": [
            {
                "name": _("I need a glimmer"),
                "url": reverse("glimmer_for_now:for_now"),
                "icons": [_icon("192.png", "192x192", "any")],
            },
            {"name": _("New glimmer"), "url": today + FIELD, "icons": [_icon("192.png", "192x192", "any")]},
            {"name": _("Scrapbook"), "url": scrapbook, "icons": [_icon("192.png", "192x192", "any")]},
        ],
        "screenshots": [_screenshot(name, size) for name, size in SCREENSHOTS],
        "share_target": {
            "action": reverse("pwa:share"),
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {"title": "title", "text": "text", "url": "url", "files": [{"name": "photos", "accept": PHOTOS}]},
        },
    }


def _icon(name: str, sizes: str, purpose: str) -> dict[str, str]:
    kind = "image/svg+xml" if name.endswith(".svg") else "image/png"
    return {"src": static(f"img/icons/{name}"), "sizes": sizes, "type": kind, "purpose": purpose}


def _screenshot(name: str, sizes: str) -> dict[str, str]:
    room, _dash, size = name.partition("-")
    return {
        "src": static(f"img/screenshots/{name}.webp"),
        "sizes": sizes,
        "type": "image/webp",
        "form_factor": "wide" if size == "desk" else "narrow",
        "label": {"day": _("A day, and the form to add to it"), "scrapbook": _("The scrapbook")}[room],
    }
