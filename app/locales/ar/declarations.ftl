## المداخيل: الأشهر

declarations-title = المداخيل
declarations-months = أشهركم
months-open =
    { $n ->
        [zero] لا شهر للتصريح
        [one] شهر واحد للتصريح
        [two] شهران للتصريح
        [few] { $n } أشهر للتصريح
        [many] { $n } شهرا للتصريح
       *[other] { $n } شهر للتصريح
    }
chart-label = المداخيل حسب الشهر
chart-start = البداية { $amount }
chart-goal = الهدف { $amount }
chart-goal-above = الهدف { $amount } (أعلى)
chart-waiting = قيد التحقق
chart-hint = اضغطوا على شهر لرؤية مبلغه.
chart-change = { $amount } مقارنة بشهر { $month }
chart-same = مثل شهر { $month }
chart-since-start = { $amount } منذ البداية
chart-same-as-start = مثل البداية
chart-total = مجموع { $year }: { $amount }
chart-pages = أشهر أخرى
chart-earlier = الأشهر السابقة
chart-later = الأشهر التالية

## المداخيل: التصريح بشهر

declare-title = كم من المال وصلكم في { $month }؟
declare-month = التصريح بشهر { $month }
declare-lead = حتى { $day }. احسبوا المال الذي وصلكم في ذلك الشهر. لم يصلكم شيء؟ اكتبوا 0.
declare-lead-expected = احسبوا المال الذي وصلكم في ذلك الشهر. لم يصلكم شيء؟ اكتبوا 0.
declare-suspended = كان مساركم متوقفا في ذلك الشهر. لا شيء عليكم للتصريح به. يمكنكم التصريح إن أردتم.
declare-after-exit = انتهى مساركم في { $day }. الأشهر الثلاثة التي بعده ما زالت للتصريح. هذا الشهر واحد منها.
declare-withdrawn = أُلغي إرسال هذا الشهر. لإرساله من جديد، اضغطوا على «إرسال».
line-title = السطر {"{n}"}:
line-amount = المال الذي وصلكم
line-refund = مال مُعاد إلى زبون
line-amount-hint = مثلا 250 أو ⁦1 250,50⁩
line-activity = الفئة
line-activity-hint = البضائع، المطعم، عربة الطعام، المخبز، غرف الضيوف: كل هذا بيع.
line-change = تغيير
line-add = إضافة نشاط آخر
line-add-refund = إضافة مال مُعاد إلى زبون
line-remove = حذف هذا السطر
total-of-month = مجموع الشهر
send = إرسال
send-amount = إرسال {"{n}"}
keep-draft = الاحتفاظ به لوقت آخر
draft-saved = حُفظ كمسودة. عودوا إليها متى أردتم.
beside-open = عدة أنشطة، مال مُعاد إلى زبون، توضيح
clients-label = عدد الزبائن
clients-field = عدد الزبائن (اختياري)
clients-hint = كم زبونا دفع لكم هذا الشهر. يمكنكم ترك هذه الخانة فارغة.
clients-not-a-number = اكتبوا عددا صحيحا، مثلا 3، أو اتركوا الخانة فارغة.
clients-told =
    { $n ->
        [zero] لا زبون
        [one] زبون واحد
        [two] زبونان
        [few] { $n } زبائن
        [many] { $n } زبونا
       *[other] { $n } زبون
    }
