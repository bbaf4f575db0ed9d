-- Meetings that come round, as somebody's own calendar has them: theirs alone. The worker that asks calendars writes them.
select trust.rule(format('owner_%ss', verb), verb, '{scheduling_series}', $$calendar_id = any ((select array(
    select c.id from scheduling_calendar c where c.person_id = trust.actor()))::uuid[])$$)
from unnest(array['select', 'update', 'delete']) verb;
select trust.rule(format('owner_%ss', verb), verb, '{scheduling_occurrence}', $$series_id = any ((select array(
    select s.id from scheduling_series s join scheduling_calendar c on c.id = s.calendar_id
    where c.person_id = trust.actor()))::uuid[])$$)
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('calendars', verb, '{scheduling_series, scheduling_occurrence}',
    '(select trust.actor()) is null')
from unnest(array['select', 'insert', 'update', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{scheduling_occurrence}', $$ends_at < now() - interval '2 days'
    or series_id in (select s.id from scheduling_series s join scheduling_calendar c on c.id = s.calendar_id
                     where c.person_id in (select people_left_long_ago()))$$)
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{scheduling_series}',
    'calendar_id in (select c.id from scheduling_calendar c where c.person_id in (select people_left_long_ago()))')
from unnest(array['select', 'delete']) verb;
