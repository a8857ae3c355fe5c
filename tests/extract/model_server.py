"""A server on this machine that answers as a model's would: what is recorded for a text, and its faults, on purpose."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, bytes]
"""Status and body."""


class ModelServer:
    """Serves `/v1/chat/completions`; `asked` keeps the questions, `keys` what was sent as authorization."""

    def __init__(self, answer: Callable[[str, int], Answer]) -> None:
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append(body)
                outer.keys.append(self.headers.get("Authorization"))
                status, data = answer(body["messages"][-1]["content"], len(outer.asked))
                if self.path != "/v1/chat/completions":
                    status = 404
                self.send_response(status)
                if status in (301, 302, 307):
                    self.send_header("Location", f"{outer.url}/elsewhere")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def answered(ties: Any) -> Answer:
    """An answer whose content is these ties."""
    content = json.dumps({"ties": ties})
    return 200, json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()
