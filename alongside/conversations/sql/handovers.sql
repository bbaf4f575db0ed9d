-- Row-level security of what somebody carries over to their next manager, written from trust.md §1.4 and not from
-- policies.py: the person reads and writes; the new manager reads it while they lead the person, never before.

alter table conversations_handover enable row level security;
create policy person_or_new_manager on conversations_handover for select to alongside_app, alongside_worker using (
    person_id = (select trust.actor())
    or (to_id = (select trust.actor()) and person_id = any ((select trust.reach('manager'))::uuid[]))
);
create policy person_changes on conversations_handover for update to alongside_app, alongside_worker
    using (person_id = (select trust.actor())) with check (person_id = (select trust.actor()));

alter table conversations_carried enable row level security;
create policy as_its_handover on conversations_carried for select to alongside_app, alongside_worker using (
    handover_id = any ((select array(select h.id from conversations_handover h))::uuid[])
);
create policy person_carries on conversations_carried for insert to alongside_app, alongside_worker with check (
    exists (select 1 from conversations_handover h
            where h.id = handover_id and h.person_id = (select trust.actor()))
);
create policy person_takes_back on conversations_carried for delete to alongside_app, alongside_worker using (
    exists (select 1 from conversations_handover h
            where h.id = handover_id and h.person_id = (select trust.actor()))
);

-- The clock notices a change of manager, tells the person, and opens what was carried on its day. It reads no text.
create policy clock_sees on conversations_handover for select to alongside_worker
    using ((select trust.purpose()) = 'handovers');
create policy clock_begins on conversations_handover for insert to alongside_worker
    with check ((select trust.purpose()) = 'handovers' and comment = '');
create policy clock_moves_the_day on conversations_handover for update to alongside_worker
    using ((select trust.purpose()) = 'handovers') with check ((select trust.purpose()) = 'handovers');

-- After twenty-four months it is deleted.
create policy outlived_is_seen on conversations_handover for select to alongside_worker
    using ((select trust.purpose()) = 'retention' and starts_on < (select trust.today()) - 730);
create policy outlived_is_deleted on conversations_handover for delete to alongside_worker
    using ((select trust.purpose()) = 'retention' and starts_on < (select trust.today()) - 730);
create policy outlived_goes_with_it on conversations_carried for delete to alongside_worker
    using ((select trust.purpose()) = 'retention'
           and handover_id = any ((select array(select h.id from conversations_handover h))::uuid[]));
