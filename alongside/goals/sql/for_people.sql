-- What belongs to a goal is read by people who read the goal. A letter about it reads no word of that.
select trust.only_for_people('as_its_goal',
    '{goals_agreement, goals_milestone, goals_checkin, goals_pause, goals_revision, goals_closure}');
select trust.only_for_people('as_its_line', '{goals_look}');

-- A goal that goes on, and only lets go of what it served, keeps what belongs to it.
do $$
declare
    one text;
    verb text;
begin
    foreach one in array '{goals_agreement, goals_milestone, goals_checkin, goals_pause, goals_revision, goals_closure}'::text[] loop
        foreach verb in array '{select, delete}'::text[] loop
            execute format('drop policy %I on %I', format('retention_%ss', verb), one);
            perform trust.purpose_rule('retention', verb, array[one],
                'goal_id in (select goals_quiet(now() - interval ''10 months''))');
        end loop;
    end loop;
end $$;
