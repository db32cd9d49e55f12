"""Forms of an account."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts import limits
from accounts.adapter import uncounted_if_unsent
from accounts.models import User
from common.first_mistake import FirstMistakeFocused
from common.zones import is_zone, zone_names


class OneOfOurs(FirstMistakeFocused):
    """Fits allauth's forms to ours: labels without placeholders, and one sentence about what a password needs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        form: Any = self
        for name, field in form.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name == "password1":
                field.help_text = _("8 characters or more, and not one of those that everybody uses.")


class AddEmailForm(OneOfOurs, allauth_forms.AddEmailForm):
    pass


class ChangePasswordForm(OneOfOurs, allauth_forms.ChangePasswordForm):
    pass


class ResetPasswordForm(OneOfOurs, allauth_forms.ResetPasswordForm):
    def save(self, request: HttpRequest, **options: Any) -> str:
        """Send the link, as often as the limits allow."""
        email: str = self.cleaned_data["email"]
        decision, counted = limits.ask_for_reset(request, email, get_adapter(request).get_client_ip(request))
        if decision is limits.Reset.REFUSE:
            raise ImmediateHttpResponse(respond_429(request))
        if decision is limits.Reset.SEND:
            with uncounted_if_unsent(counted):
                super().save(request, **options)
        return email


class ResetPasswordKeyForm(OneOfOurs, allauth_forms.ResetPasswordKeyForm):
    pass


class LoginForm(OneOfOurs, allauth_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""  # the link for a forgotten one is below, out of the way of Tab
        self.fields["login"].widget.attrs.setdefault("autofocus", not self.is_bound)
        if "remember" in self.fields:
            self.fields["remember"].label = _("Stay signed in")
            self.fields["remember"].help_text = _("Leave this off on a device that others use.")


class SignupForm(OneOfOurs, allauth_forms.SignupForm):
    """allauth's form, made as slow for a taken address as for a new one: hashing is what takes the time."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.has_error("email", "email_taken") and cleaned.get("password1"):
            self._hash_in_vain()
        return cleaned

    def _hash_in_vain(self) -> None:
        User().set_password(self.cleaned_data["password1"])

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Save the account; where no email can be sent, trust the address as it was typed."""
        if self.account_already_exists:
            self._hash_in_vain()
        user, response = super().try_save(request)
        if user and settings.ACCOUNT_EMAIL_VERIFICATION == "none":
            EmailAddress.objects.filter(user=user).update(verified=True)
        return user, response


class SettingsForm(FirstMistakeFocused, forms.ModelForm):  # type: ignore[type-arg]
    """The form of a person's settings."""

    time_zone = forms.CharField(
        label=_("Time zone"),
        required=False,
        max_length=64,
        help_text=_("Left empty: as the device says. A glimmer keeps its day when you move."),
        widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off", "spellcheck": "false"}),
    )

    class Meta:
        model = User
        fields = ("name", "time_zone", "first_weekday", "look", "slash_opens_search")
        labels = {
            "name": _("Name"),
            "first_weekday": _("First day of the week"),
            "look": _("Look"),
            "slash_opens_search": _("The key / opens search"),
        }
        help_texts = {
            "name": _("Stands at the top of the pages, so that one sees whose journal it is. It can stay empty.")
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "look": forms.RadioSelect,
        }

    def clean_time_zone(self) -> str:
        name: str = self.cleaned_data["time_zone"].strip()
        if name and not is_zone(name):
            raise forms.ValidationError(
                _("There is no time zone called “%(name)s”. Names look like Europe/Berlin."), params={"name": name[:64]}
            )
        return name

    def zone_names(self) -> tuple[str, ...]:
        return tuple(zone_names())
