## Сьогодні

home-title = Вітаємо, { $name }
home-month-title = Ваш місяць { $month }
home-month-until = Останній день: { $day }. Нічого не отримали? Натисніть 0 €.
home-month-expected = Надішліть зараз. Нічого не отримали? Натисніть 0 €.
declare = Подати
declare-nil = 0 € за цей місяць
home-next-booking = Наступна зустріч
home-done-eyebrow = Усе зроблено
home-done-title = Сьогодні нічого робити не треба
progress-month = Місяць { $month } з { $months }
progress-actions =
    { $done ->
        [one] , { $done } справа з { $all }
        [few] , { $done } справи з { $all }
        [many] , { $done } справ з { $all }
       *[other] , { $done } справи з { $all }
    }
progress-rise = , +{ $amount } на місяць від початку
home-months =
    { $n ->
        [1] Потрібно подати: { $months }
        [one] Потрібно подати { $n } місяць: { $months }
        [few] Потрібно подати { $n } місяці: { $months }
        [many] Потрібно подати { $n } місяців: { $months }
       *[other] Потрібно подати { $n } місяця: { $months }
    }
home-first = Почніть з місяця { $month }.
home-first-until = Почніть з місяця { $month }. Останній день: { $day }.
declare-nil-month = 0 € за { $month }
home-draft = Вашу чернетку збережено.
home-draft-phone = Чернетку збережено на цьому телефоні.
home-go-on = Продовжити
home-done-year = За { $year } рік ви подали { $amount }.
home-plan-read = Прочитати й підписати
home-check-in-text = Три відповіді, 30 секунд.
home-check-in-go = Відповісти
home-directions = Маршрут

## Ласкаво просимо

welcome-title = Ласкаво просимо до Essor
welcome-text = Ваш консультант: { $name }. Щоб почати:
welcome-language = Вибрати мову
welcome-phone = Перевірити ваш телефон
welcome-phone-code = Наступного разу увійдіть із кодом, який надійде в SMS.
welcome-phone-none = Дайте ваш номер організації.
welcome-month = Перший місяць, який треба подати: { $month }
welcome-month-from = З { $day }.
welcome-booking = Записатися на першу зустріч
welcome-screen = Додати Essor на екран вашого телефона
welcome-screen-how = У меню браузера: «Додати на головний екран».
welcome-put-away = Прибрати цей список

## Допомога й карта сайту

help-title = Допомога
help-lead = Є проблема? Зателефонуйте або напишіть.
help-none = Запитайте вашу організацію.
help-publisher = Контакт особи, яка відповідає за цей сайт: { $contact }
help-code = Код не надходить?
help-code-text = Попросіть надруковану картку у вашої організації. Вона заміняє код.
help-sign-in = Не вдається увійти? Допомога
sitemap-title = Карта сайту
sitemap-pages = Сторінки
sitemap-account = Ваш обліковий запис
sitemap-site = Цей сайт
