-- "As the thing it belongs to" is said of people. The worker's role may act for nobody: a purpose of the house that asks
-- whether a talk is ahead, or a record was answered, would read with it every word that hangs on it.
create or replace function trust.only_for_people(name text, tables text[]) returns void
language plpgsql set search_path = pg_catalog, public, trust as $$
declare
    one text;
    said text;
begin
    foreach one in array tables loop
        select p.qual into strict said from pg_policies p where p.tablename = one and p.policyname = name;
        execute format('alter policy %I on %I to alongside_app', name, one);
        perform trust.rule(name || '_for_somebody', 'select', array[one],
            format('(select trust.actor()) is not null and (%s)', said), null, 'alongside_worker');
    end loop;
end $$;
revoke all on function trust.only_for_people(text, text[]) from public, alongside_app, alongside_worker;

select trust.only_for_people('as_its_enquiry', '{trust_enquiryprogress}');
