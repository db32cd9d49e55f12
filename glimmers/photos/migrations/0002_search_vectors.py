"""Makes what was kept before searchable. Here, and not with the journal, as photos have descriptions."""

from django.db import migrations

from glimmers.journal.search_vector import Searchable, search_vector

BATCH = 500


def make_searchable(apps, schema_editor):
    Glimmer = apps.get_model("journal", "Glimmer")
    Photo = apps.get_model("photos", "Photo")
    glimmers = Glimmer.objects.order_by("pk")
    batch = list(glimmers[:BATCH])
    while batch:
        shown = {}
        photos = Photo.objects.filter(glimmer__in=batch, put_away_at=None).order_by("position", "id")
        for key, description in photos.values_list("glimmer_id", "description"):
            shown.setdefault(key, []).append(description)
        for glimmer in batch:
            searched = Searchable(
                text=glimmer.text,
                shift=glimmer.shift,
                sources=glimmer.sources,
                place=glimmer.place,
                shown=shown.get(glimmer.pk, []),
                is_close=glimmer.is_close,
            )
            glimmer.search_vector = search_vector(glimmer.user_id, glimmer.noticed_on, searched)
        Glimmer.objects.bulk_update(batch, ["search_vector"])
        batch = list(glimmers.filter(pk__gt=batch[-1].pk)[:BATCH])


class Migration(migrations.Migration):

    dependencies = [
        ("photos", "0001_initial"),
        ("journal", "0003_search_vector"),
    ]

    operations = [migrations.RunPython(make_searchable, migrations.RunPython.noop)]