note-label = كلمة للشخص الذي يرافقكم (اختياري)
note-hint = جملة واحدة، مثلا «مرضت أسبوعين». يمكنكم ترك هذه الخانة فارغة.
note-told = «⁨{ $note }⁩»
draft-kept = مسودتكم محفوظة في هذا الهاتف.
month-sent-before = أُرسل هذا الشهر من قبل: { $sent }. هل أردتم { $amount }؟
month-sent-how = افتحوا الشهر، ثم اضغطوا على «تصحيح».
kept-offline = حُفظ في هذا الهاتف. لم يُرسل شيء.
offline = لا توجد شبكة. اتركوا هذه الصفحة مفتوحة: يتم الإرسال وحده عندما تعود الشبكة.
line-mistake = السطر { $n }: { $sentence }
amount-empty = اكتبوا المال الذي وصلكم، أو 0 إذا لم يصل شيء.
amount-not-a-number = اكتبوا المبلغ بالأرقام، مثلا ⁦1 250,50⁩.
amount-ambiguous = يُقرأ هذا المبلغ بطريقتين: { $one } أو { $other }؟ اكتبوه بلا مسافة، مع فاصلة قبل السنتيمات.
amount-too-precise = اكتبوا رقمين على الأكثر بعد الفاصلة، مثلا ⁦1 250,50⁩.
amount-too-large = هذا المبلغ كبير جدا. تحققوا من أرقامه.
line-negative-sale = لا يمكن أن يكون المال الذي وصلكم أقل من صفر. للمال المُعاد، افتحوا «عدة أنشطة».
line-unknown-activity = اختاروا فئة من القائمة.
line-too-many = في الشهر 20 سطرا على الأكثر. اجمعوا سطور الفئة نفسها.
month-outside-path = هذا الشهر خارج مساركم. اختاروا شهرا آخر.
month-not-over = لم ينتهِ هذا الشهر بعد. يمكنكم التصريح به ابتداء من أول يوم في الشهر التالي.
declaration-sent = تم الإرسال.
declaration-nil-sent = تم الإرسال: ⁦0 €⁩ لهذا الشهر.
declaration-withdrawn = أُلغي الإرسال. عاد هذا الشهر للتصريح.
declaration-closed = تم التحقق من هذا الشهر. إذا كان فيه خطأ، اطلبوا تصحيحه.
withdrawal-reviewed = نُظر في هذا الشهر. لم يعد إلغاء الإرسال ممكنا. إذا كان فيه خطأ، اطلبوا تصحيحه.
withdrawal-too-late = مر على الإرسال أكثر من يوم. ما زال تصحيح المبلغ ممكنا.

## المداخيل: شهر أُرسل

sent-title = { $month }: { $amount }، أُرسل
sent-month = { $month }:
sent-review = التحقق الآن عند { $name }، لا شيء عليكم فعله.
sent-aside = ضعوا { $amount } جانبا.
sent-aside-nothing = لا شيء لتضعوه جانبا هذا الشهر.
sent-aside-not-known = لا نعرف كم يجب وضعه جانبا.
sent-next = الشهر القادم: { $month }، ابتداء من { $day }.
sent-still-open =
    { $n ->
        [zero] لم يبق أي شهر للتصريح.
        [one] بقي شهر واحد للتصريح.
        [two] بقي شهران للتصريح.
        [few] بقيت { $n } أشهر للتصريح.
        [many] بقي { $n } شهرا للتصريح.
       *[other] بقي { $n } شهر للتصريح.
    }
sent-done = انتهى
sent-see = عرض هذا الشهر
withdraw = إلغاء الإرسال

## المداخيل: الفئات

activity-01 = البيع والمطاعم والإقامة
activity-02 = خدمات تجارية أو حرفية
activity-03 = خدمات أخرى، مهن حرة
activity-04 = مهن حرة، تقاعد Cipav
activity-05 = كراء سياحي مصنّف
activity-06 = نشاط لم يُحدَّد بعد
credit-note-of = مال مُعاد: { $name }

## المداخيل: شهر صُرّح به

