"""The form that gives a tag its new name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from common.first_mistake import FirstMistakeFocused
from glimmers.glimmer.forms import WordsField
from glimmers.journal.models import GlimmerTag, Tag
from glimmers.journal.text import MAX_TAG_CHARACTERS, MAX_WRITTEN_TAG_CHARACTERS, is_or_lies_below, pieces, tag_name


class NameField(WordsField):
    """The name of a tag as it is written, without its "#", which may be typed or left out."""

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value).strip()
        return typed[1:] if typed.startswith(("#", "＃")) else typed

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > MAX_WRITTEN_TAG_CHARACTERS or len(tag_name(value)) > MAX_TAG_CHARACTERS:
            raise forms.ValidationError(_("This is too long: a tag has 100 characters at most."))
        cut = list(pieces(f"#{value}"))
        if len(cut) == 1 and cut[0].kind == "tag":
            return
        if any(character.isspace() for character in value):
            raise forms.ValidationError(
                _("A tag is one word, without spaces. More words can be joined, as in #like_this.")
            )
        if cut[0].kind == "tag":
            end = {"character": f"#{value}"[len(cut[0].text)]}
            raise forms.ValidationError(
                _(
                    "A tag ends before “%(character)s”. It can have letters, digits, pictures and “_”, "
                    "and “-” or “/” between them."
                ),
                params=end,
            )
        if value.isdigit():
            raise forms.ValidationError(_("A number alone is no tag. It needs a letter or a picture too."))
        raise forms.ValidationError(_("This is not a tag. It begins with a letter, a digit, a picture or “_”."))


class RenameForm(FirstMistakeFocused, forms.Form):
    name = NameField(
        label=_("New name"),
        error_messages={"required": _("Please write the new name here.")},
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "autocomplete": "off", "autofocus": True, "dir": "auto"}
        ),
    )

    def __init__(self, data: QueryDict | None = None, *, tag: Tag) -> None:
        super().__init__(data, initial={"name": tag.name})
        self.tag = tag

    def taken(self) -> Tag | None:
        """Return another tag of this name that is in use, with `times`: the two would be merged.

        A tag that exists only because of this one, as "people" does for "people/mum", does not count yet.
        """
        name = tag_name(self.cleaned_data["name"])
        others = self.tag.user.tags.in_use().filter(name=name).exclude(pk=self.tag.pk)
        if is_or_lies_below(self.tag.name, name):
            kept = self.tag.user.glimmers.kept()
            by_this = GlimmerTag.objects.filter(
                user_id=OuterRef("user_id"), glimmer_id=OuterRef("pk"), tag_id=self.tag.pk
            )
            others = others.filter(Exists(kept.filter(filed__tag_id=OuterRef("pk")).exclude(Exists(by_this))))
        return others.first()
