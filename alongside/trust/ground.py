"""What every migration ends with: identity key and zone in their tables, and the run-time roles' rights on ours."""

from django.conf import settings
from django.db import connection

from .identity import pads

RIGHTS = """
grant usage on schema public to alongside_app, alongside_worker;
grant select, insert, update, delete on all tables in schema public to alongside_app, alongside_worker;
grant usage, select on all sequences in schema public to alongside_app, alongside_worker;
grant execute on all functions in schema public to alongside_app, alongside_worker;
"""

# The access log is written by `trust.note_opening()` alone; the worker may delete what is over twelve months old.
APPEND_ONLY = """
revoke all on trust_opening from alongside_app, alongside_worker;
grant select on trust_opening to alongside_app, alongside_worker;
grant delete on trust_opening to alongside_worker;
"""


def lay_ground(**_: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('trust.company')")
        if cursor.fetchone() == (None,):
            return
        cursor.execute(RIGHTS)
        cursor.execute("select to_regclass('public.trust_opening')")
        if cursor.fetchone() != (None,):
            cursor.execute(APPEND_ONLY)
        cursor.execute("select to_regprocedure('trust.let_columns_stand()')")
        if cursor.fetchone() != (None,):
            cursor.execute("select trust.let_columns_stand()")
        cursor.execute("update trust.company set zone = %s", [settings.TIME_ZONE])
        inner, outer = pads(settings.IDENTITY_KEY)
        cursor.execute(
            "insert into trust.identity_key (inner_pad, outer_pad) values (%s, %s)"
            " on conflict (only_one) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
            [inner, outer],
        )