correction-open = هذا المبلغ خطأ
correction-reason = ما الذي يجب تصحيحه؟
correction-reason-hint = جملة واحدة إلى { $name }: يُفتح الشهر من جديد، أو يُشرح لكم لماذا يبقى كما هو.
correction-send = طلب التصحيح
correction-sent = أُرسل طلبكم.
correction-requested = طلبتم ذلك من قبل. يصل الجواب هنا.
correction-waits = طلبتم تصحيح هذا المبلغ («⁨{ $reason }⁩»). يصلكم قريبا جواب من { $name }.
figure-reopened = هذا الشهر مفتوح: يمكنكم تصحيحه.
figure-waiting = التحقق من هذا المبلغ عند { $name }. سيصلكم جواب.
correct = تصحيح
locked-verified = تم التحقق من هذا الشهر. لتغييره، اسألوا { $name }.
entered-by = كتب { $name } هذا المبلغ لكم في { $at }.
entered-reason = السبب: ⁨{ $reason }⁩
entered-contest = هذا ليس مبلغي
total = المجموع
question-eyebrow = سؤال من { $name }
question-title = سؤال عن شهر { $month }
answer-label = جوابكم، في جملة واحدة
answer-send = إرسال الجواب
answer-correct = تصحيح المبلغ
answer-sent = أُرسل جوابكم.
thread-title = أسئلة وأجوبة
thread-who = { $name }، في { $at }
thread-correction = طلب تصحيح: ⁨{ $reason }⁩
thread-reopened = فُتح الشهر من جديد لتصحيحه.
thread-kept = يبقى المبلغ كما هو.
thread-opened = فُتح الشهر لتصحيحه. السبب: ⁨{ $reason }⁩
thread-opening-undone = لم يعد الشهر مفتوحا.
thread-answer = أنتم، في { $at }
versions-title = نسخ هذا المبلغ
version = النسخة { $n }
version-reported = النسخة { $n }، في كشف الشهر
version-sent = المرسل
version-note = كلمة
version-changed = ، تغيّر

## وثائق شهر

documents-title = الوثائق
documents-of = وثائق { $month } { $year }
documents-lead = صوّروا فاتورة أو أضيفوا ملف PDF. لا يراها إلا أنتم و{ $name }.
documents-none = لا وثيقة مع هذا الشهر.
documents-removed = محذوفة
documents-count =
    { $n ->
        [zero] إضافة صورة أو PDF
        [one] وثيقة واحدة
        [two] وثيقتان
        [few] { $n } وثائق
        [many] { $n } وثيقة
       *[other] { $n } وثيقة
    }
document-label = صورة أو PDF
document-hint = 10 ميغا على الأكثر. في الشهر 10 وثائق على الأكثر.
document-add = إضافة هذه الوثيقة
document-note = { $what }، أُضيفت في { $at }
document-unnamed = وثيقة
document-remove = حذف
document-restore = إرجاع
document-which = : { $name }
document-until = حُذفت. يمكنكم إرجاعها حتى { $day }، ثم تُمحى.
document-added = أُضيفت الوثيقة إلى شهركم.
document-removed = حُذفت الوثيقة. يمكنكم إرجاعها خلال 7 أيام.
document-restored = أُضيفت الوثيقة من جديد.
document-none = اختاروا صورة أو ملف PDF.
document-empty = هذا الملف فارغ. اختاروا ملفا آخر.
document-too-large = هذا الملف أكبر من 10 ميغا. اختاروا ملفا أصغر، أو صوّروا الوثيقة.
document-kind = هذا الملف ليس صورة (JPEG أو PNG أو WebP) ولا PDF. صوّروا الوثيقة، أو احفظوها بصيغة PDF.
document-too-many = في هذا الشهر 10 وثائق. احذفوا واحدة لتضيفوا أخرى.
document-too-many-pixels = في هذه الصورة نقاط كثيرة جدا (أكثر من 50 مليون بكسل). صوّروا بحجم أصغر.
document-unreadable = هذه الصورة تالفة. صوّروا من جديد، أو احفظوا الوثيقة بصيغة PDF.
document-not-kept = لم يمكن حفظ الوثيقة: مكان حفظ الوثائق لا يجيب. أعيدوا المحاولة بعد بضع دقائق. كل الباقي يعمل.
document-sent-before = أُضيفت هذه الوثيقة من قبل.
document-gone = مُحيت هذه الوثيقة. أضيفوها من جديد إذا كانت ما زالت عندكم.
photo-shrunk = صُغّرت الصورة من ⁦{"{before}"}⁩ إلى ⁦{"{after}"}⁩.

## شهادة المداخيل

