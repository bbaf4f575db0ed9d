-- Which pairs and records the acting person reads or writes in: asked once a statement, by the rules of `rows.sql`.
-- They look behind the rules of the tables they read, because those rules ask them.

-- A pair's things are for its two people. A host whose line to the guest has ended reads for thirty days (`former`),
-- then no more; a host who never led the guest keeps reading (trust.md §1.3, §1.4).
create or replace function conversations_pairs_read() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    with me as (select trust.actor() as id)
    select coalesce(array_agg(r.id), '{}') from conversations_relationship r, me
    where r.guest_id = me.id
       or r.host_id = me.id and (
            not exists (select 1 from people_reportingline l where l.manager_id = me.id and l.subject_id = r.guest_id
                        and l.kind = 'solid' and l.ends_on is not null)
            or exists (select 1 from people_reach x where x.actor_id = me.id and x.subject_id = r.guest_id
                       and x.relation in ('manager', 'dotted', 'former')))
$$;

create or replace function conversations_pairs_written() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    with me as (select trust.actor() as id)
    select coalesce(array_agg(r.id), '{}') from conversations_relationship r, me
    where r.id = any (conversations_pairs_read())
      and (r.guest_id = me.id or not exists (select 1 from people_reach x
           where x.actor_id = me.id and x.subject_id = r.guest_id and x.relation = 'former'))
$$;

-- Talks whose recap the acting person reads beyond writing in it: a former host once it is answered or ended, and,
-- of a sealed record, its companion and (formal kinds) the guest's manager and HR partners of today.
create or replace function conversations_records_read() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    with me as (select trust.actor() as id),
    answers as (select recap_id, by_id, created_at, true as is_fair from conversations_confirmation
                union all select recap_id, by_id, created_at, false from conversations_differentview),
    candidate as (
        select c.id from conversations_companion b join conversations_conversation c on c.id = b.conversation_id, me
        where b.person_id = me.id
        union
        select c.id from conversations_conversation c
        join conversations_templateversion v on v.id = c.template_version_id and v.is_formal
        join conversations_relationship r on r.id = c.relationship_id
        where r.guest_id = any (trust.reach('manager', 'hr'))),
    sealed as (
        select r.conversation_id from conversations_recap r
        join candidate on candidate.id = r.conversation_id
        join conversations_conversation c on c.id = r.conversation_id
        join conversations_relationship p on p.id = c.relationship_id
        where exists (select 1 from conversations_seal s where s.recap_id = r.id)
           or exists (select 1 from answers a where a.recap_id = r.id and a.created_at <= now() - interval '7 days')
           or (select count(distinct a.by_id) from answers a
               where a.recap_id = r.id and a.is_fair and a.by_id in (p.guest_id, p.host_id)) = 2),
    handed_over as (
        select r.conversation_id from conversations_recap r
        join conversations_conversation c on c.id = r.conversation_id
        where c.relationship_id = any (conversations_pairs_read())
          and c.relationship_id <> all (conversations_pairs_written())
          and (exists (select 1 from answers a where a.recap_id = r.id)
               or exists (select 1 from conversations_seal s where s.recap_id = r.id)))
    select coalesce(array_agg(conversation_id), '{}')
    from (select conversation_id from sealed union select conversation_id from handed_over) all_of_them
    where (select id from me) is not null
$$;

revoke all on function conversations_pairs_read(), conversations_pairs_written(), conversations_records_read()
    from public;
grant execute on function conversations_pairs_read(), conversations_pairs_written(), conversations_records_read()
    to alongside_app, alongside_worker;
