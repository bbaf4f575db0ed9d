-- Who acts, while they work here; and whom they reach today. Policies ask these, once a statement.

-- The company's zone: one "today" for the database and the rooms. Laid down with every migration.
create table trust.company (
    only_one boolean primary key default true check (only_one),
    zone text not null
);
insert into trust.company (zone) values ('UTC');
revoke all on trust.company from public, alongside_app, alongside_worker;

create function trust.today() returns date
language sql stable parallel restricted security definer set search_path = pg_catalog, trust as
$$ select (now() at time zone c.zone)::date from trust.company c $$;

-- These and `trust.is_known()` are asked dozens of times a page. In plpgsql, whose plans a connection keeps.

-- The acting person, or null: null is nobody, and sees nothing. Who has left is nobody too.
create or replace function trust.actor() returns uuid
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, trust as $$
declare
    claimed uuid := nullif((trust.claim())[1], '')::uuid;
    today date := trust.today();
begin
    return (select e.person_id from public.people_employment e
        where e.person_id = claimed and e.starts_on <= today and (e.ends_on is null or e.ends_on > today)
        limit 1);
end $$;

-- Whom the acting person reaches in these ways today: `manager`, `skip`, `dotted`, `hr`, `former`.
create function trust.reach(variadic relations text[]) returns uuid[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, trust as $$
declare
    me uuid := trust.actor();
begin
    return array(select distinct r.subject_id from public.people_reach r
        where r.actor_id = me and r.relation = any (relations));
end $$;

revoke all on function trust.today(), trust.actor(), trust.reach(text[]) from public;
grant execute on function trust.today(), trust.actor(), trust.reach(text[]) to alongside_app, alongside_worker;
