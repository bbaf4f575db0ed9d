-- The access log, written from trust.md §1.3 ("Access log about S": the subject reads, nobody else) and §5.
-- It is written by one function, in the name of whoever reads and for today; no run-time role has another right to
-- write it (`ground.py`), so that nobody writes a line for somebody else, changes one or takes one back.
create or replace function trust.note_opening(subject uuid, relation text, writing text, thing uuid) returns void
language sql volatile security definer set search_path = pg_catalog, trust as $$
    insert into public.trust_opening (id, created_at, subject_id, reader_id, relation, writing, thing, day)
    select gen_random_uuid(), now(), subject, trust.actor(), relation, writing, thing, trust.today()
    where trust.actor() <> subject
    on conflict do nothing
$$;
revoke all on function trust.note_opening(uuid, text, text, uuid) from public;
grant execute on function trust.note_opening(uuid, text, text, uuid) to alongside_app, alongside_worker;

select trust.rule('subject_reads', 'select', '{trust_opening}', 'subject_id = (select trust.actor())');
select trust.purpose_rule('retention', verb, '{trust_opening}', format('day < (select trust.today()) - %s', age))
from (values ('select', 330), ('delete', 364)) as v (verb, age);  -- a month to look ahead
