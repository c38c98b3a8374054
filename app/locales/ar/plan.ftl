## خطتي

plan-lead = ما قررتموه مع { $name }.
plan-lead-empty = تكتبونها مع { $name }.
plan-none-title = الخطة لم تُكتب بعد
plan-none-text = تظهر أهدافكم هنا عندما تختارونها معا.
goal-count =
    { $done ->
        [zero] لم يُنجز شيء من { $all }
        [one] أُنجز عمل واحد ({ $done }) من { $all }
        [two] أُنجز عملان ({ $done }) من { $all }
        [few] أُنجزت { $done } أعمال من { $all }
        [many] أُنجز { $done } عملا من { $all }
       *[other] أُنجز { $done } عمل من { $all }
    }
focus-Business = تطوير النشاط
focus-Finances = تدبير الميزانية
focus-Admin = الأوراق والإجراءات
focus-Housing = السكن
focus-Health = الصحة
focus-Mobility = التنقل
focus-Family = الأسرة
focus-Digital = الأدوات الرقمية
tick = تم: { $title }
action-done-on = تم في { $day }
action-is-done = تم
action-is-open = للإنجاز
action-done = سُجّل: العمل تم.
action-reopened = عاد هذا العمل إلى ما يجب فعله.

## الخطة الموقّعة ونقطة الشهر

plan-moved-on = تغيّرت الخطة منذ أن قرأتموها. اقرؤوها من جديد، ثم أعيدوا المحاولة.
plan-empty = لا تُوقَّع خطة بلا هدف. أضيفوا هدفا.
plan-full = الخطة ممتلئة. احذفوا شيئا لتضيفوا آخر.
plan-no-such = هذا الهدف أو هذا العمل لم يعد في الخطة.
plan-not-yours = هذا العمل يقوم به الشخص الآخر. هو وحده يضع العلامة.
plan-attended = توضع العلامة وحدها عندما تأتون إلى الموعد.
plan-path-over = انتهى المسار. تبقى الخطة كما هي.
plan-focus = اختاروا مجالا.
plan-doer = اختاروا من يقوم بهذا العمل.
plan-session-type = اختاروا موعدا من القائمة، أو لا شيء.
plan-due-past = اختاروا تاريخا لم يمضِ.
plan-due-far = اختاروا تاريخا أقرب.
plan-turnover-business = هدف المداخيل ممكن فقط في «تطوير النشاط».
plan-turnover-some = اكتبوا مبلغا أكبر من صفر.
check-in-not-now = مساركم متوقف. لا شيء للإجابة عنه هذا الشهر.
check-in-choose = اختاروا جوابا.
plan-agreed = وقّعتم كلاكما. الخطة سارية من الآن.
plan-proposed = تم التوقيع. يمكن للشخص الآخر أن يوقّع الآن.
plan-given-up = تُرك الاقتراح. تبقى الخطة كما كانت.
plan-written = أُضيف إلى الاقتراح.
plan-back = الخطة
plan-propose = اقتراح تغيير
plan-go-on = متابعة الاقتراح
plan-propose-title = اقتراح خطة
plan-propose-lead = لا يتغيّر شيء قبل أن توقّعا كلاكما.
plan-add-goal = إضافة هدف
plan-add-action = إضافة عمل
plan-change = تعديل
plan-take-out = حذف
plan-write = إضافة إلى الاقتراح
plan-sign-and-propose = توقيع واقتراح
plan-give-up = ترك الاقتراح
plan-sign = توقيع هذه الخطة
plan-to-sign = خطة تنتظر توقيعكم
plan-waits = وقّعتم. ينقص التوقيع الآخر.
plan-being-written = هناك اقتراح قيد الكتابة
plan-signed = وقّعه { $name } في { $day }
plan-versions-title = نسخ الخطة
plan-no-versions = لا توجد خطة موقّعة حاليا.
plan-version = النسخة { $n }
plan-version-before = الخطة قبل التوقيعات
plan-state-draft = قيد الكتابة
plan-state-agreed = وقّعها الطرفان
plan-state-withdrawn = متروكة
plan-state-recorded = مسجّلة بلا توقيع
plan-goal-title = هدف
plan-goal-what = هدفكم
plan-goal-target = كيف نعرف أنه تحقق؟
plan-goal-target-hint = جملة واحدة، إن أردتم.
plan-goal-turnover = المداخيل المقصودة في الشهر، باليورو
plan-goal-turnover-hint = فقط لتطوير النشاط. مثلا 900.
plan-focus-label = المجال
plan-due = متى؟ (اختياري)
plan-action-title = عمل
plan-action-what = ماذا يجب فعله؟
plan-doer-label = من يقوم به؟
plan-session-label = هل هذا العمل موعد؟
plan-no-session = لا
plan-by = حتى { $day }
plan-turnover-aim = الهدف: { $aim } في الشهر
plan-turnover-reached = المعدل { $reached } في الشهر، في آخر ثلاثة أشهر تم التحقق منها. الهدف { $aim }
doer-Participant = الشخص المرافَق
doer-Coach = الشخص المرافِق
doer-you = أنتم
doer-Both = الاثنان معا
action-by = ، حتى { $day }
action-to-book = ، موعد للحجز: { $title }
action-attended-on = تم حضور الموعد في { $day }
action-booked-for = حُجز الموعد ليوم { $day }
home-check-in = كيف حالكم هذا الشهر؟
check-in-title = كيف كان شهر { $month }؟
check-in-change = تغيير جوابي
check-in-mood = في هذه الفترة، الحال
check-in-blocker = أكثر ما يعرقل
check-in-words = جملة أخرى (اختياري)
check-in-call = هل تريدون أن نتصل بكم؟
check-in-no-call = إرسال بلا اتصال
check-in-wants-call = إرسال، واتصلوا بي
check-in-said = أُرسل إلى الشخص الذي يرافقكم.
check-in-last = نقاط الشهر
check-in-line = { $mood }. ما يعرقل: { $blocker }.
check-in-line-free = { $mood }. لا شيء يعرقل.
check-in-call-wanted = طُلب اتصال.
mood-Well = جيد
mood-SoSo = متوسط
mood-Hard = صعب
blocker-Nothing = لا شيء
blocker-Clients = إيجاد زبائن
blocker-Money = المال
blocker-Admin = الأوراق
blocker-Time = الوقت
blocker-Health = الصحة
blocker-Home = الأسرة أو السكن
blocker-Other = شيء آخر
