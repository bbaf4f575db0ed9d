-- Somebody asks what is held about them (room *trust*). Loaded after `rows.sql`, which takes all rules of the room back.

-- An author's things are found under the author's own identity, sealed ones too.
select trust.rule('author_looks', 'select', '{conversations_privatenote, conversations_privatepreparation}', $$
    author_id = (select trust.actor()) and (select trust.purpose()) = 'looking' $$, null, 'alongside_worker');
create or replace function conversations_pairs_ever() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select coalesce(array_agg(r.id), '{}') from conversations_relationship r
    where trust.actor() in (r.guest_id, r.host_id) and trust.purpose() = 'looking'
$$;
revoke all on function conversations_pairs_ever() from public;
grant execute on function conversations_pairs_ever() to alongside_worker;
select trust.rule('author_looks', 'select', '{conversations_relationship}',
    'id = any ((select conversations_pairs_ever())::uuid[])', null, 'alongside_worker');
select trust.rule('author_looks', 'select', '{conversations_conversation}',
    'relationship_id = any ((select conversations_pairs_ever())::uuid[])', null, 'alongside_worker');
select trust.rule('author_looks', 'select', '{conversations_preparation}', $$
    (select trust.purpose()) = 'looking' and person_id = (select trust.actor()) $$, null, 'alongside_worker');
-- And the author, once asked, reads what they are asked about until they have answered.
select trust.rule('asked_author_reads', 'select', '{conversations_privatenote, conversations_privatepreparation}', $$
    author_id = (select trust.actor()) and id in (
        select h.thing_id from trust_holding h where h.author_id = (select trust.actor()) and h.decided_at is null) $$);
