-- Who gets which rows about people (trust.md §1.3, §2.5), written from there and not from policies.py.
-- Credentials, second factors, sessions, one-time links and rate counts have none: they are read before anybody is known.
select trust.begin_rules('people');

-- The directory, and how people stand to each other: everyone who works here, and the house's own purposes (signing
-- in looks a person up before anybody is known).
select trust.rule('the_house_reads', 'select',
    '{people_person, people_team, people_employment, people_reportingline, people_hrscope, people_administration,
      people_reach}',
    '(select trust.is_known())');

-- Administrators bring people in, and what follows from it. Duties are given on the command line, by the owner.
create or replace function people_is_administrator() returns boolean
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select exists (select 1 from people_administration a where a.person_id = (select trust.actor())
        and a.starts_on <= trust.today() and (a.ends_on is null or a.ends_on > trust.today()))
$$;
select trust.rule(format('administrators_%s', verb), verb,
    '{people_person, people_team, people_employment, people_reportingline, people_hrscope, people_administration,
      people_reach}',
    '(select people_is_administrator())')
from unnest(array['insert', 'update', 'delete']) verb;

-- Somebody new arrives through the company's sign-in, where the administrator allows it.
select trust.rule('arrivals_insert', 'insert', '{people_person, people_employment}',
    '(select trust.purpose()) = ''arrival''', null, 'alongside_app');

-- Everybody says themself how they work.
select trust.rule('oneself_changes', 'update', '{people_person}', 'id = (select trust.actor())');

-- What somebody says about themself: for the readers they chose.
select trust.rule('chosen_readers_read', 'select', '{people_profilenote}', $$
    person_id = (select trust.actor())
    or audience = 'everyone' and (select trust.actor()) is not null
    or audience in ('manager', 'team') and person_id = any ((select trust.reach('manager'))::uuid[])
    or audience = 'team' and person_id in (
        select mate.id from people_person mate where mate.team_id =
            (select me.team_id from people_person me where me.id = (select trust.actor()))) $$);
select trust.rule(format('oneself_%s', verb), verb, '{people_profilenote}', 'person_id = (select trust.actor())')
from unnest(array['insert', 'update', 'delete']) verb;

-- A file of people between preview and import: the administrator's who brought it.
select trust.rule(format('its_administrator_%s', verb), verb, '{people_importfile}',
    'person_id = (select trust.actor()) and (select people_is_administrator())')
from unnest(array['select', 'insert', 'update', 'delete']) verb;

-- The clock.
select trust.purpose_rule('reach', verb, '{people_reach}') from unnest(array['insert', 'update', 'delete']) verb;
select trust.purpose_rule('retention', 'select', '{people_importfile}');
select trust.purpose_rule('retention', 'delete', '{people_importfile}', 'created_at < now() - interval ''24 hours''');
-- Two letters of the same week are counted in turn: the worker locks their reader, and changes nothing.
select trust.rule('delivery_locks', 'update', '{people_person}', '(select trust.purpose()) = ''delivery''', 'false',
    'alongside_worker');

-- Who left long ago becomes a pseudonym; what they said about themself goes. Twelve months at least, a month to look ahead.
create or replace function people_left_long_ago() returns setof uuid
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select e.person_id from people_employment e group by e.person_id
    having max(coalesce(e.ends_on, 'infinity'::date)) <= trust.today() - interval '11 months'
$$;
select trust.purpose_rule('retention', 'update', '{people_person}', 'id in (select people_left_long_ago())');
select trust.purpose_rule('retention', verb, '{people_profilenote}', 'person_id in (select people_left_long_ago())')
from unnest(array['select', 'delete']) verb;
