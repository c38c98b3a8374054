## امروز

home-title = سلام { $name }
home-month-title = ماه { $month } شما
home-month-until = تا { $day }. هیچ پول نگرفتید؟ دکمهٔ ⁦0 €⁩ را فشار دهید.
home-month-expected = همین حالا بفرستید. هیچ پول نگرفتید؟ دکمهٔ ⁦0 €⁩ را فشار دهید.
declare = اعلان
declare-nil = این ماه ⁦0 €⁩
home-next-booking = وعدهٔ آینده
home-done-eyebrow = همه تکمیل است
home-done-title = امروز کاری نیست
progress-month = ماه { $month } از { $months }
progress-actions =
    { $done ->
        [one] ، { $done } کار از { $all }
       *[other] ، { $done } کار از { $all }
    }
progress-rise = ، از آغاز ماهانه { $amount } بیشتر
home-months =
    { $n ->
        [one] باید اعلان شود: { $months }
       *[other] { $n } ماه باید اعلان شود: { $months }
    }
home-first = از ماه { $month } شروع کنید.
home-first-until = از ماه { $month } شروع کنید، تا { $day }.
declare-nil-month = ⁦0 €⁩ در ماه { $month }
home-draft = مسودهٔ شما نگه داشته شده است.
home-draft-phone = یک مسوده در این تلفون نگه داشته شده است.
home-go-on = ادامه
home-done-year = در سال { $year }، شما { $amount } اعلان کردید.
home-plan-read = خواندن و امضا
home-check-in-text = سه جواب، 30 ثانیه.
home-check-in-go = جواب دادن
home-directions = راه

## خوش آمدید

welcome-title = به Essor خوش آمدید
welcome-text = { $name } همراه شما است. برای شروع:
welcome-language = زبان خود را انتخاب کنید
welcome-phone = تلفون خود را بررسی کنید
welcome-phone-code = بار دیگر با کدی داخل شوید که با SMS می‌رسد.
welcome-phone-none = شمارهٔ خود را به مؤسسهٔ خود بدهید.
welcome-month = اولین ماه برای اعلان: { $month }
welcome-month-from = از { $day }.
welcome-booking = گرفتن اولین وعده
welcome-screen = گذاشتن Essor در صفحهٔ تلفون شما
welcome-screen-how = در مینوی مرورگر: «افزودن به صفحهٔ اصلی».
welcome-put-away = جمع کردن این فهرست

## کمک و نقشهٔ سایت

help-title = کمک
help-lead = مشکلی دارید؟ زنگ بزنید یا بنویسید.
help-none = از مؤسسهٔ خود بپرسید.
help-publisher = برای تماس با مسؤول این سایت: ⁦{ $contact }⁩
help-code = کد نمی‌رسد؟
help-code-text = از مؤسسهٔ خود کارت چاپی بخواهید. کارت به جای کد کار می‌دهد.
help-sign-in = داخل شده نمی‌توانید؟ کمک
sitemap-title = نقشهٔ سایت
sitemap-pages = صفحه‌ها
sitemap-account = حساب شما
sitemap-site = این سایت
