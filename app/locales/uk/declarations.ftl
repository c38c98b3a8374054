## Дохід: місяці

declarations-title = Дохід
declarations-months = Ваші місяці
months-open =
    { $n ->
        [one] Потрібно подати { $n } місяць
        [few] Потрібно подати { $n } місяці
        [many] Потрібно подати { $n } місяців
       *[other] Потрібно подати { $n } місяця
    }
chart-label = Дохід за місяцями
chart-start = Початок: { $amount }
chart-goal = Ціль: { $amount }
chart-goal-above = Ціль: { $amount } (вище)
chart-waiting = На перевірці
chart-hint = Натисніть на місяць, щоб побачити суму.
chart-change = { $amount } порівняно з місяцем { $month }
chart-same = Так само, як за { $month }
chart-since-start = { $amount } від початку
chart-same-as-start = Так само, як на початку
chart-total = Усього за { $year } рік: { $amount }
chart-pages = Інші місяці
chart-earlier = Попередні місяці
chart-later = Наступні місяці

## Дохід: подати місяць

declare-title = Скільки ви отримали за { $month }?
declare-month = Подати дохід за { $month }
declare-lead = Останній день: { $day }. Порахуйте гроші, отримані того місяця. Нічого не отримали? Напишіть 0.
declare-lead-expected = Порахуйте гроші, отримані того місяця. Нічого не отримали? Напишіть 0.
declare-suspended = Того місяця вашу програму було призупинено. Подавати не треба. Але можна, якщо хочете.
declare-after-exit = { $day } ваша програма закінчилася. Ще треба подати три місяці після неї. Це один із них.
declare-withdrawn = Надсилання цього місяця скасовано. Щоб надіслати знову, натисніть «Надіслати».
line-title = Рядок {"{n}"}:
line-amount = Отримані гроші
line-refund = Гроші, повернені клієнту
line-amount-hint = Наприклад, 250 або 1 250,50
line-activity = Категорія
line-activity-hint = Товари, ресторан, фудтрак, пекарня, гостьові кімнати: це продаж.
line-change = змінити
line-add = Додати інший вид діяльності
line-add-refund = Додати гроші, повернені клієнту
line-remove = Прибрати цей рядок
total-of-month = Разом за місяць
send = Надіслати
send-amount = Надіслати {"{n}"}
keep-draft = Зберегти на потім
draft-saved = Збережено як чернетку. Поверніться до неї, коли захочете.
beside-open = Кілька видів діяльності, гроші, повернені клієнту, пояснення
clients-label = Кількість клієнтів
clients-field = Кількість клієнтів (необовʼязково)
clients-hint = Скільки клієнтів заплатили вам цього місяця. Можна залишити порожнім.
clients-not-a-number = Напишіть ціле число, наприклад 3, або залиште порожнім.
clients-told =
    { $n ->
        [0] Жодного клієнта
        [one] { $n } клієнт
        [few] { $n } клієнти
        [many] { $n } клієнтів
       *[other] { $n } клієнта
    }
note-label = Кілька слів для вашого консультанта (необовʼязково)
note-hint = Одне речення, наприклад «я два тижні хворію». Можна залишити порожнім.
note-told = «{ $note }»
draft-kept = Вашу чернетку збережено на цьому телефоні.
month-sent-before = Цей місяць уже надіслано: { $sent }. Ви хотіли { $amount }?
month-sent-how = Відкрийте місяць і натисніть «Виправити».
kept-offline = Збережено на цьому телефоні. Нічого не надіслано.
offline = Немає мережі. Не закривайте цю сторінку: усе надішлеться саме, щойно мережа зʼявиться.
line-mistake = Рядок { $n }: { $sentence }
amount-empty = Напишіть отримані гроші або 0, якщо нічого немає.
amount-not-a-number = Напишіть суму цифрами, наприклад 1 250,50.
amount-ambiguous = Цю суму можна прочитати двома способами: { $one } чи { $other }? Напишіть її без пробілів, з комою перед центами.
amount-too-precise = Після коми пишіть щонайбільше дві цифри, наприклад 1 250,50.
amount-too-large = Ця сума завелика. Перевірте цифри.
line-negative-sale = Отримані гроші не можуть бути меншими за нуль. Повернені гроші пишіть тут: «Кілька видів діяльності».
line-unknown-activity = Виберіть категорію зі списку.
line-too-many = Місяць має щонайбільше 20 рядків. Додайте разом рядки однієї категорії.
month-outside-path = Цей місяць поза вашою програмою. Виберіть інший місяць.
month-not-over = Цей місяць ще не закінчився. Подати його можна з першого дня наступного місяця.
declaration-sent = Надіслано.
declaration-nil-sent = Надіслано: 0 € за цей місяць.
declaration-withdrawn = Надсилання скасовано. Цей місяць знову потрібно подати.
declaration-closed = Цей місяць перевірено. Якщо є помилка, попросіть її виправити.
withdrawal-reviewed = Цей місяць уже переглянули. Надсилання вже не можна скасувати. Якщо є помилка, попросіть її виправити.
withdrawal-too-late = Від надсилання минуло більше ніж день. Суму ще можна виправити.

