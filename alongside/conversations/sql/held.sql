-- Somebody asks what is held about them (room *trust*). Loaded after `rows.sql`, which takes all rules of the room back.

-- An author's things are found under the author's own identity, sealed ones too.
select trust.rule('author_looks', 'select', '{conversations_privatenote, conversations_privatepreparation}', $$
    author_id = (select trust.actor()) and (select trust.purpose()) = 'looking' $$, null, 'alongside_worker');
-- And the author, once asked, reads what they are asked about until they have answered.
select trust.rule('asked_author_reads', 'select', '{conversations_privatenote, conversations_privatepreparation}', $$
    author_id = (select trust.actor()) and id in (
        select h.thing_id from trust_holding h where h.author_id = (select trust.actor()) and h.decided_at is null) $$);
