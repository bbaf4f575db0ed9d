-- Who gets which rows of goals, written from trust.md §1.3 and not from policies.py.
select trust.begin_rules('goals');

-- People in the acting person's own team today.
create or replace function goals_teammates() returns uuid[]
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select coalesce(array_agg(p.id), '{}') from people_person p
    join people_person me on me.id = trust.actor() and me.team_id is not null and p.team_id = me.team_id
$$;
-- Roles held by the acting person and by those they lead, in small letters.
create or replace function goals_roles() returns text[]
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select coalesce(array_agg(distinct lower(p.title)), '{}') from people_person p
    where p.title <> '' and (p.id = trust.actor() or p.id = any (trust.reach('manager')))
$$;
create or replace function goals_is_partner() returns boolean
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select exists (select 1 from people_hrscope s where s.partner_id = trust.actor()
        and s.starts_on <= trust.today() and (s.ends_on is null or s.ends_on > trust.today()))
$$;
create or replace function goals_leads_or_partners() returns boolean
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select goals_is_partner() or cardinality(trust.reach('manager')) > 0
$$;
-- Private: its owner. Else who leads them; of the two, who led them until thirty days ago. Once both have agreed, of the
-- team: its team, the manager's manager, HR in scope; of everyone: everyone who works here.
select trust.rule('as_it_says', 'select', '{goals_goal}', $$
    owner_id = (select trust.actor())
    or visibility <> 'private' and owner_id = any ((select trust.reach('manager'))::uuid[])
    or visibility = 'two' and owner_id = any ((select trust.reach('former'))::uuid[])
    or agreed_at is not null and (
        visibility in ('team', 'everyone') and owner_id = any ((select trust.reach('skip', 'hr'))::uuid[])
        or visibility = 'team' and owner_id = any ((select goals_teammates())::uuid[])
        or visibility = 'everyone' and (select trust.actor()) is not null) $$);
select trust.rule('either_proposes', 'insert', '{goals_goal}', $$
    proposed_by_id = (select trust.actor())
    and (owner_id = (select trust.actor())
         or visibility <> 'private' and owner_id = any ((select trust.reach('manager'))::uuid[])) $$);
-- A goal for everyone is read, not written, by who leads its owner, unless they proposed it. Agreeing is theirs all the same.
select trust.rule('either_changes', 'update', '{goals_goal}', $$
    owner_id = (select trust.actor())
    or visibility <> 'private' and owner_id = any ((select trust.reach('manager'))::uuid[]) $$);

select trust.rule('as_its_goal', 'select',
    '{goals_agreement, goals_milestone, goals_checkin, goals_pause, goals_revision, goals_closure}',
    'exists (select 1 from goals_goal g where g.id = goal_id)');
select trust.rule('either_agrees', 'insert', '{goals_agreement}', $$
    by_id = (select trust.actor()) and exists (select 1 from goals_goal g where g.id = goal_id
        and (g.owner_id = (select trust.actor())
             or g.visibility <> 'private' and g.owner_id = any ((select trust.reach('manager'))::uuid[]))) $$);
select trust.rule('owner_checks_in', 'insert', '{goals_checkin}', $$
    by_id = (select trust.actor())
    and exists (select 1 from goals_goal g where g.id = goal_id and g.owner_id = (select trust.actor())) $$);
select trust.rule('either_writes', 'insert', '{goals_milestone, goals_pause, goals_revision, goals_closure}', $$
    by_id = (select trust.actor()) and exists (select 1 from goals_goal g where g.id = goal_id
        and (g.owner_id = (select trust.actor())
             or g.owner_id = any ((select trust.reach('manager'))::uuid[])
                and (g.visibility in ('two', 'team')
                     or g.visibility = 'everyone' and g.proposed_by_id = (select trust.actor())))) $$);
select trust.rule('either_marks', 'update', '{goals_milestone}', $$
    exists (select 1 from goals_goal g where g.id = goal_id
        and (g.owner_id = (select trust.actor())
             or g.owner_id = any ((select trust.reach('manager'))::uuid[])
                and (g.visibility in ('two', 'team')
                     or g.visibility = 'everyone' and g.proposed_by_id = (select trust.actor())))) $$);
select trust.rule('either_takes_out', 'delete', '{goals_milestone, goals_pause, goals_closure}', $$
    exists (select 1 from goals_goal g where g.id = goal_id
        and (g.owner_id = (select trust.actor())
             or g.owner_id = any ((select trust.reach('manager'))::uuid[])
                and (g.visibility in ('two', 'team')
                     or g.visibility = 'everyone' and g.proposed_by_id = (select trust.actor())))) $$);