## Дохід: надісланий місяць

sent-title = { $month }: { $amount }, надіслано
sent-month = { $month }:
sent-review = { $name } перевіряє, вам нічого робити не треба.
sent-aside = Відкладіть { $amount }.
sent-aside-nothing = Цього місяця відкладати нічого.
sent-aside-not-known = Ми не знаємо, скільки відкласти.
sent-next = Наступний місяць: { $month }, з { $day }.
sent-still-open =
    { $n ->
        [one] Лишилося подати { $n } місяць.
        [few] Лишилося подати { $n } місяці.
        [many] Лишилося подати { $n } місяців.
       *[other] Лишилося подати { $n } місяця.
    }
sent-done = Готово
sent-see = Переглянути цей місяць
withdraw = Скасувати надсилання

## Дохід: категорії

activity-01 = Продаж, харчування, проживання
activity-02 = Комерційні або ремісничі послуги
activity-03 = Інші послуги, вільна професія
activity-04 = Вільна професія, пенсія в Cipav
activity-05 = Здача туристичного житла з категорією
activity-06 = Діяльність треба уточнити
credit-note-of = Повернені гроші: { $name }

## Дохід: поданий місяць

correction-open = Ця сума неправильна
correction-reason = Що треба виправити?
correction-reason-hint = Одне речення. Його прочитає { $name } і відкриє місяць або пояснить, чому він лишається так.
correction-send = Попросити виправити
correction-sent = Ваше прохання надіслано.
correction-requested = Ви вже просили про це. Відповідь зʼявиться тут.
correction-waits = Ви попросили виправити цю суму («{ $reason }»). { $name } скоро вам відповість.
figure-reopened = Цей місяць відкрито: ви можете його виправити.
figure-waiting = { $name } перевіряє цю суму й відповість вам.
correct = Виправити
locked-verified = Цей місяць перевірено. Щоб його змінити, зверніться до консультанта: { $name }.
entered-by = Цю суму записано за вас { $at }. Хто записав: { $name }.
entered-reason = Причина: { $reason }
entered-contest = Це не моя сума
total = Разом
question-eyebrow = { $name } питає вас
question-title = Питання про ваш місяць { $month }
answer-label = Ваша відповідь, одне речення
answer-send = Відповісти
answer-correct = Виправити суму
answer-sent = Вашу відповідь надіслано.
thread-title = Питання й відповіді
thread-who = { $name }, { $at }
thread-correction = Прохання виправити: { $reason }
thread-reopened = Місяць відкрито для виправлення.
thread-kept = Сума лишається як є.
thread-opened = Місяць відкрито для виправлення. Причина: { $reason }
thread-opening-undone = Місяць знову закрито.
thread-answer = Ви, { $at }
versions-title = Версії цієї суми
version = Версія { $n }
version-reported = Версія { $n }, у місячному звіті
version-sent = Хто надіслав
version-note = Пояснення
version-changed = , змінено

## Документи місяця

documents-title = Документи
documents-of = Документи: { $month } { $year } р.
documents-lead = Сфотографуйте рахунок або додайте PDF. Їх бачите лише ви та { $name }.
documents-none = До цього місяця нічого не додано.
documents-removed = Прибрані
documents-count =
    { $n ->
        [0] Додати фото або PDF
        [one] { $n } документ
        [few] { $n } документи
        [many] { $n } документів
       *[other] { $n } документа
    }
