"""The scripts that pages name, each an entry point: collectstatic links them, the service worker stores them."""

from __future__ import annotations

# The first is on every page but those of ALONE, and the others import from it.
SCRIPTS = (
    "js/app.js",
    "js/browse.js",
    "js/offline.js",
    "js/for-now.js",
    "js/glimmer-for-now/carrying.js",
    "js/glimmer-for-now/keep-up.js",
    "js/accounts.js",
    "js/sharing.js",
    "js/photos/arrange.js",
    "js/photos/shrink.js",
    "js/photos/time-taken.js",
    "js/carried.js",
)
# These run by themselves, on pages without the first: a page that has to be there at once waits for nothing else.
ALONE = frozenset({"js/carried.js"})
