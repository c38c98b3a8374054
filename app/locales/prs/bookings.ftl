## وعده‌ها

bookings-title = وعده‌ها
bookings-mine = وعده‌های شما
bookings-none-held = هنوز وعده ندارید.
bookings-title-kind = وعده‌ها: { $kind }
bookings-offered = وعده‌هایی که گرفته می‌توانید
bookings-none-title = فعلاً وعده‌ای برای گرفتن نیست
bookings-none-text = وعده‌های آینده اینجا نشان داده می‌شوند.
kind-label = نوع وعده
kind-all = همه
kind-Coaching = وعدهٔ انفرادی
kind-Training = ورکشاپ
kind-Expert = ملاقات با متخصص
kinds-Coaching = انفرادی
kinds-Training = ورکشاپ‌ها
kinds-Expert = متخصصان
session-what = { $kind }، { $length }، با { $name }
places-left =
    { $n ->
        [one] { $n } جای
       *[other] { $n } جای
    }
places-none = پر است: 0 جای
places-of = از { $all }
session-cancelled = لغو شد
hours = از { $from } تا { $to }
hours-until = از { $from } تا { $to }
fact-when = چه وقت
fact-where = کجا
fact-who = با
book = ریزرف جای من
cannot-come = آمده نمی‌توانم
cannot-come-text = جای شما به شخص دیگر می‌رسد.
cannot-come-confirm = لغو این وعده
booking-done = جای شما ریزرف شد.
booking-held = از پیش جای داشتید: هنوز برای شما ریزرف است.
booking-cancelled = لغو شد. تشکر که خبر دادید.
booking-full = همهٔ جای‌ها پر است. تاریخ دیگر انتخاب کنید.
booking-left = برنامهٔ شما ختم شده است: دیگر وعده گرفته نمی‌توانید. اگر کمک لازم دارید، به شخص همراه خود زنگ بزنید.
booking-beyond-path = این تاریخ بعد از روز آخر برنامهٔ شما است. تاریخ پیش‌تر انتخاب کنید.
booking-over = برنامهٔ شما در { $day } ختم شد. دیگر وعده گرفته نمی‌توانید. کمک لازم دارید؟ به شخص همراه خود زنگ بزنید.
booking-only-until = برنامهٔ شما تا { $day } است: این تاریخ بعد از آن است. تاریخ پیش‌تر انتخاب کنید.
booking-until = برنامهٔ شما تا { $day } است: تاریخ‌های بعد نشان داده نمی‌شوند.
booking-past = این وعده شروع شده است. برای آمدن یا لغو آن، به شخص همراه خود زنگ بزنید.
booking-session-cancelled = این وعده لغو شده است. تاریخ دیگر انتخاب کنید.
booking-overlap = در همین ساعت وعدهٔ دیگر دارید. اول آن را لغو کنید، یا تاریخ دیگر انتخاب کنید.
booking-moved-since = این وعده در این میان تغییر کرد: این ساعت نو آن است. هیچ چیز لغو نشد.
booking-not-held = این جای دیگر به نام شما نیست. چیزی برای لغو نیست.

## وعده گرفتن، انتظار، تغییر، نیامدن

when-dates = از { $from } تا { $to }
session-what-dates = { $kind }، { $dates } جلسه، با { $name }
places-waiting =
    { $n ->
        [one] ، { $n } نفر منتظر است
       *[other] ، { $n } نفر منتظر هستند
    }
