-- What somebody carries over to their next manager, written from trust.md §1.4 and not from policies.py: the person
-- reads and writes it; the new manager reads it while they lead the person, never before and never after.
select trust.rule('person_reads', 'select', '{conversations_handover}', 'person_id = (select trust.actor())');
select trust.rule('new_manager_reads', 'select', '{conversations_handover}', $$
    to_id = (select trust.actor()) and person_id = any ((select trust.reach('manager'))::uuid[]) $$);
select trust.rule('person_changes', 'update', '{conversations_handover}', 'person_id = (select trust.actor())');

select trust.rule('as_its_handover', 'select', '{conversations_carried}',
    'exists (select 1 from conversations_handover h where h.id = handover_id)');
select trust.rule(format('person_%ss', verb), verb, '{conversations_carried}', $$
    exists (select 1 from conversations_handover h
            where h.id = handover_id and h.person_id = (select trust.actor())) $$)
from unnest(array['insert', 'delete']) verb;

-- A promise stays its owner's for good (matrix, "own: rw"), and with it whose pair it belongs to.
select trust.rule('promise_owners_read', 'select', '{conversations_relationship}', $$
    exists (select 1 from conversations_commitment c where c.relationship_id = conversations_relationship.id
            and c.owner_id = (select trust.actor()) and c.accepted_at is not null) $$);

-- The clock notices a change of manager, and begins an empty handover. On its day it acts as the person.
select trust.purpose_rule('handovers', 'select', '{conversations_handover}');
select trust.purpose_rule('handovers', 'insert', '{conversations_handover}', $$ comment = '' $$);
select trust.purpose_rule('handovers', 'update', '{conversations_handover}', 'begun_at is null');
select trust.purpose_rule('delivery', 'select', '{conversations_handover}');
-- After twenty-four months it is deleted, with what was carried.
select trust.purpose_rule('retention', verb, '{conversations_handover}',
    format('starts_on < (select trust.today()) - %s', age))
from (values ('select', 695), ('delete', 729)) as v (verb, age);  -- a month to look ahead
select trust.purpose_rule('retention', 'delete', '{conversations_carried}',
    'exists (select 1 from conversations_handover h where h.id = handover_id)');
