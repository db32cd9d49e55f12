"""How emails leave, by EMAIL_URL."""

from __future__ import annotations

import pytest

from hosting import mail
from hosting.environment import BadSetting


def test_without_a_mail_server_mail_is_printed() -> None:
    assert mail.settings("") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


def test_a_mail_server_is_read() -> None:
    found = mail.settings("submission://user:p%40ss@mail.example.org:587")
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example.org", 587, True)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("user", "p@ss")
    assert found["EMAIL_TIMEOUT"] == 10


@pytest.mark.parametrize("scheme", ["smtp", "smtps", "submission"])
def test_each_scheme_that_the_refusal_names_is_one_to_use(scheme: str) -> None:
    with pytest.raises(BadSetting, match=f"{scheme}://"):
        mail.settings("pigeon://loft")
    assert mail.settings(f"{scheme}://mail.example.org")["EMAIL_HOST"] == "mail.example.org"


@pytest.mark.parametrize(
    ("url", "port", "is_starttls", "is_tls"),
    [
        ("submission://user:password@host:587", 587, True, False),
        ("smtps://user:password@host:465", 465, False, True),
        ("smtps://user:password@host", 465, False, True),
        ("smtp://127.0.0.1:25", 25, False, False),
    ],
)
def test_each_kind_of_server_that_the_documents_name_is_asked_in_its_way(
    url: str, port: int, is_starttls: bool, is_tls: bool
) -> None:
    found = mail.settings(url)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, is_starttls, is_tls)