attestation-link = شهادة لبنك أو لصندوق CAF
attestation-title = شهادة المداخيل
attestation-lead = الأشهر التي تم التحقق منها، لبنك أو لصندوق CAF. الشهادة مكتوبة بالفرنسية.
attestation-from = من شهر
attestation-to = إلى شهر
attestation-show = عرض هذه المدة
attestation-month = اختاروا شهرا من القائمة.
attestation-order = نهاية المدة قبل بدايتها. اختاروا شهرا أحدث.
attestation-nothing-yet = لم ينتهِ أي شهر بعد. تكون الشهادة هنا في الشهر القادم.
attestation-issue-how = هذا عرض أولي. أصدروا الشهادة ليكون لها رقم ورمز يمكن للبنك أن يتحقق منه.
attestation-issue = إصدار الشهادة
attestation-is-issued = صدرت الشهادة. يمكنكم طباعتها.
attestation-none-to-issue = لم يتم التحقق من أي شهر في هذه المدة: لا شيء للشهادة. اختاروا مدة أخرى.
attestation-print-how = للطباعة أو الحفظ بصيغة PDF: افتحوا قائمة المتصفح، ثم «طباعة».
attestation-print = طباعة
attestation-before-title = شهادات صدرت من قبل
attestation-issued-on = صدرت في { $day }، المجموع { $total }
attestation-revoke = إبطال
attestation-revoke-what = إبطال شهادة لا يمحوها: من يتحقق من رمزها يقرأ أنها لم تعد صالحة.
attestation-revoked-on = أُبطلت في { $day }
attestation-is-revoked = أُبطلت الشهادة. من يتحقق من رمزها سيرى ذلك.

# الورقة نفسها
attestation-reference = المرجع { $reference }
attestation-period = من { $from } إلى { $to }

## مال يوضع جانبا

set-aside-title = مال يوضع جانبا
set-aside-estimate = هذا تقدير. المبلغ الدقيق يأتي من هيئة Urssaf.
set-aside-not-known = المبلغ غير معروف
set-aside-gap = نسبة هذا الشهر ناقصة لـ«{"{n}"}». هذا الجزء غير محسوب.
set-aside-stops = فئة واحدة أقل من صفر بسبب مال مُعاد. تُحسب هنا ⁦0 €⁩.
set-aside-not-registered = لم يكن نشاطكم مسجّلا بعد في ذلك الشهر. لا شيء عليكم لهيئة Urssaf.
set-aside-after-table = نعرف النسب حتى {"{n}"}. قد يتغيّر مبلغ هذا الشهر.
set-aside-known-until = النسب معروفة حتى { $month }.
set-aside-rounded = يُقرَّب كل سطر إلى يورو كامل، كما تفعل Urssaf.
set-aside-for = { $month }، تقدير
set-aside-none = صرّحوا بشهر: يظهر المبلغ هنا.
set-aside-how = من أين يأتي هذا المبلغ
set-aside-change = تغيير طريقة الحساب
set-aside-no-tax = ضريبة الدخل: غير محسوبة.
set-aside-left-out = غير محسوبة هنا: الضريبة المحلية على النشاط (CFE).
charge-contributions = الاشتراكات الاجتماعية
charge-training = التكوين المهني
charge-chamber = رسوم الغرفة المهنية
charge-income-tax = ضريبة الدخل
rate-of = { $charge }، «{ $activity }»: { $rate } من { $base }.
rate-since = { $charge }، «{ $activity }»: { $rate } من { $base }. هذه النسبة منذ { $since }.
rate-reduced = { $charge }، «{ $activity }»: { $normal } في العادة. مع مساعدة البداية (ACRE)، تدفعون { $rate } من { $base }، حتى { $until }.
acre-without-date = مساعدة البداية (ACRE) غير محسوبة. ليس عندنا تاريخ بداية نشاطكم. أعطوه لمرافقكم.
business-title = ما يخصكم
business-tax = أدفع ضريبة الدخل مع اشتراكاتي
business-tax-hint = اسمها بالفرنسية «versement libératoire». يجب أن تكونوا قد طلبتموها. لا تعرفون؟ اتركوا الخانة فارغة.
business-craft = نشاطي حرفي
business-craft-hint = جزء التكوين وجزء غرفة الحرف أعلى.
business-set = سُجّل. المبلغ محدّث.
save = حفظ

