"""What a test does where the machine lacks what it needs."""

import os
from typing import NoReturn

import pytest


def absent(reason: str) -> NoReturn:
    """Skip and say what to install; fail instead where GEOTIES_REQUIRE_ALL=1 says that nothing may be missing."""
    if os.environ.get("GEOTIES_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
