## پیام‌ها

message-code-subject = کد Essor شما
message-code = { $code } کد Essor شما است. 10 دقیقه اعتبار دارد. به کسی ندهید.
message-question-subject = Essor: یک سؤال منتظر شما است
message-question = Essor: یک سؤال دربارهٔ ماه { $month } شما است. اینجا جواب بدهید: { $link }
message-correction-subject = Essor: یک جواب منتظر شما است
message-correction = Essor: یک جواب دربارهٔ ماه { $month } شما است. اینجا بخوانید: { $link }
message-invitation-subject = { $structure } شما را به Essor دعوت می‌کند
