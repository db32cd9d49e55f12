"""How every form of the site is drawn."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Django's forms in our templates, allauth's forms included."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
