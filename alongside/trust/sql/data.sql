-- Who gets which rows of data requests, of the decisions page, and of how long things are kept; written from trust.md §5.

-- An archive is the person's alone. The clock deletes it after a day.
select trust.rule(format('oneself_%ss', verb), verb, '{trust_archive}', 'person_id = (select trust.actor())')
from unnest(array['select', 'insert', 'update', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{trust_archive}', 'created_at < now() - interval ''23 hours''')
from unnest(array['select', 'delete']) verb;

-- A request is its person's, and the authors' who are asked. How it stands is also an administrator's: it names nobody.
select trust.rule('oneself_asks', 'insert', '{trust_enquiry}', 'person_id = (select trust.actor())');
select trust.rule('oneself_reads', 'select', '{trust_enquiry}', 'person_id = (select trust.actor())');
select trust.rule('asked_author_reads', 'select', '{trust_enquiry}',
    'exists (select 1 from trust_holding h where h.enquiry_id = trust_enquiry.id and h.author_id = (select trust.actor()))');
select trust.rule('oneself_asks', 'insert', '{trust_enquiryprogress}',
    'exists (select 1 from trust_enquiry e where e.id = enquiry_id and e.person_id = (select trust.actor()))');
select trust.rule('as_its_enquiry', 'select', '{trust_enquiryprogress}',
    'exists (select 1 from trust_enquiry e where e.id = enquiry_id) or (select people_is_administrator())');
select trust.purpose_rule('enquiries', 'select', '{trust_enquiry, trust_enquiryprogress, trust_holding}');
select trust.purpose_rule('enquiries', 'update', '{trust_enquiryprogress}');

-- One thing somebody holds: its author answers; what is released, the person reads. Found under the author's own name.
select trust.rule('author_looks', 'insert', '{trust_holding}', $$
    author_id = (select trust.actor()) and (select trust.purpose()) = 'looking'
    and decided_at is null and author_id <> subject_id $$, null, 'alongside_worker');
select trust.rule('author_reads', 'select', '{trust_holding}', 'author_id = (select trust.actor())');
select trust.rule('author_answers', 'update', '{trust_holding}',
    'author_id = (select trust.actor()) and decided_at is null', 'author_id = (select trust.actor())');
select trust.rule('released_is_read', 'select', '{trust_holding}',
    'subject_id = (select trust.actor()) and decision = ''released''');
-- Whoever has left cannot answer.
select trust.purpose_rule('enquiries', 'update', '{trust_holding}',
    'trust_holding.author_id not in (select e.person_id from people_employment e where e.ends_on is null
        or e.ends_on > trust.today())');

select trust.purpose_rule('retention', verb, '{trust_enquiry, trust_enquiryprogress, trust_holding}',
    format('created_at < now() - interval %L', age))
from (values ('select', '10 months'), ('delete', '330 days')) as v (verb, age);

-- How decisions are made here: HR partners write, everybody reads. Versions are never changed.
create or replace function trust_is_hr_partner() returns boolean
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select exists (select 1 from people_hrscope s where s.partner_id = (select trust.actor())
        and s.starts_on <= trust.today() and (s.ends_on is null or s.ends_on > trust.today()))
$$;
select trust.rule('everybody_reads', 'select', '{trust_decisionpage, trust_keepingtime}', '(select trust.is_known())');
select trust.rule('hr_partners_publish', 'insert', '{trust_decisionpage}',
    'by_id = (select trust.actor()) and (select trust_is_hr_partner())');

-- How long things are kept: administrators choose; what is to come they may take back.
select trust.rule('administrators_choose', 'insert', '{trust_keepingtime}',
    'by_id = (select trust.actor()) and (select people_is_administrator())');
select trust.rule('administrators_take_back', 'delete', '{trust_keepingtime}',
    '(select people_is_administrator()) and holds_from > trust.today()');

-- What the clocks did: counts. And who was erased: a pseudonym.
select trust.rule('administrators_read', 'select', '{trust_forgetting, trust_erasure}', '(select people_is_administrator())');
select trust.purpose_rule('retention', verb, '{trust_forgetting}') from unnest(array['select', 'insert', 'update']) verb;
select trust.purpose_rule('retention', 'delete', '{trust_forgetting}', 'day < trust.today() - 330');
select trust.purpose_rule('retention', 'select', '{trust_erasure}');
select trust.purpose_rule('retention', 'insert', '{trust_erasure}', 'person_id in (select people_left_long_ago())');
