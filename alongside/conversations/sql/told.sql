-- What is told beyond the rows somebody may read: a time without its talk, and a count without its people.

-- When these people have a talk here: asked by whoever plans one with them. Of which talk is told to nobody.
create or replace function conversations_busy(people uuid[], since timestamptz, until timestamptz, but uuid default null)
returns table (person uuid, starts_at timestamptz, ends_at timestamptz)
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select p, c.starts_at, c.starts_at + c.minutes * interval '1 minute'
    from conversations_relationship r
    join conversations_conversation c on c.relationship_id = r.id
    cross join lateral unnest(people) p
    where (r.guest_id = any (people) or r.host_id = any (people)) and p in (r.guest_id, r.host_id)
      and c.starts_at < until and c.starts_at > since - interval '8 hours'
      and c.starts_at + c.minutes * interval '1 minute' > since
      and c.id is distinct from but
      and not exists (select 1 from conversations_conclusion x where x.conversation_id = c.id)
      and not exists (select 1 from conversations_cancellation x where x.conversation_id = c.id)
      and trust.actor() is not null
$$;

create or replace function conversations_is_booked(person uuid, since timestamptz, minutes integer, but uuid)
returns boolean language sql stable parallel restricted set search_path = pg_catalog, public as $$
    select exists (select 1 from conversations_busy(array[person], since, since + minutes * interval '1 minute', but))
$$;

-- By kind, the talks still to come that were booked on an older version: for HR partners, of seven people or more.
create or replace function conversations_on_older_versions() returns table (template uuid, talks bigint)
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select v.template_id, count(*)
    from conversations_conversation c
    join conversations_templateversion v on v.id = c.template_version_id
    join conversations_relationship r on r.id = c.relationship_id
    where v.number < (select max(newer.number) from conversations_templateversion newer
                      where newer.template_id = v.template_id)
      and c.started_at is null
      and not exists (select 1 from conversations_conclusion x where x.conversation_id = c.id)
      and not exists (select 1 from conversations_cancellation x where x.conversation_id = c.id)
      and conversations_keeps_kinds()
    group by v.template_id having count(distinct r.guest_id) >= 7
$$;
revoke all on function conversations_busy(uuid[], timestamptz, timestamptz, uuid),
    conversations_is_booked(uuid, timestamptz, integer, uuid), conversations_on_older_versions() from public;
grant execute on function conversations_busy(uuid[], timestamptz, timestamptz, uuid),
    conversations_is_booked(uuid, timestamptz, integer, uuid), conversations_on_older_versions()
    to alongside_app, alongside_worker;

-- For the clock: pairs that have not talked since, and pairs between whom nothing is left. It sees no younger rows itself.
create or replace function conversations_pairs_quiet(since timestamptz) returns setof uuid
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select r.id from conversations_relationship r
    where not exists (select 1 from conversations_conversation c where c.relationship_id = r.id
                      and coalesce(c.started_at, c.starts_at, c.created_at) >= since)
      and (trust.purpose() = 'retention' or session_user = current_user)
$$;
create or replace function conversations_pairs_empty() returns setof uuid
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select r.id from conversations_relationship r
    where not exists (select 1 from conversations_conversation x where x.relationship_id = r.id)
      and not exists (select 1 from conversations_commitment x where x.relationship_id = r.id)
      and not exists (select 1 from conversations_justtalked x where x.relationship_id = r.id)
      and not exists (select 1 from conversations_talkingpoint x where x.relationship_id = r.id)
      and not exists (select 1 from conversations_privatenote x where x.relationship_id = r.id)
      and (trust.purpose() = 'retention' or session_user = current_user)
$$;
revoke all on function conversations_pairs_quiet(timestamptz), conversations_pairs_empty() from public;
grant execute on function conversations_pairs_quiet(timestamptz), conversations_pairs_empty() to alongside_worker;
