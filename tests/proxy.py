"""A way to a server that can be cut or slow: what a test needs to see a network fail at a moment of its choosing."""

import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress


class Proxy:
    """Forwards bytes from a free port of 127.0.0.1 to `port`; `cut` ends what is open, `refuse` what will come.

    delay: seconds that each piece of bytes waits before it goes on.
    """

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._refusing = False
        self.port: int = self._listener.getsockname()[1]
        self.accepted = 0
        self.delay = 0.0
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """End every open connection at once, as a pulled cable does."""
        ends, self._open = self._open, []
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def reset(self) -> None:
        """End every open connection with a reset, as a machine does that lost its memory of it."""
        for end in list(self._open):
            with suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.cut()

    def refuse(self) -> None:
        """Cut, and take no connection any more."""
        self._refusing = True
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()

    def _accept(self) -> None:
        while not self._refusing:
            try:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._target)
            except OSError:
                return
            self.accepted += 1
            self._open += [near, far]
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=pump, args=(source, sink, lambda: self.delay), daemon=True).start()


def pump(source: socket.socket, sink: socket.socket, delay: Callable[[], float] = lambda: 0.0) -> None:
    """Forward bytes one way until either side ends, then end both; each piece waits for `delay` seconds."""
    with suppress(OSError):
        while chunk := source.recv(65536):
            if seconds := delay():
                time.sleep(seconds)
            sink.sendall(chunk)
    for end in (source, sink):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
