"""The pages of tags that lie below others, and of two tags that were merged."""

from __future__ import annotations

import re

from django.test import Client

from accounts.models import User
from glimmers.journal.models import Tag
from glimmers.tags.models import TagRename
from tests.factories import make_glimmer
from tests.tags.test_tags import said, tea, words

__all__ = ["tea"]  # a fixture


def focused(html: str) -> list[str]:
    """Return the elements that take the focus when the page is opened."""
    return re.findall(r"<(\w+)[^>]* autofocus", html.split("<main")[1].split('<template id="said"', maxsplit=1)[0])


def test_a_merge_says_what_happened_and_the_focus_is_on_the_tag_that_is_left(as_alice: Client, tea: Tag) -> None:
    asked = as_alice.post(f"/tags/{tea.pk}/rename/", {"name": "#Chai"}).content.decode()
    assert focused(asked) == ["p"], "the question; no field that opens a keyboard"
    assert '<p id="taken" tabindex="-1" autofocus>' in asked
    html = as_alice.post(f"/tags/{tea.pk}/merge/", {"name": "Chai"}, follow=True).content.decode()
    toast = html.split('<div id="toast"')[1].split("</div>")[0]
    assert "#tea and #Chai are one tag now: #Chai." in toast
    assert "Renamed." not in html
    assert focused(html) == ["a"]
    assert '<a href="/scrapbook/?q=%23chai+" aria-describedby="just-done" autofocus>See <bdi>#Chai</bdi></a>' in html
    assert "#tea and #Chai are one tag now: #Chai. 2 glimmers were rewritten." in words(as_alice), "lately"
    page = said(as_alice.post(f"/tags/renames/{TagRename.objects.get().pk}/undo/", follow=True).content.decode())
    assert "It is #tea again, in 2 glimmers." in page


def test_a_renaming_that_was_no_merge_does_not_say_so(as_alice: Client, alice: User, tea: Tag) -> None:
    """The address that merges can get such a request if the other tag vanished meanwhile."""
    html = as_alice.post(f"/tags/{tea.pk}/merge/", {"name": "oolong"}, follow=True).content.decode()
    assert "one tag now" not in html
    assert "#tea is #oolong now, in 2 glimmers." in said(html)


def test_nested_tags_are_counted_with_those_above_and_lead_to_their_glimmers(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "#people/mum #people-watching")
    make_glimmer(alice, "#people/mum/tea")
    make_glimmer(alice, "#people #peoplelike")
    page = words(as_alice)
    rows = re.findall(r"(#\S+) (\d) glimmers?", page)
    assert rows == [
        ("#people", "3"),
        ("#people/mum", "2"),
        ("#people/mum/tea", "1"),
        ("#people-watching", "1"),
        ("#peoplelike", "1"),
    ]
    html = as_alice.get("/tags/").content.decode()
    assert 'href="/scrapbook/?q=%23people%2Fmum+"' in html
    for name, times in rows:
        found = as_alice.get("/scrapbook/", {"q": f"{name} "}).content.decode()
        assert found.count("<article") == int(times), name
        assert f"<h1><bdi>{name}</bdi></h1>" in found


def test_what_moves_along_is_said(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "#people/mum #people/dad")
    make_glimmer(alice, "#people/away").put_away()
    url = f"/tags/{alice.tags.get(name='people').pk}/rename/"
    assert (
        "The tags below it are renamed too, unless the new name is one of them: #people/away, #people/dad, #people/mum"
        in words(as_alice, url)
    )
    response = as_alice.post(url, {"name": "x" * 98})
    assert response.status_code == 422
    assert "With this name #people/away would be longer than a tag can be. Nothing was changed." in said(
        response.content.decode()
    )
    assert "moves along" not in words(as_alice, f"/tags/{alice.tags.get(name='people/mum').pk}/rename/")


def test_a_tag_that_is_there_through_this_one_alone_is_no_merge(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "#people/mum")
    url = f"/tags/{alice.tags.get(name='people/mum').pk}/rename/"
    assert as_alice.post(url, {"name": "people"}).status_code == 302
    make_glimmer(alice, "#people/dad")
    make_glimmer(alice, "#people/mum")
    assert as_alice.post(url, {"name": "people"}).status_code == 422
