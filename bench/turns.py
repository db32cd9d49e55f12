"""Time what runs before and after a view, in this process: each middleware by itself, and a whole signed-in request.

The view does nothing, and the user is the one that fill.py made. A read from the database counts where it is asked for
first. `--profile` prints the functions that take longest, `--requests` sets the number of requests.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import pstats
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import site_here
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.handlers import base
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

PAGE = b"x" * 150  # too short for compression
spent: Counter[str] = Counter()
inside = [0.0]  # for each call that is running, the time of the calls within it


def timed(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a call, and count its own time under this name."""

    def timing(*arguments: Any, **named: Any) -> Any:
        outer, inside[0] = inside[0], 0.0
        start = time.thread_time()
        try:
            return call(*arguments, **named)
        finally:
            taken = time.thread_time() - start
            spent[name] += taken - inside[0]
            inside[0] = outer + taken

    return timing


def time_each_middleware() -> None:
    """Make Django's handlers count the time of each middleware, from now on."""
    convert = base.convert_exception_to_response
    base.convert_exception_to_response = lambda call: convert(timed(_name(call), call))  # type: ignore[assignment]
    load = base.BaseHandler.load_middleware

    def loading(self: Any, is_async: bool = False) -> None:
        load(self, is_async)
        self._view_middleware = [timed(f"{_name(call)}", call) for call in self._view_middleware]

    base.BaseHandler.load_middleware = loading  # type: ignore[method-assign]


def _name(call: Any) -> str:
    owner = getattr(call, "__self__", None)
    if owner is not None:
        return "the view, and finding it" if call.__name__ == "_get_response" else type(owner).__name__
    name = str(getattr(call, "__qualname__", type(call).__name__)).partition(".")[0]
    return f"{name} (before the view)" if getattr(call, "__name__", "") == "process_view" else name


@login_not_required
def signed_out(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE)


def signed_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE)


def add_views() -> None:
    from config import urls  # noqa: PLC0415  it needs Django set up

    urls.urlpatterns[:0] = [path("nothing", signed_in), path("nothing-for-all", signed_out)]


def ask(application: Any, address: str, cookie: str) -> str:
    """Make a request as granian does, and read the answer to its end."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "localhost:8000",
        "HTTP_ACCEPT_ENCODING": "gzip, br",
        "HTTP_COOKIE": cookie,
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SCRIPT_NAME": "",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    statuses: list[str] = []
    answer = application(environ, lambda status, _headers, _error=None: statuses.append(status))
    b"".join(answer)
    getattr(answer, "close", lambda: None)()
    return statuses[0]


def cookies_of(email: str) -> str:
    """Return the cookies of a browser in which this user has just signed in."""
    from accounts.models import User  # noqa: PLC0415  as above

    client = Client()
    client.force_login(User.objects.get(email=email), backend=settings.AUTHENTICATION_BACKENDS[0])
    client.get("/nothing", headers={"Host": "localhost"})
    jar = {name: morsel.value for name, morsel in client.cookies.items()}
    jar |= {settings.CSRF_COOKIE_NAME: "t" * 32, "glimmers_zone": "Europe/Berlin"}
    return "; ".join(f"{name}={value}" for name, value in jar.items())


def measure(application: Any, address: str, cookie: str, requests: int) -> tuple[float, float]:
    """Return the microseconds of a request, by the clock and of the processor: the least of ten rounds."""
    for _time in range(50):
        if (status := ask(application, address, cookie)) != "200 OK":
            raise SystemExit(f"{address} was answered by {status}")
    rounds = []
    for _round in range(10):
        start, used = time.perf_counter(), time.thread_time()
        for _time in range(requests // 10):
            ask(application, address, cookie)
        rounds.append((time.perf_counter() - start, time.thread_time() - used))
    by_clock, of_processor = (min(times) / (requests // 10) * 1e6 for times in zip(*rounds, strict=True))
    return by_clock, of_processor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--email", default="bench@example.com")
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    with site_here.running():
        from config.wsgi import application  # noqa: PLC0415  as above

        add_views()
        cookie = cookies_of(options.email)
        for address, cookies in (("/healthz", ""), ("/nothing-for-all", ""), ("/nothing", cookie)):
            by_clock, of_processor = measure(application, address, cookies, options.requests)
            print(f"{by_clock:8.1f} µs, of which {of_processor:8.1f} are this process at work:  {address}")
        if options.profile:
            profile = cProfile.Profile()
            profile.runcall(measure, application, "/nothing", cookie, options.requests)
            pstats.Stats(profile).sort_stats("tottime").print_stats(45)
        time_each_middleware()
        from config import wsgi  # noqa: PLC0415

        again = wsgi.only_whole(wsgi.without_charset(wsgi.in_one_piece(wsgi.get_wsgi_application())))
        for address, cookies in (("/healthz", ""), ("/nothing", cookie)):
            measure(again, address, cookies, 100)
            spent.clear()
            measure(again, address, cookies, options.requests)
            print(f"\n{address}, by middleware (µs at work):")
            for name, taken in spent.most_common():
                print(f"{taken / (options.requests // 10 * 10 + 50) * 1e6:8.1f}  {name}")


if __name__ == "__main__":
    main()
