## عواید: ماه‌ها

declarations-title = عواید
declarations-months = ماه‌های شما
months-open =
    { $n ->
        [one] 1 ماه باید اعلان شود
       *[other] { $n } ماه باید اعلان شود
    }
chart-label = عواید هر ماه
chart-start = آغاز { $amount }
chart-goal = هدف { $amount }
chart-goal-above = هدف { $amount } (بالاتر)
chart-waiting = زیر بررسی
chart-hint = یک ماه را فشار دهید تا مبلغ آن را ببینید.
chart-change = { $amount } نسبت به ماه { $month }
chart-same = مثل ماه { $month }
chart-since-start = { $amount } از آغاز
chart-same-as-start = مثل آغاز
chart-total = مجموع { $year }: { $amount }
chart-pages = ماه‌های دیگر
chart-earlier = ماه‌های پیش
chart-later = ماه‌های بعد

## عواید: اعلان یک ماه

declare-title = در ماه { $month } چقدر پول گرفتید؟
declare-month = اعلان ماه { $month }
declare-lead = تا { $day }. پولی را حساب کنید که در آن ماه گرفتید. هیچ نگرفتید؟ 0 بنویسید.
declare-lead-expected = پولی را حساب کنید که در آن ماه گرفتید. هیچ نگرفتید؟ 0 بنویسید.
declare-suspended = در آن ماه برنامهٔ شما متوقف بود. اعلان لازم نیست. اگر بخواهید، اعلان کرده می‌توانید.
declare-after-exit = برنامهٔ شما در { $day } ختم شد. سه ماه بعد از آن هم باید اعلان شود. این ماه یکی از آن‌ها است.
declare-withdrawn = فرستادن این ماه لغو شد. برای فرستادن دوباره، «فرستادن» را فشار دهید.
line-title = سطر {"{n}"}:
line-amount = پول گرفته‌شده
line-refund = پول پس‌داده به مشتری
line-amount-hint = مثلاً 250 یا ⁦1 250,50⁩
line-activity = نوع کار
line-activity-hint = مال، رستورانت، موتر غذافروشی، نانوایی، اتاق مهمان: این‌ها فروش است.
line-change = تغییر
line-add = اضافه کردن کار دیگر
line-add-refund = اضافه کردن پول پس‌داده به مشتری
line-remove = حذف این سطر
total-of-month = مجموع ماه
send = فرستادن
send-amount = فرستادن {"{n}"}
keep-draft = نگه داشتن برای بعد
draft-saved = به حیث مسوده نگه داشته شد. هر وقت بخواهید، ادامه بدهید.
beside-open = چند کار، پول پس‌داده به مشتری، یک توضیح
clients-label = تعداد مشتریان
clients-field = تعداد مشتریان (اختیاری)
clients-hint = این ماه چند مشتری به شما پول دادند. خالی مانده می‌تواند.
clients-not-a-number = یک عدد پوره بنویسید، مثلاً 3، یا خالی بماند.
clients-told =
    { $n ->
        [0] هیچ مشتری
        [one] { $n } مشتری
       *[other] { $n } مشتری
    }
