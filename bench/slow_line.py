"""Put a line as bad as a phone's in front of a local site: a delay, and a rate that all its connections share."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time

ROUND_TRIP_S = 0.4
BITS_PER_S = 400_000
CHUNK = 1460  # bytes in one packet


class SlowLine:
    """Listen on 127.0.0.1, and delay everything as TCP does; open `address` instead of the site's own. Each direction
    has the whole rate, every byte takes half of the round trip, and opening a connection takes one more."""

    def __init__(self, port: int, *, round_trip_s: float = ROUND_TRIP_S, bits_per_s: int = BITS_PER_S) -> None:
        self.upstream = port
        self.half_trip_s = round_trip_s / 2
        self.seconds_per_byte = 8 / bits_per_s
        self.busy_until = {"up": 0.0, "down": 0.0}
        self.port = 0
        self._is_open = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        self._is_open.wait(5)
        self.address = f"http://localhost:{self.port}"

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._is_open.set()
        await server.serve_forever()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * self.half_trip_s)  # SYN, SYN-ACK
        try:
            to_read, to_write = await asyncio.open_connection("127.0.0.1", self.upstream)
        except OSError:  # the site has ended
            writer.close()
            return
        await asyncio.gather(self._carry(reader, to_write, "up"), self._carry(to_read, writer, "down"))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str) -> None:
        on_its_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, data = await on_its_way.get()
                await asyncio.sleep(max(0, due - time.monotonic()))
                if not data:
                    break
                writer.write(data)
                await writer.drain()
            writer.close()

        with contextlib.suppress(ConnectionError, OSError):
            delivery = asyncio.create_task(deliver())
            while True:
                data = await reader.read(CHUNK)
                start = max(time.monotonic(), self.busy_until[way])
                self.busy_until[way] = start + len(data) * self.seconds_per_byte
                await on_its_way.put((self.busy_until[way] + self.half_trip_s, data))
                if not data:
                    break
            await delivery
