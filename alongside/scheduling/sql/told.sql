-- When these people are not free by their own calendars: asked by whoever plans a talk with them. Why is told to nobody.
create or replace function scheduling_busy(people uuid[], since timestamptz, until timestamptz)
returns table (person uuid, starts_at timestamptz, ends_at timestamptz, is_all_day boolean)
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select c.person_id, b.starts_at, b.ends_at, b.is_all_day
    from scheduling_calendar c join scheduling_busytime b on b.calendar_id = c.id
    where c.person_id = any (people) and b.starts_at < until and b.ends_at > since
      and trust.actor() is not null
    order by b.starts_at
$$;

create or replace function scheduling_is_taken(person uuid, since timestamptz, minutes integer)
returns boolean language sql stable parallel restricted set search_path = pg_catalog, public as $$
    select exists (select 1 from scheduling_busy(array[person], since, since + minutes * interval '1 minute'))
$$;
revoke all on function scheduling_busy(uuid[], timestamptz, timestamptz), scheduling_is_taken(uuid, timestamptz, integer)
    from public;
grant execute on function scheduling_busy(uuid[], timestamptz, timestamptz),
    scheduling_is_taken(uuid, timestamptz, integer) to alongside_app, alongside_worker;
