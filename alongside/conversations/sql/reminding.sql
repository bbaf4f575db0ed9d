-- Reminders of talks: whether one is ahead, was begun, or was prepared for. No word of it: that the two told of a talk
-- is asked here, and not what they told.
create or replace function conversations_told_since(pair uuid, day date) returns boolean
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select exists (select 1 from conversations_justtalked j where j.relationship_id = pair and j.happened_on >= day)
       and (trust.purpose() in ('reminders', 'delivery') or session_user = current_user)
$$;
revoke all on function conversations_told_since(uuid, date) from public;
grant execute on function conversations_told_since(uuid, date) to alongside_worker;

select trust.purpose_rule('reminders', 'select',
    '{conversations_conversation, conversations_cancellation, conversations_conclusion, conversations_preparation}');
select trust.purpose_rule('delivery', 'select',
    '{conversations_cancellation, conversations_conclusion, conversations_preparation}');