note-label = چند کلمه برای شخص همراه شما (اختیاری)
note-hint = یک جمله، مثلاً «دو هفته مریض بودم». خالی مانده می‌تواند.
note-told = «⁨{ $note }⁩»
draft-kept = مسودهٔ شما در این تلفون نگه داشته شده است.
month-sent-before = این ماه پیش‌تر فرستاده شده است: { $sent }. شما { $amount } می‌خواستید؟
month-sent-how = ماه را باز کنید، بعد «اصلاح» را فشار دهید.
kept-offline = در این تلفون نگه داشته شد. هیچ چیز فرستاده نشد.
offline = انترنت نیست. این صفحه را باز نگه دارید: همین که انترنت بیاید، خودش فرستاده می‌شود.
line-mistake = سطر { $n }: { $sentence }
amount-empty = پولی را که گرفتید بنویسید، یا 0 اگر هیچ نبود.
amount-not-a-number = مبلغ را به رقم بنویسید، مثلاً ⁦1 250,50⁩.
amount-ambiguous = این مبلغ دو قسم خوانده می‌شود: { $one } یا { $other }؟ بی‌فاصله بنویسید، با کامه (,) پیش از سنت‌ها.
amount-too-precise = بعد از کامه (,) حداکثر دو رقم بنویسید، مثلاً ⁦1 250,50⁩.
amount-too-large = این مبلغ بسیار بزرگ است. رقم‌ها را ببینید.
line-negative-sale = پول گرفته‌شده از صفر کمتر نمی‌شود. برای پول پس‌داده، «چند کار» را باز کنید.
line-unknown-activity = یک نوع کار از فهرست انتخاب کنید.
line-too-many = یک ماه حداکثر 20 سطر دارد. سطرهای یک نوع کار را با هم جمع کنید.
month-outside-path = این ماه بیرون از برنامهٔ شما است. ماه دیگر انتخاب کنید.
month-not-over = این ماه تمام نشده است. از روز اول ماه بعد آن را اعلان کرده می‌توانید.
declaration-sent = فرستاده شد.
declaration-nil-sent = فرستاده شد: ⁦0 €⁩ برای این ماه.
declaration-withdrawn = فرستادن لغو شد. این ماه دوباره باید اعلان شود.
declaration-closed = این ماه بررسی شده است. اگر غلط است، اصلاح آن را بخواهید.
withdrawal-reviewed = این ماه دیده شده است. فرستادن دیگر لغو نمی‌شود. اگر غلط است، اصلاح آن را بخواهید.
withdrawal-too-late = از فرستادن بیشتر از یک روز گذشته است. هنوز مبلغ را اصلاح کرده می‌توانید.

## عواید: ماه فرستاده‌شده

sent-title = { $month }: { $amount }، فرستاده شد
sent-month = { $month }:
sent-review = { $name } آن را می‌بیند. از شما کاری لازم نیست.
sent-aside = { $amount } را کنار بگذارید.
sent-aside-nothing = این ماه کنار گذاشتن پول لازم نیست.
sent-aside-not-known = نمی‌دانیم چقدر باید کنار گذاشته شود.
sent-next = ماه بعدی: { $month }، از { $day }.
sent-still-open =
    { $n ->
        [one] 1 ماه دیگر باید اعلان شود.
       *[other] { $n } ماه دیگر باید اعلان شود.
    }
sent-done = تمام
sent-see = دیدن این ماه
withdraw = لغو فرستادن

## عواید: نوع‌های کار

activity-01 = فروش، غذا، جای بودوباش
activity-02 = خدمات تجارتی یا کسبه‌کاری
activity-03 = خدمات دیگر، مسلک آزاد
activity-04 = مسلک آزاد، با تقاعد Cipav
activity-05 = کرایهٔ خانه برای رخصتی (درجه‌دار)
activity-06 = کار هنوز معلوم نیست
credit-note-of = پول پس‌داده: { $name }

## عواید: ماه اعلان‌شده

