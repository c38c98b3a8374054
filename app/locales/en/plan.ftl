## My plan

plan-lead = What you decided with { $name }.
plan-none-title = Your plan is still to be written
plan-none-text = Your goals will show here as soon as you have chosen them together.
goal-count =
    { $all ->
        [one] { $done } of { $all } action
       *[other] { $done } of { $all } actions
    }
focus-Business = Growing the business
focus-Finances = Managing the budget
focus-Admin = Paperwork
focus-Housing = Housing
focus-Health = Health
focus-Mobility = Getting around
focus-Family = Family
focus-Digital = Digital tools
tick = Mark as done: { $title }
tick-undo = Done: { $title }. Put back to do
action-done-on = Done on { $day }
action-is-done = Done
action-is-open = To do
action-done = Noted: action done.
action-reopened = This action is to do again.
