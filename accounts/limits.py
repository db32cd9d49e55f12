"""Limits how often strangers may try passwords, or have emails sent to somebody who did not ask.

Each limit is a measure that fills by one with each try and drains evenly. A try that would make it overflow is refused
and not counted: going on does not make it last longer. Filling it is one statement on one row, which Postgres runs one
after the other: a hundred at once, over all processes, count as a hundred.
"""

from __future__ import annotations

import ipaddress
from datetime import timedelta
from enum import Enum, auto
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts import devices
from accounts.models import Measure


class Limit(NamedTuple):
    """A limit of `at_once` tries, and as many again in each `minutes`."""

    name: str
    at_once: int
    minutes: int

    @property
    def each(self) -> timedelta:
        """Return how long it takes until one of them has drained."""
        return timedelta(minutes=self.minutes) / self.at_once


# Passwords. The first two count every try, the others only wrong ones: a right one is given back.
BY_DEVICE = Limit("password: account, device that has signed in", 20, 10)
BY_HOST = Limit("password: host", 20, 1)
BY_NETWORK = Limit("password: account, network", 5, 5)
BY_ACCOUNT = Limit("password: account", 50, 30)
# Emails, by the address that they go to.
RESET_BY_DEVICE = Limit("reset: account, device that has signed in", 3, 10)
RESET_BY_NETWORK = Limit("reset: account, network", 3, 15)
RESET_BY_ACCOUNT = Limit("reset: account", 6, 60)
ALREADY_THERE = Limit("somebody signed up with a taken address", 6, 60)
CODES = Limit("code: address, account that asks", 10, 60)

# A row further ahead than any can be was written by a clock that has been corrected since: it counts as empty.
_FILL = """
    INSERT INTO accounts_measure AS measure (key, empty_at) VALUES (%(key)s, %(now)s + %(each)s)
    ON CONFLICT (key) DO UPDATE SET empty_at = %(each)s
        + CASE WHEN measure.empty_at > %(never)s THEN %(now)s ELSE GREATEST(measure.empty_at, %(now)s) END
    WHERE measure.empty_at > %(never)s OR measure.empty_at <= %(last)s
"""


def take(limit: Limit, *of: str) -> bool:
    """Count one try, and return whether there was room for it. Where ACCOUNT_RATE_LIMITS is False there always is."""
    if settings.ACCOUNT_RATE_LIMITS is False:
        return True
    now = timezone.now()
    last = now + limit.each * (limit.at_once - 1)  # if it is empty by then, one more fits
    parameters: dict[str, Any] = {
        "key": _key(limit, *of),
        "now": now,
        "each": limit.each,
        "last": last,
        "never": last + timedelta(hours=1),
    }
    with connection.cursor() as cursor:
        cursor.execute(_FILL, parameters)
        return bool(cursor.rowcount)


class Counted(NamedTuple):
    """The tries that were counted for one action, to be given back if they should not count after all."""

    each: tuple[tuple[Limit, tuple[str, ...]], ...] = ()

    def give_back(self) -> None:
        for limit, of in self.each:
            Measure.objects.filter(key=_key(limit, *of)).update(empty_at=F("empty_at") - limit.each)


def try_password(request: HttpRequest, email: str, host: str) -> Counted | None:
    """Count a try of a password by this browser, with this address, which need not have an account.

    A device that has signed in there before has a separate measure, which no stranger can fill. Returns what to give
    back if the password is right; `None` where none may be tried.
    """
    device = devices.known_to(request, email)
    if device and take(BY_DEVICE, email, device):
        return Counted()
    by_host = (BY_HOST, (host_of(host),))
    each = (BY_NETWORK, (email, network_of(host))), (BY_ACCOUNT, (email,))
    return Counted(each) if _take_all(by_host, *each) else None


def _take_all(*each: tuple[Limit, tuple[str, ...]]) -> bool:
    """Count one try in all of these, or in none; return whether there was room."""
    for number, (limit, of) in enumerate(each):
        if not take(limit, *of):
            Counted(each[:number]).give_back()
            return False
    return True


class Reset(Enum):
    """The decision about a request for a new password."""

    SEND = auto()
    REFUSE = auto()
    SEND_NOTHING = auto()  # some links were sent within the hour already, and all of them work


def ask_for_reset(request: HttpRequest, email: str, host: str) -> tuple[Reset, Counted]:
    """Count a request for a new password, and decide about it, whether there is an account or not."""
    device = devices.known_to(request, email)
    if device and take(RESET_BY_DEVICE, email, device):
        return Reset.SEND, Counted(((RESET_BY_DEVICE, (email, device)),))
    if not take(RESET_BY_NETWORK, email, network_of(host)):
        return Reset.REFUSE, Counted()
    by_network = RESET_BY_NETWORK, (email, network_of(host))
    if not take(RESET_BY_ACCOUNT, email):
        return Reset.SEND_NOTHING, Counted((by_network,))
    return Reset.SEND, Counted((by_network, (RESET_BY_ACCOUNT, (email,))))


def host_of(address: str) -> str:
    """Return what belongs to one machine: an IPv4 address, an IPv6 /64."""
    return _first_bytes(address, 4, 8)


def network_of(address: str) -> str:
    """Return a network of which one person can easily have all addresses: an IPv4 /24, an IPv6 /48."""
    return _first_bytes(address, 3, 6)


def _first_bytes(address: str, of_ipv4: int, of_ipv6: int) -> str:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.packed[: of_ipv4 if ip.version == 4 else of_ipv6].hex()


def sweep() -> None:
    """Delete the measures that have drained: a missing one counts as empty too."""
    Measure.objects.filter(empty_at__lt=timezone.now()).delete()


def _key(limit: Limit, *of: str) -> str:
    """Return a name for what is counted, which tells no address or network without the secret key."""
    text = "\n".join([limit.name, *(part.strip().lower() for part in of)])
    return salted_hmac("accounts.limits", text, algorithm="sha256").hexdigest()
