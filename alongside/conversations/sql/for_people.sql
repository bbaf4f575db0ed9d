-- What hangs on a talk, a promise, a point, a record or a handover is read by people who read that. A reminder and a
-- letter read no word of it.
select trust.only_for_people('as_its_talk', '{conversations_conclusion, conversations_cancellation}');
select trust.only_for_people('companion_and_readers_read', '{conversations_companion}');
select trust.only_for_people('as_its_promise',
    '{conversations_keeping, conversations_promisemove, conversations_lettinggo}');
select trust.only_for_people('pair_reads', '{conversations_settlement, conversations_carry}');
select trust.only_for_people('as_its_recap',
    '{conversations_recappoint, conversations_confirmation, conversations_differentview, conversations_seal,
      conversations_amendment}');
select trust.only_for_people('as_its_point', '{conversations_wording}');
select trust.only_for_people('as_its_handover', '{conversations_carried}');
select trust.purpose_rule('retention', 'select', '{conversations_carried}',
    'exists (select 1 from conversations_handover h where h.id = handover_id)');

-- A promise that goes on, and only lets go of the talk it came from, keeps what belongs to it.
do $$
declare
    one text;
    verb text;
begin
    foreach one in array '{conversations_keeping, conversations_promisemove, conversations_lettinggo}'::text[] loop
        foreach verb in array '{select, delete}'::text[] loop
            execute format('drop policy %I on %I', format('retention_%ss', verb), one);
            perform trust.purpose_rule('retention', verb, array[one], $c$
                exists (select 1 from conversations_commitment c where c.id = commitment_id
                        and greatest(c.due::timestamptz, c.created_at) < now() - interval '10 months') $c$);
        end loop;
    end loop;
end $$;
