## Зустрічі

bookings-title = Зустрічі
bookings-mine = Ваші зустрічі
bookings-none-held = У вас поки немає зустрічей.
bookings-title-kind = Зустрічі: { $kind }
bookings-offered = Куди можна записатися
bookings-none-title = Поки нікуди записатися
bookings-none-text = Наступні зустрічі зʼявляться тут.
kind-label = Вид зустрічі
kind-all = Усі
kind-Coaching = Особиста зустріч
kind-Training = Групове заняття
kind-Expert = Зустріч з експертом
kinds-Coaching = Особисті
kinds-Training = Групові
kinds-Expert = З експертом
session-what = { $kind }, { $length }, веде { $name }
places-left =
    { $n ->
        [one] { $n } вільне місце
        [few] { $n } вільні місця
        [many] { $n } вільних місць
       *[other] { $n } вільного місця
    }
places-none = Усе зайнято: 0 вільних місць
places-of = з { $all }
session-cancelled = Скасовано
hours = { $from } – { $to }
hours-until = { $from }, до { $to }
fact-when = Коли
fact-where = Де
fact-who = З ким
book = Записатися
cannot-come = Я не можу прийти
cannot-come-text = Ваше місце зможе зайняти інша особа.
cannot-come-confirm = Скасувати цю зустріч
booking-done = Вас записано.
booking-held = Вас уже записано: місце лишається за вами.
booking-cancelled = Скасовано. Дякуємо, що повідомили.
booking-full = Усі місця зайняті. Виберіть іншу дату.
booking-left = Ваша програма закінчилася: записатися вже не можна. Якщо потрібна допомога, зателефонуйте консультанту.
booking-beyond-path = Ця дата пізніша за останній день вашої програми. Виберіть ранішу дату.
booking-over = { $day } ваша програма закінчилася. Записатися вже не можна. Потрібна допомога? Зателефонуйте консультанту.
booking-only-until = Ваша програма триває до { $day }, а ця дата пізніша. Виберіть ранішу дату.
booking-until = До { $day } триває ваша програма: пізніших дат тут немає.
booking-past = Ця зустріч уже почалася. Щоб прийти або скасувати її, зателефонуйте консультанту.
booking-session-cancelled = Цю зустріч скасовано. Виберіть іншу дату.
booking-overlap = На цей час у вас уже є зустріч. Спочатку скасуйте її або виберіть іншу дату.
booking-moved-since = Цю зустріч тим часом змінили: ось вона з новим часом. Нічого не скасовано.
booking-not-held = Це місце вже не на ваше імʼя. Скасовувати нічого.

## Записатися, чекати, перенести, не прийти

when-dates = від { $from } до { $to }
session-what-dates = { $kind }, зустрічей: { $dates }, веде { $name }
places-waiting =
    { $n ->
        [one] , чекає { $n } особа
        [few] , чекають { $n } особи
        [many] , чекають { $n } осіб
       *[other] , чекають { $n } особи
    }
fact-map = Показати на карті
fact-directions = Як дістатися
fact-link = Відкрити відеозустріч
cancel-rule = Скасувати або змінити час можна вільно до { $until }.
cancel-rule-start = Скасувати або змінити час можна вільно до початку.
cancel-rule-over =
    { $hours ->
        [one] До зустрічі менше ніж { $hours } година. Щоб скасувати, скажіть чому.
        [few] До зустрічі менше ніж { $hours } години. Щоб скасувати, скажіть чому.
        [many] До зустрічі менше ніж { $hours } годин. Щоб скасувати, скажіть чому.
       *[other] До зустрічі менше ніж { $hours } години. Щоб скасувати, скажіть чому.
    }
