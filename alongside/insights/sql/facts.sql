-- What is counted, person by person, for the job that publishes figures and for nobody else: numbers, and no word.
-- The web's identity never has this purpose, so that to an HR partner's page both are empty.

-- By guest and kind, of the talks that were to begin in a stretch of time. Held is what began and either of the two
-- ended with “we talked”. Answered is a recap that both have answered.
create or replace function insights_talks(since timestamptz, until timestamptz)
returns table (guest uuid, kind uuid, planned bigint, held bigint, moved bigint, recaps bigint, answered bigint)
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select r.guest_id, v.template_id, count(*),
        count(*) filter (where c.started_at is not null and x.id is not null),
        count(*) filter (where exists (select 1 from conversations_move m where m.conversation_id = c.id)),
        count(p.id),
        count(p.id) filter (where 2 = (
            select count(distinct said.by_id) from (
                select f.by_id from conversations_confirmation f where f.recap_id = p.id
                union select d.by_id from conversations_differentview d where d.recap_id = p.id) said))
    from conversations_conversation c
    join conversations_relationship r on r.id = c.relationship_id
    join conversations_templateversion v on v.id = c.template_version_id
    left join conversations_conclusion x on x.conversation_id = c.id
    left join conversations_recap p on p.conversation_id = c.id
    where coalesce(c.starts_at, c.started_at) >= since and coalesce(c.starts_at, c.started_at) < until
      and trust.purpose() = 'insights'
    group by r.guest_id, v.template_id
$$;

-- By person: how often they “just talked”; how many of their own promises were due and how many of those were kept by
-- their day (one that both moved has a new day; what both let go does not count); whether a talk was ever planned with them, and whether they ever did anything here.
create or replace function insights_people(since date, until date)
returns table (person uuid, just_talked bigint, due bigint, kept bigint, ever_planned boolean, ever_acted boolean)
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select e.id,
        (select count(*) from conversations_justtalked j join conversations_relationship r on r.id = j.relationship_id
         where r.guest_id = e.id and j.happened_on >= since and j.happened_on < until),
        promised.due, promised.kept,
        exists (select 1 from conversations_conversation c join conversations_relationship r on r.id = c.relationship_id
                where r.guest_id = e.id)
        or exists (select 1 from conversations_conversation c join conversations_relationship r on r.id = c.relationship_id
                   where r.host_id = e.id),
        exists (select 1 from journal_entry j where j.by_id = e.id)
        or exists (select 1 from conversations_entrance n where n.person_id = e.id)
    from people_person e
    cross join lateral (
        select count(*) as due,
            count(*) filter (where (k.created_at at time zone (select z.zone from trust.company z))::date <= c.due) as kept
        from conversations_commitment c
        left join conversations_keeping k on k.commitment_id = c.id
        left join conversations_lettinggo l on l.commitment_id = c.id and l.agreed_at is not null
        where c.owner_id = e.id and c.accepted_at is not null and c.due >= since and c.due < until and l.id is null
    ) promised
    where trust.purpose() = 'insights'
$$;
revoke all on function insights_talks(timestamptz, timestamptz), insights_people(date, date) from public;
grant execute on function insights_talks(timestamptz, timestamptz), insights_people(date, date) to alongside_worker;
