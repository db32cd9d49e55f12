"""Lets the database keep its numbers true, and counts what there is.

Triggers for statements, not for rows: what a statement changed is counted once for each day and each tag, so that many
glimmers at once cost little, and rows are held in one order: days, then months, then tags by name, as filing holds them.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# A glimmer that is put away counts nowhere. What comes back is 1 for a day that was none before, -1 for one that is none
# any more.
DAYS = """
CREATE FUNCTION journal_day_changes(owner uuid, on_day date, more int, new_shifts text[], looks boolean) RETURNS int
LANGUAGE plpgsql AS $$
DECLARE
    left_over int;
    turn int := 0;
BEGIN
    IF more > 0 THEN
        INSERT INTO journal_keptday AS kept (user_id, day, times, shifts) VALUES (owner, on_day, more, '{}')
        ON CONFLICT (user_id, day) DO UPDATE SET times = kept.times + excluded.times
        RETURNING times INTO left_over;
        turn := (left_over = more)::int;
    ELSE
        -- Never an insert: the day may have gone with its owner.
        UPDATE journal_keptday SET times = times + more WHERE user_id = owner AND day = on_day
        RETURNING times INTO left_over;
        IF left_over <= 0 THEN
            DELETE FROM journal_keptday WHERE user_id = owner AND day = on_day;
            RETURN -1;
        END IF;
    END IF;
    IF looks THEN
        -- The row is held, so what others wrote before is seen. One step down an index for each shift there may be.
        UPDATE journal_keptday AS kept
        SET shifts = ARRAY(
                SELECT latest.shift
                FROM (SELECT DISTINCT unnest(kept.shifts || new_shifts) AS shift) AS candidate
                CROSS JOIN LATERAL (
                    SELECT glimmer.shift, glimmer.noticed_at, glimmer.id
                    FROM journal_glimmer AS glimmer
                    WHERE glimmer.user_id = owner AND glimmer.noticed_on = on_day AND glimmer.put_away_at IS NULL
                        AND glimmer.shift = candidate.shift AND glimmer.shift <> ''
                    ORDER BY glimmer.noticed_at DESC, glimmer.id DESC
                    LIMIT 1
                ) AS latest
                ORDER BY latest.noticed_at DESC, latest.id DESC
            ),
            pictured_by = (
                SELECT id FROM journal_glimmer
                WHERE user_id = owner AND noticed_on = on_day AND put_away_at IS NULL
                    AND photo_count > 0 AND NOT is_tucked
                ORDER BY noticed_at DESC, id DESC
                LIMIT 1
            )
        WHERE kept.user_id = owner AND kept.day = on_day;
    END IF;
    RETURN turn;
END $$;