correction-open = این رقم غلط است
correction-reason = چه چیز باید اصلاح شود؟
correction-reason-hint = یک جمله برای { $name }. ماه را باز می‌کند، یا می‌گوید چرا همین‌طور می‌ماند.
correction-send = درخواست اصلاح
correction-sent = درخواست شما فرستاده شد.
correction-requested = پیش‌تر خواسته‌اید. جواب اینجا می‌رسد.
correction-waits = شما اصلاح این رقم را خواستید («⁨{ $reason }⁩»). { $name } به‌زودی جواب می‌دهد.
figure-reopened = این ماه باز است: آن را اصلاح کرده می‌توانید.
figure-waiting = { $name } این رقم را بررسی می‌کند و به شما جواب می‌دهد.
correct = اصلاح
locked-verified = این ماه بررسی شده است. برای تغییر آن، از { $name } بخواهید.
entered-by = { $name } این رقم را برای شما نوشت، { $at }.
entered-reason = دلیل: ⁨{ $reason }⁩
entered-contest = این رقم از من نیست
total = مجموع
question-eyebrow = { $name } از شما می‌پرسد
question-title = یک سؤال دربارهٔ ماه { $month } شما
answer-label = جواب شما در یک جمله
answer-send = جواب دادن
answer-correct = اصلاح رقم
answer-sent = جواب شما فرستاده شد.
thread-title = سؤال‌ها و جواب‌ها
thread-who = { $name }، در { $at }
thread-correction = درخواست اصلاح: ⁨{ $reason }⁩
thread-reopened = ماه برای اصلاح باز شد.
thread-kept = رقم همین‌طور می‌ماند.
thread-opened = ماه برای اصلاح باز شد. دلیل: ⁨{ $reason }⁩
thread-opening-undone = ماه دیگر باز نیست.
thread-answer = شما، در { $at }
versions-title = نسخه‌های این رقم
version = نسخهٔ { $n }
version-reported = نسخهٔ { $n }، در گزارش ماه
version-sent = فرستنده
version-note = چند کلمه
version-changed = ، تغییر کرد

## اسناد یک ماه

documents-title = اسناد
documents-of = اسناد ماه { $month } { $year }
documents-lead = از یک بل عکس بگیرید، یا PDF ضمیمه کنید. تنها شما و { $name } آن‌ها را می‌بینید.
documents-none = به این ماه چیزی ضمیمه نیست.
documents-removed = حذف‌شده‌ها
documents-count =
    { $n ->
        [0] ضمیمه کردن عکس یا PDF
        [one] { $n } سند
       *[other] { $n } سند
    }
document-label = عکس یا PDF
document-hint = حداکثر 10 میگابایت. یک ماه حداکثر 10 سند دارد.
document-add = ضمیمه کردن این سند
document-note = { $what }، اضافه شد در { $at }
document-unnamed = سند
document-remove = حذف
document-restore = پس آوردن
document-which = : { $name }
document-until = حذف شد. تا { $day } پس آورده می‌توانید؛ بعد پاک می‌شود.
document-added = سند به ماه شما ضمیمه شد.
document-removed = سند حذف شد. تا 7 روز پس آورده می‌توانید.
document-restored = سند دوباره ضمیمه شد.
document-none = یک عکس یا PDF انتخاب کنید.
document-empty = این فایل خالی است. فایل دیگر انتخاب کنید.
document-too-large = این فایل از 10 میگابایت بزرگ‌تر است. فایل کوچک‌تر انتخاب کنید، یا از سند عکس بگیرید.
document-kind = این فایل نه عکس (JPEG یا PNG یا WebP) است و نه PDF. از سند عکس بگیرید، یا آن را PDF بسازید.
document-too-many = این ماه 10 سند دارد. یکی را حذف کنید تا دیگری ضمیمه شود.
document-too-many-pixels = این عکس پیکسل بسیار دارد (بیشتر از 50 میلیون). با تنظیم کوچک‌تر عکس بگیرید.
document-unreadable = این عکس خراب است. دوباره عکس بگیرید، یا سند را PDF بسازید.
document-not-kept = سند نگه داشته نشد: جای نگهداری اسناد جواب نمی‌دهد. چند دقیقه بعد دوباره کوشش کنید. چیزهای دیگر کار می‌دهد.
document-sent-before = این سند پیش‌تر ضمیمه شده است.
document-gone = این سند پاک شده است. اگر هنوز دارید، دوباره ضمیمه کنید.
photo-shrunk = عکس از ⁦{"{before}"}⁩ به ⁦{"{after}"}⁩ کوچک شد.

## تصدیق‌نامهٔ عواید

