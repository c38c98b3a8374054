## Повідомлення

message-code-subject = Ваш код Essor
message-code = { $code } – ваш код Essor. Він діє 10 хвилин. Нікому його не давайте.
message-question-subject = Essor: на вас чекає питання
message-question = Essor: на вас чекає питання про місяць { $month }. Відповідь тут: { $link }
message-correction-subject = Essor: на вас чекає відповідь
message-correction = Essor: на вас чекає відповідь про місяць { $month }. Прочитати тут: { $link }
message-invitation-subject = { $structure } запрошує вас до Essor