-- Templates hold nothing about anybody: everybody reads them.
select trust.rule('everybody_reads', 'select', '{goals_goaltemplate}', '(select trust.is_known())');
select trust.rule('who_leads_writes', 'insert', '{goals_goaltemplate}',
    'by_id = (select trust.actor()) and (select goals_leads_or_partners())');
select trust.rule('author_retires', 'update', '{goals_goaltemplate}', 'by_id = (select trust.actor())');

-- The scorecard is of the two.
select trust.rule('two_read', 'select', '{goals_scorecardline}', $$
    subject_id = (select trust.actor()) or subject_id = any ((select trust.reach('manager', 'former'))::uuid[]) $$);
select trust.rule('either_adds', 'insert', '{goals_scorecardline}', $$
    by_id = (select trust.actor()) and (subject_id = (select trust.actor())
        or subject_id = any ((select trust.reach('manager'))::uuid[])) $$);
select trust.rule('either_ends', 'update', '{goals_scorecardline}', $$
    subject_id = (select trust.actor()) or subject_id = any ((select trust.reach('manager'))::uuid[]) $$);
select trust.rule('as_its_line', 'select', '{goals_look}',
    'exists (select 1 from goals_scorecardline l where l.id = line_id)');
select trust.rule('either_looks', 'insert', '{goals_look}', $$
    by_id = (select trust.actor()) and exists (select 1 from goals_scorecardline l where l.id = line_id
        and (l.subject_id = (select trust.actor())
             or l.subject_id = any ((select trust.reach('manager'))::uuid[]))) $$);

-- What is expected in a role: who holds it, who leads them, HR partners. HR partners write it.
select trust.rule('holders_read', 'select', '{goals_roleexpectation}', $$
    lower(role) = any ((select goals_roles())::text[]) or (select goals_is_partner()) $$);
select trust.rule('partners_write', 'insert', '{goals_roleexpectation}',
    'by_id = (select trust.actor()) and (select goals_is_partner())');

-- A letter about a goal asks whether its reader may still know of it.
select trust.purpose_rule('delivery', 'select', '{goals_goal, goals_closure, goals_scorecardline}');

-- The clock. Of a goal: so long after it ended, was due or was last heard of. Of a scorecard: after a line ended or was
-- last looked at. The shortest time an administrator may choose is twelve months: the clock looks a month ahead of it.
create or replace function goals_quiet(since timestamptz) returns setof uuid
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select g.id from goals_goal g
    where greatest(g.created_at, g.due::timestamptz, g.review_on::timestamptz, g.agreed_at, g.declined_at) < since
      and not exists (select 1 from goals_closure c where c.goal_id = g.id and c.created_at >= since)
      and not exists (select 1 from goals_checkin c where c.goal_id = g.id and c.created_at >= since)
      and not exists (select 1 from goals_revision r where r.goal_id = g.id and r.created_at >= since)
      and (trust.purpose() = 'retention' or session_user = current_user)
$$;
create or replace function goals_lines_quiet(since timestamptz) returns setof uuid
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select l.id from goals_scorecardline l
    where greatest(l.created_at, l.ended_on::timestamptz) < since
      and not exists (select 1 from goals_look k where k.line_id = l.id
                      and (k.created_at >= since or k.again_on >= since::date))
      and (trust.purpose() = 'retention' or session_user = current_user)
$$;
revoke all on function goals_quiet(timestamptz), goals_lines_quiet(timestamptz) from public;
grant execute on function goals_quiet(timestamptz), goals_lines_quiet(timestamptz) to alongside_worker;
select trust.purpose_rule('retention', verb, '{goals_goal}', format('id in (select goals_quiet(now() - interval %L))', age))
from (values ('select', '10 months'), ('update', '10 months'), ('delete', '11 months')) as v (verb, age);
select trust.purpose_rule('retention', verb, '{goals_scorecardline}',
    format('id in (select goals_lines_quiet(now() - interval %L))', age))
from (values ('select', '10 months'), ('delete', '11 months')) as v (verb, age);
-- A goal that goes on lets go of what it served, and of a number that is followed no more.
select trust.rule(format('retention_lets_go_%s', verb), verb, '{goals_goal}', $$
    (select trust.purpose()) = 'retention' and (
        parent_id in (select goals_quiet(now() - interval '11 months'))
        or exists (select 1 from kpis_kpi k where k.id = kpi_id)) $$,
    $$ (select trust.purpose()) = 'retention' $$, 'alongside_worker')
from unnest(array['select', 'update']) verb;
select trust.purpose_rule('retention', verb,
    '{goals_agreement, goals_milestone, goals_checkin, goals_pause, goals_revision, goals_closure}',
    'exists (select 1 from goals_goal g where g.id = goal_id)')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{goals_look}',
    'exists (select 1 from goals_scorecardline l where l.id = line_id)')
from unnest(array['select', 'delete']) verb;
