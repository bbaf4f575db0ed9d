-- Who gets which rows of the conversation, written from trust.md §1.3 and not from policies.py.
-- No row is changed or taken away by anybody whom no sentence here names.
select trust.begin_rules('conversations');

-- Kinds of conversation: everybody reads them, HR partners keep them.
select trust.rule('everybody_reads', 'select', '{conversations_template, conversations_templateversion}',
    '(select trust.is_known())');
create or replace function conversations_keeps_kinds() returns boolean
language sql stable parallel restricted set search_path = pg_catalog, public, trust as $$
    select exists (select 1 from people_hrscope s where s.partner_id = (select trust.actor())
        and s.starts_on <= trust.today() and (s.ends_on is null or s.ends_on > trust.today()))
$$;
select trust.rule(format('hr_partners_%s', verb), verb, '{conversations_template, conversations_templateversion}',
    '(select conversations_keeps_kinds())')
from unnest(array['insert', 'update']) verb;

-- The pair, and that they talk. Whoever reads a sealed record reads which talk it is of.
select trust.rule('the_pair_reads', 'select', '{conversations_relationship}',
    'id = any ((select conversations_pairs_read())::uuid[])');
select trust.rule('record_readers_read', 'select', '{conversations_relationship}', $$
    exists (select 1 from conversations_conversation c where c.relationship_id = conversations_relationship.id
            and c.id = any ((select conversations_records_read())::uuid[])) $$);
select trust.rule('either_begins', 'insert', '{conversations_relationship}',
    '(select trust.actor()) in (guest_id, host_id)');
select trust.rule('pair_changes', 'update', '{conversations_relationship}',
    'id = any ((select conversations_pairs_written())::uuid[])');

select trust.rule('pair_reads', 'select', '{conversations_conversation}', $$
    relationship_id = any ((select conversations_pairs_read())::uuid[])
    or id = any ((select conversations_records_read())::uuid[]) $$);
select trust.rule('pair_plans', 'insert', '{conversations_conversation}', $$
    planned_by_id = (select trust.actor())
    and relationship_id = any ((select conversations_pairs_written())::uuid[]) $$);
select trust.rule('pair_changes', 'update', '{conversations_conversation}',
    'relationship_id = any ((select conversations_pairs_written())::uuid[])');

-- What belongs to the pair: points, promises, *we just talked*.
select trust.rule('pair_reads', 'select', '{conversations_talkingpoint, conversations_justtalked}',
    'relationship_id = any ((select conversations_pairs_read())::uuid[])');
select trust.rule('pair_changes', 'update', '{conversations_talkingpoint, conversations_justtalked}',
    'relationship_id = any ((select conversations_pairs_written())::uuid[])');
select trust.rule('author_raises', 'insert', '{conversations_talkingpoint}', $$
    author_id = (select trust.actor())
    and relationship_id = any ((select conversations_pairs_written())::uuid[]) $$);
select trust.rule('author_takes_back', 'delete', '{conversations_talkingpoint}', $$
    author_id = (select trust.actor())
    and relationship_id = any ((select conversations_pairs_written())::uuid[]) $$);
select trust.rule('either_tells', 'insert', '{conversations_justtalked}', $$
    by_id = (select trust.actor())
    and relationship_id = any ((select conversations_pairs_written())::uuid[]) $$);

select trust.rule('pair_reads', 'select', '{conversations_settlement, conversations_carry}',
    'exists (select 1 from conversations_talkingpoint p where p.id = point_id)');
