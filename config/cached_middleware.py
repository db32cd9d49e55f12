"""Middlewares of others, for which what is the same for every request is made once and not each time.

Whatever an answer or the settings have of their own is left to them: these differ in speed alone.
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

# What a view can ask of django-csp for one answer; it writes these into the answer's __dict__.
OF_ITS_OWN = {
    *("_csp_config", "_csp_update", "_csp_replace", "_csp_exempt"),
    *("_csp_config_ro", "_csp_update_ro", "_csp_replace_ro", "_csp_exempt_ro"),
}


class Policy(CSPMiddleware):
    """django-csp's; the policy without a nonce is put together once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)
        self.policy: str = build_policy()
        # With a second policy, or addresses that have none, there is more to decide.
        is_more = "EXCLUDE_URL_PREFIXES" in settings.CONTENT_SECURITY_POLICY
        self.is_the_same_for_all = not (is_more or getattr(settings, "CONTENT_SECURITY_POLICY_REPORT_ONLY", None))

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        has_its_own = not OF_ITS_OWN.isdisjoint(response.__dict__) or hasattr(request, "_csp_nonce")
        if has_its_own or settings.DEBUG or not self.is_the_same_for_all:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self.policy)
        request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)  # type: ignore[attr-defined]
        return response


class Language(LocaleMiddleware):
    """Django's; as long as there is one language, nobody is asked for theirs."""

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
    """Django's; what signs and reads the messages is made where there are some."""

    def __init__(self, request: HttpRequest) -> None:
        BaseStorage.__init__(self, request)

    @cached_property
    def signer(self) -> signing.Signer:
        return signing.get_cookie_signer(salt=self.key_salt)

    def _update_cookie(self, encoded_data: str, response: HttpResponseBase) -> None:
        # Django would tell each browser with each page to drop a cookie that hardly one has.
        if encoded_data or self.cookie_name in self.request.COOKIES:
            super()._update_cookie(encoded_data, response)  # type: ignore[misc]
