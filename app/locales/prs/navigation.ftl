# متن‌های Essor به دری. هنوز کسی آن‌ها را بازخوانی نکرده است.

## چوکات همهٔ صفحه‌ها

skip = رفتن به متن
demo-label = نسخهٔ آزمایشی
demo-notice = نسخهٔ آزمایشی: اشخاص و مبلغ‌ها واقعی نیستند.
nav-label = فهرست اصلی
nav-today = امروز
nav-turnover = عواید
nav-turnover-more = {" "}ماهانه
nav-bookings = وعده‌ها
nav-plan = پلان من
nav-me = من
sign-out = خروج
title-mistake = اشتباه:{" "}
error-prefix = اشتباه:{" "}
error-summary =
    { $n ->
        [one] یک اشتباه وجود دارد
       *[other] { $n } اشتباه وجود دارد
    }
text-empty = این خانه را پر کنید.
text-too-long = این متن بسیار دراز است. کوتاه‌تر بنویسید.
moved-on = از وقتی که باز کردید، این ماه تغییر کرده است. آن را ببینید و اگر لازم بود دوباره کوشش کنید.

## زبان‌ها و خواندن با صدا

languages-label = انتخاب زبان
language-offer = پیش از ورود این زبان را انتخاب کردید. همین زبان بماند؟
translation-unreviewed = ترجمهٔ بازخوانی‌نشده
translations-title = ترجمه‌ها
translations-lead = Essor به چند زبان است. بعضی ترجمه‌ها را ماشین کرده است.
translations-languages = زبان‌های بازخوانی‌نشده
translations-correct = اصلاح یک جمله
translations-how = جمله‌ای غلط یا عجیب است؟ به مؤسسهٔ خود بگویید. مؤسسه جمله و اصلاح آن را به ما می‌نویسد:
translations-files = جمله‌ها در این فایل‌ها نیز هستند. هر کس می‌تواند با کد منبع اصلاحی پیشنهاد کند:
aloud-read = شنیدن
aloud-pause = مکث
aloud-resume = ادامه
aloud-stop = توقف
aloud-no-voice = این دستگاه برای این زبان صدا ندارد.

## به جای صفحه

stop-403-title = این صفحه برای حساب شما باز نیست
stop-403-text = اگر به آن نیاز دارید، از مؤسسهٔ خود بپرسید.
stop-404-title = این صفحه وجود ندارد
stop-404-text = آدرس کامل نیست، یا لینک پیش‌تر استفاده شده است. به آغاز برگردید، یا از مؤسسهٔ خود لینک نو بخواهید.
stop-413-title = این فایل بسیار بزرگ است
stop-413-text = هیچ چیز گم نشده است. یک صفحه عقب بروید. فایل کوچک‌تر یا متن کوتاه‌تر بفرستید.
stop-421-title = این آدرس Essor نیست
stop-421-text = هیچ چیز ثبت نشد. Essor را با آدرسی باز کنید که مؤسسهٔ شما داده است.
stop-500-title = مشکل از طرف ما است
stop-500-text = هیچ چیز گم نشده است. یک صفحه عقب بروید: نوشتهٔ شما هنوز آنجاست. بعد دوباره کوشش کنید.
stop-503-title = Essor فعلاً جواب داده نمی‌تواند
stop-503-text = هیچ چیز گم نشده است. چند ثانیه صبر کنید، یک صفحه عقب بروید و دوباره کوشش کنید.
stop-home = رفتن به آغاز

## تاریخ‌ها و جای‌ها

when = { $day }، از { $from } تا { $to }
at = { $day } ساعت { $time }
with = با { $name }
remote = از راه دور

## حالت ماه

state-to-declare = باید اعلان شود
state-expected = باید اعلان شود
state-not-due = هنوز وقت اعلان نیست
state-suspended = برنامه متوقف است
state-submitted = زیر بررسی
state-question = سؤال
state-validated = بررسی شد
state-reported = بررسی شد
state-imported = بررسی شد
state-reopened = باید اصلاح شود
state-to-report-again = بررسی شد، پس از گزارش ماه اصلاح شد
state-draft = مسوده
