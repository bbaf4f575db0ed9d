-- Whether mail leaves the house, for whoever runs it: how many letters wait and what stood in the way, of whom and what
-- about is told to nobody. What happened last counts: a letter that went ends it, however many still wait their turn.
create or replace function notices_mail_waiting()
returns table (letters bigint, why text)
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    with late as (
        select attempts, claimed_at, due, item.why from notices_outboxitem item
        where channel_id is null and state in ('waiting', 'sending') and created_at < now() - interval '15 minutes'
          and (attempts > 0 or due < now() - interval '15 minutes')),
    gone as (
        select coalesce(max(ended_at), '-infinity') as last from notices_outboxitem
        where channel_id is null and state = 'sent'),
    stuck as (
        select late.*, late.why like 'the %: %' as nobody_can from late, gone
        where (attempts > 0 and claimed_at > last) or (attempts = 0 and last < now() - interval '15 minutes'))
    select count(*), (array_agg(stuck.why order by claimed_at desc nulls last))[1] from stuck
    where people_is_administrator()
    having bool_or(nobody_can or attempts = 0) or count(*) >= 5
$$;
revoke all on function notices_mail_waiting() from public;
grant execute on function notices_mail_waiting() to alongside_app, alongside_worker;