attestation-link = تصدیق‌نامه برای بانک یا CAF
attestation-title = تصدیق‌نامهٔ عواید
attestation-lead = ماه‌های بررسی‌شده، برای بانک یا CAF. تصدیق‌نامه به فرانسوی است.
attestation-from = از ماه
attestation-to = تا ماه
attestation-show = نشان دادن این دوره
attestation-month = یک ماه از فهرست انتخاب کنید.
attestation-order = ختم دوره پیش از آغاز آن است. ماه نوتر انتخاب کنید.
attestation-nothing-yet = هنوز هیچ ماه تمام نشده است. تصدیق‌نامه ماه آینده اینجا است.
attestation-issue-how = این پیش‌نمایش است. تصدیق‌نامه را صادر کنید تا نمبر و کد بگیرد. بانک کد را بررسی کرده می‌تواند.
attestation-issue = صادر کردن تصدیق‌نامه
attestation-is-issued = تصدیق‌نامه صادر شد. آن را چاپ کرده می‌توانید.
attestation-none-to-issue = در این دوره هیچ ماه بررسی نشده است: چیزی برای تصدیق نیست. دورهٔ دیگر انتخاب کنید.
attestation-print-how = برای چاپ یا ساختن PDF: مینوی مرورگر را باز کنید، بعد «چاپ».
attestation-print = چاپ
attestation-before-title = تصدیق‌نامه‌های صادرشده
attestation-issued-on = صادر شد در { $day }، مجموع { $total }
attestation-revoke = باطل کردن
attestation-revoke-what = باطل کردن، تصدیق‌نامه را پاک نمی‌کند: هر کس کد آن را بررسی کند، می‌خواند که دیگر اعتبار ندارد.
attestation-revoked-on = باطل شد در { $day }
attestation-is-revoked = تصدیق‌نامه باطل شد. هر کس کد آن را بررسی کند، این را می‌بیند.

# خود ورق

attestation-reference = نمبر { $reference }
attestation-period = از { $from } تا { $to }

## پولی که باید کنار گذاشته شود

set-aside-title = برای کنار گذاشتن
set-aside-estimate = این تخمین است. مبلغ دقیق را Urssaf می‌گوید.
set-aside-not-known = مبلغ نامعلوم
set-aside-gap = فیصدی این ماه برای «{"{n}"}» نیست. این حصه حساب نشده است.
set-aside-stops = یک نوع کار به خاطر پول پس‌داده از صفر کمتر است. اینجا ⁦0 €⁩ حساب می‌شود.
set-aside-not-registered = در آن ماه کار شما هنوز ثبت نشده بود. به Urssaf چیزی نمی‌پردازید.
set-aside-after-table = ما فیصدی‌ها را تا {"{n}"} می‌دانیم. مبلغ این ماه تغییر کرده می‌تواند.
set-aside-known-until = فیصدی‌ها تا ماه { $month } معلوم است.
set-aside-rounded = هر سطر به یوروی پوره حساب می‌شود، مثل Urssaf.
set-aside-for = { $month }، تخمین
set-aside-none = یک ماه را اعلان کنید: مبلغ اینجا نشان داده می‌شود.
set-aside-how = این مبلغ از کجا می‌آید
set-aside-change = تغییر حساب من
set-aside-no-tax = مالیه بر عایدات: حساب نشده است.
set-aside-left-out = اینجا حساب نشده: مالیهٔ محلی کاروبار (CFE).
charge-contributions = سهم بیمهٔ اجتماعی
charge-training = آموزش
charge-chamber = فیس اتاق پیشه‌وران
charge-income-tax = مالیه بر عایدات
rate-of = { $charge }، «{ $activity }»: { $rate } از { $base }.
rate-since = { $charge }، «{ $activity }»: { $rate } از { $base }. این فیصدی از { $since } است.
rate-reduced = { $charge }، «{ $activity }»: در حالت عادی { $normal }. با کمک شروع کار (ACRE)، { $rate } از { $base } را می‌پردازید، تا { $until }.
acre-without-date = کمک شروع کار (ACRE) حساب نشده است. تاریخ شروع کار شما را نداریم. آن را به شخص همراه خود بدهید.
business-title = آنچه به شما مربوط است
business-tax = مالیه بر عایدات را با سهم بیمهٔ اجتماعی می‌پردازم
business-tax-hint = نام آن «versement libératoire» است. باید آن را خواسته باشید. نمی‌دانید؟ خالی بماند.
business-craft = کار من کسبه‌کاری است
business-craft-hint = حصهٔ آموزش و حصهٔ اتاق پیشه‌وران بیشتر است.
business-set = ثبت شد. مبلغ از نو حساب شد.
save = ثبت

