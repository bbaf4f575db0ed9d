-- Whether the mailbox answers: the worker writes it down, whoever runs the house reads it. Nothing of any letter.
select trust.rule('administrators_read', 'select', '{mailbox_outage}', '(select people_is_administrator())');
select trust.purpose_rule('mailbox', verb, '{mailbox_outage}')
from unnest(array['select', 'insert', 'update', 'delete']) verb;
