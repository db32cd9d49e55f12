"""The page that lists the tags, and the one that gives a tag another name."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from glimmers.journal.keeping import Content, change
from glimmers.journal.models import PUT_AWAY_FOR, Tag
from glimmers.tags.models import TagRename
from glimmers.tags.renaming import rename
from tests.conftest import signed_in
from tests.factories import make_glimmer


def words(client: Client, url: str = "/tags/") -> str:
    return said(client.get(url).content.decode())


def said(html: str) -> str:
    """Return what the page and its announcements say, on one line."""
    middle = html.split('<main id="main" tabindex="-1">')[1].split('<template id="said">', maxsplit=1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", middle))


@pytest.fixture
def tea(alice: User) -> Tag:
    """Return Alice's #tea, which is in two glimmers; #chai is in one."""
    make_glimmer(alice, "a cup of #tea")
    make_glimmer(alice, "#Tea again")
    make_glimmer(alice, "#chai")
    return alice.tags.get(name="tea")


def test_tags_are_listed_by_name_with_how_often(as_alice: Client, alice: User, bob: User) -> None:
    make_glimmer(alice, "#tea #Mies")
    make_glimmer(alice, "#TEA")
    make_glimmer(alice, "#away").put_away()
    make_glimmer(bob, "#bobs")
    page = words(as_alice)
    assert re.search(r"#mies 1 glimmer Rename #mies .*#tea 2 glimmers Rename #tea", page)
    assert "away" not in page
    assert "bobs" not in page


def test_a_tag_leads_to_its_glimmers(as_alice: Client, tea: Tag) -> None:
    page = as_alice.get("/tags/").content.decode()
    assert 'href="/scrapbook/?q=%23tea+"' in page
    assert f'href="/tags/{tea.pk}/rename/"' in page


def test_without_tags_it_says_how_to_write_one(as_alice: Client) -> None:
    assert "Write #like this" in words(as_alice)


