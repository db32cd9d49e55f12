"""EMAIL_URL decides how emails leave."""

from __future__ import annotations

import pytest

from hosting import mail
from hosting.environment import BadSetting


def test_without_a_mail_server_mail_is_printed() -> None:
    assert mail.mail_settings("").backend == "django.core.mail.backends.console.EmailBackend"


def test_a_mail_server_is_read() -> None:
    found = mail.mail_settings("submission://user:p%40ss@mail.example.org:587")
    assert found.backend == "django.core.mail.backends.smtp.EmailBackend"
    assert (found.host, found.port, found.use_tls) == ("mail.example.org", 587, True)
    assert (found.user, found.password) == ("user", "p@ss")
    assert found.timeout_s == 10


@pytest.mark.parametrize("scheme", ["smtp", "smtps", "submission"])
def test_each_scheme_that_the_refusal_names_is_one_to_use(scheme: str) -> None:
    with pytest.raises(BadSetting, match=f"{scheme}://"):
        mail.mail_settings("pigeon://loft")
    assert mail.mail_settings(f"{scheme}://mail.example.org").host == "mail.example.org"


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
    found = mail.mail_settings(url)
    assert (found.port, found.use_tls, found.use_ssl) == (port, is_starttls, is_tls)
