-- A calendar of somebody's own is theirs: nobody else learns that there is one, what it holds, or how to get in.
select trust.begin_rules('scheduling');

select trust.rule(format('owner_%ss', verb), verb, '{scheduling_calendar}', 'person_id = (select trust.actor())')
from unnest(array['select', 'insert', 'update', 'delete']) verb;

select trust.rule(format('owner_%ss', verb), verb, tables, $$calendar_id = any ((select array(
    select c.id from scheduling_calendar c where c.person_id = trust.actor()))::uuid[])$$)
from (values ('select', '{scheduling_calendaraccess, scheduling_busytime}'::text[]),
             ('insert', '{scheduling_calendaraccess}'),
             ('update', '{scheduling_busytime}'),
             ('delete', '{scheduling_calendaraccess, scheduling_busytime}')) as said (verb, tables);

-- A feed is found by the hash of its address, before anybody is known.
select trust.rule('the_house_finds', 'select', '{scheduling_feed}', '(select trust.is_known())');
select trust.rule(format('owner_%ss', verb), verb, '{scheduling_feed}', 'person_id = (select trust.actor())')
from unnest(array['insert', 'delete']) verb;

-- The worker that asks calendars.
select trust.purpose_rule('calendars', verb, '{scheduling_calendar, scheduling_calendaraccess}')
from unnest(array['select', 'update']) verb;
select trust.purpose_rule('calendars', verb, '{scheduling_busytime}')
from unnest(array['select', 'insert', 'delete']) verb;

select trust.purpose_rule('retention', verb, '{scheduling_busytime}', $$ends_at < now() - interval '2 days'
    or calendar_id in (select c.id from scheduling_calendar c where c.person_id in (select people_left_long_ago()))$$)
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{scheduling_calendar, scheduling_feed}',
    'person_id in (select people_left_long_ago())')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{scheduling_calendaraccess}',
    'calendar_id in (select c.id from scheduling_calendar c where c.person_id in (select people_left_long_ago()))')
from unnest(array['select', 'delete']) verb;
