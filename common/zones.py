"""Time zones by their IANA names. Pure."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

UTC = ZoneInfo("UTC")


@cache
def _known() -> frozenset[str]:
    # Without "Factory" and "localtime", which are not places, and POSIX duplicates.
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


def is_zone(name: str) -> bool:
    return name in _known()


def zone_names() -> list[str]:
    return list(_in_order())


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(name for name in _known() if not name.startswith("Etc/")))


def zone(name: str) -> ZoneInfo:
    """Return the zone of this name; UTC for a name that does not exist, or no longer does, so that pages open."""
    return ZoneInfo(name) if is_zone(name) else UTC
