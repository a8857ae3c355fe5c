"""One question to a model behind an OpenAI-compatible address (`POST .../chat/completions`), answered by a closed JSON schema.

The address, the model and the key come from the environment: GEOTIES_LLM_URL (such as `http://localhost:11434/v1`),
GEOTIES_LLM_MODEL and, where one is needed, GEOTIES_LLM_KEY. The key is sent to that address alone: redirects are not
followed, and plain http is taken only for this machine.
"""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from geoties.errors import InputError

URL, MODEL, KEY = "GEOTIES_LLM_URL", "GEOTIES_LLM_MODEL", "GEOTIES_LLM_KEY"
TRIES = 3
_WAIT = 1.0
_LARGEST = 8 * 1024 * 1024
_AGAIN = frozenset([408, 409, 425, 429, 500, 502, 503, 504])
_HERE = frozenset(["localhost", "127.0.0.1", "::1"])


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is, which one, and the key, which is never shown."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 120.0

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Endpoint":
        """The endpoint of the environment. Raises InputError where it is not set, or would send a key in the clear."""
        url, model = environment.get(URL, "").strip().rstrip("/"), environment.get(MODEL, "").strip()
        if not url or not model:
            raise InputError(
                f"the extractor llm needs {URL} (the address of an OpenAI-compatible server, such as http://localhost:11434/v1) "
                f"and {MODEL} (the name of a model there); nothing is sent anywhere without them"
            )
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError(f"{URL} is no http or https address")
        if parts.username or parts.password:
            raise InputError(f"{URL} holds a user or a password; give the key in {KEY}")
        if parts.scheme == "http" and parts.hostname not in _HERE:
            raise InputError(f"{URL} is plain http to another machine: texts and key would travel open; use https")
        return cls(url, model, environment.get(KEY) or None)

    def ask(self, messages: list[dict[str, str]], schema: Mapping[str, Any]) -> Any:
        """The answer as JSON, at temperature 0; tried again where the server is busy, or the answer is no JSON.

        Raises InputError when the server refuses, cannot be reached, or gives no JSON after all tries.
        """
        body = {
            "model": self.model,
            "temperature": 0,
            "messages": messages,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "ties", "strict": True, "schema": schema},
            },
        }
        said = "it gave no answer"
        for attempt in range(TRIES):
            if attempt:
                time.sleep(_WAIT * 2 ** (attempt - 1))
            try:
                return _content(self._post(body))
            except urllib.error.HTTPError as error:
                error.close()
                said = f"it answered {error.code}"
                if error.code not in _AGAIN:
                    raise InputError(f"{self.url} {_refused(error.code)}") from None
            except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
                said = f"it cannot be reached ({getattr(error, 'reason', None) or type(error).__name__})"
            except (ValueError, KeyError, IndexError, TypeError):
                said = "its answer is not the JSON that was asked for"
        raise InputError(
            f"{self.url}: {said}, {TRIES} times; is the server up, and does the model {self.model} give JSON?"
        )

    def _post(self, body: dict[str, Any]) -> Any:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(
            f"{self.url}/chat/completions", data=json.dumps(body).encode(), headers=headers, method="POST"
        )
        opener = urllib.request.build_opener(_NoRedirect)
        with opener.open(request, timeout=self.timeout) as answer:
            data = answer.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ValueError("too long an answer")
        return json.loads(data)


def _content(answer: Any) -> Any:
    return json.loads(answer["choices"][0]["message"]["content"])


def _refused(code: int) -> str:
    if code in (401, 403):
        return f"refuses the key ({code}); set {KEY} to one that is valid there"
    if code == 404:
        return f"answers 404; is {URL} right (it mostly ends in /v1), and does the model of {MODEL} exist there?"
    if 300 <= code < 400:
        return f"sends elsewhere ({code}), which is not followed; set {URL} to the address itself"
    return f"refuses the question ({code}); does the server know response_format with a JSON schema?"
