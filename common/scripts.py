"""The scripts that pages name, each an entry point: collectstatic links them, the service worker stores them."""

from __future__ import annotations

# The first is on every page, and the others import from it.
SCRIPTS = (
    "js/app.js",
    "js/browse.js",
    "js/offline.js",
    "js/accounts.js",
    "js/sharing.js",
    "js/photos/shrink.js",
    "js/photos/time-taken.js",
)