select trust.rule('pair_settles', 'insert', '{conversations_settlement}', $$
    by_id = (select trust.actor()) and exists (select 1 from conversations_talkingpoint p where p.id = point_id
        and p.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule('pair_carries', 'insert', '{conversations_carry}', $$
    exists (select 1 from conversations_talkingpoint p where p.id = point_id
        and p.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule('pair_reopens', 'delete', '{conversations_settlement, conversations_carry}', $$
    exists (select 1 from conversations_talkingpoint p where p.id = point_id
        and p.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);

-- A promise: the pair's; one's own for good; of a sealed record, its readers'. An offer is for who may answer or
-- withdraw it. Its owner keeps it, whatever became of the line.
select trust.rule('pair_reads', 'select', '{conversations_commitment}', $$
    accepted_at is not null and (
        relationship_id = any ((select conversations_pairs_read())::uuid[])
        or owner_id = (select trust.actor())
        or conversation_id = any ((select conversations_records_read())::uuid[]))
    or relationship_id = any ((select conversations_pairs_written())::uuid[]) $$);
select trust.rule('promised_or_offered', 'insert', '{conversations_commitment}', $$
    relationship_id = any ((select conversations_pairs_written())::uuid[]) and (
        owner_id = (select trust.actor()) and suggested_by_id is null and accepted_by_id = owner_id
        or owner_id <> (select trust.actor()) and suggested_by_id = (select trust.actor()) and accepted_at is null) $$);
select trust.rule('pair_or_owner_changes', 'update', '{conversations_commitment}', $$
    relationship_id = any ((select conversations_pairs_written())::uuid[])
    or owner_id = (select trust.actor()) and accepted_at is not null $$);
select trust.rule('suggester_withdraws', 'delete', '{conversations_commitment}', $$
    suggested_by_id = (select trust.actor()) and accepted_at is null and declined_at is null
    and relationship_id = any ((select conversations_pairs_written())::uuid[]) $$);

select trust.rule('as_its_promise', 'select',
    '{conversations_keeping, conversations_promisemove, conversations_lettinggo}',
    'exists (select 1 from conversations_commitment c where c.id = commitment_id)');
select trust.rule('owner_keeps', 'insert', '{conversations_keeping}', $$
    by_id = (select trust.actor()) and exists (select 1 from conversations_commitment c
        where c.id = commitment_id and c.owner_id = (select trust.actor())) $$);
select trust.rule('owner_reopens', 'delete', '{conversations_keeping, conversations_lettinggo}', $$
    exists (select 1 from conversations_commitment c
        where c.id = commitment_id and c.owner_id = (select trust.actor())) $$);
select trust.rule('pair_asks', 'insert', '{conversations_promisemove, conversations_lettinggo}', $$
    asked_by_id = (select trust.actor()) and exists (select 1 from conversations_commitment c
        where c.id = commitment_id and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule(format('pair_%ss', verb), verb, '{conversations_promisemove, conversations_lettinggo}', $$
    exists (select 1 from conversations_commitment c
        where c.id = commitment_id and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$)
from unnest(array['update', 'delete']) verb;

-- What belongs to one talk. That it was held or cancelled goes with its record.
select trust.rule('as_its_talk', 'select', '{conversations_conclusion, conversations_cancellation}',
    'exists (select 1 from conversations_conversation c where c.id = conversation_id)');
select trust.rule('pair_reads', 'select',
    '{conversations_move, conversations_pause, conversations_entrance, conversations_note, conversations_paraphrase,
      conversations_evidenceitem, conversations_remark, conversations_brought, conversations_preparation}', $$
    exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_read())::uuid[])) $$);
select trust.rule('companion_and_readers_read', 'select', '{conversations_companion}',
    'exists (select 1 from conversations_conversation c where c.id = conversation_id)');
select trust.rule('companion_reads', 'select', '{conversations_companion}', 'person_id = (select trust.actor())');

select trust.rule('either_writes', 'insert',
    '{conversations_conclusion, conversations_cancellation, conversations_move, conversations_pause,
      conversations_evidenceitem, conversations_remark, conversations_brought}', $$
    by_id = (select trust.actor()) and exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule('either_reopens', 'delete', '{conversations_conclusion}', $$
    exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule('either_goes_on', 'update', '{conversations_pause}', $$
    exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule('writer_takes_back', 'delete', '{conversations_remark, conversations_brought}', $$
    by_id = (select trust.actor()) and exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule(format('oneself_%ss', verb), verb, '{conversations_entrance, conversations_preparation}', $$
    person_id = (select trust.actor()) and exists (select 1 from conversations_conversation c
        where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$)
from unnest(array['insert', 'update']) verb;
select trust.rule('guest_names', 'insert', '{conversations_companion}', $$
    named_by_id = (select trust.actor()) and exists (
        select 1 from conversations_conversation c join conversations_relationship r on r.id = c.relationship_id
        join conversations_templateversion v on v.id = c.template_version_id
        where c.id = conversation_id and r.guest_id = (select trust.actor()) and v.is_formal) $$);

-- A note is written in one's own voice, or in the other's where one holds the pen for both; changed by whose words
-- they are, and by who wrote them down until they are checked.
select trust.rule('writer_shares', 'insert', '{conversations_note}', $$
    writer_id = (select trust.actor()) and exists (
        select 1 from conversations_conversation c join conversations_relationship r on r.id = c.relationship_id
        where c.id = conversation_id and c.relationship_id = any ((select conversations_pairs_written())::uuid[])
        and (voice_id = (select trust.actor())
             or c.writes_alone_id = (select trust.actor()) and voice_id in (r.guest_id, r.host_id))) $$);
select trust.rule('voice_or_writer_changes', 'update', '{conversations_note}', $$
    (voice_id = (select trust.actor()) or writer_id = (select trust.actor()) and checked_at is null)
    and exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$,
    '(select trust.actor()) in (voice_id, writer_id)');
select trust.rule('listener_says_back', 'insert', '{conversations_paraphrase}', $$
    listener_id = (select trust.actor()) and exists (
        select 1 from conversations_conversation c join conversations_relationship r on r.id = c.relationship_id
        where c.id = conversation_id and c.relationship_id = any ((select conversations_pairs_written())::uuid[])
        and speaker_id in (r.guest_id, r.host_id)) $$);
select trust.rule('speaker_answers', 'update', '{conversations_paraphrase}', $$
    speaker_id = (select trust.actor()) and exists (select 1 from conversations_conversation c
        where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);

-- Answers of a preparation: one's own; the other's once both are done, or both have entered the room.
select trust.rule('author_reads', 'select', '{conversations_answer}', 'author_id = (select trust.actor())');
select trust.rule('opened_to_both', 'select', '{conversations_answer}', $$
    exists (
        select 1 from conversations_preparation p
        join conversations_conversation c on c.id = p.conversation_id
        join conversations_relationship r on r.id = c.relationship_id
        where p.id = preparation_id
          and c.relationship_id = any ((select conversations_pairs_read())::uuid[])
          and (
              (select count(distinct d.person_id) from conversations_preparation d
               where d.conversation_id = c.id and d.done_at is not null
                 and d.person_id in (r.guest_id, r.host_id)) = 2
              or (select count(distinct e.person_id) from conversations_entrance e
                  where e.conversation_id = c.id and e.person_id in (r.guest_id, r.host_id)) = 2)) $$);
select trust.rule(format('author_%ss', verb), verb, '{conversations_answer}', $$
    author_id = (select trust.actor()) and exists (
        select 1 from conversations_preparation p join conversations_conversation c on c.id = p.conversation_id
        where p.id = preparation_id and p.person_id = (select trust.actor())
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$)
from unnest(array['insert', 'update', 'delete']) verb;

-- One person's alone. A private note is sealed once its author reads nothing of the pair any more.
select trust.rule(format('author_alone_%ss', verb), verb, '{conversations_draft}', 'author_id = (select trust.actor())')
from unnest(array['select', 'insert', 'update', 'delete']) verb;
select trust.rule(format('author_alone_%ss', verb), verb, '{conversations_privatenote}', $$
    author_id = (select trust.actor()) and relationship_id = any ((select conversations_pairs_read())::uuid[]) $$)
from unnest(array['select', 'delete']) verb;
select trust.rule(format('author_alone_%ss', verb), verb, '{conversations_privatenote}', $$
    author_id = (select trust.actor()) and relationship_id = any ((select conversations_pairs_written())::uuid[]) $$)
from unnest(array['insert', 'update']) verb;
select trust.rule(format('author_alone_%ss', verb), verb, '{conversations_privatepreparation}', $$
    author_id = (select trust.actor()) and exists (
        select 1 from conversations_preparation p join conversations_conversation c on c.id = p.conversation_id
        where p.id = preparation_id and p.person_id = (select trust.actor())
        and c.relationship_id = any ((select conversations_pairs_read())::uuid[])) $$)
from unnest(array['select', 'delete']) verb;
select trust.rule(format('author_alone_%ss', verb), verb, '{conversations_privatepreparation}', $$
    author_id = (select trust.actor()) and exists (
        select 1 from conversations_preparation p join conversations_conversation c on c.id = p.conversation_id
        where p.id = preparation_id and p.person_id = (select trust.actor())
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$)
from unnest(array['insert', 'update']) verb;
select trust.rule(format('guest_alone_%ss', verb), verb, '{conversations_heard}', $$
    author_id = (select trust.actor()) and exists (
        select 1 from conversations_recap x join conversations_conversation c on c.id = x.conversation_id
        join conversations_relationship r on r.id = c.relationship_id
        where x.id = recap_id and r.guest_id = (select trust.actor())) $$)
from unnest(array['select', 'insert', 'update', 'delete']) verb;

-- The recap: a draft is for who may write in it; answered, sealed and formal ones also for `records_read`.
select trust.rule('pair_or_record_readers_read', 'select', '{conversations_recap}', $$
    exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[]))
    or conversation_id = any ((select conversations_records_read())::uuid[]) $$);
select trust.rule('either_drafts', 'insert', '{conversations_recap}', $$
    by_id = (select trust.actor()) and exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule('pair_changes', 'update', '{conversations_recap}', $$
    exists (select 1 from conversations_conversation c where c.id = conversation_id
        and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);

select trust.rule('as_its_recap', 'select',
    '{conversations_recappoint, conversations_confirmation, conversations_differentview, conversations_seal,
      conversations_amendment}',
    'exists (select 1 from conversations_recap r where r.id = recap_id)');
select trust.rule('as_its_point', 'select', '{conversations_wording}',
    'exists (select 1 from conversations_recappoint p where p.id = point_id)');
select trust.rule('pair_writes_up', 'insert', '{conversations_recappoint}', $$
    exists (select 1 from conversations_recap r join conversations_conversation c on c.id = r.conversation_id
        where r.id = recap_id and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule('voice_or_nobodys_changes', 'update', '{conversations_recappoint}', $$
    (voice_id is null or voice_id = (select trust.actor()))
    and exists (select 1 from conversations_recap r join conversations_conversation c on c.id = r.conversation_id
        where r.id = recap_id and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule('voice_takes_out', 'delete', '{conversations_recappoint}', $$
    voice_id = (select trust.actor())
    and exists (select 1 from conversations_recap r join conversations_conversation c on c.id = r.conversation_id
        where r.id = recap_id and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule('either_answers', 'insert',
    '{conversations_confirmation, conversations_differentview, conversations_seal, conversations_amendment}', $$
    by_id = (select trust.actor())
    and exists (select 1 from conversations_recap r join conversations_conversation c on c.id = r.conversation_id
        where r.id = recap_id and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);
select trust.rule('either_words', 'insert', '{conversations_wording}', $$
    by_id = (select trust.actor())
    and exists (select 1 from conversations_recappoint p join conversations_recap r on r.id = p.recap_id
        join conversations_conversation c on c.id = r.conversation_id
        where p.id = point_id and c.relationship_id = any ((select conversations_pairs_written())::uuid[])) $$);

-- The clock. Reminders read whose promise is due; a letter about a talk asks whether its reader may still know of it.
select trust.purpose_rule('reminders', 'select',
    '{conversations_commitment, conversations_keeping, conversations_lettinggo, conversations_relationship}');
select trust.purpose_rule('delivery', 'select',
    '{conversations_conversation, conversations_relationship, conversations_commitment, conversations_keeping,
      conversations_lettinggo, conversations_recap, conversations_confirmation, conversations_differentview,
      conversations_seal}');
-- Deleting what has outlived its time reads no text: private text is encrypted.
select trust.purpose_rule('retention', verb, '{conversations_privatenote, conversations_privatepreparation}',
    'delete_on <= trust.today()')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{conversations_draft}', 'saved_at < now() - interval ''90 days''')
from unnest(array['select', 'delete']) verb;

-- What outlives a talk's clock. The shortest time an administrator may choose is twelve months: the clock looks a month
-- ahead of it, to say what is coming, and takes nothing that is younger, whatever the program asks for.
select trust.purpose_rule('retention', verb, '{conversations_conversation}',
    format('coalesce(started_at, starts_at, created_at) < now() - interval %L', age))
from (values ('select', '10 months'), ('delete', '11 months')) as v (verb, age);
select trust.purpose_rule('retention', verb, '{conversations_justtalked}',
    format('happened_on < trust.today() - interval %L', age))
from (values ('select', '10 months'), ('delete', '11 months')) as v (verb, age);
select trust.purpose_rule('retention', verb, '{conversations_talkingpoint, conversations_relationship}',
    format('created_at < now() - interval %L', age))
from (values ('select', '10 months'), ('update', '10 months'), ('delete', '11 months')) as v (verb, age);
select trust.purpose_rule('retention', verb, '{conversations_commitment}',
    format('greatest(due::timestamptz, created_at) < now() - interval %L', age))
from (values ('select', '10 months'), ('delete', '11 months')) as v (verb, age);

-- With them goes what belongs to them; a promise, a private note and a settlement only let go of what they came from.
select trust.purpose_rule('retention', verb,
    '{conversations_cancellation, conversations_conclusion, conversations_companion, conversations_entrance,
      conversations_evidenceitem, conversations_remark, conversations_brought, conversations_move, conversations_note,
      conversations_paraphrase, conversations_pause, conversations_preparation, conversations_recap}',
    'exists (select 1 from conversations_conversation c where c.id = conversation_id)')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{conversations_answer}',
    'exists (select 1 from conversations_preparation p where p.id = preparation_id)')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb,
    '{conversations_recappoint, conversations_confirmation, conversations_differentview, conversations_seal,
      conversations_amendment, conversations_heard}',
    'exists (select 1 from conversations_recap r where r.id = recap_id)')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{conversations_wording}',
    'exists (select 1 from conversations_recappoint p where p.id = point_id)')
from unnest(array['select', 'delete']) verb;
select trust.purpose_rule('retention', verb, '{conversations_settlement, conversations_carry}',
    'exists (select 1 from conversations_talkingpoint p where p.id = point_id)')
from unnest(array['select', 'update', 'delete']) verb;
select trust.purpose_rule('retention', verb,
    '{conversations_keeping, conversations_promisemove, conversations_lettinggo}',
    'exists (select 1 from conversations_commitment c where c.id = commitment_id)')
from unnest(array['select', 'delete']) verb;
select trust.rule(format('retention_lets_go_%s', verb), verb, '{conversations_commitment}', $$
    (select trust.purpose()) = 'retention' and (
        exists (select 1 from conversations_conversation c where c.id = conversation_id)
        or exists (select 1 from conversations_justtalked j where j.id = just_talked_id)
        or exists (select 1 from conversations_talkingpoint p where p.id = point_id)) $$,
    $$ (select trust.purpose()) = 'retention' $$, 'alongside_worker')
from unnest(array['select', 'update']) verb;
select trust.rule(format('retention_lets_go_%s', verb), verb, '{conversations_privatenote}', $$
    (select trust.purpose()) = 'retention'
    and exists (select 1 from conversations_conversation c where c.id = conversation_id) $$,
    $$ (select trust.purpose()) = 'retention' $$, 'alongside_worker')
from unnest(array['select', 'update']) verb;

-- The private part of whoever has left is sealed, and goes after ninety days.
select trust.rule(format('retention_of_leavers_%s', verb), verb,
    '{conversations_privatenote, conversations_privatepreparation}', $$
    (select trust.purpose()) = 'retention' and author_id in (
        select e.person_id from people_employment e group by e.person_id
        having max(coalesce(e.ends_on, 'infinity'::date)) <= trust.today() - 59) $$, null, 'alongside_worker')
from unnest(array['select', 'delete']) verb;
