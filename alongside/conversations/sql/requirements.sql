-- Kinds that law or a works agreement requires of each person (product.md, rule 1): everybody reads which, since when and
-- by whom. An HR partner proposes, an administrator who is no HR partner confirms, one of either ends it. Nobody changes
-- one or takes one back.
select trust.rule('everybody_reads', 'select',
    '{conversations_requirement, conversations_requirementstart, conversations_requirementend}',
    '(select trust.is_known())');
select trust.rule('hr_partners_propose', 'insert', '{conversations_requirement}',
    'by_id = (select trust.actor()) and (select conversations_keeps_kinds())');
select trust.rule('administrators_confirm', 'insert', '{conversations_requirementstart}', $$
    by_id = (select trust.actor()) and (select people_is_administrator()) and not (select conversations_keeps_kinds())
    and exists (select 1 from conversations_requirement r
                where r.id = requirement_id and r.by_id <> (select trust.actor())) $$);
select trust.rule('either_ends', 'insert', '{conversations_requirementend}', $$
    by_id = (select trust.actor()) and ((select people_is_administrator()) or (select conversations_keeps_kinds())) $$);

-- What the HR partner in charge is told by name, of talks planned after it was confirmed and while it holds: held (it
-- began, and either ended with “we talked”), planned for a day, or declined by the guest. One that the host called off
-- is told to nobody: it says nothing about the guest. Never of oneself, and never a word.
create or replace function conversations_required_talks(required uuid)
returns table (talk uuid, guest uuid, day date, standing text)
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
declare
    me uuid := trust.actor();
    mine uuid[] := trust.reach('hr');
begin
    return query
        select c.id, r.guest_id,
            (coalesce(c.started_at, c.starts_at) at time zone (select z.zone from trust.company z))::date,
            case when x.id is not null then 'declined' when e.id is not null then 'held' else 'planned' end
        from conversations_requirement q
        join conversations_requirementstart s on s.requirement_id = q.id
        join conversations_conversation c on c.requirement_id = q.id
        join conversations_relationship r on r.id = c.relationship_id
        left join conversations_cancellation x on x.conversation_id = c.id
        left join conversations_conclusion e on e.conversation_id = c.id and c.started_at is not null
        where q.id = required and r.guest_id = any (mine) and r.guest_id <> me
          and not exists (select 1 from conversations_requirementend n where n.requirement_id = q.id)
          and (x.id is null or x.by_id = r.guest_id)
          and (x.id is not null or e.id is not null or c.starts_at is not null);
end $$;
revoke all on function conversations_required_talks(uuid) from public;
grant execute on function conversations_required_talks(uuid) to alongside_app;