document-label = Фото або PDF
document-hint = Щонайбільше 10 МБ. До місяця можна додати щонайбільше 10 документів.
document-add = Додати цей документ
document-note = { $what }, додано { $at }
document-unnamed = документ
document-remove = Прибрати
document-restore = Повернути
document-which = : { $name }
document-until = Прибрано. Повернути можна до { $day }; потім його буде видалено.
document-added = Документ додано до вашого місяця.
document-removed = Документ прибрано. Повернути його можна протягом 7 днів.
document-restored = Документ знову додано.
document-none = Виберіть фото або PDF.
document-empty = Цей файл порожній. Виберіть інший.
document-too-large = Цей файл більший за 10 МБ. Виберіть менший або сфотографуйте документ.
document-kind = Цей файл – не фото (JPEG, PNG, WebP) і не PDF. Сфотографуйте документ або збережіть його як PDF.
document-too-many = Цей місяць уже має 10 документів. Приберіть один, щоб додати інший.
document-too-many-pixels = Це фото має забагато пікселів (понад 50 мільйонів). Сфотографуйте з меншим розміром.
document-unreadable = Це фото пошкоджене. Сфотографуйте ще раз або збережіть документ як PDF.
document-not-kept = Документ не вдалося зберегти: сховище документів не відповідає. Спробуйте ще раз за кілька хвилин. Усе інше працює.
document-sent-before = Цей документ уже додано.
document-gone = Цей документ видалено. Додайте його знову, якщо він у вас ще є.
photo-shrunk = Фото зменшено з {"{before}"} до {"{after}"}.

## Довідка про дохід

attestation-link = Довідка для банку або CAF
attestation-title = Довідка про дохід
attestation-lead = Перевірені місяці, для банку або CAF. Довідка написана французькою.
attestation-from = Від місяця
attestation-to = До місяця
attestation-show = Показати цей період
attestation-month = Виберіть місяць зі списку.
attestation-order = Кінець періоду раніше за початок. Виберіть пізніший місяць.
attestation-nothing-yet = Жоден місяць ще не закінчився. Довідка буде тут наступного місяця.
attestation-issue-how = Це попередній перегляд. Оформіть довідку, щоб вона отримала номер і код, який банк може перевірити.
attestation-issue = Оформити довідку
attestation-is-issued = Довідку оформлено. Її можна надрукувати.
attestation-none-to-issue = Жоден місяць цього періоду не перевірено: підтверджувати нічого. Виберіть інший період.
attestation-print-how = Щоб надрукувати або зберегти як PDF: відкрийте меню браузера, потім «Друк».
attestation-print = Надрукувати
attestation-before-title = Уже оформлені довідки
attestation-issued-on = Оформлено { $day }, разом { $total }
attestation-revoke = Відкликати
attestation-revoke-what = Відкликана довідка не зникає: хто перевірить її код, прочитає, що вона вже не діє.
attestation-revoked-on = Відкликано { $day }
attestation-is-revoked = Довідку відкликано. Хто перевірить її код, побачить це.

# Сама довідка
attestation-reference = Номер { $reference }
attestation-period = { $from } – { $to }

## Відкласти

