"""Stand between a browser and a site, and cut a connection after the site has answered."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding"}


class CuttingProxy(ThreadingHTTPServer):
    """Listen on a port of its own. When the site has answered in full, `cut` gets method, path and body of the request,
    and returns whether to keep the answer from the browser."""

    daemon_threads = True

    def __init__(self, port: int, cut: Callable[[str, str, bytes], bool]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.upstream = port
        self.cut = cut
        self.address = f"http://localhost:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *args: object) -> None:
        """Ignore browsers that hang up and sites that are gone: this proxy exists for both."""


class _Handler(BaseHTTPRequestHandler):
    server: CuttingProxy

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with closing(http.client.HTTPConnection("127.0.0.1", self.server.upstream, timeout=30)) as site:
            site.request(self.command, self.path, body, dict(self.headers))
            answer = site.getresponse()
            content = answer.read()
        if self.server.cut(self.command, self.path, body):
            return  # closes the connection without a word
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in HOP_BY_HOP | {"content-length"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_POST = do_HEAD = _pass_on  # noqa: N815 - the library's names

    def log_message(self, *args: object) -> None:
        """Log nothing."""