## CAF

caf-title = اعلان به CAF
caf-note = سه ماه شما، برای نقل کردن
caf-lead = رقم‌های شما برای نقل کردن، همین‌طور که هستند. در کدام ماه اعلان می‌کنید؟
caf-when = ماه اعلان
caf-asks = در ماه { $month }، CAF این ماه‌ها را می‌خواهد: { $first }، { $second } و { $third }.
caf-missing = این ماه را هنوز اعلان نکرده‌اید.
caf-declare = اعلان ماه { $month }
caf-outside = این ماه بیرون از برنامهٔ شما است: Essor آن را ندارد. رقم را از کاغذهای خود بگیرید.
caf-negative = پول پس‌داده از پول گرفته‌شده بیشتر است: { $amount }. 0 بنویسید.
caf-copy = کاپی
caf-copied = کاپی شد
caf-copy-of = : { $activity }، { $month }
caf-not-known = نمی‌دانیم CAF در آن وقت کدام ماه‌ها را می‌خواست.
caf-how = CAF با این رقم‌ها چه می‌کند
caf-check = ببینید که فورم شما همین سه ماه را می‌خواهد.
caf-abatement = خودتان چیزی کم نکنید: CAF برای مصارف شما { $rate } را از «{ $activity }» کم می‌کند.
caf-rsa = شخص تنها و بی‌عاید ماهانه { $amount } از RSA می‌گیرد (مبلغ از { $since }).

## حد سال

ceiling-title = حد سال { $year }
ceiling-turnover = عواید
ceiling-all = فروش و خدمات
ceiling-services = خدمات
ceiling-of = { $name }: { $turnover } از { $ceiling }
ceiling-year = در یک سال پوره: { $turnover }، از حد { $ceiling }
ceiling-details = دیدن رقم‌ها
ceiling-far = شما از حد کاروبار کوچک (micro‑entreprise) پایین‌تر هستید.
ceiling-near = شما به حد کاروبار کوچک (micro‑entreprise) نزدیک می‌شوید. با { $name } گپ بزنید.
ceiling-over = عواید شما از حد کاروبار کوچک (micro‑entreprise) بیشتر است. اگر دو سال همین‌طور باشد، نوع کاروبار شما تغییر می‌کند. با { $name } گپ بزنید.
ceiling-no-date = تاریخ شروع کار شما را نداریم. یک سال پوره حساب می‌کنیم.
ceiling-prorated = کار شما در { $day } شروع شد: حد برای { $days } روز از { $of_days } روز حساب می‌شود.
ceiling-before = ماه‌های پیش از ثبت کار شما حساب نشده است.
ceiling-not-registered = حد از ثبت کار شما، در { $day }، حساب می‌شود.
ceiling-vat = مالیهٔ TVA پیش‌تر شروع شده می‌تواند: معمولاً از { $services } خدمات یا { $goods } فروش در سال.
ceiling-not-known = حد سال { $year } را نمی‌دانیم.
ceiling-left-out = حد «{ $activity }» را نمی‌دانیم: این حصه حساب نشده است.

## ماه‌های برنامهٔ پیشین

months-earlier = برنامهٔ پیشین، از { $from } تا { $to }
months-earlier-all =
    { $n ->
        [one] { $n } ماه این برنامه
       *[other] { $n } ماه این برنامه
    }

## خروج در میان تاریخ‌های یک ورکشاپ

history-rest-taken-back = { $who } جای تاریخ‌های بعدی را پس گرفت.
