## Програма

path-yours = Ваша програма
path-before-you = Ваша програма почнеться { $day }
path-first-month = Наступний місяць, який треба подати: { $month }, з { $day }
path-suspended-you = Вашу програму призупинено до { $day }
path-over-you = Ваша програма закінчилася { $day }
path-over-months =
    { $n ->
        [one] Лишилося подати { $n } місяць: { $month }, з { $day }
        [few] Лишилося подати { $n } місяці. Наступний: { $month }, з { $day }
        [many] Лишилося подати { $n } місяців. Наступний: { $month }, з { $day }
       *[other] Лишилося подати { $n } місяця. Наступний: { $month }, з { $day }
    }
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
