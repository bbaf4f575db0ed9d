-- Three roles for one company. The owner migrates, seeds and dumps; it never serves a request.
-- What serves requests and jobs owns nothing, bypasses nothing and can become nobody else.
do $$
begin
  if not exists (select from pg_roles where rolname = 'alongside_owner') then
    create role alongside_owner login;
  end if;
  if not exists (select from pg_roles where rolname = 'alongside_app') then
    create role alongside_app login noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'alongside_worker') then
    create role alongside_worker login noinherit;
  end if;
end
$$;

alter role alongside_app set statement_timeout = '5s';
alter role alongside_app set idle_in_transaction_session_timeout = '15s';
alter role alongside_app set row_security = on;
alter role alongside_worker set statement_timeout = '60s';
alter role alongside_worker set row_security = on;
alter role alongside_owner set lock_timeout = '30s';

-- Downward only: the owner may look through the eyes of the others, never the other way round.
grant alongside_app, alongside_worker to alongside_owner;
