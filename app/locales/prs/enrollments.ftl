## برنامه

path-yours = برنامهٔ شما
path-before-you = برنامهٔ شما در { $day } شروع می‌شود.
path-first-month = ماه بعدی برای اعلان: { $month }، از { $day }.
path-suspended-you = برنامهٔ شما تا { $day } متوقف است.
path-over-you = برنامهٔ شما در { $day } ختم شد.
path-over-months =
    { $n ->
        [one] یک ماه برای اعلان مانده است: { $month }، از { $day }.
       *[other] { $n } ماه برای اعلان مانده است. ماه بعدی: { $month }، از { $day }.
    }
path-until = تا { $day }
path-months-left-you = { $n } ماه برای شما مانده است.
path-days-left-you =
    { $n ->
        [one] { $n } روز برای شما مانده است.
       *[other] { $n } روز برای شما مانده است.
    }
path-over = در { $day } ختم شد.
path-left-on-you = برنامهٔ شما در { $day } ختم شد.
path-of-day = در { $day }
path-of-month = ماه { $month } { $year }
path-of-days = از { $first } تا { $last }
path-pushed =
    { $n ->
        [one] توقف { $of } ختم را { $n } روز عقب انداخت.
       *[other] توقف { $of } ختم را { $n } روز عقب انداخت.
    }
