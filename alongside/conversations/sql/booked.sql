-- The time that a planned talk takes: booked and given back by the two of it, for the two of it, and read by no others.
select trust.rule(format('pair_%ss', verb), verb, '{conversations_bookedtime}', $$
    exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$)
from unnest(array['select', 'delete']) verb;
select trust.rule('pair_books_its_own', 'insert', '{conversations_bookedtime}', $$
    exists (select 1 from conversations_conversation c join conversations_relationship r on r.id = c.relationship_id
        where c.id = conversation_id and conversations_bookedtime.person_id in (r.guest_id, r.host_id)
        and r.id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.purpose_rule('retention', verb, '{conversations_bookedtime}',
    'exists (select 1 from conversations_conversation c where c.id = conversation_id)')
from unnest(array['select', 'delete']) verb;

-- Talks that are planned already, the earliest planned first. Where two overlap, the first keeps the time.
insert into conversations_bookedtime (id, created_at, conversation_id, person_id, during)
select gen_random_uuid(), now(), c.id, p, tstzrange(c.starts_at, c.starts_at + c.minutes * interval '1 minute')
from conversations_conversation c join conversations_relationship r on r.id = c.relationship_id
cross join lateral unnest(array[r.guest_id, r.host_id]) p
where c.starts_at > now() and c.started_at is null
  and not exists (select 1 from conversations_cancellation x where x.conversation_id = c.id)
order by c.created_at
on conflict do nothing;
