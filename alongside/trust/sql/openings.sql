-- The access log, written from trust.md §1.3 ("Access log about S": the subject reads, nobody else) and §5.
-- It is written by one function, in the name of whoever reads; the run-time roles have no other right to write it.

create function trust.note_opening(subject uuid, relation text, writing text, thing uuid) returns void
language sql volatile security definer set search_path = pg_catalog, trust as $$
    insert into public.trust_opening (id, created_at, subject_id, reader_id, relation, writing, thing, day)
    select gen_random_uuid(), now(), subject, trust.actor(), relation, writing, thing, trust.today()
    where trust.actor() is not null and trust.actor() <> subject
    on conflict do nothing
$$;
revoke all on function trust.note_opening(uuid, text, text, uuid) from public;
grant execute on function trust.note_opening(uuid, text, text, uuid) to alongside_app, alongside_worker;

alter table trust_opening enable row level security;
create policy subject_reads on trust_opening for select to alongside_app
    using (subject_id = (select trust.actor()));
create policy outlived_is_seen on trust_opening for select to alongside_worker
    using ((select trust.purpose()) = 'retention' and day < (select trust.today()) - 365);
create policy outlived_is_deleted on trust_opening for delete to alongside_worker
    using ((select trust.purpose()) = 'retention' and day < (select trust.today()) - 365);
