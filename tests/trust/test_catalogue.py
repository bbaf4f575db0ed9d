"""The database's own catalogue: no table without rules, no role with powers, no function that sees too much."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from alongside.foundation.row_rules import all_rows

from .purposes import UNKNOWN, purposes

pytestmark = pytest.mark.django_db

# Read before anybody is known, or by the queue alone (trust.md §0.2). None holds a word of a talk.
WITHOUT_RULES = {
    "people_credential": "hashes, compared before anybody is known",
    "people_authenticatorapp": "asked for a code before anybody is signed in; the secret is encrypted",
    "people_passkey": "public keys, compared before anybody is signed in",
    "people_recoverycode": "hashes, compared before anybody is signed in",
    "people_session": "read to learn who asks",
    "people_signinlink": "hashes of one-time links",
    "people_ratecount": "counted where the page is taken back",
    "django_migrations": "which migrations were made",
    "auth_group": "Django's own, unused and empty: Person is no user of its kind",
    "auth_group_permissions": "Django's own, unused and empty",
    "auth_permission": "Django's own, unused",
    "django_content_type": "Django's own list of models",
    "procrastinate_events": "the queue: numbers and names of jobs",
    "procrastinate_jobs": "the queue: a job's arguments are keys",
    "procrastinate_periodic_defers": "the queue",
    "procrastinate_workers": "the queue",
}
# Functions that look behind the rules. Each is small, has its search path, and gives keys, times or counts.
LOOKING_BEHIND = {
    "trust.claim": "reads the key that signs identities",
    "trust.today": "reads the company's zone",
    "trust.actor": "asks whether who acts works here: the rules of that table ask it",
    "trust.reach": "asked by rules, once a statement",
    "trust.note_opening": "writes one line of the access log, in the name of whoever reads; nobody else may",
    "public.feedback_read": "asked by the rules of the tables it reads",
    "public.feedback_recognition_read": "asked by the rules of the tables it reads",
    "public.feedback_requests_read": "asked by the rules of the tables it reads",
    "public.feedback_is_asked_much": "says yes or no, to whoever is about to ask, and not who asked",
    "public.feedback_asked_by_link": "gives one question, to whoever has the hash of its link",
    "public.feedback_answer_by_link": "writes one answer, once, for whoever has the hash of its link",
    "public.feedback_unread": "says whether something was read, to the rules that let its sender change it",
    "public.conversations_pairs_read": "asked by the rules of the tables it reads",
    "public.conversations_pairs_written": "asked by the rules of the tables it reads",
    "public.conversations_records_read": "asked by the rules of the tables it reads",
    "public.conversations_pairs_quiet": "gives keys of pairs, to the clock that forgets",
    "public.conversations_pairs_empty": "gives keys of pairs, to the clock that forgets",
    "public.conversations_pairs_ever": "gives keys of pairs, to an author asked what they hold",
    "public.goals_quiet": "gives keys of goals, to the clock that forgets",
    "public.goals_lines_quiet": "gives keys of lines of scorecards, to the clock that forgets",
    "public.kpis_quiet": "gives keys of numbers, to the clock that forgets",
    "public.conversations_busy": "gives times, and not of which talk",
    "public.conversations_told_since": "says whether the two told of a talk, and not what",
    "public.people_away": "gives days on which somebody is away, and not why",
    "public.notices_mail_waiting": "gives a count and what stood in the way, to administrators, and no letter",
    "public.scheduling_busy": "gives times, and not what for",
    "public.conversations_required_talks": "gives held, day or declined by name, to the HR partner in charge",
    "public.conversations_on_older_versions": "gives counts of seven people or more",
    "public.insights_talks": "gives counts by person, to the job that publishes figures and to no page",
    "public.insights_people": "gives counts by person, to the job that publishes figures and to no page",
}


def asked(words: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(words)
        return list(cursor.fetchall())


def test_every_table_has_rules_or_a_reason() -> None:
    bare = asked("select relname from pg_class where relnamespace = 'public'::regnamespace"
                 " and relkind in ('r', 'p') and not relrowsecurity")  # fmt: skip
    assert {name for (name,) in bare} - WITHOUT_RULES.keys() == set()


def test_every_model_says_its_rows() -> None:
    ours = {model for model in apps.get_models() if model.__module__.startswith("alongside.")}
    assert {m._meta.db_table for m in ours - all_rows().keys()} - WITHOUT_RULES.keys() == set()


def test_every_rule_names_its_roles_and_nobody_forces_them() -> None:
    loose = asked("select tablename, policyname from pg_policies where 'public' = any (roles)")
    assert loose == []
    forced = asked("select relname from pg_class where relforcerowsecurity")
    assert forced == []


def test_only_reviewed_functions_look_behind_the_rules() -> None:
    found = asked("""
        select n.nspname || '.' || p.proname, coalesce(array_to_string(p.proconfig, ' '), ''),
            r.rolsuper or r.rolbypassrls
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
        where p.prosecdef and n.nspname in ('public', 'trust')""")
    assert {name for name, _config, _super in found} == LOOKING_BEHIND.keys()
    assert [name for name, config, _super in found if not config.startswith("search_path=pg_catalog")] == []
    assert [name for name, _config, powerful in found if powerful] == []


def test_run_time_roles_own_nothing_and_become_nobody() -> None:
    powers = asked("""
        select rolname from pg_roles where rolname in ('alongside_app', 'alongside_worker')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)""")
    member = asked("""
        select 1 from pg_auth_members where member in (
            select oid from pg_roles where rolname in ('alongside_app', 'alongside_worker'))""")
    owned = asked("""
        select relname from pg_class where relowner in (
            select oid from pg_roles where rolname in ('alongside_app', 'alongside_worker'))""")
    assert (powers, member, owned) == ([], [], [])


def test_nobody_may_empty_a_table_or_hang_something_on_it() -> None:
    granted = asked("""
        select table_name, privilege_type from information_schema.role_table_grants
        where grantee in ('alongside_app', 'alongside_worker', 'PUBLIC')
        and table_schema in ('public', 'trust') and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')""")
    creating = asked("""
        select n.nspname from pg_namespace n, unnest(array['alongside_app', 'alongside_worker']) role
        where n.nspname in ('public', 'trust') and has_schema_privilege(role, n.nspname, 'create')""")
    assert (granted, creating) == ([], [])


def test_every_column_a_rule_asks_for_can_be_found_by_an_index() -> None:
    """A rule that names a key without an index would read whole tables."""
    keys = asked(r"""
        select distinct p.tablename, a.attname from pg_policies p
        join pg_class c on c.relname = p.tablename and c.relnamespace = 'public'::regnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname ~ '_id$' and a.attnum > 0
        where p.qual ~ (a.attname || ' = ANY')
        and not exists (select 1 from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum)""")
    assert keys == []


def test_every_purpose_of_the_house_is_told() -> None:
    told = (Path(__file__).parent.parent.parent / "docs" / "roles.md").read_text(encoding="utf-8")
    assert [purpose for purpose in purposes() if f"`{purpose}`" not in told] == [UNKNOWN]
