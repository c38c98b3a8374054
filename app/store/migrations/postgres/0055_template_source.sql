-- Of whose plan a template was made, so that erasing or removing that person reaches it; unknown for those made before. The sentence that says
-- when a goal is reached is about one person and is kept in no template. Written twice, like 0001_house.sql.
alter table plan_template add column source_id text;
update plan_template set content = json_build_object('goals', coalesce(
    (select json_agg(goal.value - 'target' order by goal.position)
     from jsonb_array_elements(content::jsonb -> 'goals') with ordinality as goal (value, position)), '[]'::json))::text;
