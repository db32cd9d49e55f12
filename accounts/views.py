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
    """Show and save the settings, with links to password, address and signing out."""
    assert isinstance(request.user, User)
    # A copy: a refused form must not change the person that the page around it is drawn for.
    form = SettingsForm(request.POST if request.method == "POST" else None, instance=copy(request.user))
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("accounts:settings")
    return render(request, "accounts/settings.html", {"form": form}, status=422 if form.is_bound else 200)


@login_not_required  # to be read before deciding to have an account
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Show what this journal is, and who can read it."""
    return render(request, "accounts/about.html")


@login_not_required  # allauth's view redirects somebody who is signed out already
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out of the journal, and empty this browser.

    static/js/accounts/sign-out.js asks what to do with words that are only in the browser, and then empties it. A form
    that the browser sent without the script has not asked: it gets a page that says so, whose button clears the
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
    """Confirm an address by the code that was sent to it, with allauth's view.

    Somebody who signed up with a taken address waits on the same page, and the work for the others is done for them in
    vain: its speed would tell. Asking for another code sends another email to the address's owner.
    """
    process = EmailVerificationProcess.resume(request)
    is_pretended = process and "user_id" not in process.state
    asks_again = is_pretended and process.can_resend and request.POST.get("action") == "resend"
    response: HttpResponse = email_verification_sent(request)  # it may refuse, and then nothing more is done
    if asks_again:
        get_adapter(request).send_account_already_exists_mail(process.email)
    if is_pretended:
        for _time in range(2):  # the one who signs in, and the one whom the code is for
            User.objects.filter(pk=uuid4()).first()
    return response
