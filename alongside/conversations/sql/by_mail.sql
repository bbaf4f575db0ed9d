-- What somebody wrote by mail is theirs alone until they share it: then it is another row, and this one is gone.
select trust.rule(format('author_alone_%ss', verb), verb, '{conversations_mailedtalk}',
    'author_id = (select trust.actor())') from unnest(array['select', 'insert', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{conversations_mailedtalk}', $$created_at < now() - interval '90 days'$$)
from unnest(array['select', 'delete']) verb;

-- What one of the two answered to an invitation: both read it, and only the one who answered may say otherwise.
select trust.rule('pair_reads', 'select', '{conversations_invitationanswer}', $$
    exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_read())::uuid[])) $$);
select trust.rule(format('who_answers_%ss', verb), verb, '{conversations_invitationanswer}', $$
    by_id = (select trust.actor()) and exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$)
from unnest(array['insert', 'update']) verb;
select trust.purpose_rule('retention', verb, '{conversations_invitationanswer}',
    'exists (select 1 from conversations_conversation c where c.id = conversation_id)')
from unnest(array['select', 'delete']) verb;
