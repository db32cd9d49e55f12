"""Middlewares of other packages that make once what is the same for every request.

Where an answer or the settings ask for something else, the originals decide: these differ in speed alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib.messages.storage.base import BaseStorage
from django.contrib.messages.storage.cookie import CookieStorage
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

# What a view can ask of django-csp for one answer; these names are in the answer's __dict__ then.
OF_ITS_OWN = {
    *("_csp_config", "_csp_update", "_csp_replace", "_csp_exempt"),
    *("_csp_config_ro", "_csp_update_ro", "_csp_replace_ro", "_csp_exempt_ro"),
}


class Policy(CSPMiddleware):
    """django-csp's middleware, which puts the policy without a nonce together once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)
        self.policy: str = build_policy()
        # With a second policy, or addresses without any, each answer has to be looked at.
        has_exceptions = "EXCLUDE_URL_PREFIXES" in settings.CONTENT_SECURITY_POLICY
        self.is_the_same_for_all = not (
            has_exceptions or getattr(settings, "CONTENT_SECURITY_POLICY_REPORT_ONLY", None)
        )

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        asks_for_another = not OF_ITS_OWN.isdisjoint(response.__dict__) or hasattr(request, "_csp_nonce")
        if asks_for_another or settings.DEBUG or not self.is_the_same_for_all:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self.policy)
        request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)  # type: ignore[attr-defined]
        return response


class Language(LocaleMiddleware):
    """Django's middleware, which looks at no request's languages as long as there is only one."""

    def process_request(self, request: HttpRequest) -> None:
        if len(settings.LANGUAGES) > 1:
            super().process_request(request)
            return
        translation.activate(settings.LANGUAGES[0][0])
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if len(settings.LANGUAGES) > 1:
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class Storage(CookieStorage):
    """Django's storage of messages, which makes its signer only where there are some."""

    def __init__(self, request: HttpRequest) -> None:
        BaseStorage.__init__(self, request)

    @cached_property
    def signer(self) -> signing.Signer:
        return signing.get_cookie_signer(salt=self.key_salt)

    def _update_cookie(self, encoded_data: str, response: HttpResponseBase) -> None:
        # With every page Django would tell the browser to drop a cookie that hardly any browser has.
        if encoded_data or self.cookie_name in self.request.COOKIES:
            super()._update_cookie(encoded_data, response)  # type: ignore[misc]
