"""The addresses for signing in that are used here, out of allauth's.

A page that a later version of allauth brings stays closed until somebody has decided about it, drawn it in our look and
named it here. Left out are signing in, and confirming who one is, by a code.
"""

from __future__ import annotations

from allauth.account.urls import urlpatterns as all_of_them
from django.urls import path

from accounts import views

IN_USE = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_reauthenticate",
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",  # only without a mail server: with one, addresses are confirmed by a code
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}

urlpatterns = [
    path("confirm-email/", views.enter_code, name="account_email_verification_sent"),
    *(route for route in all_of_them if route.name in IN_USE - {"account_email_verification_sent"}),
]
