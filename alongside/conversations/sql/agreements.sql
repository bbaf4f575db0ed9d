-- A talk carries the agreement that requires its kind when it is planned (product.md, rule 1), and no other: one that
-- two people have switched on, that nobody has ended. What it carries then, it keeps (`trust/sql/standing.sql`).
drop policy if exists pair_plans on conversations_conversation;
select trust.rule('pair_plans', 'insert', '{conversations_conversation}', $$
    planned_by_id = (select trust.actor())
    and relationship_id = any ((select conversations_pairs_written())::uuid[])
    and (requirement_id is null or exists (
        select 1 from conversations_requirement q
        join conversations_requirementstart s on s.requirement_id = q.id
        join conversations_templateversion v on v.template_id = q.template_id
        where q.id = conversations_conversation.requirement_id and v.id = conversations_conversation.template_version_id
          and not exists (select 1 from conversations_requirementend e where e.requirement_id = q.id))) $$);
