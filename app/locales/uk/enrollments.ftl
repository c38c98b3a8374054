## Програма

path-first-month = Наступний місяць: { $month }. Подати можна з { $day }.
path-until = до { $day }
path-months-left-you = Вам лишилося місяців: { $n }.
path-days-left-you =
    { $n ->
        [one] Вам лишився { $n } день.
        [few] Вам лишилося { $n } дні.
        [many] Вам лишилося { $n } днів.
       *[other] Вам лишилося { $n } дня.
    }
path-over = Закінчено { $day }
path-left-on-you = Ваша програма закінчилася { $day }
path-of-day = { $day }
path-of-month = { $month } { $year } р.
path-of-days = від { $first } до { $last }
path-pushed =
    { $n ->
        [one] Перерва ({ $of }) відсунула кінець на { $n } день.
        [few] Перерва ({ $of }) відсунула кінець на { $n } дні.
        [many] Перерва ({ $of }) відсунула кінець на { $n } днів.
       *[other] Перерва ({ $of }) відсунула кінець на { $n } дня.
    }
