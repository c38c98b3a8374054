## پیام‌ها

message-code-subject = کد Essor شما
message-code = { $code } کد Essor شما است. 10 دقیقه اعتبار دارد. به کسی ندهید.
message-question-subject = ‏Essor: یک سؤال منتظر شما است
message-question = ‏Essor: یک سؤال دربارهٔ ماه { $month } شما است. اینجا جواب بدهید: { $link }
message-plan-subject = ‏Essor: یک پلان برای امضا
message-plan = ‏Essor: پلان کاری شما آماده است. اینجا آن را بخوانید و امضا کنید: { $link }
message-correction-subject = ‏Essor: یک جواب منتظر شما است
message-correction = ‏Essor: یک جواب دربارهٔ ماه { $month } شما است. اینجا بخوانید: { $link }
message-entered-subject = ‏Essor: یک رقم برای شما نوشته شد
message-entered = ‏Essor: تیم شما یک رقم برای ماه { $month } شما نوشت. اینجا ببینید: { $link }
message-opened-subject = ‏Essor: یک ماه برای اصلاح
message-opened = ‏Essor: ماه { $month } شما برای اصلاح باز است. اینجا باز کنید: { $link }
message-invitation-subject = ‏{ $structure } شما را به Essor دعوت می‌کند

## جواب با SMS

message-sms-reply-subject = ‏Essor: جواب شما با SMS
message-sms-declared = ‏Essor: { $month }، { $amount }، فرستاده شد. اشتباه است؟ اصلاح: { $link }
message-sms-question = ‏Essor: سؤالی دربارهٔ ماه { $month } منتظر جواب شما است: { $link }
message-sms-nothing-open = ‏Essor: فعلاً ماهی برای اعلان نیست. ماه‌های شما: { $link }
message-sms-several-months = ‏Essor: چند ماه باید اعلان شود. ماه را انتخاب کنید: { $link }
message-sms-suspended = ‏Essor: برنامه در ماه { $month } متوقف است. چیزی فرستاده نشد. ماه‌های شما: { $link }
message-sms-unreadable = ‏Essor: مبلغ ماه { $month } را نفهمیدیم. اینجا بنویسید: { $link }
message-sms-ambiguous = ‏Essor: { $one } یا { $other }؟ مبلغ را اینجا بنویسید: { $link }
message-sms-several-activities = ‏Essor: شما چند نوع کار دارید. اینجا اعلان کنید: { $link }

## تغییر معلومات تماس توسط خود شخص

message-contact-code-subject = ‏Essor: کد شما
message-contact-code = { $code } کد تأیید این شماره یا ایمیل در Essor است. 10 دقیقه اعتبار دارد. به کسی ندهید.
message-contact-has-account-subject = ‏Essor: این شماره یا ایمیل حساب دارد
message-contact-has-account = ‏Essor: این شماره یا ایمیل از پیش حساب دارد. برای حساب دیگر استفاده نمی‌شود. شما نخواستید؟ کاری لازم نیست.
message-own-contact-subject = ‏Essor: معلومات تماس شما تغییر کرد
message-own-contact = ‏Essor: حساب شما حالا با ⁦{ $contact }⁩ است. کار شما نبود؟ زود به مؤسسهٔ خود زنگ بزنید.

## یادآوری اعلان

reminder-title = ماه { $month } باید اعلان شود
reminder-title-many = { $n } ماه باید اعلان شود
reminder-subject = ‏Essor: { $title }
reminder-first = ماه { $month } را تا { $until } اعلان کرده می‌توانید. هیچ نگرفتید؟ 0 بفرستید.
reminder-before = روز آخر برای اعلان ماه { $month }: { $until }. هیچ نگرفتید؟ 0 بفرستید.
reminder-after = هنوز ماه { $month } را اعلان کرده می‌توانید. هیچ نگرفتید؟ 0 بفرستید.
reminder-many = { $n } ماه باید اعلان شود. هیچ نگرفتید؟ 0 بفرستید.
reminder-sms = ‏Essor: { $text } { $link }
reminder-sms-answer = ‏Essor: ماه { $month } باید اعلان شود. در جواب، 0 یا مبلغ را بنویسید. یا باز کنید: { $link }
reminder-mail =
    سلام،

    { $text }
    { $link }

    شما انتخاب کرده می‌توانید که یادآوری چطور برسد، یا آن را توقف بدهید. در Essor، «من» را باز کنید، بعد «اطلاعیه‌ها».