CREATE FUNCTION journal_months_change(owners uuid[], turned_days date[], turns int[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    one record;
    left_over int;
BEGIN
    FOR one IN
        SELECT turned.owner, date_trunc('month', turned.day)::date AS month, sum(turned.turn)::int AS more
        FROM unnest(owners, turned_days, turns) AS turned (owner, day, turn)
        GROUP BY 1, 2 HAVING sum(turned.turn) <> 0 ORDER BY 1, 2
    LOOP
        IF one.more > 0 THEN
            INSERT INTO journal_keptmonth AS kept (user_id, month, days) VALUES (one.owner, one.month, one.more)
            ON CONFLICT (user_id, month) DO UPDATE SET days = kept.days + excluded.days;
        ELSE
            UPDATE journal_keptmonth SET days = days + one.more WHERE user_id = one.owner AND month = one.month
            RETURNING days INTO left_over;
            IF left_over <= 0 THEN
                DELETE FROM journal_keptmonth WHERE user_id = one.owner AND month = one.month;
            END IF;
        END IF;
    END LOOP;
END $$;
"""

# For each statement, by day: how many more or fewer, the shifts that may be new there, and whether what it shows may be
# another. Days first, and the months once all of them are held.
LOOP = """
    LOOP
        turn := journal_day_changes(one.user_id, one.noticed_on, one.more, one.shifts, one.looks);
        IF turn <> 0 THEN
            owners := owners || one.user_id;
            days := days || one.noticed_on;
            turns := turns || turn;
        END IF;
    END LOOP;
    IF turns <> '{}' THEN
        PERFORM journal_months_change(owners, days, turns);
    END IF;
"""
DECLARED = """
DECLARE
    one record;
    turn int;
    owners uuid[] := '{}';
    days date[] := '{}';
    turns int[] := '{}';
"""
CHANGED = """
    WITH
        was AS (
            SELECT id, user_id, noticed_on, noticed_at, shift, photo_count > 0 AND NOT is_tucked AS is_shown
            FROM gone WHERE put_away_at IS NULL
        ),
        became AS (
            SELECT id, user_id, noticed_on, noticed_at, shift, photo_count > 0 AND NOT is_tucked AS is_shown
            FROM came WHERE put_away_at IS NULL
        ),
        changed AS (
            SELECT -1 AS sign, less.* FROM (SELECT * FROM was EXCEPT SELECT * FROM became) AS less
            UNION ALL
            SELECT 1, more.* FROM (SELECT * FROM became EXCEPT SELECT * FROM was) AS more
        )
"""

OF_GLIMMERS = f"""
CREATE FUNCTION journal_glimmers_came() RETURNS trigger LANGUAGE plpgsql AS $$ {DECLARED}
BEGIN
    FOR one IN
        SELECT user_id, noticed_on, count(*)::int AS more, array_agg(shift::text) FILTER (WHERE shift <> '') AS shifts,
            bool_or(shift <> '' OR (photo_count > 0 AND NOT is_tucked)) AS looks
        FROM came WHERE put_away_at IS NULL
        GROUP BY user_id, noticed_on ORDER BY user_id, noticed_on
    {LOOP}
    RETURN NULL;
END $$;

CREATE FUNCTION journal_glimmers_changed() RETURNS trigger LANGUAGE plpgsql AS $$ {DECLARED}
BEGIN
    FOR one IN
        {CHANGED}
        SELECT user_id, noticed_on, sum(sign)::int AS more, bool_or(shift <> '' OR is_shown) AS looks,
            array_agg(shift::text) FILTER (WHERE sign > 0 AND shift <> '') AS shifts
        FROM changed
        GROUP BY user_id, noticed_on ORDER BY user_id, noticed_on
    {LOOP}
    PERFORM journal_tags_change(array_agg(id), array_agg(sign))
    FROM (
        SELECT id, sum(sign)::int AS sign FROM (
            SELECT id, -1 AS sign FROM gone WHERE put_away_at IS NULL
            UNION ALL
            SELECT id, 1 FROM came WHERE put_away_at IS NULL
        ) AS either
        GROUP BY id HAVING sum(sign) <> 0
    ) AS turned
    HAVING count(*) > 0;
    RETURN NULL;
END $$;

CREATE FUNCTION journal_glimmers_went() RETURNS trigger LANGUAGE plpgsql AS $$ {DECLARED}
BEGIN
    FOR one IN
        SELECT user_id, noticed_on, -count(*)::int AS more, NULL::text[] AS shifts,
            bool_or(shift <> '' OR (photo_count > 0 AND NOT is_tucked)) AS looks
        FROM gone WHERE put_away_at IS NULL
        GROUP BY user_id, noticed_on ORDER BY user_id, noticed_on
    {LOOP}
    RETURN NULL;
END $$;

-- These glimmers count from now on, or no more.
CREATE FUNCTION journal_tags_change(glimmers uuid[], signs int[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    tags bigint[];
    mores int[];
BEGIN
    SELECT array_agg(counted.tag_id), array_agg(counted.more) INTO tags, mores
    FROM (
        SELECT filed.tag_id, sum(changed.sign)::int AS more
        FROM unnest(glimmers, signs) AS changed (id, sign)
        JOIN journal_glimmer_tags AS filed ON filed.glimmer_id = changed.id
        GROUP BY filed.tag_id
    ) AS counted;
    IF tags IS NOT NULL THEN
        PERFORM FROM journal_tag WHERE id = ANY (tags) ORDER BY user_id, name COLLATE "C" FOR NO KEY UPDATE;
        UPDATE journal_tag SET times = times + counted.more
        FROM unnest(tags, mores) AS counted (tag, more) WHERE id = counted.tag;
    END IF;
END $$;

-- What a glimmer is filed under goes before it or, where the database cascades, after it, when nobody can see any more
-- whether it counted. Where its owner has gone the tags go too.
CREATE FUNCTION journal_glimmer_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM journal_glimmer_tags WHERE glimmer_id = OLD.id)
        AND EXISTS (SELECT FROM accounts_user WHERE id = OLD.user_id)
    THEN
        PERFORM journal_tags_change(ARRAY[OLD.id], ARRAY[-1]);
    END IF;
    RETURN OLD;
END $$;

CREATE FUNCTION journal_glimmers_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM journal_keptday;
    DELETE FROM journal_keptmonth;
    UPDATE journal_tag SET times = 0 WHERE times <> 0;
    RETURN NULL;
END $$;

CREATE TRIGGER journal_glimmers_came AFTER INSERT ON journal_glimmer
REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION journal_glimmers_came();
CREATE TRIGGER journal_glimmers_changed AFTER UPDATE ON journal_glimmer
REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION journal_glimmers_changed();
CREATE TRIGGER journal_glimmers_went AFTER DELETE ON journal_glimmer
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION journal_glimmers_went();
CREATE TRIGGER journal_glimmer_goes BEFORE DELETE ON journal_glimmer
FOR EACH ROW WHEN (OLD.put_away_at IS NULL) EXECUTE FUNCTION journal_glimmer_goes();
CREATE TRIGGER journal_glimmers_emptied AFTER TRUNCATE ON journal_glimmer
FOR EACH STATEMENT EXECUTE FUNCTION journal_glimmers_emptied();
"""

# The glimmers are held, so that none is put away or taken back between being asked and being counted. By whoever files
# (glimmers/journal/filing.py) the tags are held already, in the same order.
COUNT_FILED = """
    PERFORM FROM journal_tag WHERE id IN (SELECT tag_id FROM {rows}) ORDER BY user_id, name COLLATE "C"
    FOR NO KEY UPDATE;
    UPDATE journal_tag SET times = journal_tag.times {sign} counted.times
    FROM (
        SELECT filed.tag_id, count(*) AS times
        FROM {rows} AS filed
        JOIN (
            SELECT id FROM journal_glimmer WHERE id IN (SELECT glimmer_id FROM {rows}) AND put_away_at IS NULL
            ORDER BY id FOR SHARE
        ) AS kept ON kept.id = filed.glimmer_id
        GROUP BY filed.tag_id
    ) AS counted
    WHERE journal_tag.id = counted.tag_id;
"""
COUNT_CAME, COUNT_GONE = COUNT_FILED.format(rows="came", sign="+"), COUNT_FILED.format(rows="gone", sign="-")

OF_FILING = f"""
CREATE FUNCTION journal_filed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {COUNT_CAME} RETURN NULL;
END $$;

CREATE FUNCTION journal_unfiled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {COUNT_GONE} RETURN NULL;
END $$;

CREATE FUNCTION journal_refiled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {COUNT_GONE} {COUNT_CAME} RETURN NULL;
END $$;

CREATE FUNCTION journal_filing_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE journal_tag SET times = 0 WHERE times <> 0;
    RETURN NULL;
END $$;

CREATE TRIGGER journal_filed AFTER INSERT ON journal_glimmer_tags
REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION journal_filed();
CREATE TRIGGER journal_unfiled AFTER DELETE ON journal_glimmer_tags
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION journal_unfiled();
CREATE TRIGGER journal_refiled AFTER UPDATE ON journal_glimmer_tags
REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION journal_refiled();
CREATE TRIGGER journal_filing_emptied AFTER TRUNCATE ON journal_glimmer_tags
FOR EACH STATEMENT EXECUTE FUNCTION journal_filing_emptied();
"""

# All of it anew, in place of what there is: for what is there when this is migrated, and for whoever has switched the
# triggers off. Writers wait until it is done, readers do not.
COUNT_AGAIN = """
CREATE FUNCTION journal_count_again() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE journal_glimmer, journal_glimmer_tags IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM journal_keptday;
    DELETE FROM journal_keptmonth;
    INSERT INTO journal_keptday (user_id, day, times, shifts, pictured_by)
    SELECT user_id, noticed_on, times,
        ARRAY(
            SELECT shift FROM unnest(all_shifts) WITH ORDINALITY AS one (shift, place) GROUP BY shift ORDER BY min(place)
        ),
        pictured_by
    FROM (
        SELECT user_id, noticed_on, count(*) AS times,
            array_agg(shift ORDER BY noticed_at DESC, id DESC) FILTER (WHERE shift <> '') AS all_shifts,
            (array_agg(id ORDER BY noticed_at DESC, id DESC) FILTER (WHERE photo_count > 0 AND NOT is_tucked))[1]
                AS pictured_by
        FROM journal_glimmer WHERE put_away_at IS NULL
        GROUP BY user_id, noticed_on
    ) AS kept
    ORDER BY user_id, noticed_on;
    INSERT INTO journal_keptmonth (user_id, month, days)
    SELECT user_id, date_trunc('month', day)::date, count(*) FROM journal_keptday GROUP BY 1, 2 ORDER BY 1, 2;
    UPDATE journal_tag SET times = coalesce(counted.times, 0)
    FROM journal_tag AS tag LEFT JOIN (
        SELECT filed.tag_id, count(*) AS times
        FROM journal_glimmer_tags AS filed JOIN journal_glimmer ON journal_glimmer.id = filed.glimmer_id
        WHERE journal_glimmer.put_away_at IS NULL
        GROUP BY filed.tag_id
    ) AS counted ON counted.tag_id = tag.id
    WHERE journal_tag.id = tag.id AND journal_tag.times <> coalesce(counted.times, 0);
END $$;
"""

FORWARDS = f"""
LOCK TABLE journal_glimmer, journal_glimmer_tags IN SHARE ROW EXCLUSIVE MODE;
{DAYS}{OF_GLIMMERS}{OF_FILING}{COUNT_AGAIN}
SELECT journal_count_again();
"""

BACKWARDS = """
DROP TRIGGER journal_glimmers_came ON journal_glimmer;
DROP TRIGGER journal_glimmers_changed ON journal_glimmer;
DROP TRIGGER journal_glimmers_went ON journal_glimmer;
DROP TRIGGER journal_glimmer_goes ON journal_glimmer;
DROP TRIGGER journal_glimmers_emptied ON journal_glimmer;
DROP TRIGGER journal_filed ON journal_glimmer_tags;
DROP TRIGGER journal_unfiled ON journal_glimmer_tags;
DROP TRIGGER journal_refiled ON journal_glimmer_tags;
DROP TRIGGER journal_filing_emptied ON journal_glimmer_tags;
DROP FUNCTION journal_glimmers_came, journal_glimmers_changed, journal_glimmers_went, journal_glimmer_goes,
    journal_glimmers_emptied, journal_filed, journal_unfiled, journal_refiled, journal_filing_emptied,
    journal_tags_change, journal_months_change, journal_day_changes, journal_count_again;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0008_tag_times"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    # The tables are made along with what fills them: Django adds their foreign keys at the end, so that they are
    # checked once, and not row by row.
    operations = [
        migrations.CreateModel(
            name='KeptDay',
            fields=[
                ('pk', models.CompositePrimaryKey('user', 'day', blank=True, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('times', models.IntegerField()),
                ('shifts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=9), default=list, size=None)),
                ('pictured_by', models.UUIDField(null=True)),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='kept_days', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='KeptMonth',
            fields=[
                ('pk', models.CompositePrimaryKey('user', 'month', blank=True, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('days', models.IntegerField()),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='kept_months', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
