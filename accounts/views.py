"""Settings, and what this journal says about itself."""

from __future__ import annotations

from copy import copy
from uuid import uuid4

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification_by_code import EmailVerificationProcess
from allauth.account.views import email_verification_sent, logout
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms import SettingsForm
from accounts.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Name, time zone, first day of the week, look; and the ways to password, address and signing out."""
    assert isinstance(request.user, User)
    # A copy: a refused form must not change the person that the page around it is drawn for.
    form = SettingsForm(request.POST if request.method == "POST" else None, instance=copy(request.user))
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("accounts:settings")
    return render(request, "accounts/settings.html", {"form": form}, status=422 if form.is_bound else 200)


@login_not_required  # one reads this before deciding to have an account
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What it is, and who can read it."""
    return render(request, "accounts/about.html")


@login_not_required  # who is signed out already is sent on by allauth's view
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out of the journal, and out of this browser.

    static/js/accounts/sign-out.js asks what is to become of the words that are in the browser alone, and then empties
    it. A form that the browser sent by itself has not asked: it gets a page that says so, and whose button clears the
    browser's storage.
    """
    is_by_itself = request.method == "POST" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    if is_by_itself and request.user.is_authenticated and "asked" not in request.POST:
        return render(request, "account/logout.html")
    response: HttpResponse = logout(request)
    if is_by_itself:
        response.headers["Clear-Site-Data"] = '"storage"'
    return response


@login_not_required  # who is signing up has no account yet
def enter_code(request: HttpRequest) -> HttpResponse:
    """Confirm an address by the code that was sent to it; allauth's.

    Whoever signed up with an address that is taken waits on the same page, and what there is to do for the others is
    done for them in vain: its speed would tell. Asking for another code sends another email to the address's owner.
    """
    process = EmailVerificationProcess.resume(request)
    is_pretended = process and "user_id" not in process.state
    asks_again = is_pretended and process.can_resend and request.POST.get("action") == "resend"
    response: HttpResponse = email_verification_sent(request)  # which may refuse, and then nothing more is done
    if asks_again:
        get_adapter(request).send_account_already_exists_mail(process.email)
    if is_pretended:
        for _time in range(2):  # who is signing in, and for whom the code is
            User.objects.filter(pk=uuid4()).first()
    return response
