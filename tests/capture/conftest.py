"""Two people's tokens, and a folder of each test's own for the files of photos."""

from __future__ import annotations

import pytest

from accounts.models import User
from glimmers.capture.tokens import make
from tests.photos.conftest import folder

__all__ = ["folder"]


@pytest.fixture
def secret(alice: User) -> str:
    """Of a token of Alice's."""
    return make(alice, "Her phone")[1]


@pytest.fixture
def bobs(bob: User) -> str:
    return make(bob, "His phone")[1]
