"""The forms of Settings → Coming back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.dates import FIRST_DAY
from common.first_mistake import FirstMistakeFocused
from glimmers.coming_back.models import Among, QuietDay, Way
from glimmers.coming_back.models import Kind as WayKind
from glimmers.glimmer.forms import WordsField
from glimmers.journal.models import Rest
from glimmers.journal.rests import MAX_NAME_CHARACTERS, Kind, words_of
from glimmers.journal.text import tag_name
from glimmers.journal.vocabulary import Shift, Source


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ("%Y-%m-%d",)
    default_error_messages = {"invalid": _("This is not a day.")}

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value < FIRST_DAY:
            raise forms.ValidationError(_("Days begin with 1 January 1900."))


class WayForm(FirstMistakeFocused, forms.Form):
    """One way of coming back: whether, and from what."""

    is_on = forms.BooleanField(required=False)
    among = forms.ChoiceField(
        label=_("From what"), choices=Among.choices, required=False, widget=forms.RadioSelect, initial=Among.ALL
    )
    shifts = forms.MultipleChoiceField(
        label=_("What shifted"), choices=Shift.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    since_on = DayField(label=_("Nothing from before"), required=False)

    def __init__(self, data: Any = None, *, kind: WayKind, way: Way | None) -> None:
        self.kind = kind
        initial = {"is_on": way is not None, "among": Among.ALL}
        if way:
            initial |= {"among": way.among, "shifts": way.shifts, "since_on": way.since_on}
        super().__init__(data, prefix=kind.value, initial=initial)
        self.fields["is_on"].label = kind.label

    def clean(self) -> None:
        cleaned = self.cleaned_data
        if cleaned.get("is_on") and cleaned.get("among") == Among.SHIFTS and not cleaned.get("shifts"):
            self.add_error("shifts", _("Choose one or more of these, or something else above."))

    def save(self, user: User) -> None:
        """Switch it on as chosen, or off."""
        cleaned = self.cleaned_data
        mine = Way.objects.of(user.pk)
        if not cleaned["is_on"]:
            mine.filter(kind=self.kind).delete()
            return
        values = {"among": cleaned["among"] or Among.ALL, "shifts": cleaned["shifts"], "since_on": cleaned["since_on"]}
        way = Way(user_id=user.pk, kind=self.kind, **values)
        mine.bulk_create([way], update_conflicts=True, unique_fields=["user", "kind"], update_fields=list(values))


class RestForm(FirstMistakeFocused, forms.Form):
    """Something that shall rest. The fields are those of its kind; the others are not looked at."""

    kind = forms.ChoiceField(choices=Kind.choices, widget=forms.HiddenInput)
    what = WordsField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}))
    source = forms.ChoiceField(label=_("Where it came from"), choices=Source.choices, required=False)
    first_on = DayField(label=_("From"), required=False)
    last_on = DayField(label=_("To"), required=False)
    until_on = DayField(
        label=_("Until"), required=False, help_text=_("Its last day of rest. Left empty, it rests for good.")
    )

    def __init__(self, data: Any = None, *, user: User, kind: str = "") -> None:
        kind = kind or (data or {}).get("kind", "")
        super().__init__(data, auto_id=f"rest_{kind}_%s", initial={"kind": kind})
        self.user = user
        self.fields["what"].label = _("The tag") if kind == Kind.TAG else _("The name")

    def clean_what(self) -> str:
        what = " ".join(self.cleaned_data["what"].split())
        if len(what) > MAX_NAME_CHARACTERS:
            raise forms.ValidationError(
                _("A name has up to %(most)s characters."), params={"most": MAX_NAME_CHARACTERS}
            )
        return what

    def clean(self) -> None:
        cleaned = self.cleaned_data
        if self.errors or "kind" not in cleaned:
            return
        kind = Kind(cleaned["kind"])
        if kind == Kind.DAYS:
            self._clean_days()
            return
        if kind == Kind.TAG:
            cleaned["what"] = tag_name(cleaned["what"].lstrip("#＃"))
        field = "source" if kind == Kind.SOURCE else "what"
        what = cleaned[field]
        cleaned["words"] = words_of(self.user.pk, kind, what) if what else ""
        if not cleaned["words"]:
            mistakes = {
                Kind.TAG: gettext("Please write which tag."),
                Kind.NAME: gettext("Please write a name, in letters."),
                Kind.SOURCE: gettext("Please choose one."),
            }
            self.add_error(field, mistakes[kind])

    def _clean_days(self) -> None:
        first, last = self.cleaned_data["first_on"], self.cleaned_data["last_on"]
        if not first:
            self.add_error("first_on", _("Please say from which day."))
        elif last and last < first:
            self.add_error("last_on", _("This is before the first day."))

    def save(self) -> Rest:
        """Let it rest, in place of the same rest with another end."""
        cleaned = self.cleaned_data
        kind = Kind(cleaned["kind"])
        said: dict[str, Any] = {"kind": kind}
        if kind == Kind.DAYS:
            said |= {"first_on": cleaned["first_on"], "last_on": cleaned["last_on"] or cleaned["first_on"]}
        else:
            said |= {"what": cleaned["source"] if kind == Kind.SOURCE else cleaned["what"], "words": cleaned["words"]}
        Rest.objects.of(self.user.pk).filter(**said).delete()
        return self.user.rests.create(**said, until_on=cleaned["until_on"])


class QuietDayForm(FirstMistakeFocused, forms.Form):
    """A day on which nothing comes back."""

    on = DayField(label=_("The day"), error_messages={"required": _("Please say which day.")})
    is_every_year = forms.BooleanField(label=_("Every year"), required=False, initial=True)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="quiet_%s")

    def save(self, user: User) -> None:
        """Mark the day, in place of the same one."""
        cleaned = self.cleaned_data
        QuietDay.objects.of(user.pk).filter(on=cleaned["on"]).delete()
        user.quiet_days.create(on=cleaned["on"], is_every_year=cleaned["is_every_year"])
