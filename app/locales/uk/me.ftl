## Я

me-contact = Контакти
me-phone = Телефон
me-email = Електронна пошта
contact-none = Поки нічого
me-language = Мова
language-set = Тепер мова українська.
me-devices = Підключені пристрої
me-device-here = Цей пристрій
me-device-since = Вхід: { $at }
me-device-out = Вийти на ньому
me-device-unknown = Невідомий пристрій
device-out = На пристрої виконано вихід.
me-others-out = Вийти на всіх інших пристроях
others-out = На ваших інших пристроях виконано вихід.
