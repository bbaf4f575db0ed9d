-- Who gets which figures, written from trust.md §1.3 (“g”: groups, H within their scope) and §3.5.
select trust.begin_rules('insights');

-- HR partners read what is published. A team's figures: those in whose scope it is, and not those who are in it.
create or replace function insights_teams_read() returns uuid[]
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    with recursive inside (id) as (
        select s.team_id from people_hrscope s
        where s.partner_id = (select trust.actor()) and s.team_id is not null
          and s.starts_on <= trust.today() and (s.ends_on is null or s.ends_on > trust.today())
        union
        select t.id from people_team t join inside on t.parent_id = inside.id)
    select coalesce(array_agg(i.id), '{}') from inside i
    where i.id is distinct from (select p.team_id from people_person p where p.id = (select trust.actor()))
$$;
select trust.rule('hr_partners_read', 'select', '{insights_release, insights_beginning}', '(select trust_is_hr_partner())');
select trust.rule('hr_partners_read_everyone', 'select', '{insights_figure}',
    'team_id is null and (select trust_is_hr_partner())');
select trust.rule('hr_partners_read_their_teams', 'select', '{insights_figure}',
    'team_id = any ((select insights_teams_read())::uuid[])');

-- How many people a group needs: an administrator chooses, everybody may know.
select trust.rule('everybody_reads', 'select', '{insights_groupsize}', '(select trust.is_known())');
select trust.rule('administrators_choose', 'insert', '{insights_groupsize}',
    'by_id = (select trust.actor()) and (select people_is_administrator())');

-- The job that publishes, once a quarter and never again: it adds, and changes nothing. Who was counted is its alone,
-- and goes once the next quarter has been compared with it. A day of setting up may be counted again on that day.
select trust.purpose_rule('insights', verb, '{insights_release, insights_figure, insights_membership, insights_beginning}')
from unnest(array['select', 'insert']) verb;
select trust.purpose_rule('insights', 'delete', '{insights_membership}');
select trust.purpose_rule('insights', 'update', '{insights_beginning}', 'day = trust.today()');

select trust.purpose_rule('retention', verb, '{insights_release}', 'created_at < now() - interval ''35 months''')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{insights_figure, insights_membership}',
    'exists (select 1 from insights_release r where r.id = release_id)')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{insights_beginning}', 'day < trust.today() - 29')
from unnest(array['select', 'delete']) verb;
