## Повідомлення

message-code-subject = Ваш код Essor
message-code = { $code } – ваш код Essor. Він діє 10 хвилин. Нікому його не давайте.
message-question-subject = Essor: на вас чекає питання
message-question = Essor: на вас чекає питання про місяць { $month }. Відповідь тут: { $link }
message-plan-subject = Essor: план на підпис
message-plan = Essor: ваш план дій готовий. Прочитайте і підпишіть його тут: { $link }
message-correction-subject = Essor: на вас чекає відповідь
message-correction = Essor: на вас чекає відповідь про місяць { $month }. Прочитати тут: { $link }
message-entered-subject = Essor: за вас записали суму
message-entered = Essor: ваша організація записала суму за місяць { $month }. Подивіться тут: { $link }
message-opened-subject = Essor: місяць для виправлення
message-opened = Essor: ваш місяць { $month } відкрито для виправлення. Відкрити тут: { $link }
message-invitation-subject = { $structure } запрошує вас до Essor

## Відповіді через SMS

message-sms-reply-subject = Essor: ваша відповідь через SMS
message-sms-declared = Essor: { $month }: { $amount }, надіслано. Помилка? Виправте: { $link }
message-sms-question = Essor: є питання про { $month }. Відповідь тут: { $link }
message-sms-nothing-open = Essor: поки подавати нічого. Ваші місяці: { $link }
message-sms-several-months = Essor: треба подати кілька місяців. Виберіть: { $link }
message-sms-suspended = Essor: програму на { $month } призупинено. Нічого не надіслано. Ваші місяці: { $link }
message-sms-unreadable = Essor: незрозуміла сума за { $month }. Напишіть її тут: { $link }
message-sms-ambiguous = Essor: { $one } чи { $other }? Напишіть суму тут: { $link }
message-sms-several-activities = Essor: у вас кілька видів діяльності. Подайте тут: { $link }

## Контакти, які змінила сама особа

message-contact-code-subject = Essor: ваш код
message-contact-code = { $code } – код, щоб підтвердити контакт в Essor. Діє 10 хвилин. Нікому його не давайте.
message-contact-has-account-subject = Essor: цей контакт уже має обліковий запис
message-contact-has-account = Essor: цей контакт уже має обліковий запис. Для іншого він не підходить. Ви нічого не просили? Нічого не робіть.
message-own-contact-subject = Essor: ваші контакти змінено
message-own-contact = Essor: ваш новий контакт: { $contact }. Це зробили не ви? Одразу зателефонуйте організації.

## Нагадування подати дохід

reminder-title = { $month }: потрібно подати
reminder-title-many =
    { $n ->
        [one] Потрібно подати { $n } місяць
        [few] Потрібно подати { $n } місяці
        [many] Потрібно подати { $n } місяців
       *[other] Потрібно подати { $n } місяця
    }
reminder-subject = Essor: { $title }
reminder-first = Можна подати { $month }. Останній день: { $until }. Немає доходу? Надішліть 0.
reminder-before = Подайте { $month }. Останній день: { $until }. Немає доходу? Надішліть 0.
reminder-after = Ще можна подати { $month }. Немає доходу? Надішліть 0.
reminder-many =
    { $n ->
        [one] Потрібно подати { $n } місяць. Немає доходу? Надішліть 0.
        [few] Потрібно подати { $n } місяці. Немає доходу? Надішліть 0.
        [many] Потрібно подати { $n } місяців. Немає доходу? Надішліть 0.
       *[other] Потрібно подати { $n } місяця. Немає доходу? Надішліть 0.
    }
reminder-sms = Essor: { $text } { $link }
reminder-sms-answer = Essor: { $month }: треба подати. Напишіть у відповідь 0 або суму. Або тут: { $link }
reminder-mail =
    Вітаємо!

    { $text }
    { $link }

    Ви можете вибрати, як отримувати ці нагадування, або вимкнути їх. В Essor відкрийте «Я», потім «Сповіщення».
