-- A secret address is its owner's. The worker finds whose it is by its hash; nobody reads it from here.
select trust.begin_rules('mailbox');

select trust.rule(format('owner_%ss', verb), verb, '{mailbox_mailaddress}', 'person_id = (select trust.actor())')
from unnest(array['select', 'insert', 'delete']) verb;
select trust.purpose_rule('mailbox', 'select', '{mailbox_mailaddress}');

select trust.purpose_rule('mailbox', verb, '{mailbox_arrival}') from unnest(array['select', 'insert']) verb;

select trust.purpose_rule('retention', verb, '{mailbox_arrival}', $$created_at < now() - interval '90 days'$$)
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{mailbox_mailaddress}', 'person_id in (select people_left_long_ago())')
from unnest(array['select', 'delete']) verb;