def test_as_many_queries_for_fifty_tags_as_for_one(alice: User) -> None:
    client = signed_in(alice)
    counts = []
    for many in (1, 50):
        make_glimmer(alice, " ".join(f"#tag{many}_{index}" for index in range(many)))
        for tag in alice.tags.filter(name__startswith=f"tag{many}_"):
            rename(alice, tag, f"new_{tag.name}")
        client.get("/tags/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/tags/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 5


def test_it_is_said_what_a_renaming_does(as_alice: Client, alice: User, tea: Tag) -> None:
    url = f"/tags/{tea.pk}/rename/"
    assert "It is rewritten in 2 glimmers. You can undo that for 30 days." in words(as_alice, url)
    make_glimmer(alice, "#tea").put_away()
    assert "It is rewritten in 3 glimmers. 1 of them is put away. You can" in words(as_alice, url)
    assert 'value="tea"' in as_alice.get(url).content.decode()


@pytest.mark.parametrize("typed", ["Oolong", "#Oolong", "＃Oolong", "  #Oolong\n"])
def test_a_tag_is_renamed_and_that_can_be_undone_at_once(as_alice: Client, alice: User, tea: Tag, typed: str) -> None:
    response = as_alice.post(f"/tags/{tea.pk}/rename/", {"name": typed})
    done = TagRename.objects.get()
    assert (response.status_code, response.headers["Location"]) == (302, f"/tags/?rename={done.pk}")
    page = words(as_alice, response.headers["Location"])
    assert "Tags #tea is #Oolong now, in 2 glimmers." in page
    assert "Renamed." in page
    assert "Renamed lately" not in page, "it is said once"
    assert sorted(alice.glimmers.values_list("text", flat=True)) == ["#Oolong again", "#chai", "a cup of #Oolong"]

    assert "Renamed lately #tea is #Oolong now, in 2 glimmers. Undo" in words(as_alice)
    response = as_alice.post(f"/tags/renames/{done.pk}/undo/", follow=True)
    assert response.redirect_chain == [("/tags/", 302)]
    page = said(response.content.decode())
    assert "It is #tea again, in 2 glimmers." in page
    assert "Renamed lately" not in page
    assert sorted(alice.glimmers.values_list("text", flat=True)) == ["#Tea again", "#chai", "a cup of #tea"]


def test_merging_is_asked_for_before_it_is_done(as_alice: Client, alice: User, tea: Tag) -> None:
    response = as_alice.post(f"/tags/{tea.pk}/rename/", {"name": "#Chai"})
    assert response.status_code == 422
    page = said(response.content.decode())
    assert "#chai is there already, in 1 glimmer. Merging puts both under #chai. Merge into #chai" in page
    assert alice.glimmers.filter(text__contains="#chai").count() == 1
    assert not TagRename.objects.exists()

    assert f'action="/tags/{tea.pk}/merge/"' in response.content.decode()
    name = re.search(r'type="hidden" name="name" value="([^"]*)"', response.content.decode())
    assert name and name[1] == "Chai"
    page = said(as_alice.post(f"/tags/{tea.pk}/merge/", {"name": name[1]}, follow=True).content.decode())
    assert "#tea and #Chai are one tag now: #Chai. 2 glimmers were rewritten." in page
    assert [(tag.name, tag.times) for tag in alice.tags.in_use()] == [("chai", 3)]


def test_bobs_tag_of_that_name_is_no_merge(as_alice: Client, bob: User, tea: Tag) -> None:
    make_glimmer(bob, "#mate")
    assert as_alice.post(f"/tags/{tea.pk}/rename/", {"name": "mate"}).status_code == 302


def test_what_is_written_so_already_is_said(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "#tea")
    url = f"/tags/{alice.tags.get().pk}/rename/"
    assert "#tea is written so everywhere already." in said(
        as_alice.post(url, {"name": "tea"}, follow=True).content.decode()
    )
    assert not TagRename.objects.exists()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Please write the new name here."),
        ("   ", "Please write the new name here."),
        ("#", "Please write the new name here."),
        ("two words", "A tag is one word, without spaces."),
        ("two\u00a0words", "A tag is one word, without spaces."),
        ("two\nwords", "A tag is one word, without spaces."),
        ("1234", "A number alone is no tag."),
        ("x" * 101, "This is too long"),
        ("x" * 10_000, "This is too long"),
        ("x\u0301" * 300, "This is too long"),
        ("tea\0", "There is a character in here that cannot be kept"),
        ("tea-", "A tag ends before “-”."),
        ("tea--time", "A tag ends before “-”."),
        ("tea/", "A tag ends before “/”."),
        ("-tea", "This is not a tag."),
        ("tea#time", "A tag ends before “#”."),
        ("<b>", "This is not a tag."),
        ("##tea", "This is not a tag."),
        ("___", "This is not a tag."),
        ("\u0301", "This is not a tag."),
        ("\ufe0f\u20e3", "This is not a tag."),
        ("https://example.org", "A tag ends before “:”."),
    ],
)
@pytest.mark.parametrize("action", ["rename", "merge"])
def test_what_is_no_name_is_refused_in_words(
    as_alice: Client, alice: User, tea: Tag, typed: str, answer: str, action: str
) -> None:
    response = as_alice.post(f"/tags/{tea.pk}/{action}/", {"name": typed})
    assert response.status_code == 422
    assert answer in said(response.content.decode())
    if typed.strip() and "\n" not in typed and "\0" not in typed:
        assert re.search(r'name="name" value="[^"]', response.content.decode()), "what was typed is still there"
    assert not TagRename.objects.exists()
    assert alice.glimmers.filter(revision=1).count() == 3


@pytest.mark.parametrize(
    "name",
    [
        "猫",
        "🍵",
        "👩\u200d👩\u200d👧",
        "1st",
        "_",
        "te\u0301",
        "צל",
        "x" * 100,
        "e\u0301" * 100,
        "tea-time",
        "people/mum",
    ],
)
def test_names_in_all_scripts_are_taken(as_alice: Client, alice: User, tea: Tag, name: str) -> None:
    status = as_alice.post(f"/tags/{tea.pk}/rename/", {"name": name}).status_code
    assert status == (422 if name == "_" else 302)
    assert alice.glimmers.filter(text=f"a cup of #{name}").exists() == (status == 302)


