## من

me-contact = معلومات تماس
me-phone = تلفون
me-email = ایمیل
contact-none = فعلاً هیچ
me-language = زبان
language-set = زبان حالا دری است.
me-devices = دستگاه‌های وصل
me-device-here = این دستگاه
me-device-since = وصل از { $at }
me-device-out = خروج از آن
me-device-unknown = دستگاه ناشناس
device-out = از دستگاه خارج شدید.
me-others-out = خروج از همهٔ دستگاه‌های دیگر
others-out = از دستگاه‌های دیگر خود خارج شدید.
email-new = ایمیل نو
contact-change = تغییر
contact-change-phone = شمارهٔ تلفون
contact-change-email = ایمیل
contact-change-lead = یک کد به شماره یا ایمیل نو فرستاده می‌شود. بعد آن را اینجا می‌نویسید. به شماره یا ایمیل پیشین یک پیام می‌رسد.
contact-sign-in-first = برای تغییر معلومات تماس، اول دوباره داخل شوید. بعد به همین صفحه برمی‌گردید.
contact-by-link = ایمیل شما با یک لینک تغییر می‌کند.
contact-unchanged = این همین حالا شماره یا ایمیل شما است.
contact-code-lead = یک کد به ⁦{ $contact }⁩ می‌فرستیم. در ده دقیقه آن را اینجا بنویسید.
contact-code-send = تأیید
contact-code-none = اول در صفحهٔ «من» یک کد بخواهید.
own-contact-changed = معلومات تماس شما تغییر کرد. از دستگاه‌های دیگر خود خارج شدید.
email-change-title = تغییر ایمیل من
phone-change-title = تغییر شمارهٔ تلفون من
phone-new = شمارهٔ نو تلفون
phone-new-hint = شماره‌ای که SMS به آن می‌رسد
sms-stopped = شما STOP جواب دادید. دیگر SMS به شما نمی‌رسد.
sms-resume = گرفتن دوبارهٔ SMS
sms-resumed = دوباره SMS به شما می‌رسد.
text-size-title = اندازهٔ نوشته
text-size-normal = عادی
text-size-large = کلان
text-size-larger = بسیار کلان
text-size-set = اندازهٔ نوشته در این دستگاه تغییر کرد.
me-device-named = { $agent }، استفاده شد در { $seen }

## یادآوری‌ها

reminders-title = اطلاعیه‌ها
reminders-when = Essor حداکثر سه بار در ماه اعلان را یادآوری می‌کند: روز اول، { $days } روز پیش از { $due }، و یک بار بعد از آن.
reminders-when-twice = Essor حداکثر دو بار در ماه اعلان را یادآوری می‌کند: روز اول، و یک بار بعد از { $due }.
reminders-stop = در شب هیچ وقت یادآوری نمی‌شود. همین که اعلان کنید، یادآوری ختم می‌شود.
reminders-by = گرفتن یادآوری
reminders-else = اگر هیچ اطلاعیه نرسد
reminders-default = چیزی انتخاب نکرده‌اید: Essor امروز این‌طور می‌کند.
reminders-sms = با SMS
reminders-mail = با ایمیل
reminders-none = هیچ یادآوری
reminders-none-hint = پیام‌های دیگر همیشه می‌رسد: کدها، وعده‌ها، سؤال‌ها.
reminders-unchosen = یک جواب انتخاب کنید.
reminders-set = ثبت شد.
push-title = در این تلفون
push-lead = یادآوری در صفحهٔ تلفون نشان داده می‌شود. رایگان است، و SMS فرستاده نمی‌شود.
push-start = گرفتن یادآوری در این تلفون
push-is-here = یادآوری در این تلفون نشان داده می‌شود.
push-stop = توقف در این تلفون
push-elsewhere =
    { $n ->
        [one] یک دستگاه دیگر هم آن را نشان می‌دهد.
       *[other] { $n } دستگاه دیگر هم آن را نشان می‌دهند.
    }
push-refused = مرورگر شما اطلاعیه‌های Essor را نمی‌گذارد. در تنظیمات مرورگر اجازه داده می‌توانید. اگر نه، SMS یا ایمیل را نگه دارید.
push-failed = اطلاعیه‌ها فعلاً اینجا کار نمی‌دهد. پسان دوباره کوشش کنید، یا SMS یا ایمیل را نگه دارید.
push-not-a-subscription = اطلاعیه‌ها با این مرورگر کار نمی‌دهد. SMS یا ایمیل را نگه دارید.
push-started = بعد از این یادآوری در این تلفون نشان داده می‌شود.
push-stopped = یادآوری دیگر در این تلفون نشان داده نمی‌شود.
