-- How often the two mean to talk: theirs, as everything of the pair.
select trust.rule('pair_reads', 'select', '{conversations_rhythm}',
    'relationship_id = any ((select conversations_pairs_read())::uuid[])');
select trust.rule('either_chooses', 'insert', '{conversations_rhythm}', $$
    chosen_by_id = (select trust.actor()) and relationship_id = any ((select conversations_pairs_written())::uuid[]) $$);
select trust.rule(format('pair_%ss', verb), verb, '{conversations_rhythm}',
    'relationship_id = any ((select conversations_pairs_written())::uuid[])')
from unnest(array['update', 'delete']) verb;

-- Pages by calendar: either asks for them and either ends them; the worker makes them in the name of whoever asked.
select trust.rule('pair_reads', 'select', '{conversations_calendarnotes}',
    'relationship_id = any ((select conversations_pairs_read())::uuid[])');
select trust.rule('either_asks', 'insert', '{conversations_calendarnotes}', $$
    by_id = (select trust.actor()) and relationship_id = any ((select conversations_pairs_written())::uuid[]) $$);
select trust.rule('either_ends', 'update', '{conversations_calendarnotes}',
    'relationship_id = any ((select conversations_pairs_written())::uuid[])');
select trust.rule('pair_reads', 'select', '{conversations_calendarpage}', $$
    exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_read())::uuid[])) $$);
select trust.rule(format('who_asked_%ss', verb), verb, '{conversations_calendarpage}', $$
    exists (select 1 from conversations_conversation c join conversations_calendarnotes n
        on n.relationship_id = c.relationship_id
        where c.id = conversation_id and n.id = notes_id and n.by_id = (select trust.actor())
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$)
from unnest(array['insert', 'update']) verb;
select trust.purpose_rule('calendars', 'select', '{conversations_calendarnotes, conversations_relationship}',
    '(select trust.actor()) is null');
select trust.purpose_rule('retention', verb, '{conversations_calendarpage}',
    'exists (select 1 from conversations_conversation c where c.id = conversation_id)')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{conversations_calendarnotes}',
    'relationship_id in (select conversations_pairs_empty())')
from unnest(array['select', 'delete']) verb;

-- The clock offers the next talk once it is time, and no letter leaves for one that is planned.
select trust.purpose_rule('reminders', 'select', '{conversations_rhythm}');
select trust.purpose_rule('delivery', 'select', '{conversations_rhythm}');
-- With the pair, when nothing else is left of it.
select trust.purpose_rule('retention', verb, '{conversations_rhythm}',
    'relationship_id in (select conversations_pairs_empty())')
from unnest(array['select', 'delete']) verb;
