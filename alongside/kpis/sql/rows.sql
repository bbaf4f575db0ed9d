-- Who gets which rows of numbers, written from trust.md §1.3 and not from policies.py.
select trust.begin_rules('kpis');

-- Teams whose number the acting person reads: their own, and those of which they lead somebody.
create or replace function kpis_teams() returns uuid[]
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select coalesce(array_agg(distinct p.team_id), '{}') from people_person p
    where p.team_id is not null
      and (p.id = trust.actor() or p.id = any (trust.reach('manager')))
$$;
-- Numbers whose every reading is theirs at once: their own, and their teams'.
create or replace function kpis_own() returns uuid[]
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select coalesce(array_agg(k.id), '{}') from kpis_kpi k
    where k.owner_id = trust.actor() or k.team_id = any (kpis_teams())
$$;
-- Numbers of people they lead: after two working days, or once released.
create or replace function kpis_led() returns uuid[]
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select coalesce(array_agg(k.id), '{}') from kpis_kpi k where k.owner_id = any (trust.reach('manager'))
$$;
-- The definition: its owner or team, and who leads them.
select trust.rule('owner_team_manager_read', 'select', '{kpis_kpi}', $$
    owner_id = (select trust.actor()) or owner_id = any ((select trust.reach('manager'))::uuid[])
    or team_id = any ((select kpis_teams())::uuid[]) $$);
select trust.rule('owner_team_manager_define', 'insert', '{kpis_kpi}', $$
    defined_by_id = (select trust.actor())
    and (owner_id = (select trust.actor()) or owner_id = any ((select trust.reach('manager'))::uuid[])
         or team_id = any ((select kpis_teams())::uuid[])) $$);
select trust.rule('owner_team_manager_change', 'update', '{kpis_kpi}', $$
    owner_id = (select trust.actor()) or owner_id = any ((select trust.reach('manager'))::uuid[])
    or team_id = any ((select kpis_teams())::uuid[]) $$);

-- A reading: the owner first. Who leads them reads it when it has opened.
select trust.rule('owner_first', 'select', '{kpis_reading}', $$
    kpi_id = any ((select kpis_own())::uuid[])
    or kpi_id = any ((select kpis_led())::uuid[]) and (released_at is not null or opens_at <= now()) $$);
select trust.rule('owner_writes', 'insert', '{kpis_reading}',
    'by_id = (select trust.actor()) and kpi_id = any ((select kpis_own())::uuid[])');
select trust.rule('owner_corrects', 'update', '{kpis_reading}', 'kpi_id = any ((select kpis_own())::uuid[])');

-- What stands beside it: as the reading. A reading that a manager does not see yet takes no note of theirs.
select trust.rule('as_its_reading', 'select', '{kpis_correction, kpis_contextnote, kpis_contest}',
    'exists (select 1 from kpis_reading r where r.id = reading_id)');
select trust.rule('reader_notes', 'insert', '{kpis_contextnote}',
    'by_id = (select trust.actor()) and exists (select 1 from kpis_reading r where r.id = reading_id)');
select trust.rule('owner_contests', 'insert', '{kpis_contest, kpis_correction}', $$
    by_id = (select trust.actor()) and exists (select 1 from kpis_reading r where r.id = reading_id
        and r.kpi_id = any ((select kpis_own())::uuid[])) $$);
select trust.rule('author_takes_back', 'delete', '{kpis_contextnote, kpis_contest}', $$
    by_id = (select trust.actor()) and exists (select 1 from kpis_reading r where r.id = reading_id) $$);

select trust.rule('as_its_kpi', 'select', '{kpis_recalculation}',
    'exists (select 1 from kpis_kpi k where k.id = kpi_id)');
select trust.rule('reader_recalculates', 'insert', '{kpis_recalculation}',
    'by_id = (select trust.actor()) and exists (select 1 from kpis_kpi k where k.id = kpi_id)');

-- Sources: their names for whoever defines a number, their addresses for administrators alone.
select trust.rule('everybody_reads', 'select', '{kpis_source}', '(select trust.is_known())');
select trust.rule(format('administrators_%s', verb), verb, '{kpis_source}', '(select people_is_administrator())')
from unnest(array['insert', 'update']) verb;
select trust.rule(format('administrators_%s', verb), verb, '{kpis_sourceaddress}', '(select people_is_administrator())')
from unnest(array['select', 'insert', 'delete']) verb;
-- The fetching job acts for nobody: it reads what it has to compare, and writes what it has fetched.
select trust.purpose_rule('fetching', 'select', '{kpis_source, kpis_sourceaddress, kpis_kpi, kpis_reading}');
select trust.purpose_rule('fetching', 'update', '{kpis_source, kpis_reading}');
select trust.purpose_rule('fetching', 'insert', '{kpis_reading, kpis_correction}', 'by_id is null');

-- A letter about a number asks whether its reader may still know of it.
select trust.purpose_rule('delivery', 'select', '{kpis_kpi, kpis_reading}');

-- The clock. A number goes as a whole, so long after its last reading: the usual range stays what it was made of. The
-- shortest time an administrator may choose is twelve months: the clock looks a month ahead of it.
create or replace function kpis_quiet(since timestamptz) returns setof uuid
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select k.id from kpis_kpi k
    where k.created_at < since and coalesce(k.retired_at, k.created_at) < since
      and not exists (select 1 from kpis_reading r where r.kpi_id = k.id and (r.day >= since::date or r.created_at >= since))
      and (trust.purpose() = 'retention' or session_user = current_user)
$$;
revoke all on function kpis_quiet(timestamptz) from public;
grant execute on function kpis_quiet(timestamptz) to alongside_worker;
select trust.purpose_rule('retention', verb, '{kpis_kpi}',
    format('id in (select kpis_quiet(now() - interval %L))', age))
from (values ('select', '10 months'), ('update', '10 months'), ('delete', '11 months')) as v (verb, age);
select trust.rule(format('retention_lets_go_%s', verb), verb, '{kpis_kpi}', $$
    (select trust.purpose()) = 'retention' and quality_id in (select kpis_quiet(now() - interval '11 months')) $$,
    $$ (select trust.purpose()) = 'retention' $$, 'alongside_worker')
from unnest(array['select', 'update']) verb;
select trust.purpose_rule('retention', verb, '{kpis_reading, kpis_recalculation}',
    'kpi_id in (select kpis_quiet(now() - interval ''10 months''))')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{kpis_correction, kpis_contextnote, kpis_contest}',
    'exists (select 1 from kpis_reading r where r.id = reading_id)')
from unnest(array['select', 'delete']) verb;
