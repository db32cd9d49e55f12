"""A proxy in front of a site that can cut a connection when the answer has come and before it is passed on."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding"}


class CuttingProxy(ThreadingHTTPServer):
    """Listens on a port of its own. `cut` is given the method, path and body of what was asked, when the site has
    answered it in full, and says whether the browser never hears of that."""

    daemon_threads = True

    def __init__(self, port: int, cut: Callable[[str, str, bytes], bool]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.upstream = port
        self.cut = cut
        self.address = f"http://localhost:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *args: object) -> None:
        """The browser hung up, or the site is not there: that is what this is for."""


class _Handler(BaseHTTPRequestHandler):
    server: CuttingProxy

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with closing(http.client.HTTPConnection("127.0.0.1", self.server.upstream, timeout=30)) as site:
            site.request(self.command, self.path, body, dict(self.headers))
            answer = site.getresponse()
            content = answer.read()
        if self.server.cut(self.command, self.path, body):
            return  # closes the connection: nothing was said
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
        """Quiet."""
