-- How often the two mean to talk: theirs, as everything of the pair.
select trust.rule('pair_reads', 'select', '{conversations_rhythm}',
    'relationship_id = any ((select conversations_pairs_read())::uuid[])');
select trust.rule('either_chooses', 'insert', '{conversations_rhythm}', $$
    chosen_by_id = (select trust.actor()) and relationship_id = any ((select conversations_pairs_written())::uuid[]) $$);
select trust.rule(format('pair_%ss', verb), verb, '{conversations_rhythm}',
    'relationship_id = any ((select conversations_pairs_written())::uuid[])')
from unnest(array['update', 'delete']) verb;

-- The clock offers the next talk once it is time, and no letter leaves for one that is planned.
select trust.purpose_rule('reminders', 'select', '{conversations_rhythm}');
select trust.purpose_rule('delivery', 'select', '{conversations_rhythm}');
-- With the pair, when nothing else is left of it.
select trust.purpose_rule('retention', verb, '{conversations_rhythm}',
    'relationship_id in (select conversations_pairs_empty())')
from unnest(array['select', 'delete']) verb;