fact-map = دیدن نقشه
fact-directions = راه رفتن به آنجا
fact-link = باز کردن تماس ویدیویی
cancel-rule = تا { $until } آزادانه لغو کرده یا ساعت را تغییر داده می‌توانید.
cancel-rule-start = تا شروع وعده آزادانه لغو کرده یا ساعت را تغییر داده می‌توانید.
cancel-rule-over = کمتر از { $hours } ساعت مانده است. برای لغو، بگویید چرا.
history = آنچه شده است
history-nobody = Essor
history-created = { $who } این جلسه را باز کرد.
history-booked = { $who } جای ریزرف کرد.
history-moved = { $who } وقت را از { $from } به { $to } تغییر داد.
history-changed = { $who } جلسه را تغییر داد.
history-cancelled = { $who } جای خود را لغو کرد.
history-taken-back = { $who } جای را پس گرفت.
history-session-cancelled = { $who } جلسه را لغو کرد.
history-given = { $who } جلسه را به شخص دیگر از تیم سپرد.
history-marked = { $who } ثبت کرد: { $state }.
history-unmarked = { $who } حاضری ثبت‌شده را حذف کرد.
history-recorded = { $who } این ملاقات گذشته را ثبت کرد.
history-withdrawn = { $who } این ملاقات را که اشتباه ثبت شده بود حذف کرد.
history-walked-in = { $who } شخصی را که بدون ریزرف آمده بود اضافه کرد.
history-place-restored = { $who } جای را دوباره داد.
history-session-restored = { $who } جلسه را دوباره برقرار کرد.
history-said = { $line } «⁨{ $said }⁩»
booking-state-Booked = جای ریزرف شده
booking-state-Attended = حاضر
booking-state-NoShow = غیرحاضر
booking-state-CancelledByParticipant = غیرحاضر با عذر
booking-state-CancelledByStructure = مؤسسه لغو کرد
booking-state-place-taken-back = مؤسسه جای را پس گرفت
booking-state-you-cancelled = شما لغو کردید
booking-late = (ناوقت)
bookings-gone = وعده‌های گذشته یا لغوشده
bookings-gone-none = فعلاً هیچ.
slot-choose = انتخاب ساعت
slot-page-title = انتخاب ساعت: { $title }، هفتهٔ { $day }
slot-weeks = هفته‌ها
slot-week-this = این هفته
slot-week-next = هفتهٔ آینده
slot-week-of = هفتهٔ
slot-first = در آن هفته وقت خالی نیست. اولین وقت خالی: { $day }.
next-hour = ساعت بعدی با { $name }
next-hour-cover = ساعت بعدی با { $name }، به جای { $coach }
next-hour-book = گرفتن وعده
next-hour-others = ساعت‌های دیگر
next-hour-none = فعلاً ساعت خالی با { $name } نیست.
slot-other = انتخاب ساعت دیگر
slot-everybody = دیدن ساعت‌های همراهان دیگر
slot-none-title = فعلاً ساعت خالی نیست
slot-none-text = از شخص همراه خود بخواهید که یک ساعت پیشنهاد کند.
confirm-title = وعدهٔ شما
confirm-page-title = تأیید: { $title }، { $when }
session-page-title = { $title }، { $when }
move = تغییر ساعت
move-title = ساعت نو شما
move-page-title = تغییر ساعت: { $title }، هفتهٔ { $day }
move-other-title = تغییر تاریخ: { $title }
move-confirm = تغییر به این ساعت
move-explained = ساعت دیگر انتخاب کنید. تا آن وقت ساعت پیشین برای شما ریزرف می‌ماند.
move-done = تغییر کرد. ساعت پیشین شما دوباره خالی است.
cannot-come-late = بگویید چرا نمی‌آیید. همین بس است.
cancel-reason = چرا؟
cancel-reason-hint = مثلاً «طفلم مریض است». کسی که با او وعده داشتید، آن را می‌خواند.
waitlist-why = همهٔ جای‌ها پر است. اگر کسی لغو کند، به نوبت شما جایش را به شما پیشنهاد می‌کنیم.
waitlist-join = انتظار برای جای (نمبر { $n } در فهرست)
waitlist-explained = جای برای شما خالی شد؟ به شما پیام می‌دهیم. برای جواب وقت خواهید داشت.
waitlist-leave = دیگر منتظر نمی‌مانم
waitlist-done = ثبت شد. همین که جای برای شما خالی شود، پیام می‌دهیم.
waitlist-already = از پیش در فهرست هستید، یا جای شما ریزرف است.
waitlist-left = ثبت شد. جای به شخص دیگر می‌رسد.
waitlist-not-full = هنوز یک جای است: همین حالا ریزرف کنید.
waiting-position = در فهرست نمبر { $n } هستید
offer-eyebrow = یک جای برای شما خالی شد
offer-until = تا { $until } برای شما نگه داشته می‌شود.
offer-accept = این جای را می‌گیرم
offer-pass = نوبت من بگذرد
offer-over = وقت جواب گذشته است. جای به شخص بعدی پیشنهاد می‌شود.
booking-notice = برای گرفتن این وعده ناوقت شده است. تاریخ دیگر انتخاب کنید، یا به شخص همراه خود زنگ بزنید.
booking-too-many = از این نوع دیگر وعده گرفته نمی‌توانید. بعد از وعدهٔ آینده دوباره گرفته می‌توانید.
booking-slot-gone = این ساعت دیگر خالی نیست. ساعت دیگر انتخاب کنید.
booking-coach-busy = شخصی که جلسه را می‌گیرد، در این ساعت جلسهٔ دیگر دارد. ساعت دیگر انتخاب کنید.
booking-coach-away = شخصی که جلسه را می‌گیرد، آن روز نیست. روز دیگر انتخاب کنید.
booking-reason = وقت کم مانده است. بگویید چرا نمی‌آیید.
booking-move-late = برای تغییر ساعت ناوقت شده است. هنوز لغو کرده می‌توانید، اگر بگویید چرا.
booking-meanwhile = کسی همین حالا وعده گرفت یا لغو کرد. فهرست را ببینید و دوباره کوشش کنید.
attendance-not-begun = جلسه شروع نشده است: حاضری از شروع جلسه ثبت می‌شود.
attendance-not-held = این جای لغو شده است: حاضری ثبت نمی‌شود.
optional = اختیاری
offer-hours = تعداد ساعت را از 1 تا 168 بنویسید.

