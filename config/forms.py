"""Draws every form of the site."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import django.forms
from django.forms.renderers import BaseRenderer
from django.template.backends.jinja2 import Jinja2

DIRECTORIES = [Path(__file__).parent.parent / "templates", Path(django.forms.__file__).parent / "jinja2"]


class Renderer(BaseRenderer):
    """Draws forms, allauth's included, in our templates, and widgets in Django's, which exist for Jinja2 too."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    @cached_property
    def engine(self) -> Jinja2:
        """Make a separate engine: Django's templates use names that may be missing, which is an error in ours."""
        return Jinja2({"NAME": "forms", "DIRS": DIRECTORIES, "APP_DIRS": False, "OPTIONS": {}})

    def get_template(self, template_name: str) -> Any:
        return self.engine.get_template(template_name)
