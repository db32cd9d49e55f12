"""The tags that a person has written: listed, renamed, and renamed back."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.dates import day_in_full
from common.requests import SignedIn
from glimmers.journal.models import Tag
from glimmers.tags import renaming
from glimmers.tags.forms import RenameForm
from glimmers.tags.listing import rows_of
from glimmers.tags.models import TagRename, are_some_lately


@require_safe
def tags(request: SignedIn) -> HttpResponse:
    """Show the tags by name, each with how often the journal has it; what was renamed lately can be undone.

    The renaming that the address names, which is the one just done, comes first.
    """
    lately = list(request.user.tag_renames.lately()) if are_some_lately(request.user) else []
    latest = next((rename for rename in lately if str(rename.pk) == request.GET.get("rename")), None)
    context = {
        "tags": rows_of(request.user),
        "latest": latest,
        "lately": [rename for rename in lately if rename != latest],
    }
    return render(request, "tags/tags.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: SignedIn, pk: int) -> HttpResponse:
    """Give a tag another name; where that is another tag's, ask first."""
    tag = _find(request, pk)
    form = RenameForm(request.POST if request.method == "POST" else None, tag=tag)
    if not form.is_valid():
        return _ask(request, tag, form)
    taken = form.taken()
    return _ask(request, tag, form, taken) if taken else _rename(request, tag, form)


@require_POST
def merge(request: SignedIn, pk: int) -> HttpResponse:
    """Give a tag another tag's name, after asking."""
    tag = _find(request, pk)
    form = RenameForm(request.POST, tag=tag)
    if not form.is_valid():
        return _ask(request, tag, form)
    return _rename(request, tag, form, form.taken())


@require_POST
def undo(request: SignedIn, pk: int) -> HttpResponse:
    """Give the glimmers of a renaming their words back."""
    rename = get_object_or_404(request.user.tag_renames.reachable(), pk=pk)
    try:
        undone = renaming.undo(request.user, rename)
    except TagRename.DoesNotExist:
        raise Http404 from None
    messages.success(request, _said_of_undoing(rename, undone))
    return _back(rename if undone.left else None)


def _rename(request: SignedIn, tag: Tag, form: RenameForm, taken: Tag | None = None) -> HttpResponse:
    """Rename the tag, and say so; `taken` is the tag it is merged into."""
    new = form.cleaned_data["name"]
    try:
        rename = renaming.rename(request.user, tag, new, is_merge=bool(taken))
    except renaming.TooLong as too_long:
        day = day_in_full(too_long.glimmer.noticed_on)
        form.add_error(
            "name",
            _("With this name a glimmer of %(day)s would be longer than a glimmer can be. Nothing was changed.")
            % {"day": day},
        )
        return _ask(request, tag, form)
    except renaming.NameTooLong as too_long:
        form.add_error(
            "name",
            _("With this name %(tag)s would be longer than a tag can be. Nothing was changed.") % {"tag": too_long.tag},
        )
        return _ask(request, tag, form)
    messages.success(request, _said_of_renaming(rename, tag, new))
    return _back(rename)


def _ask(request: SignedIn, tag: Tag, form: RenameForm, taken: Tag | None = None) -> HttpResponse:
    """Show what will happen, and the form; `taken` is the tag it would be merged into."""
    if taken:
        # Reading goes on at the question. With the focus in the field, a phone's keyboard would cover it.
        form.fields["name"].widget.attrs.pop("autofocus", None)
        form.fields["name"].widget.attrs["aria-describedby"] = "taken"
    context = {
        "tag": tag,
        "form": form,
        "taken": taken,
        "below": renaming.below(request.user, tag),
        "counts": request.user.glimmers.reachable()
        .filter(filed__tag_id=tag.pk)
        .aggregate(all=Count("pk"), away=Count("pk", filter=Q(put_away_at__isnull=False))),
    }
    return render(request, "tags/rename.html", context, status=422 if form.is_bound else 200)


def _said_of_renaming(rename: TagRename | None, tag: Tag, new: str) -> str:
    if not rename:
        return _("#%(name)s is written so everywhere already.") % {"name": new}
    if rename.is_merge:
        return _("#%(old)s and #%(new)s are one tag now: #%(new)s.") % {"old": tag.name, "new": new}
    return _("Renamed.")


def _said_of_undoing(rename: TagRename, undone: renaming.Undone) -> str:
    if not undone.left and not undone.restored:
        return _("That was undone already.")
    sentences = []
    if undone.restored:
        sentences.append(
            ngettext(
                "It is #%(name)s again, in %(times)s glimmer.",
                "It is #%(name)s again, in %(times)s glimmers.",
                undone.restored,
            )
            % {"name": rename.old_name, "times": undone.restored}
        )
    if undone.left:
        sentences.append(
            ngettext(
                "%(times)s glimmer was changed meanwhile, and is left as it is.",
                "%(times)s glimmers were changed meanwhile, and are left as they are.",
                undone.left,
            )
            % {"times": undone.left}
        )
    return " ".join(sentences)


def _back(rename: TagRename | None) -> HttpResponse:
    return redirect(reverse("tags:tags", query={"rename": rename.pk} if rename else None))


def _find(request: SignedIn, pk: int) -> Tag:
    return get_object_or_404(request.user.tags.in_use(), pk=pk)