## تقویم تلفون

calendar-title = تقویم تلفون شما
calendar-lead = وعده‌های شما و هر تغییر آن‌ها در تقویم نشان داده می‌شود.
calendar-link = دیدن وعده‌هایم در تقویم تلفون
calendar-add = اضافه کردن به تقویم من
calendar-short = تقویم
calendar-open = ساختن آدرس تقویم من
calendar-again = ساختن آدرس نو
calendar-again-text = آدرس پیشین دیگر چیزی نشان نمی‌دهد.
calendar-since = تقویم شما از { $at } وصل است
calendar-close = جدا کردن تقویم من از Essor
calendar-opened = آدرس تقویم شما آماده است.
calendar-closed = انجام شد: این آدرس دیگر چیزی نشان نمی‌دهد.
calendar-address = آدرس تقویم شما
calendar-once = تنها همین حالا نشان داده می‌شود. به کسی ندهید: هر کس آن را داشته باشد، وعده‌های شما را می‌بیند.
calendar-subscribe = باز کردن در تقویم من
calendar-name = Essor، { $structure }
calendar-with = با { $name }
calendar-place-taken-back = مؤسسه جای شما را پس گرفت. جلسه بدون شما می‌شود.
calendar-cancelled = لغو شد: { $title }

## پیام‌های وعده

message-booked-subject = ‏Essor: وعده گرفته شد
message-booked = ‏Essor: جای شما ریزرف شد. { $title }، { $when }، { $place }، با { $coach }. { $link }
message-moved-subject = ‏Essor: وعده تغییر کرد
message-moved = ‏Essor: وعدهٔ شما تغییر کرد. { $title }: { $when }، { $place }، با { $coach }. { $link }
message-cancelled-subject = ‏Essor: وعده لغو شد
message-cancelled = ‏Essor: مؤسسهٔ شما این وعده را لغو کرد: { $title }، { $when }. این به ضرر شما نیست. تاریخ دیگر: { $link }
message-place-taken-back-subject = ‏Essor: جای شما پس گرفته شد
message-place-taken-back = ‏Essor: مؤسسه جای شما را پس گرفت: { $title }، { $when }. جلسه بدون شما می‌شود. این به ضرر شما نیست. تاریخ دیگر: { $link }
message-moved-waiting-subject = ‏Essor: یک جلسه تغییر کرد
message-moved-waiting = ‏Essor: جلسه‌ای که منتظر جای آن هستید، تغییر کرد. { $title }: { $when }، { $place }، با { $coach }. نوبت شما می‌ماند. { $link }
message-offered-subject = ‏Essor: یک جای برای شما
message-offered = ‏Essor: یک جای خالی شد. { $title }، { $when }. تا { $until } برای شما است. جواب: { $link }
message-reminder-subject = ‏Essor: وعدهٔ شما نزدیک است
message-reminder = ‏Essor: { $title }، { $when }، { $place }، با { $coach }. آمده نمی‌توانید؟ { $link }
message-said = { $text } «⁨{ $said }⁩»
meetings-title = جلسه‌هایی که آمدید
meetings-in-person = حضوری
meetings-remote = از راه دور
