-- A move that one of the two made in their own calendar: offered by them, answered by either.
select trust.rule('pair_reads', 'select', '{conversations_moveoffer}', $$
    exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_read())::uuid[])) $$);
select trust.rule('either_offers', 'insert', '{conversations_moveoffer}', $$
    by_id = (select trust.actor()) and exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule('either_answers', 'update', '{conversations_moveoffer}', $$
    exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.purpose_rule('delivery', 'select', '{conversations_moveoffer}');
select trust.purpose_rule('retention', verb, '{conversations_moveoffer}',
    'exists (select 1 from conversations_conversation c where c.id = conversation_id)')
from unnest(array['select', 'delete']) verb;
