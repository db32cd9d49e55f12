"""A request whose person is not known yet goes by no other person's clock."""

from __future__ import annotations

from django.test import Client
from django.utils import timezone

from accounts.models import User


def test_an_address_that_leads_nowhere_does_not_go_by_the_clock_of_the_person_before(
    as_alice: Client, alice: User
) -> None:
    alice.time_zone = "Asia/Tokyo"
    alice.save()
    as_alice.get("/")
    assert timezone.get_current_timezone_name() == "Asia/Tokyo", "threads serve one person after another"
    assert Client().get("/nowhere/").status_code == 404
    assert timezone.get_current_timezone_name() == "UTC"
