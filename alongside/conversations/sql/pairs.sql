-- Which pairs and records the acting person reads or writes in: asked many times a page, by the rules of `rows.sql`.
-- They look behind the rules of the tables they read, because those rules ask them. In plpgsql, whose plans a connection
-- keeps; who acts is asked first and once, so that every part finds its index.

-- A pair's things are for its two people. A host whose line to the guest has ended reads for thirty days (`former`),
-- then no more; a host who never led the guest keeps reading (trust.md §1.3, §1.4).
create or replace function conversations_pairs_read() returns uuid[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
declare
    me uuid := trust.actor();
begin
    return array(
        select r.id from conversations_relationship r where r.guest_id = me
        union all
        select r.id from conversations_relationship r where r.host_id = me and (
            not exists (select 1 from people_reportingline l where l.manager_id = me and l.subject_id = r.guest_id
                        and l.kind = 'solid' and l.ends_on is not null)
            or exists (select 1 from people_reach x where x.actor_id = me and x.subject_id = r.guest_id
                       and x.relation in ('manager', 'dotted', 'former'))));
end $$;

-- The same without whom the host no longer leads (`former`). Not asked by way of the above: it is asked as often.
create or replace function conversations_pairs_written() returns uuid[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
declare
    me uuid := trust.actor();
begin
    return array(
        select r.id from conversations_relationship r where r.guest_id = me
        union all
        select r.id from conversations_relationship r where r.host_id = me
            and not exists (select 1 from people_reach x where x.actor_id = me and x.subject_id = r.guest_id
                            and x.relation = 'former')
            and (not exists (select 1 from people_reportingline l where l.manager_id = me and l.subject_id = r.guest_id
                             and l.kind = 'solid' and l.ends_on is not null)
                 or exists (select 1 from people_reach x where x.actor_id = me and x.subject_id = r.guest_id
                            and x.relation in ('manager', 'dotted'))));
end $$;

-- Talks whose recap the acting person reads beyond writing in it: a former host once it is answered or ended, and,
-- of a sealed record (by hand, seven days after the first answer, or once both called it fair), its companion and, for
-- formal kinds, the guest's manager and HR partners of today.
create or replace function conversations_records_read() returns uuid[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
declare
    me uuid := trust.actor();
    late timestamptz := now() - interval '7 days';
    formal uuid[] := array(select v.id from conversations_templateversion v where v.is_formal);
    beside uuid[] := array(select b.conversation_id from conversations_companion b where b.person_id = me);
    handed_over uuid[] := array(
        select r.id from conversations_relationship r where r.host_id = me and exists (
            select 1 from people_reach x
            where x.actor_id = me and x.subject_id = r.guest_id and x.relation = 'former'));
    found uuid[] := '{}';
begin
    if formal <> '{}' then
        beside := beside || array(
            select c.id from conversations_relationship p join conversations_conversation c on c.relationship_id = p.id
            where p.guest_id = any ((select trust.reach('manager', 'hr'))::uuid[])
              and c.template_version_id = any (formal));
    end if;
    if beside <> '{}' then
        found := array(
            select r.conversation_id from conversations_recap r
            join conversations_conversation c on c.id = r.conversation_id
            join conversations_relationship p on p.id = c.relationship_id
            where r.conversation_id = any (beside) and (
                exists (select 1 from conversations_seal s where s.recap_id = r.id)
                or exists (select 1 from conversations_confirmation a where a.recap_id = r.id and a.created_at <= late)
                or exists (select 1 from conversations_differentview a where a.recap_id = r.id and a.created_at <= late)
                or exists (select 1 from conversations_confirmation a where a.recap_id = r.id and a.by_id = p.guest_id)
                    and exists (
                        select 1 from conversations_confirmation a where a.recap_id = r.id and a.by_id = p.host_id)));
    end if;
    if handed_over <> '{}' then
        found := found || array(
            select c.id from conversations_conversation c join conversations_recap r on r.conversation_id = c.id
            where c.relationship_id = any (handed_over) and (
                exists (select 1 from conversations_confirmation a where a.recap_id = r.id)
                or exists (select 1 from conversations_differentview a where a.recap_id = r.id)
                or exists (select 1 from conversations_seal s where s.recap_id = r.id)));
    end if;
    return found;
end $$;

revoke all on function conversations_pairs_read(), conversations_pairs_written(), conversations_records_read()
    from public;
grant execute on function conversations_pairs_read(), conversations_pairs_written(), conversations_records_read()
    to alongside_app, alongside_worker;
