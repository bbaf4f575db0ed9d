-- Talks written into somebody's own calendar: theirs alone. The worker writes them in their name.
select trust.rule(format('owner_%ss', verb), verb, '{scheduling_entry}', $$calendar_id = any ((select array(
    select c.id from scheduling_calendar c where c.person_id = trust.actor()))::uuid[])$$)
from unnest(array['select', 'insert', 'update', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{scheduling_entry}', $$starts_at < now() - interval '2 days'
    or calendar_id in (select c.id from scheduling_calendar c where c.person_id in (select people_left_long_ago()))$$)
from unnest(array['select', 'delete']) verb;
