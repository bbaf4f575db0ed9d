-- What was said once about a row stands: when it came, who wrote it, of whom, under which agreement. Rules say who may
-- change a row; that nobody who serves a request changes these columns of it is said here, for every table there is.
create function trust.refuse_rewriting() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if current_user in ('alongside_app', 'alongside_worker') then
        raise insufficient_privilege using message = format('%s: who and when stay as they were written', tg_table_name);
    end if;
    return new;  -- the owner names whoever left by a pseudonym, and builds what tests need
end $$;
revoke all on function trust.refuse_rewriting() from public, alongside_app, alongside_worker;

-- Called at the end of every migration (`ground.py`), so that a new table cannot forget it.
create function trust.let_columns_stand() returns void language plpgsql set search_path = pg_catalog as $$
declare one record;
begin
    for one in
        select c.relname, string_agg(format('old.%1$I is distinct from new.%1$I', a.attname), ' or ' order by a.attnum) as other
        from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
          and a.attname in ('created_at', 'author_id', 'by_id', 'writer_id', 'planned_by_id', 'defined_by_id', 'proposed_by_id',
              'suggested_by_id', 'named_by_id', 'asked_by_id', 'guest_id', 'host_id', 'speaker_id', 'listener_id', 'subject_id',
              'about_id', 'recipient_id', 'person_id', 'owner_id', 'voice_id', 'requirement_id')
        group by c.relname
    loop
        execute format('create or replace trigger stands before update on public.%I for each row when (%s)
            execute function trust.refuse_rewriting()', one.relname, one.other);
    end loop;
end $$;
revoke all on function trust.let_columns_stand() from public, alongside_app, alongside_worker;
