"""The daily sweep, beyond what each room tests of its own part."""

from __future__ import annotations

from datetime import timedelta

from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from accounts.models import Session


def test_sessions_that_have_ended_go_and_the_others_stay(as_alice: Client, as_bob: Client) -> None:
    ended, lasting = (client.cookies["glimmers_session"].value for client in (as_alice, as_bob))
    Session.objects.filter(pk=ended).update(expire_date=timezone.now() - timedelta(seconds=1))
    call_command("sweep", verbosity=0)
    assert [session.pk for session in Session.objects.all()] == [lasting]
