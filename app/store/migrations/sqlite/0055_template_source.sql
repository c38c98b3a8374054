-- Of whose plan a template was made, so that erasing or removing that person reaches it; unknown for those made before. The sentence that says
-- when a goal is reached is about one person and is kept in no template. Written twice, like 0001_house.sql.
alter table plan_template add column source_id text;
update plan_template set content = json_object('goals', coalesce(
    (select json_group_array(json(json_remove(goal.value, '$.target'))) from json_each(content, '$.goals') goal), json('[]')));
