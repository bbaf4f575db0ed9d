-- Channels: their names for whoever chooses one, their addresses for administrators and the worker alone. Whoever tells
-- somebody something asks where else they want it.
select trust.rule('everybody_reads', 'select', '{notices_channel}', '(select trust.is_known())');
select trust.rule(format('administrators_%s', verb), verb, '{notices_channel}', '(select people_is_administrator())')
from unnest(array['insert', 'update']) verb;
select trust.rule(format('administrators_%s', verb), verb, '{notices_channelaccess}', '(select people_is_administrator())')
from unnest(array['select', 'insert', 'delete']) verb;
select trust.rule('the_house_asks', 'select', '{notices_channelchoice}', '(select trust.is_known())');
select trust.rule(format('oneself_%s', verb), verb, '{notices_channelchoice}', 'person_id = (select trust.actor())')
from unnest(array['insert', 'update', 'delete']) verb;
select trust.purpose_rule('delivery', 'select', '{notices_channelaccess}');
select trust.purpose_rule('delivery', 'update', '{notices_channel}');
select trust.purpose_rule('retention', 'delete', '{notices_channelchoice}', 'person_id in (select people_left_long_ago())');
