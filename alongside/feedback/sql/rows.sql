-- Who gets which rows of feedback, written from trust.md §1.3 and not from policies.py.
select trust.begin_rules('feedback');

-- The feedback the acting person reads: asked by the rules of the tables it reads, so it looks behind them. The two;
-- the manager of today where its sender chose so, of the last twelve months; for thirty days a manager whose line
-- ended, of what was given while they led; and whom its receiver shows it to.
create or replace function feedback_read() returns uuid[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
declare
    me uuid := trust.actor();
    led uuid[] := trust.reach('manager');
    led_before uuid[] := trust.reach('former');
begin
    return array(
        select f.id from feedback_feedback f where f.author_id = me
        union
        select f.id from feedback_feedback f where f.subject_id = me
        union
        select w.feedback_id from feedback_widening w where w.to_id = me
        union
        select f.id from feedback_feedback f
        where f.audience = 'manager' and f.given_on > trust.today() - 365 and (
            f.subject_id = any (led)
            or f.subject_id = any (led_before) and exists (
                select 1 from people_reportingline l
                where l.manager_id = me and l.subject_id = f.subject_id and l.kind = 'solid'
                  and l.starts_on <= f.given_on and l.ends_on > f.given_on)));
end $$;

-- Whether nobody has read it yet: until then its sender may change it.
create or replace function feedback_unread(what uuid) returns boolean
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select trust.is_known() and not exists (select 1 from feedback_reading r where r.feedback_id = what)
$$;
revoke all on function feedback_read(), feedback_unread(uuid) from public;
grant execute on function feedback_read(), feedback_unread(uuid) to alongside_app, alongside_worker;

select trust.rule('readers_read', 'select', '{feedback_feedback}', 'id = any ((select feedback_read())::uuid[])');
select trust.rule('sender_gives', 'insert', '{feedback_feedback}', 'author_id = (select trust.actor())');
select trust.rule(format('sender_%ss', verb), verb, '{feedback_feedback}',
    'author_id = (select trust.actor()) and feedback_unread(id)')
from unnest(array['update', 'delete']) verb;

select trust.rule('as_its_feedback', 'select',
    '{feedback_reading, feedback_thanks, feedback_reply, feedback_widening}',
    'feedback_id = any ((select feedback_read())::uuid[])');
select trust.rule('receiver_writes', 'insert', '{feedback_reading, feedback_thanks}', $$
    by_id = (select trust.actor()) and exists (select 1 from feedback_feedback f
        where f.id = feedback_id and f.subject_id = (select trust.actor())) $$);
select trust.rule('one_of_the_two_writes', 'insert', '{feedback_reply}', $$
    by_id = (select trust.actor()) and exists (select 1 from feedback_feedback f
        where f.id = feedback_id and (select trust.actor()) in (f.subject_id, f.author_id)) $$);
select trust.rule('receiver_widens', 'insert', '{feedback_widening}', $$
    by_id = (select trust.actor()) and to_id <> (select trust.actor()) and exists (select 1 from feedback_feedback f
        where f.id = feedback_id and f.subject_id = (select trust.actor())) $$);
select trust.rule('receiver_narrows', 'delete', '{feedback_widening}', $$
    by_id = (select trust.actor()) and exists (select 1 from feedback_feedback f
        where f.id = feedback_id and f.subject_id = (select trust.actor())) $$);

select trust.rule(format('author_alone_%ss', verb), verb, '{feedback_draft}', 'author_id = (select trust.actor())')
from unnest(array['select', 'insert', 'update', 'delete']) verb;

-- Requests: who asks, whom it is about (who asks for another is said to all), and the colleague who is asked, from the
-- day it opens on. What somebody outside wrote: the one it is about, and who asked.
create or replace function feedback_requests_read() returns uuid[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
declare
    me uuid := trust.actor();
begin
    return array(
        select r.id from feedback_request r
        where me in (r.by_id, r.about_id) or r.of_id = me and r.opens_on <= trust.today());
end $$;

-- Whether three requests wait for somebody: asked by whoever is about to ask them. Of whom is told to nobody.
create or replace function feedback_is_asked_much(person uuid) returns boolean
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select trust.actor() is not null and count(*) >= 3 from feedback_request r
    where r.of_id = person and r.answer_id is null and r.opens_on > trust.today() - 14
      and not exists (select 1 from feedback_refusal x where x.request_id = r.id)
$$;

-- What somebody outside is asked, by the hash of their link; and their one answer. They read and write nothing else.
create or replace function feedback_asked_by_link(hash text)
returns table (id uuid, by_id uuid, about_id uuid, outsider text, question text)
language sql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
    select r.id, r.by_id, r.about_id, r.outsider::text, r.question from feedback_request r
    where r.token_hash = hash and r.of_id is null and r.ends_at > now()
      and not exists (select 1 from feedback_outsideanswer o where o.request_id = r.id)
      and exists (select 1 from people_employment e where e.person_id = r.by_id
                  and e.starts_on <= trust.today() and (e.ends_on is null or e.ends_on > trust.today()))
$$;
create or replace function feedback_answer_by_link(
    hash text, answer uuid, name text, behaviour text, impact text, next_step text
) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, trust as $$
begin
    insert into feedback_outsideanswer (id, created_at, request_id, name, behaviour, impact, next_step)
    select answer, now(), a.id, $3, $4, $5, $6 from feedback_asked_by_link(hash) a
    on conflict (request_id) do nothing;
    return found;
end $$;
revoke all on function feedback_requests_read(), feedback_is_asked_much(uuid), feedback_asked_by_link(text),
    feedback_answer_by_link(text, uuid, text, text, text, text) from public;
grant execute on function feedback_requests_read(), feedback_is_asked_much(uuid), feedback_asked_by_link(text),
    feedback_answer_by_link(text, uuid, text, text, text, text) to alongside_app, alongside_worker;

select trust.rule('concerned_read', 'select', '{feedback_request}',
    'by_id = (select trust.actor()) or id = any ((select feedback_requests_read())::uuid[])');
select trust.rule('asker_asks', 'insert', '{feedback_request}', $$
    by_id = (select trust.actor()) and answer_id is null
    and (about_id = (select trust.actor()) or about_id = any ((select trust.reach('manager'))::uuid[])) $$);
select trust.rule('asker_withdraws', 'delete', '{feedback_request}', 'by_id = (select trust.actor())');
select trust.rule('asked_answers', 'update', '{feedback_request}',
    'of_id = (select trust.actor()) and opens_on <= trust.today()');
select trust.rule('as_its_request', 'select', '{feedback_refusal}',
    'request_id = any ((select feedback_requests_read())::uuid[])');
select trust.rule('asked_declines', 'insert', '{feedback_refusal}', $$
    by_id = (select trust.actor()) and exists (select 1 from feedback_request r
        where r.id = request_id and r.of_id = (select trust.actor()) and r.opens_on <= trust.today()) $$);
select trust.rule('the_two_read', 'select', '{feedback_outsideanswer}', $$
    exists (select 1 from feedback_request r
        where r.id = request_id and (select trust.actor()) in (r.by_id, r.about_id)) $$);

-- A request that waited for its day is told on that day; the clock takes it with what it asked for.
select trust.purpose_rule('reminders', 'select', '{feedback_request, feedback_refusal}');
select trust.purpose_rule('delivery', 'select', '{feedback_request, feedback_refusal}');
select trust.purpose_rule('retention', verb, '{feedback_request}', format('created_at < now() - interval %L', age))
from (values ('select', '10 months'), ('update', '10 months'), ('delete', '11 months')) as v (verb, age);
select trust.purpose_rule('retention', verb, '{feedback_refusal, feedback_outsideanswer}',
    'exists (select 1 from feedback_request r where r.id = request_id)')
from unnest(array['select', 'delete']) verb;

-- The log: its author's alone. What one saw of another is of whom one leads, and goes after sixty days.
select trust.rule(format('author_alone_%ss', verb), verb, '{feedback_logentry}', 'author_id = (select trust.actor())')
from unnest(array['select', 'update', 'delete']) verb;
select trust.rule('author_notes', 'insert', '{feedback_logentry}', $$
    author_id = (select trust.actor())
    and (about_id = (select trust.actor()) or about_id = any ((select trust.reach('manager'))::uuid[])) $$);
select trust.purpose_rule('retention', verb, '{feedback_logentry}', format(
    'about_id <> author_id and created_at < now() - interval ''60 days'' or created_at < now() - interval %L', age))
from (values ('select', '10 months'), ('delete', '11 months')) as v (verb, age);

-- A letter asks whether its reader may still know of it; it reads no word.
select trust.purpose_rule('delivery', 'select', '{feedback_feedback, feedback_widening}');

-- The clocks. The shortest time an administrator may choose is twelve months; a clock looks a month ahead.
select trust.purpose_rule('retention', verb, '{feedback_feedback}', format('created_at < now() - interval %L', age))
from (values ('select', '10 months'), ('delete', '11 months')) as v (verb, age);
select trust.purpose_rule('retention', verb,
    '{feedback_reading, feedback_thanks, feedback_reply, feedback_widening}',
    'exists (select 1 from feedback_feedback f where f.id = feedback_id)')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{feedback_draft}', 'saved_at < now() - interval ''90 days''')
from unnest(array['select', 'delete']) verb;

-- Recognition: the two; and where its author chose the team and its receiver left it in view, the receiver's team of
-- today, who leads them, who leads those, the HR partner in scope. It stays as it was said; its author may take it back,
-- its receiver takes it out of the team's view and puts it back.
create or replace function feedback_recognition_read() returns uuid[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, public, trust as $$
declare
    me uuid := trust.actor();
    above uuid[] := trust.reach('manager', 'skip', 'hr');
begin
    return array(
        select r.id from feedback_recognition r where r.author_id = me
        union
        select r.id from feedback_recognition r where r.subject_id = me
        union
        select r.id from feedback_recognition r
        where r.audience = 'team' and not exists (select 1 from feedback_hiding h where h.recognition_id = r.id)
          and (r.subject_id = any (above)
               or r.subject_id in (select p.id from people_person p
                                   join people_person mine on mine.id = me and mine.team_id = p.team_id)));
end $$;
create or replace function feedback_is_partner() returns boolean
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select exists (select 1 from people_hrscope s where s.partner_id = trust.actor()
        and s.starts_on <= trust.today() and (s.ends_on is null or s.ends_on > trust.today()))
$$;
revoke all on function feedback_recognition_read() from public;
grant execute on function feedback_recognition_read() to alongside_app, alongside_worker;

select trust.rule('readers_read', 'select', '{feedback_recognition}',
    'id = any ((select feedback_recognition_read())::uuid[])');
select trust.rule('author_gives', 'insert', '{feedback_recognition}', 'author_id = (select trust.actor())');
select trust.rule('author_takes_back', 'delete', '{feedback_recognition}', 'author_id = (select trust.actor())');
select trust.rule('as_its_recognition', 'select', '{feedback_hiding}',
    'recognition_id = any ((select feedback_recognition_read())::uuid[])');
select trust.rule('receiver_hides', 'insert', '{feedback_hiding}', $$
    by_id = (select trust.actor()) and exists (select 1 from feedback_recognition r
        where r.id = recognition_id and r.subject_id = (select trust.actor()) and r.audience = 'team') $$);
select trust.rule('receiver_shows', 'delete', '{feedback_hiding}', $$
    by_id = (select trust.actor()) and exists (select 1 from feedback_recognition r
        where r.id = recognition_id and r.subject_id = (select trust.actor())) $$);
select trust.rule('everyone_reads', 'select', '{feedback_companyvalue}', '(select trust.actor()) is not null');
select trust.rule('partners_keep', 'insert', '{feedback_companyvalue}',
    'by_id = (select trust.actor()) and (select feedback_is_partner())');
select trust.rule('partners_drop', 'delete', '{feedback_companyvalue}', '(select feedback_is_partner())');
select trust.purpose_rule('delivery', 'select', '{feedback_recognition, feedback_hiding}');
select trust.purpose_rule('retention', verb, '{feedback_recognition}', format('created_at < now() - interval %L', age))
from (values ('select', '10 months'), ('delete', '11 months')) as v (verb, age);
select trust.purpose_rule('retention', verb, '{feedback_hiding}',
    'exists (select 1 from feedback_recognition r where r.id = recognition_id)')
from unnest(array['select', 'delete']) verb;
