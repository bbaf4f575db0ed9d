-- Days on which somebody is away: their own to say, and to take back.
select trust.rule(format('oneself_%ss', verb), verb, '{people_leave}', 'person_id = (select trust.actor())')
from unnest(array['select', 'insert', 'delete']) verb;

-- When these people are away: asked by whoever plans with them, and by the clock. Why is written nowhere.
create or replace function people_away(people uuid[], since date)
returns table (person uuid, starts_on date, ends_on date)
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select l.person_id, l.starts_on, l.ends_on from people_leave l
    where l.person_id = any (people) and l.ends_on >= since
      and (trust.is_known() or session_user = current_user)
    order by l.starts_on
$$;
revoke all on function people_away(uuid[], date) from public;
grant execute on function people_away(uuid[], date) to alongside_app, alongside_worker;

-- The clock offers a talk for a good start to who is back from four weeks or more.
select trust.purpose_rule('reminders', 'select', '{people_leave}', 'ends_on - starts_on >= 27');

select trust.purpose_rule('retention', verb, '{people_leave}', $$ends_on < now() - interval '90 days'
    or person_id in (select people_left_long_ago())$$)
from unnest(array['select', 'delete']) verb;
