## Program

path-first-month = Bildirilecek sonraki ay: { $month }. Başlangıç: { $day }.
path-until = { $day } gününe kadar
path-months-left-you = { $n } ayınız kaldı.
path-days-left-you =
    { $n ->
        [one] { $n } gününüz kaldı.
       *[other] { $n } gününüz kaldı.
    }
path-over = { $day } günü bitti.
path-left-on-you = Programınız { $day } günü bitti.
path-of-day = { $day }
path-of-month = { $month } { $year }
path-of-days = { $first } ile { $last } arası
path-pushed =
    { $n ->
        [one] Durdurma ({ $of }) bitişi { $n } gün erteledi.
       *[other] Durdurma ({ $of }) bitişi { $n } gün erteledi.
    }
