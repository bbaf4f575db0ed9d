-- Who reads a goal is its owner's choice. Who leads them may change other parts of the row, and not this one.
create or replace function goals_refuse_sharing() returns trigger
language plpgsql set search_path = pg_catalog, public, trust as $$
begin
    if current_user in ('alongside_app', 'alongside_worker') and old.owner_id is distinct from trust.actor() then
        raise insufficient_privilege using message = 'its owner chooses who reads a goal';
    end if;
    return new;
end $$;
revoke all on function goals_refuse_sharing() from public;
create trigger owner_shares before update on goals_goal for each row
    when (old.visibility is distinct from new.visibility) execute function goals_refuse_sharing();
