"""The person's name stands at the top of the pages, and shows whose journal it is."""

from __future__ import annotations

from django.test import Client

from accounts.models import User


def test_the_name_stands_on_each_page_and_an_empty_one_leaves_no_trace(as_alice: Client, alice: User) -> None:
    alice.name = "Alice <3"
    alice.save()
    for path in ("/", "/scrapbook/", "/settings/"):
        assert "<bdi>Alice &lt;3</bdi>" in as_alice.get(path).content.decode()
    alice.name = ""
    alice.save()
    assert 'class="whose"' not in as_alice.get("/").content.decode()
