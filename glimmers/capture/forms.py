"""The form that names a token, and the one that reads a glimmer as a program sends it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.first_mistake import FirstMistakeFocused
from common.zones import is_zone, zone
from glimmers.capture.models import MAX_NAME_CHARACTERS
from glimmers.glimmer.forms import GlimmerForm, NameField, WhenField, WordsField
from glimmers.journal.vocabulary import Shift, Source


class TokenForm(FirstMistakeFocused, forms.Form):
    name = NameField(
        most=MAX_NAME_CHARACTERS,
        label=_("Name"),
        help_text=_("Where it will be, so that you know it again: “phone”, “laptop”."),
        error_messages={"required": _("Please give it a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


class MomentField(WhenField):
    """A naive wall-clock time; with an offset or Z behind it, an instant; or a day alone."""

    def to_python(self, value: Any) -> datetime | date | None:
        wall_clock = super().to_python(value)
        if not isinstance(wall_clock, datetime):
            return wall_clock
        return wall_clock.replace(tzinfo=datetime.fromisoformat(str(value).strip()).tzinfo)


class CaptureForm(GlimmerForm):
    """A glimmer as a program sends it. Nothing is lenient: unlike in a hidden field, somebody can mend a mistake."""

    on = just_day = waited = None  # type: ignore[assignment]
    when = MomentField(required=False)
    client_id = forms.UUIDField(  # type: ignore[assignment]
        required=False,
        error_messages={"invalid": _("This is not a UUID. Without one, the same words sent twice are two glimmers.")},
    )
    time_zone = WordsField(required=False)

    def __init__(self, data: MultiValueDict[str, str], *, user: User, has_photos: bool) -> None:
        super().__init__(data, zone=zone(user.time_zone or data.get("time_zone", "").strip()))
        self.fields["text"].required = not has_photos
        for field in self.fields.values():
            if isinstance(field, WordsField):
                field.is_from_form = False  # body.py knows which way it came
        for name, values in (("shift", Shift.values), ("sources", Source.values)):
            self.fields[name].error_messages["invalid_choice"] = gettext("There are: %(words)s.") % {
                "words": ", ".join(values)
            }

    def clean_time_zone(self) -> str:
        name: str = self.cleaned_data["time_zone"].strip()
        if name and not is_zone(name):
            raise forms.ValidationError(_("There is no time zone of this name. Names look like Europe/Berlin."))
        return name

    def clean_when(self) -> datetime | date | None:
        when: datetime | date | None = self.cleaned_data["when"]
        if isinstance(when, datetime) and when.tzinfo:
            with suppress(OverflowError):  # the first or the last day there is, which is refused next
                when = when.astimezone(self.zone)
            self.cleaned_data["when"] = when.replace(tzinfo=None)
        return super().clean_when()
