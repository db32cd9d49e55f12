"""The form of the line that stays with somebody of a month."""

from __future__ import annotations

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from glimmers.glimmer.forms import WordsField
from glimmers.reflecting.models import MAX_CHARACTERS


class LineForm(forms.Form):
    """One line; without words, none. Its field is named as that of a glimmer, so that a draft of it is held too."""

    text = WordsField(required=False)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            return ""
        if len(text) > MAX_CHARACTERS:
            raise forms.ValidationError(
                _("There is room for %(most)s characters here, and these are %(there)s. Nothing has been cut off."),
                params={
                    "most": number_format(MAX_CHARACTERS, force_grouping=True),
                    "there": number_format(len(text), force_grouping=True),
                },
            )
        return text
