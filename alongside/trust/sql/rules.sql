-- How a room says who gets which rows. Its `sql/rows.sql` reads as a list of sentences:
--
--     select trust.begin_rules('kpis');
--     select trust.rule('owners_read', 'select', '{kpis_reading}', 'owner_id = (select trust.actor())');
--
-- What no rule allows is refused. A file may be loaded again: it begins by taking its room's rules back.
-- Of several rules for one verb PostgreSQL tries the last name first: the usual one, and the quickest, is named `the_…`.

-- Somebody who works here, or a named purpose of the house. A forged, outdated or missing identity is neither.
create function trust.is_known() returns boolean
language plpgsql stable parallel restricted set search_path = pg_catalog, trust as
$$ begin return trust.actor() is not null or coalesce(trust.purpose(), 'web') <> 'web'; end $$;
revoke all on function trust.is_known() from public;
grant execute on function trust.is_known() to alongside_app, alongside_worker;

create function trust.begin_rules(room text) returns void language plpgsql set search_path = pg_catalog, public as $$
declare old record;
begin
    for old in select policyname, tablename from pg_policies
               where schemaname = 'public' and starts_with(tablename, room || '_') loop
        execute format('drop policy %I on %I', old.policyname, old.tablename);
    end loop;
end $$;

-- `written` is what a changed or new row must be; as the condition, where it is not said.
create function trust.rule(
    name text, verb text, tables text[], condition text, written text default null,
    whom text default 'alongside_app, alongside_worker'
) returns void language plpgsql set search_path = pg_catalog, public, trust as $$
declare
    one text;
    checked text := format('with check (%s)', coalesce(written, condition));
    clauses text := case verb when 'insert' then checked
                              when 'update' then format('using (%s) %s', condition, checked)
                              else format('using (%s)', condition) end;
begin
    foreach one in array tables loop
        execute format('alter table %I enable row level security', one);
        execute format('create policy %I on %I for %s to %s %s', name, one, verb, whom, clauses);
    end loop;
end $$;

-- The same for a named purpose of the worker: a job that acts for nobody.
create function trust.purpose_rule(purpose text, verb text, tables text[], condition text default 'true')
returns void language sql set search_path = pg_catalog, trust as $$
    select trust.rule(format('%s_%ss', purpose, verb), verb, tables,
        format('(select trust.purpose()) = %L and (%s)', purpose, condition), null, 'alongside_worker')
$$;
revoke all on function trust.begin_rules(text), trust.rule(text, text, text[], text, text, text),
    trust.purpose_rule(text, text, text[], text) from public, alongside_app, alongside_worker;
