-- What somebody answered to an offer is theirs alone. A tie is read by whoever reads both what is tied and that part of
-- the receiver's profile (its own rules say who does); the receiver alone makes and unmakes it.
select trust.rule(format('own_alone_%ss', verb), verb, '{feedback_occasionanswer}', 'by_id = (select trust.actor())')
from unnest(array['select', 'insert']) verb;
select trust.purpose_rule('retention', verb, '{feedback_occasionanswer}', 'created_at < now() - interval ''120 days''')
from unnest(array['select', 'delete']) verb;

select trust.rule('readers_of_both_read', 'select', '{feedback_tie}', $$
    by_id = (select trust.actor()) or (
        feedback_id = any ((select feedback_read())::uuid[])
        or recognition_id = any ((select feedback_recognition_read())::uuid[]))
    and exists (select 1 from people_profilenote n where n.person_id = by_id and n.topic = feedback_tie.topic) $$);
select trust.rule('receiver_ties', 'insert', '{feedback_tie}', $$
    by_id = (select trust.actor()) and (
        exists (select 1 from feedback_feedback f where f.id = feedback_id and f.subject_id = (select trust.actor()))
        or exists (select 1 from feedback_recognition r
                   where r.id = recognition_id and r.subject_id = (select trust.actor()))) $$);
select trust.rule('receiver_unties', 'delete', '{feedback_tie}', 'by_id = (select trust.actor())');
select trust.purpose_rule('retention', verb, '{feedback_tie}', $$
    exists (select 1 from feedback_feedback f where f.id = feedback_id)
    or exists (select 1 from feedback_recognition r where r.id = recognition_id) $$)
from unnest(array['select', 'delete']) verb;
