## Program

path-yours = Programınız
path-before-you = Programınız { $day } günü başlıyor.
path-first-month = Bildirilecek sonraki ay: { $month }. Başlangıç: { $day }.
path-suspended-you = Programınız { $day } gününe kadar durduruldu.
path-over-you = Programınız { $day } günü bitti.
path-over-months =
    { $n ->
        [one] Bildirilecek bir ay kaldı: { $month }. Başlangıç: { $day }.
       *[other] Bildirilecek { $n } ay kaldı. Sıradaki ay: { $month }. Başlangıç: { $day }.
    }
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