## CAF

caf-title = التصريح لصندوق CAF
caf-note = أشهركم الثلاثة، للنقل
caf-lead = مبالغكم كما هي، لتنقلوها. في أي شهر تقومون بالتصريح؟
caf-when = شهر التصريح
caf-asks = في { $month }، يطلب صندوق CAF { $first } و{ $second } و{ $third }.
caf-missing = لم تصرّحوا بهذا الشهر بعد.
caf-declare = التصريح بشهر { $month }
caf-outside = هذا الشهر خارج مساركم: لا يعرفه Essor. خذوا المبلغ من أوراقكم.
caf-negative = أعدتم مالا أكثر مما وصلكم: { $amount }. اكتبوا 0.
caf-copy = نسخ
caf-copied = تم النسخ
caf-copy-of = : { $activity }، { $month }
caf-not-known = لا نعرف أي أشهر كان صندوق CAF يطلبها وقتها.
caf-how = ماذا يفعل صندوق CAF بهذه المبالغ
caf-check = تحققوا من أن استمارتكم تطلب هذه الأشهر الثلاثة.
caf-abatement = لا تخصموا شيئا بأنفسكم: يخصم صندوق CAF { $rate } لمصاريفكم عن «{ $activity }».
caf-rsa = شخص وحيد بلا دخل يتلقى { $amount } من إعانة RSA في الشهر (المبلغ منذ { $since }).

## الحد الأقصى للسنة

ceiling-title = الحد الأقصى لسنة { $year }
ceiling-turnover = المداخيل
ceiling-all = المبيعات والخدمات
ceiling-services = الخدمات
ceiling-of = { $name }: { $turnover } من { $ceiling }
ceiling-year = في سنة كاملة: { $turnover }، والحد الأقصى { $ceiling }
ceiling-details = عرض المبالغ
ceiling-far = أنتم تحت الحد الأقصى لنظام micro‑entreprise.
ceiling-near = تقتربون من الحد الأقصى لنظام micro‑entreprise. تحدثوا عن ذلك مع { $name }.
ceiling-over = مداخيلكم أكثر من الحد الأقصى لنظام micro‑entreprise. إذا استمر ذلك سنتين، يتغيّر نظامكم. تحدثوا عن ذلك مع { $name }.
ceiling-no-date = ليس عندنا تاريخ بداية نشاطكم. نحسب سنة كاملة.
ceiling-prorated = نشاطكم بدأ في { $day }. الأيام المحسوبة في الحد الأقصى: { $days } من { $of_days }.
ceiling-before = الأشهر التي قبل إنشاء نشاطكم غير محسوبة.
ceiling-not-registered = يُحسب الحد الأقصى ابتداء من إنشاء نشاطكم، في { $day }.
ceiling-vat = قد تبدأ ضريبة القيمة المضافة (TVA) قبل ذلك: في العادة عند { $services } من الخدمات أو { $goods } من المبيعات في السنة.
ceiling-not-known = لا نعرف الحد الأقصى لسنة { $year }.
ceiling-left-out = لا نعرف الحد الأقصى لـ«{ $activity }»: هذا الجزء غير محسوب.

## أشهر مسار سابق

months-earlier = مسار سابق، من { $from } إلى { $to }
months-earlier-all =
    { $n ->
        [zero] لا شهر في هذا المسار
        [one] شهر واحد من هذا المسار
        [two] شهران من هذا المسار
        [few] { $n } أشهر من هذا المسار
        [many] { $n } شهرا من هذا المسار
       *[other] { $n } شهر من هذا المسار
    }

## خروج بين تاريخين لورشة

history-rest-taken-back = سُحب المكان في التواريخ التالية بواسطة { $who }.
