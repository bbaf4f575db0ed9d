-- Duties are given on the command line, by the owner: an administrator who could give them could read what HR partners
-- read. When somebody leaves, an administrator's import ends theirs, and does nothing else to them.
drop policy if exists administrators_insert on people_hrscope;
drop policy if exists administrators_delete on people_hrscope;
drop policy if exists administrators_insert on people_administration;
drop policy if exists administrators_delete on people_administration;

create trigger only_ends before update on people_hrscope for each row when (
    (old.partner_id, old.team_id, old.starts_on) is distinct from (new.partner_id, new.team_id, new.starts_on)
    or old.ends_on < coalesce(new.ends_on, 'infinity')) execute function trust.refuse_rewriting();
create trigger only_ends before update on people_administration for each row when (
    old.starts_on is distinct from new.starts_on or old.ends_on < coalesce(new.ends_on, 'infinity'))
    execute function trust.refuse_rewriting();
