"""The form for somebody to reach on a hard day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.first_mistake import FirstMistakeFocused
from common.phone_numbers import NUMBER, dialled
from glimmers.glimmer.forms import NameField, WordsField
from glimmers.glimmer_for_now.models import MAX_NAME_CHARACTERS, MAX_NUMBER_CHARACTERS, MOST, Contact


class ContactForm(FirstMistakeFocused, forms.Form):
    name = NameField(
        most=MAX_NAME_CHARACTERS,
        label=_("Name"),
        error_messages={"required": _("Please give a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    number = WordsField(
        label=_("Number"),
        error_messages={"required": _("Please give a number.")},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    is_help_line = forms.BooleanField(
        label=_("This is a help line"),
        help_text=_("It then stands in place of the list of help lines."),
        required=False,
    )

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user = user

    def clean_number(self) -> str:
        number = " ".join(self.cleaned_data["number"].split())
        is_one = NUMBER.fullmatch(number) and sum(each.isdigit() for each in dialled(number)) > 1
        if not is_one or len(number) > MAX_NUMBER_CHARACTERS:
            raise forms.ValidationError(_("This is not a number that can be called. Digits, spaces and + are enough."))
        return number

    def clean(self) -> None:
        if not self.errors and Contact.objects.of(self.user.pk).count() >= MOST:
            raise forms.ValidationError(_("There are %(most)s already. Take one away first."), params={"most": MOST})

    def save(self) -> Contact:
        contact: Contact = self.user.contacts.create(**self.cleaned_data)
        return contact
