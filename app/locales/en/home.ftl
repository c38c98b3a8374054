## Today

home-title = Hello { $name }
home-month-title = Your month of { $month }
home-month-until = Until { $day }. Even if you received nothing.
home-month-expected = You can still declare it. Even if you received nothing.
declare = Declare
declare-nil = €0 this month
home-next-booking = Next appointment
home-done-eyebrow = Up to date
home-done-title = Nothing to do today
home-done-text = Your months are declared and no question is waiting for you.
progress-month = Month { $month } of { $months }
progress-actions =
    { $all ->
        [one] , { $done } of { $all } action
       *[other] , { $done } of { $all } actions
    }
