## حسابي

me-contact = معلومات الاتصال
me-phone = الهاتف
me-email = البريد الإلكتروني
contact-none = لا شيء حاليا
me-language = اللغة
language-set = اللغة الآن هي العربية.
me-devices = الأجهزة المتصلة
me-device-here = هذا الجهاز
me-device-since = متصل منذ { $at }
me-device-out = تسجيل خروجه
me-device-unknown = جهاز غير معروف
device-out = تم تسجيل خروج الجهاز.
me-others-out = تسجيل خروج كل الأجهزة الأخرى
others-out = تم تسجيل خروج أجهزتكم الأخرى.
email-new = البريد الإلكتروني الجديد
contact-change = تغيير
contact-change-phone = رقم الهاتف
contact-change-email = البريد الإلكتروني
contact-change-lead = يُرسل رمز إلى الرقم أو البريد الجديد. ثم تكتبونه هنا. وتصل رسالة إلى القديم.
contact-sign-in-first = لتغيير معلومات الاتصال، ادخلوا من جديد أولا. ثم تعودون إلى هذه الصفحة.
contact-by-link = يتغيّر بريدكم الإلكتروني برابط.
contact-unchanged = هذا رقمكم أو بريدكم الآن.
contact-code-lead = نرسل رمزا إلى ⁦{ $contact }⁩. اكتبوه هنا خلال عشر دقائق.
contact-code-send = تأكيد
contact-code-none = اطلبوا رمزا أولا، في صفحة «حسابي».
own-contact-changed = تغيّرت معلومات الاتصال. تم تسجيل خروج أجهزتكم الأخرى.
email-change-title = تغيير بريدي الإلكتروني
phone-change-title = تغيير رقم هاتفي
phone-new = رقم الهاتف الجديد
phone-new-hint = رقم تصل إليه الرسائل القصيرة
sms-stopped = أجبتم بكلمة STOP. لم تعد الرسائل القصيرة تصلكم.
sms-resume = تلقي الرسائل القصيرة من جديد
sms-resumed = الرسائل القصيرة تصلكم من جديد.
text-size-title = حجم النص
text-size-normal = عادي
text-size-large = كبير
text-size-larger = كبير جدا
text-size-set = تغيّر حجم النص على هذا الجهاز.
me-device-named = { $agent }، آخر استعمال في { $seen }

## الإشعارات

reminders-title = الإشعارات
reminders-when = يذكّركم Essor بالتصريح ثلاث مرات في الشهر على الأكثر. في اليوم الأول، وقبل يوم { $due } بـ { $days } أيام، ثم مرة بعده.
reminders-when-twice = يذكّركم Essor بالتصريح مرتين في الشهر على الأكثر. في اليوم الأول، ثم مرة بعد يوم { $due }.
reminders-stop = لا تذكير في الليل. عندما تصرّحون، تتوقف التذكيرات.
reminders-by = كيف تصل التذكيرات
reminders-else = إذا لم يصل أي إشعار
reminders-default = لم تختاروا شيئا: هذا ما يفعله Essor اليوم.
reminders-sms = برسالة قصيرة
reminders-mail = بالبريد الإلكتروني
reminders-none = بلا تذكير
reminders-none-hint = الرسائل الأخرى تصل دائما: الرموز والمواعيد والأسئلة.
reminders-unchosen = اختاروا جوابا.
reminders-set = سُجّل.
push-title = على هذا الهاتف
push-lead = يظهر التذكير على الشاشة. هذا مجاني، ولا تُرسل أي رسالة قصيرة.
push-start = تلقي التذكيرات على هذا الهاتف
push-is-here = التذكيرات تظهر على هذا الهاتف.
push-stop = إيقافها على هذا الهاتف
push-elsewhere =
    { $n ->
        [zero] لا يعرضها أي جهاز آخر.
        [one] يعرضها جهاز آخر.
        [two] يعرضها جهازان آخران.
        [few] تعرضها { $n } أجهزة أخرى.
        [many] يعرضها { $n } جهازا آخر.
       *[other] يعرضها { $n } جهاز آخر.
    }
push-refused = متصفحكم يمنع إشعارات Essor. يمكنكم السماح بها في إعداداته. أو احتفظوا بالرسائل القصيرة أو البريد الإلكتروني.
push-failed = الإشعارات لا تعمل هنا حاليا. أعيدوا المحاولة لاحقا، أو احتفظوا بالرسائل القصيرة أو البريد الإلكتروني.
push-not-a-subscription = الإشعارات لا تعمل مع هذا المتصفح. احتفظوا بالرسائل القصيرة أو البريد الإلكتروني.
push-started = ستظهر التذكيرات على هذا الهاتف.
push-stopped = لم تعد التذكيرات تظهر على هذا الهاتف.
