-- A notice is its reader's. A letter is nobody's until it is a mail: it may hold a link that signs in.
select trust.begin_rules('notices');

select trust.rule('recipient_reads', 'select', '{notices_notice}', 'recipient_id = (select trust.actor())');
select trust.rule('recipient_sees', 'update', '{notices_notice}', 'recipient_id = (select trust.actor())');
select trust.rule('sender_tells', 'insert', '{notices_notice}', 'by_id = (select trust.actor())');
select trust.rule('house_tells', 'insert', '{notices_notice}',
    'by_id is null and (select trust.actor()) is null and (select trust.is_known())');

select trust.rule('the_house_posts', 'insert', '{notices_outboxitem}',
    'state = ''waiting'' and attempts = 0 and (select trust.is_known())');

-- Whoever tells somebody something asks first whether they want it by mail.
select trust.rule('the_house_asks', 'select', '{notices_mailchoice}', '(select trust.is_known())');
select trust.rule(format('oneself_%s', verb), verb, '{notices_mailchoice}', 'person_id = (select trust.actor())')
from unnest(array['insert', 'update', 'delete']) verb;

-- The worker.
select trust.purpose_rule('delivery', 'select', '{notices_notice, notices_outboxitem}');
select trust.purpose_rule('delivery', 'update', '{notices_outboxitem}');
select trust.purpose_rule('reminders', 'select', '{notices_notice}');
select trust.purpose_rule('retention', verb, '{notices_notice}',
    'seen_at < now() - interval ''90 days'' or created_at < now() - interval ''365 days''')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{notices_outboxitem}', 'coalesce(ended_at, due) < now() - interval ''30 days''')
from unnest(array['select', 'delete']) verb;
-- What somebody who left long ago wanted by mail goes with them.
select trust.purpose_rule('retention', 'delete', '{notices_mailchoice}', 'person_id in (select people_left_long_ago())');
