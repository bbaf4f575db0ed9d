-- What the owner decides inside its own database. Whoever is not named here gets nothing.
do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to alongside_app, alongside_worker', current_database());
end
$$;

revoke all on schema public from public;
grant usage on schema public to alongside_app, alongside_worker;

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- For every table to come. TRUNCATE passes row-level security, so nobody gets it.
alter default privileges grant select, insert, update, delete on tables to alongside_app, alongside_worker;
alter default privileges grant usage, select on sequences to alongside_app, alongside_worker;
alter default privileges revoke execute on functions from public;
alter default privileges grant execute on functions to alongside_app, alongside_worker;
alter default privileges revoke usage on types from public;
alter default privileges grant usage on types to alongside_app, alongside_worker;
