-- Row-level security of what is one person's alone, written from trust.md §1.3 and not from policies.py.
-- The owner of the tables is not bound by it; the web and the worker are.

-- Private notes, drafts, the private part of a preparation, "was I heard": the author reads and writes, nobody else.
do $$
declare name text;
begin
    foreach name in array array['conversations_privatenote', 'conversations_draft',
                                'conversations_privatepreparation', 'conversations_heard'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy author_alone on %I for all to alongside_app, alongside_worker '
            'using (author_id = (select trust.actor())) with check (author_id = (select trust.actor()))', name);
    end loop;
end $$;

-- The clock deletes outlived private notes and old drafts. It reads no text: the text is encrypted.
do $$
declare name text;
begin
    foreach name in array array['conversations_privatenote', 'conversations_privatepreparation'] loop
        execute format('create policy outlived_is_seen on %I for select to alongside_worker '
            'using ((select trust.purpose()) = ''retention'' and delete_on <= current_date)', name);
        execute format('create policy outlived_is_deleted on %I for delete to alongside_worker '
            'using ((select trust.purpose()) = ''retention'' and delete_on <= current_date)', name);
    end loop;
end $$;
create policy old_is_seen on conversations_draft for select to alongside_worker
    using ((select trust.purpose()) = 'retention' and saved_at < now() - interval '89 days');
create policy old_is_deleted on conversations_draft for delete to alongside_worker
    using ((select trust.purpose()) = 'retention' and saved_at < now() - interval '89 days');

-- Answers of a preparation: one's own; the other's once both are done, or both have entered the room.
alter table conversations_answer enable row level security;
create policy own_or_opened on conversations_answer for select to alongside_app, alongside_worker using (
    author_id = (select trust.actor())
    or exists (
        select 1
        from conversations_preparation p
        join conversations_conversation c on c.id = p.conversation_id
        join conversations_relationship r on r.id = c.relationship_id
        where p.id = preparation_id
          and (select trust.actor()) in (r.guest_id, r.host_id)
          and (
              (select count(distinct d.person_id) from conversations_preparation d
               where d.conversation_id = c.id and d.done_at is not null
                 and d.person_id in (r.guest_id, r.host_id)) = 2
              or (select count(distinct e.person_id) from conversations_entrance e
                  where e.conversation_id = c.id and e.person_id in (r.guest_id, r.host_id)) = 2
          )
    )
);
create policy own_is_written on conversations_answer for insert to alongside_app, alongside_worker
    with check (author_id = (select trust.actor()) and exists (
        select 1 from conversations_preparation p where p.id = preparation_id and p.person_id = (select trust.actor())));
create policy own_is_changed on conversations_answer for update to alongside_app, alongside_worker
    using (author_id = (select trust.actor())) with check (author_id = (select trust.actor()));
create policy own_is_deleted on conversations_answer for delete to alongside_app, alongside_worker
    using (author_id = (select trust.actor()));
