"""Make requests as nobody would send them, from a seed: each one can be made again by its number."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from urllib.parse import quote, quote_from_bytes

TEXTS = (
    "", " ", "words", "Frost on the railing #slow #ruhe/früh", "<script>alert(1)</script>", "{{ 7*7 }}{% url 'x' %}",
    "\0", "a\0b", "\ud800", "\udfff", "\u202e\u200b\ufeff", "é" * 300, "🌿" * 90, "x" * 21_000, "'\"`;--",
    "../../etc/passwd", "%00", "%s%n{0}",
    "\r\nX-A: 1", "#" * 500, "#a/b#c-d", "http://[", "//evil.example", "javascript:alert(1)", "-1", "0",
    "1", "99999999999999999999", "1e400", "NaN", "on", "true", "null", "calm", "less", "nature", "480", "master",
)  # fmt: skip
DATES = (
    "2026-03-01", "2026-03", "2026", "2026-13-45", "0000-00-00", "9999-12-31", "1899-12-31", "1900-01-01",
    "2026-03-29T02:30", "2026-10-25T02:30", "9999-12-31T23:59", "0001-01-01T00:00", "2026-03-01T08:00+99:99", "١٢-٣",
    "2026-W10", "2026-060", "20260301", "24:00", "2026-03-01T24:00",
)  # fmt: skip
QUERIES = (
    "shift:calm", "from:nature -rest", "on:2026-03-01", "since:2026 until:2025", "has:photo is:close", '"frost railing',
    "-", "- -", "#", "# #a", "shift:", "-shift:x", "since:0000", "a" * 3000, "(((", "a:b:c", "\u0301", "q " * 900,
    "1 March", "March 2026", "people/mum", "#people/", "don't", "fuesse", "ὕ" * 40, "서울", "今日は", "🌿🌿",
)  # fmt: skip
FIELDS = (
    "text", "when", "shift", "sources", "place", "client_id", "waited", "zone", "writer", "day", "photos", "arrange",
    "revision", "is_close", "is_tucked", "name", "time_zone", "first_weekday", "look", "login", "password", "email",
    "q", "next", "asked",
    "since", "into", "upload_id", "description-x", "remember", "action", "code", "key", "title", "url",
    "just_day", "has_time", "has_day", "oldpassword", "password1", "action_add", "action_send", "action_remove",
)  # fmt: skip
IN_ADDRESS = ("q", "after", "before", "month", "next", "photos", "page", "earlier", "kind", "", "a[]", "é")
HEADERS: dict[str, tuple[str, ...]] = {
    "HTTP_HX_REQUEST": ("true", "false", ""),
    "HTTP_HX_CURRENT_URL": (
        "http://localhost/",
        "http://[",
        "\xff\xfe",
        "javascript:1",
        "http://localhost/day/2026-99-99/",
    ),
    "HTTP_HX_CURRENT_URL_URI_AUTOENCODED": ("true", "x"),
    "HTTP_HX_TARGET": ("kept", "\xe9", "a" * 3000),
    "HTTP_HX_TRIGGER": ("x", '{"a":'),
    "HTTP_REFERER": ("http://localhost/", "http://[", "//", "http://localhost:99999/", "\xe4", "http://evil.example/"),
    "HTTP_ORIGIN": ("http://localhost", "null", "http://[", "http://evil.example", "\xe4", "", "http://localhost:x"),
    "HTTP_SEC_FETCH_SITE": ("same-origin", "cross-site", "none", "x"),
    "HTTP_ACCEPT_LANGUAGE": ("de", "x" * 600, "en;q=x", "*", "\xff", "en-GB,en;q=0.9," * 200),
    "HTTP_ACCEPT_ENCODING": ("gzip", "br, gzip;q=0", "\xff"),
    "HTTP_ACCEPT": ("application/json", "*/*", "\xff/\xff"),
    "HTTP_RANGE": (
        "bytes=0-9",
        "bytes=9-0",
        "bytes=99999999-",
        "bytes=-0",
        "bytes=a-b",
        "x",
        "bytes=" + "9" * 30 + "-",
    ),
    "HTTP_IF_MODIFIED_SINCE": ("yesterday", "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 99999 08:49:37 GMT"),
    "HTTP_IF_NONE_MATCH": ('"x"', "*", 'W/"', "\xff"),
    "HTTP_AUTHORIZATION": ("Bearer x", "Bearer", "Basic \xff", "Bearer " + "a" * 5000, "bearer \x01"),
    "HTTP_X_FORWARDED_FOR": ("1.2.3.4", "x", "::1, 1.2.3.4", "\xff", ", , ,", "1.2.3.4:80"),
    "HTTP_X_FORWARDED_PROTO": ("https", "x"),
    "HTTP_X_REQUESTED_WITH": ("XMLHttpRequest",),
    "HTTP_HOST": ("localhost", "127.0.0.1:80", "evil.example", "[::1", "localhost:99999", "\xe4", "", "a b"),
    "HTTP_TRANSFER_ENCODING": ("chunked", "gzip, chunked"),
    "HTTP_USER_AGENT": ("x" * 2000, "\xff"),
    "HTTP_X_CSRFTOKEN": ("x", "\xff", "a" * 64),
    "HTTP_EXPECT": ("100-continue",),
}
CHARSETS = ("",) * 50 + ("; charset=utf-8", "; charset=idna", "; charset=hex", '; charset="utf', "; charset*=a''%41")
DIRT = ("/", "//", "\0", "\xff", "..", "%", "é", "x" * 2000, ";", "\ud800", "-1")
JUNK_QUERIES = ("&" * 2000, "=", "%", "%zz=%", "a" * 20_000, "q=%ff%fe", "q=%00", "&".join("a" * 3000))
JUNK_TYPES = ("", "text/plain", "junk", "multipart/form-data", "multipart/form-data; boundary=", "a/b; x*=y''%")
JUNK_PARTS = (b"\r\nContent-Type: text/plain; charset=latin-1", b"; filename*=x''%41", b"\r\nContent-Type: a")
JUNK_JSON = (b"", b"{", b"[" * 5000, b"null", b'"x"', b"\xff", b'{"text": NaN}', b'{"text": "\xe9"}', b"{}" * 9)
ENDS = (b"--tea--\r\n", b"--tea--\r\n", b"--tea--\r\n", b"", b"--te", b"--tea\r\n\r\n")
METHODS = ("GET",) * 20 + ("POST",) * 30 + ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO")

quoted = lru_cache(quote_from_bytes)  # of megabytes it takes a second


@dataclass
class Sent:
    """Hold one request, as a WSGI server would pass it on."""

    method: str
    path: str
    query: str
    content_type: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        head = f"{self.method} {self.path!r}?{self.query[:200]!r} {self.content_type!r} {self.headers}"
        return f"{head} {self.body[:400]!r}"


class Fuzz:
    """Make requests to these `paths`; `known` are values that mean something: ids, dates, secrets."""

    def __init__(self, seed: str, paths: list[str], known: list[str]) -> None:
        self.random = Random(seed)
        self.paths = paths
        self.known = known

    def request(self, cookies: dict[str, str], csrf_token: str) -> Sent:
        """Return the next request. Most carry these `cookies` and this `csrf_token`, those of somebody signed in."""
        method = self.random.choice(METHODS)
        headers = {name: self.random.choice(values) for name, values in HEADERS.items() if self._happens(0.02)}
        if self._happens(0.4):
            headers["HTTP_HX_REQUEST"] = "true"
        token = csrf_token if self._happens(0.96) else "nonsense"
        content_type, body = ("", b"") if method == "GET" else self._body(token)
        if self._happens(0.04):
            cookies = {name: self._text() for name in cookies}
        return Sent(method, self._path(), self._query(), content_type, body, headers, cookies)

    def _happens(self, chance: float) -> bool:
        return self.random.random() < chance

    def _text(self) -> str:
        """Return a value with a meaning, one that caused trouble once, or any characters."""
        values = self.random.choice((TEXTS, TEXTS, DATES, QUERIES, self.known, self.known, ()))
        if values:
            return self.random.choice(values)
        most = (32, 0x250, 0x11000)
        return "".join(chr(self.random.randrange(self.random.choice(most))) for _ in range(self.random.randrange(12)))

    def _path(self) -> str:
        path = self.random.choice(self.paths)
        if self._happens(0.92):
            return path
        if self._happens(0.3):
            return path.rstrip("/")
        place = self.random.randrange(len(path) + 1)
        return path[:place] + self.random.choice(DIRT) + path[place:]

    def _query(self) -> str:
        if self._happens(0.5):
            return ""
        if self._happens(0.1):
            return self.random.choice(JUNK_QUERIES)
        pairs = [(self.random.choice(IN_ADDRESS), self._text()) for _ in range(self.random.randrange(1, 4))]
        return "&".join(f"{quote(name)}={quote(value, errors='surrogatepass')}" for name, value in pairs)

    def _fields(self, csrf_token: str) -> list[tuple[str, str]]:
        chosen = [(self.random.choice(FIELDS), self._text()) for _ in range(self.random.randrange(8))]
        if self._happens(0.01):
            chosen += [(f"a{number}", "x") for number in range(self.random.choice((1100, 11_000)))]
        if self._happens(0.01):
            chosen.append(("text", "long " * self.random.choice((250_000, 1_800_000))))
        return [("csrfmiddlewaretoken", csrf_token), *chosen]

    def _body(self, csrf_token: str) -> tuple[str, bytes]:
        charset = self.random.choice(CHARSETS)
        kind = self.random.choice(("form", "form", "form", "parts", "parts", "json", "junk"))
        if kind == "form":
            fields = [(quote(name), quoted(self._bytes(text))) for name, text in self._fields(csrf_token)]
            return f"application/x-www-form-urlencoded{charset}", "&".join(map("=".join, fields)).encode()
        if kind == "parts":
            return f"multipart/form-data; boundary=tea{charset}", self._parts(csrf_token)
        if kind == "json":
            return f"application/json{charset}", self._json()
        return self.random.choice(JUNK_TYPES), self.random.randbytes(self.random.randrange(3000))

    def _bytes(self, text: str) -> bytes:
        written = text.encode("utf-8", "surrogatepass")
        return written if self._happens(0.95) else written.replace(b"e", b"\xe9") + b"\xc3"

    def _parts(self, csrf_token: str) -> bytes:
        body = b""
        for name, value in self._fields(csrf_token):
            header = self.random.choice(JUNK_PARTS) if self._happens(0.05) else b""
            body += b'--tea\r\nContent-Disposition: form-data; name="' + self._bytes(name) + b'"' + header
            body += b"\r\n\r\n" + self._bytes(value) + b"\r\n"
        for _ in range(self.random.choice((0, 0, 0, 1, 2, 20))):
            name = self.random.choice((b"photo", b"added", b"photos", b"text", b""))
            body += b'--tea\r\nContent-Disposition: form-data; name="' + name + b'"; filename="a.jpg"\r\n\r\n'
            body += self.random.choice((b"", b"GIF89a", b"\xff\xd8\xff" + self.random.randbytes(200), b"x")) + b"\r\n"
        return body + self.random.choice(ENDS)

    def _json(self) -> bytes:
        if self._happens(0.3):
            return self.random.choice(JUNK_JSON)
        values = (self._text(), None, 5, True, [self._text()], {"a": 1}, 1.5, [])
        fields = {self.random.choice(FIELDS): self.random.choice(values) for _ in range(self.random.randrange(6))}
        return json.dumps(fields).encode()