def test_one_that_would_be_too_long_is_said_and_nothing_changes(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "#tea " + "x" * 19_995, when="2026-11-15T08:00")
    tag = alice.tags.get()
    response = as_alice.post(f"/tags/{tag.pk}/rename/", {"name": "teatime"})
    assert response.status_code == 422
    assert "With this name a glimmer of Sunday, 15 November" in said(response.content.decode())
    assert "Nothing was changed." in said(response.content.decode())
    assert alice.glimmers.get().revision == 1


def test_how_many_were_left_as_they_are_is_said(as_alice: Client, alice: User) -> None:
    both, one = make_glimmer(alice, "#tea #chai"), make_glimmer(alice, "#tea")
    as_alice.post(f"/tags/{alice.tags.get(name='tea').pk}/merge/", {"name": "chai"})
    change(both, Content(text="#chai #chai, edited"), revision=2)
    response = as_alice.post(f"/tags/renames/{TagRename.objects.get().pk}/undo/", follow=True)
    page = said(response.content.decode())
    assert "It is #tea again, in 1 glimmer. 1 glimmer was changed meanwhile, and is left as it is." in page
    assert "#chai is #tea again, except in 1 glimmer that was changed meanwhile. It was left as it is." in page
    one.refresh_from_db()
    assert one.text == "#tea"


def test_undo_sent_twice_is_harmless(as_alice: Client, alice: User, tea: Tag) -> None:
    as_alice.post(f"/tags/{tea.pk}/rename/", {"name": "oolong"})
    url = f"/tags/renames/{TagRename.objects.get().pk}/undo/"
    assert as_alice.post(url).status_code == 302
    assert "That was undone already." in said(as_alice.post(url, follow=True).content.decode())
    assert sorted(alice.glimmers.values_list("revision", flat=True)) == [1, 3, 3]


def test_after_thirty_days_a_renaming_stays(as_alice: Client, tea: Tag) -> None:
    as_alice.post(f"/tags/{tea.pk}/rename/", {"name": "oolong"})
    TagRename.objects.update(renamed_at=timezone.now() - PUT_AWAY_FOR + timedelta(minutes=1))
    assert "Renamed lately" in words(as_alice)
    TagRename.objects.update(renamed_at=timezone.now() - PUT_AWAY_FOR)
    assert "Renamed lately" not in words(as_alice)
    assert as_alice.post(f"/tags/renames/{TagRename.objects.get().pk}/undo/").status_code == 404


def test_a_tag_that_is_not_in_use_is_not_there(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "#away").put_away()
    pk = alice.tags.get().pk
    assert as_alice.get(f"/tags/{pk}/rename/").status_code == 404
    assert as_alice.post(f"/tags/{pk}/merge/", {"name": "here"}).status_code == 404
    assert as_alice.get(f"/tags/{10**30}/rename/").status_code == 404
    assert as_alice.post(f"/tags/renames/{10**30}/undo/").status_code == 404


@pytest.mark.parametrize("junk", ["x", "%00", "-1", "9" * 400, "%E2%91%A0"])
def test_junk_in_the_lists_address_is_no_error(as_alice: Client, tea: Tag, junk: str) -> None:
    assert as_alice.get(f"/tags/?rename={junk}").status_code == 200


@pytest.mark.one_database
def test_bobs_renaming_is_not_shown_to_alice(as_alice: Client, bob: User) -> None:
    make_glimmer(bob, "#bobs")
    as_bob = signed_in(bob)
    as_bob.post(f"/tags/{bob.tags.get().pk}/rename/", {"name": "also_bobs"})
    assert "bobs" not in words(as_alice, f"/tags/?rename={TagRename.objects.get().pk}")


def test_a_name_is_shown_and_never_run(as_alice: Client, alice: User, tea: Tag) -> None:
    page = as_alice.post(f"/tags/{tea.pk}/rename/", {"name": '"><script>x</script>'}).content.decode()
    assert "<script>x" not in page
