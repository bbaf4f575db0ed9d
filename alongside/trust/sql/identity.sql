-- The signed identity of a transaction. The key is readable by the owner alone.
create schema if not exists trust;
grant usage on schema trust to alongside_app, alongside_worker;

create table trust.identity_key (
    only_one boolean primary key default true check (only_one),
    inner_pad bytea not null,
    outer_pad bytea not null
);
revoke all on trust.identity_key from public, alongside_app, alongside_worker;

create function trust.claim() returns text[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, trust as $$
declare
    said text[] := string_to_array(nullif(current_setting('alongside.identity', true), ''), '|');
    proof text;
begin
    if said is null or array_length(said, 1) <> 5 then
        return null;
    end if;
    select encode(sha256(k.outer_pad || sha256(k.inner_pad
        || convert_to(array_to_string(said[1:4], '|'), 'UTF8'))), 'hex') into proof from trust.identity_key k;
    if proof is distinct from said[5] or said[3]::bigint < extract(epoch from now())
        or said[4]::integer <> pg_backend_pid() then
        return null;
    end if;
    return said;
end $$;
revoke all on function trust.claim() from public;
grant execute on function trust.claim() to alongside_app, alongside_worker;

-- The acting person, or null: null is nobody, and sees nothing.
create function trust.actor() returns uuid
language sql stable parallel restricted set search_path = pg_catalog, trust as
$$ select nullif((trust.claim())[1], '')::uuid $$;

-- What the transaction is for: `web`, or a named system purpose of a job.
create function trust.purpose() returns text
language sql stable parallel restricted set search_path = pg_catalog, trust as
$$ select (trust.claim())[2] $$;
grant execute on function trust.actor(), trust.purpose() to alongside_app, alongside_worker;
