-- What the database lets the acting person do with the rows of a table, tried and taken back row by row.
-- Made by the tests in their own transaction, and run as the web's role: every policy binds it.
create function may_add(of_table regclass, rows_of regclass) returns uuid[] language plpgsql as $$
declare one record; allowed uuid[] := '{}';
begin
    for one in execute format('select id, to_jsonb(t) as said from %s t', rows_of) loop
        begin
            execute format('insert into %1$s select (jsonb_populate_record(null::%1$s, $1)).*', of_table)
                using one.said || jsonb_build_object('id', gen_random_uuid());
            raise exception using errcode = 'P0001';
        exception
            when insufficient_privilege then null;
            -- what a constraint refuses, no policy refused
            when raise_exception or unique_violation or exclusion_violation then allowed := allowed || one.id;
        end;
    end loop;
    return allowed;
end $$;

create function may_do(verb text, of_table regclass) returns uuid[] language plpgsql as $$
declare found uuid[];
begin
    begin
        execute format(case verb
            when 'read' then 'select array_agg(id) from %1$s'
            when 'change' then 'with done as (update %1$s set id = id returning id) select array_agg(id) from done'
            when 'remove' then 'with done as (delete from %1$s returning id) select array_agg(id) from done'
            end, of_table) into found;
        raise exception using errcode = 'P0001', message = 'taken back';
    exception
        when raise_exception then null;
        when insufficient_privilege then found := '{}';  -- the role has no such right at all
    end;
    return coalesce(found, '{}');
end $$;
