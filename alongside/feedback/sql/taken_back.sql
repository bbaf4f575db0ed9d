-- Whoever takes their words back takes along what hangs on them, the receiver's own rows too, which no rule lets them delete.
do $$
declare
    link record;
begin
    for link in
        select conrelid::regclass as child, conname, pg_get_constraintdef(oid) as said
        from pg_constraint
        where contype = 'f' and confdeltype = 'a'
          and confrelid in ('feedback_feedback'::regclass, 'feedback_recognition'::regclass, 'feedback_request'::regclass)
          and conrelid <> 'feedback_request'::regclass
    loop
        execute format('alter table %s drop constraint %I', link.child, link.conname);
        execute format('alter table %s add constraint %I %s', link.child, link.conname,
                       replace(link.said, ' DEFERRABLE', ' on delete cascade DEFERRABLE'));
    end loop;
end $$;