set-aside-title = Скільки відкласти
set-aside-estimate = Це приблизна сума. Точну суму повідомить Urssaf.
set-aside-not-known = Сума невідома
set-aside-gap = Для «{"{n}"}» немає ставки за цей місяць. Цю частину не пораховано.
set-aside-stops = Одна категорія менша за нуль через повернені гроші. Тут вона рахується як 0 €.
set-aside-not-registered = Того місяця вашої діяльності ще не було створено. До Urssaf платити нічого не треба.
set-aside-after-table = Ми знаємо ставки по {"{n}"} включно. Сума за цей місяць може змінитися.
set-aside-known-until = Ставки відомі по { $month } включно.
set-aside-rounded = Кожен рядок округлено до євро, як в Urssaf.
set-aside-for = { $month }, приблизна сума
set-aside-none = Подайте місяць: сума зʼявиться тут.
set-aside-how = Звідки ця сума
set-aside-change = Змінити мій розрахунок
set-aside-no-tax = Податок на доходи не пораховано.
set-aside-left-out = Тут не пораховано місцевий податок для підприємств (CFE).
charge-contributions = Соціальні внески
charge-training = Навчання
charge-chamber = Внесок до палати
charge-income-tax = Податок на доходи
rate-of = { $charge }, «{ $activity }»: { $rate } від { $base }.
rate-since = { $charge }, «{ $activity }»: { $rate } від { $base }. Ця ставка діє з місяця { $since }
rate-reduced = { $charge }, «{ $activity }»: зазвичай { $normal }. З допомогою на початку (ACRE) ви платите { $rate } від { $base }, по { $until } включно.
acre-without-date = Допомогу на початку (ACRE) не пораховано. Ми не знаємо дати початку вашої діяльності. Скажіть її консультанту.
business-title = Що стосується вас
business-tax = Я плачу податок на доходи разом із внесками
business-tax-hint = Це називається «versement libératoire». Його треба було попросити. Не знаєте? Залиште порожнім.
business-craft = Моя діяльність реміснича
business-craft-hint = Частки на навчання та для палати ремесел (chambre de métiers) вищі.
business-set = Записано. Суму оновлено.
save = Зберегти

## CAF

caf-title = Декларація до CAF
caf-note = Ваші три місяці, щоб переписати
caf-lead = Ваші цифри: перепишіть їх без змін. У якому місяці ви подаєте декларацію?
caf-when = Місяць декларації
caf-asks = Якщо місяць декларації { $month }, CAF питає про { $first }, { $second } і { $third }
caf-missing = Ви ще не подали цей місяць.
caf-declare = Подати дохід за { $month }
caf-outside = Цей місяць поза вашою програмою: Essor його не знає. Візьміть цифру з ваших паперів.
caf-negative = Ви повернули більше грошей, ніж отримали: { $amount }. Напишіть 0.
caf-copy = Копіювати
caf-copied = Скопійовано
caf-copy-of = : { $activity }, { $month }
caf-not-known = Ми не знаємо, про які місяці CAF тоді питала.
caf-how = Що CAF робить із цими цифрами
caf-check = Перевірте, чи ваш бланк питає саме про ці три місяці.
caf-abatement = Нічого не віднімайте самі: CAF віднімає { $rate } на ваші витрати за «{ $activity }».
caf-rsa = Людина, яка живе сама й не має доходу, отримує { $amount } RSA на місяць (сума з місяця { $since }).

## Межа року

ceiling-title = Межа на { $year } рік
ceiling-turnover = Дохід
ceiling-all = Продаж і послуги
ceiling-services = Послуги
ceiling-of = { $name }: { $turnover } з { $ceiling }
ceiling-year = За повний рік: { $turnover }, межа { $ceiling }
ceiling-details = Показати цифри
ceiling-far = Ваш дохід менший за межу для micro-entreprise.
ceiling-near = Ваш дохід наближається до межі для micro-entreprise. Поговоріть про це з консультантом: { $name }.
ceiling-over = Ваш дохід більший за межу для micro-entreprise. Якщо так буде два роки, ваш статус зміниться. Поговоріть про це з консультантом: { $name }.
ceiling-no-date = Ми не знаємо дати початку вашої діяльності. Рахуємо повний рік.
ceiling-prorated = { $day } почалася ваша діяльність: межа рахується за { $days } з { $of_days } днів.
ceiling-before = Місяці до створення вашої діяльності не рахуються.
ceiling-not-registered = Межа рахуватиметься від створення вашої діяльності, з { $day }
ceiling-vat = Податок ПДВ (TVA) може початися раніше: зазвичай від { $services } за послуги або { $goods } за продаж на рік.
ceiling-not-known = Ми не знаємо межі на { $year } рік.
ceiling-left-out = Ми не знаємо межі для «{ $activity }»: цю частину не пораховано.

## Місяці попередньої програми

months-earlier = Попередня програма, від { $from } до { $to }
months-earlier-all =
    { $n ->
        [one] { $n } місяць цієї програми
        [few] { $n } місяці цієї програми
        [many] { $n } місяців цієї програми
       *[other] { $n } місяця цієї програми
    }

## Вихід між двома датами групового заняття

history-rest-taken-back = { $who }: запис на наступні дати прибрано.
