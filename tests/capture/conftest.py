"""Create tokens for two people, and a folder for the files of photos for each test."""

from __future__ import annotations

import pytest

from accounts.models import User
from glimmers.capture.tokens import make
from tests.photos.conftest import folder

__all__ = ["folder"]


@pytest.fixture
def secret(alice: User) -> str:
    """Return the secret of one of Alice's tokens."""
    return make(alice, "Her phone")[1]


@pytest.fixture
def bobs(bob: User) -> str:
    return make(bob, "His phone")[1]
