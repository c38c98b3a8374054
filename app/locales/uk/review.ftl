choose = Виберіть