history = Що відбулося
history-nobody = Essor
history-created = { $who }: зустріч відкрито.
history-booked = { $who }: запис зроблено.
history-moved = { $who }: перенесено з { $from } на { $to }.
history-changed = { $who }: зустріч змінено.
history-cancelled = { $who }: своє місце скасовано.
history-taken-back = { $who }: запис прибрано.
history-session-cancelled = { $who }: зустріч скасовано.
history-given = { $who }: зустріч передано іншій особі з команди.
history-marked = { $who }: записано «{ $state }».
history-unmarked = { $who }: позначку про присутність прибрано.
history-recorded = { $who }: записано цю зустріч, що вже відбулася.
history-withdrawn = { $who }: вилучено цю зустріч, записану помилково.
history-walked-in = { $who }: додано людину, яка прийшла без запису.
history-place-restored = { $who }: місце повернено.
history-session-restored = { $who }: зустріч відновлено.
history-said = { $line } «{ $said }»
booking-state-Booked = Вас записано
booking-state-Attended = Присутність
booking-state-NoShow = Відсутність
booking-state-CancelledByParticipant = Відсутність з поважної причини
booking-state-CancelledByStructure = Скасувала організація
booking-state-place-taken-back = Запис прибрала організація
booking-state-you-cancelled = Ви скасували
booking-late = (пізно)
bookings-gone = Минулі або скасовані зустрічі
bookings-gone-none = Поки нічого.
slot-choose = Вибрати час
slot-page-title = Вибрати час: { $title }, тиждень від { $day }
slot-weeks = Тижні
slot-week-this = Цей тиждень
slot-week-next = Наступний тиждень
slot-week-of = Тиждень від
slot-first = Того тижня вільного часу немає. Перший вільний час: { $day }.
next-hour = Найближчий вільний час: { $name }
next-hour-cover = Найближчий вільний час: { $name }, заміняє консультанта { $coach }
next-hour-book = Записатися
next-hour-others = Інший час
next-hour-none = Поки немає вільного часу: { $name }.
slot-other = Вибрати інший час
slot-everybody = Показати час інших консультантів
slot-none-title = Поки немає вільного часу
slot-none-text = Попросіть консультанта запропонувати вам час.
confirm-title = Ваш запис
confirm-page-title = Підтвердити: { $title }, { $when }
session-page-title = { $title }: { $when }
move = Змінити час
move-title = Ваш новий час
move-page-title = Змінити час: { $title }, тиждень від { $day }
move-other-title = Змінити дату: { $title }
move-confirm = Змінити на цей час
move-explained = Виберіть інший час. Доти старий лишається за вами.
move-done = Перенесено. Ваш старий час знову вільний.
cannot-come-late = Скажіть, чому ви не прийдете. Це все.
cancel-reason = Чому?
cancel-reason-hint = Наприклад, «хвора дитина». Це прочитає особа, з якою у вас зустріч.
waitlist-why = Усі місця зайняті. Якщо хтось скасує, ми запропонуємо місце вам, коли дійде ваша черга.
waitlist-join = Чекати на місце (№ { $n } у черзі)
waitlist-explained = Для вас звільниться місце? Ми вам напишемо. У вас буде час відповісти.
waitlist-leave = Більше не чекати
waitlist-done = Записано. Ми напишемо вам, щойно для вас звільниться місце.
waitlist-already = Ви вже в черзі, або вас уже записано.
waitlist-left = Записано. Місце отримає інша особа.
waitlist-not-full = Є вільне місце: запишіться одразу.
waiting-position = Ви № { $n } у черзі
offer-eyebrow = Для вас звільнилося місце
offer-until = Воно чекає на вас до { $until }.
offer-accept = Зайняти місце
offer-pass = Пропустити свою чергу
offer-over = Час на відповідь минув. Місце запропоновано наступній особі.
booking-notice = Записатися на цю зустріч уже пізно. Виберіть іншу дату або зателефонуйте консультанту.
booking-too-many = У вас уже найбільша кількість зустрічей цього виду. Після наступної можна буде записатися знову.
booking-slot-gone = Цей час уже зайнятий. Виберіть інший.
booking-coach-busy = Особа, яка веде зустріч, має на цей час іншу. Виберіть інший час.
booking-coach-away = Особи, яка веде зустріч, цього дня немає. Виберіть інший день.
booking-reason = Зустріч уже скоро. Скажіть, чому ви не прийдете.
booking-move-late = Змінити час уже пізно. Ще можна скасувати й сказати чому.
booking-meanwhile = Хтось щойно записався або скасував. Перегляньте список і спробуйте ще раз.
attendance-not-begun = Зустріч ще не почалася: присутність позначають від її початку.
attendance-not-held = Це місце скасовано: позначати присутність не треба.
optional = Необовʼязково
offer-hours = Напишіть кількість годин від 1 до 168.
calendar-title = Календар вашого телефона
calendar-lead = Ваші зустрічі зʼявляються там і оновлюються після кожної зміни.
calendar-link = Бачити мої зустрічі в календарі телефона
calendar-add = Додати до календаря
calendar-short = Календар
calendar-open = Створити адресу мого календаря
calendar-again = Створити нову адресу
calendar-again-text = Стара адреса більше нічого не показуватиме.
calendar-since = Ваш календар підключено { $at }
calendar-close = Відключити календар
calendar-opened = Адреса вашого календаря готова.
calendar-closed = Готово: адреса більше нічого не показує.
calendar-address = Адреса вашого календаря
calendar-once = Її видно лише зараз. Нікому її не давайте: хто її має, бачить ваші зустрічі.
calendar-subscribe = Відкрити в календарі
calendar-name = Essor: { $structure }
calendar-with = Веде { $name }
calendar-place-taken-back = Організація прибрала ваш запис. Зустріч відбудеться без вас.
calendar-cancelled = Скасовано: { $title }
message-booked-subject = Essor: вас записано
message-booked = Essor: вас записано. { $title }, { $when }, { $place }, веде { $coach }. { $link }
message-moved-subject = Essor: зустріч змінено
message-moved = Essor: зустріч змінено. { $title }: { $when }, { $place }, веде { $coach }. { $link }
message-cancelled-subject = Essor: зустріч скасовано
message-cancelled = Essor: організація скасувала: { $title }, { $when }. Для вас це не пропуск. Інша дата: { $link }
message-place-taken-back-subject = Essor: ваш запис прибрано
message-place-taken-back = Essor: організація прибрала ваш запис: { $title }, { $when }. Зустріч буде без вас. Для вас це не пропуск. Інша дата: { $link }
message-moved-waiting-subject = Essor: зустріч змінено
message-moved-waiting = Essor: змінено зустріч, на яку ви чекаєте. { $title }: { $when }, { $place }, веде { $coach }. Ваша черга та сама. { $link }
message-offered-subject = Essor: місце для вас
message-offered = Essor: звільнилося місце. { $title }, { $when }. Чекає на вас до { $until }. Відповідь тут: { $link }
message-reminder-subject = Essor: скоро ваша зустріч
message-reminder = Essor: { $title }, { $when }, { $place }, веде { $coach }. Не можете? { $link }
message-said = { $text } «{ $said }»
meetings-title = Зустрічі, на яких ви були
meetings-in-person = на місці
meetings-remote = дистанційно
