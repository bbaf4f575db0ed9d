-- The journal holds no content, and nobody changes it: one's own doings, and what concerned oneself.
select trust.begin_rules('journal');
select trust.rule('concerned_read', 'select', '{journal_entry}',
    'by_id = (select trust.actor()) or (select trust.actor()) = any (concerns)');
select trust.rule('doer_writes', 'insert', '{journal_entry}',
    'by_id = (select trust.actor()) or by_id is null and (select trust.is_known())');
-- The clock: twelve months at least.
select trust.purpose_rule('retention', verb, '{journal_entry}', format('created_at < now() - interval %L', age))
from (values ('select', '10 months'), ('delete', '11 months')) as v (verb, age);
