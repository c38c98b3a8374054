## المواعيد

bookings-title = المواعيد
bookings-mine = مواعيدكم
bookings-none-held = ليس عندكم أي موعد بعد.
bookings-title-kind = المواعيد: { $kind }
bookings-offered = للحجز
bookings-none-title = لا شيء للحجز حاليا
bookings-none-text = ستظهر المواعيد القادمة هنا.
kind-label = نوع الموعد
kind-all = الكل
kind-Coaching = موعد فردي
kind-Training = ورشة
kind-Expert = لقاء مع خبير
kinds-Coaching = فردية
kinds-Training = ورشات
kinds-Expert = خبراء
session-what = { $kind }، { $length }، مع { $name }
places-left =
    { $n ->
        [zero] لا مكان
        [one] مكان واحد
        [two] مكانان
        [few] { $n } أماكن
        [many] { $n } مكانا
       *[other] { $n } مكان
    }
places-none = ممتلئ: 0 مكان
places-of = من { $all }
session-cancelled = أُلغي
hours = من { $from } إلى { $to }
hours-until = { $from }، حتى { $to }
fact-when = متى
fact-where = أين
fact-who = مع
book = حجز مكاني
cannot-come = لا أستطيع المجيء
cannot-come-text = سيكون مكانكم متاحا لشخص آخر.
cannot-come-confirm = إلغاء هذا الموعد
booking-done = حُجز مكانكم.
booking-held = كان لكم مكان من قبل: ما زال محجوزا.
booking-cancelled = تم الإلغاء. شكرا لأنكم أخبرتمونا.
booking-full = كل الأماكن محجوزة. اختاروا تاريخا آخر.
booking-left = انتهى مساركم: لم يعد الحجز ممكنا. إذا كنتم بحاجة إلى مساعدة، اتصلوا بمرافقكم.
booking-beyond-path = هذا التاريخ بعد آخر يوم من مساركم. اختاروا تاريخا أقرب.
booking-over = انتهى مساركم في { $day }. لم يعد حجز المواعيد ممكنا. هل تحتاجون إلى مساعدة؟ اتصلوا بمرافقكم.
booking-only-until = مساركم حتى { $day }: هذا التاريخ بعده. اختاروا تاريخا أقرب.
booking-until = مساركم حتى { $day }: التواريخ التي بعده لا تُعرض.
booking-past = بدأ هذا الموعد. للمجيء أو للإلغاء، اتصلوا بمرافقكم.
booking-session-cancelled = أُلغي هذا الموعد. اختاروا تاريخا آخر.
booking-overlap = عندكم موعد آخر في هذه الساعة. ألغوه أولا، أو اختاروا تاريخا آخر.
booking-moved-since = تغيّر هذا الموعد في هذه الأثناء: هذه ساعته الجديدة. لم يُلغَ شيء.
booking-not-held = لم يعد هذا المكان باسمكم. لا شيء للإلغاء.

## الحجز والانتظار وتغيير الموعد والغياب

when-dates = من { $from } إلى { $to }
session-what-dates = { $kind }، عدد الجلسات: { $dates }، مع { $name }
places-waiting =
    { $n ->
        [zero] ، لا أحد ينتظر
        [one] ، شخص واحد ينتظر
        [two] ، شخصان ينتظران
        [few] ، { $n } أشخاص ينتظرون
        [many] ، { $n } شخصا ينتظرون
       *[other] ، { $n } شخص ينتظرون
    }
fact-map = عرض الخريطة
fact-directions = طريق الوصول
fact-link = فتح لقاء الفيديو
cancel-rule = يمكنكم الإلغاء أو تغيير الساعة بحرية حتى { $until }.
cancel-rule-start = يمكنكم الإلغاء أو تغيير الساعة بحرية حتى البداية.
cancel-rule-over =
    { $hours ->
        [zero] بدأ الموعد. للإلغاء، قولوا لماذا.
        [one] بقي أقل من ساعة. للإلغاء، قولوا لماذا.
        [two] بقي أقل من ساعتين. للإلغاء، قولوا لماذا.
        [few] بقي أقل من { $hours } ساعات. للإلغاء، قولوا لماذا.
        [many] بقي أقل من { $hours } ساعة. للإلغاء، قولوا لماذا.
       *[other] بقي أقل من { $hours } ساعة. للإلغاء، قولوا لماذا.
    }
history = ما حدث
history-nobody = Essor
history-created = فُتحت هذه الجلسة بواسطة { $who }.
history-booked = تم الحجز بواسطة { $who }.
history-moved = نُقل الموعد من { $from } إلى { $to } بواسطة { $who }.
history-changed = عُدّلت الجلسة بواسطة { $who }.
history-cancelled = أُلغي الحجز بواسطة { $who }.
history-taken-back = سُحب المكان بواسطة { $who }.
history-session-cancelled = أُلغيت الجلسة بواسطة { $who }.
history-given = أُعطيت الجلسة لشخص آخر من الفريق بواسطة { $who }.
history-marked = سُجّل بواسطة { $who }: { $state }.
history-unmarked = حُذف تسجيل الحضور بواسطة { $who }.
history-recorded = سُجّل هذا الموعد بعد انعقاده بواسطة { $who }.
history-withdrawn = حُذف هذا الموعد المسجّل خطأً بواسطة { $who }.
history-walked-in = أُضيف شخص حضر بدون حجز بواسطة { $who }.
history-place-restored = أُعيد المكان بواسطة { $who }.
history-session-restored = أُعيدت الجلسة بواسطة { $who }.
history-said = { $line } «⁨{ $said }⁩»
booking-state-Booked = المكان محجوز
booking-state-Attended = حضور
booking-state-NoShow = غياب
booking-state-CancelledByParticipant = غياب بعذر
booking-state-CancelledByStructure = ألغته المؤسسة
booking-state-place-taken-back = سحبت المؤسسة المكان
booking-state-you-cancelled = ألغيتم الموعد
booking-late = (متأخرا)
bookings-gone = مواعيد مضت أو أُلغيت
bookings-gone-none = لا شيء حاليا.
slot-choose = اختيار ساعة
slot-page-title = اختيار ساعة: { $title }، أسبوع { $day }
slot-weeks = الأسابيع
slot-week-this = هذا الأسبوع
slot-week-next = الأسبوع القادم
slot-week-of = أسبوع
slot-first = لا ساعة متاحة في ذلك الأسبوع. أول ساعة متاحة: { $day }.
next-hour = الساعة القادمة مع { $name }
next-hour-cover = الساعة القادمة مع { $name }، بدلا من { $coach }
next-hour-book = حجز
next-hour-others = ساعات أخرى
next-hour-none = لا ساعة متاحة مع { $name } حاليا.
slot-other = اختيار ساعة أخرى
slot-everybody = عرض ساعات المرافقين الآخرين
slot-none-title = لا ساعة متاحة حاليا
slot-none-text = اطلبوا من مرافقكم أن يقترح عليكم ساعة.
confirm-title = حجزكم
confirm-page-title = تأكيد: { $title }، { $when }
session-page-title = { $title }، { $when }
move = تغيير الساعة
move-title = ساعتكم الجديدة
move-page-title = تغيير الساعة: { $title }، أسبوع { $day }
move-other-title = تغيير التاريخ: { $title }
move-confirm = التغيير إلى هذه الساعة
move-explained = اختاروا ساعة أخرى. تبقى الساعة القديمة محجوزة حتى ذلك الوقت.
move-done = تم النقل. ساعتكم القديمة أصبحت متاحة.
cannot-come-late = قولوا لماذا لن تأتوا. هذا كل شيء.
cancel-reason = لماذا؟
cancel-reason-hint = مثلا «طفل مريض». يقرؤه الشخص الذي كنتم ستقابلونه.
waitlist-why = كل الأماكن محجوزة. إذا ألغى أحد، نعرض عليكم مكانه عندما يأتي دوركم.
waitlist-join = انتظار مكان (رقم { $n } في القائمة)
waitlist-explained = هل أصبح مكان متاحا لكم؟ نكتب إليكم. سيكون عندكم وقت للجواب.
waitlist-leave = إيقاف الانتظار
waitlist-done = سُجّل. نكتب إليكم عندما يصبح مكان متاحا لكم.
waitlist-already = أنتم في القائمة من قبل، أو مكانكم محجوز.
waitlist-left = سُجّل. يذهب المكان إلى شخص آخر.
waitlist-not-full = بقي مكان: احجزوه مباشرة.
waiting-position = رقمكم في القائمة: { $n }
offer-eyebrow = أصبح مكان متاحا لكم
offer-until = نحفظه لكم حتى { $until }.
offer-accept = أخذ المكان
offer-pass = ترك دوري
offer-over = انتهى وقت الجواب. يُعرض المكان على الشخص التالي.
booking-notice = فات وقت حجز هذا الموعد. اختاروا تاريخا آخر، أو اتصلوا بمرافقكم.
booking-too-many = عندكم أكبر عدد ممكن من المواعيد من هذا النوع. يمكنكم الحجز من جديد بعد الموعد القادم.
booking-slot-gone = لم تعد هذه الساعة متاحة. اختاروا ساعة أخرى.
booking-coach-busy = الشخص الذي يقدم الجلسة عنده جلسة أخرى في هذه الساعة. اختاروا ساعة أخرى.
booking-coach-away = الشخص الذي يقدم الجلسة غائب في ذلك اليوم. اختاروا يوما آخر.
booking-reason = الموعد قريب. قولوا لماذا لن تأتوا.
booking-move-late = فات وقت تغيير الساعة. ما زال الإلغاء ممكنا، مع ذكر السبب.
booking-meanwhile = قام شخص بالحجز أو الإلغاء قبل لحظات. انظروا إلى القائمة، ثم أعيدوا المحاولة.
attendance-not-begun = لم تبدأ الجلسة: يُسجَّل الحضور ابتداء من بدايتها.
attendance-not-held = أُلغي هذا المكان: لا حضور للتسجيل.
optional = اختياري
offer-hours = اكتبوا عدد ساعات من 1 إلى 168.
calendar-title = تقويم هاتفكم
calendar-lead = تظهر فيه مواعيدكم، مع كل تغيير.
calendar-link = رؤية مواعيدي في تقويم هاتفي
calendar-add = إضافة إلى تقويمي
calendar-short = التقويم
calendar-open = إنشاء عنوان تقويمي
calendar-again = إنشاء عنوان جديد
calendar-again-text = لن يعرض العنوان القديم شيئا بعد ذلك.
calendar-since = تقويمكم مربوط منذ { $at }
calendar-close = إيقاف ربط تقويمي
calendar-opened = عنوان تقويمكم جاهز.
calendar-closed = تم: لم يعد العنوان يعرض شيئا.
calendar-address = عنوان تقويمكم
calendar-once = يظهر الآن فقط. احتفظوا به لأنفسكم: من عنده هذا العنوان يرى مواعيدكم.
calendar-subscribe = فتحه في تقويمي
calendar-name = Essor، { $structure }
calendar-with = مع { $name }
calendar-place-taken-back = سحبت المؤسسة مكانكم. تُعقد الجلسة بدونكم.
calendar-cancelled = أُلغي: { $title }
message-booked-subject = ‏Essor: حُجز موعد
message-booked = ‏Essor: حُجز مكانكم. { $title }، { $when }، { $place }، مع { $coach }. { $link }
message-moved-subject = ‏Essor: تغيّر موعد
message-moved = ‏Essor: تغيّر موعدكم. { $title }: { $when }، { $place }، مع { $coach }. { $link }
message-cancelled-subject = ‏Essor: أُلغي موعد
message-cancelled = ‏Essor: ألغت مؤسستكم { $title }، { $when }. لا يُحسب عليكم. تاريخ آخر: { $link }
message-place-taken-back-subject = ‏Essor: سُحب مكانكم
message-place-taken-back = ‏Essor: سحبت مؤسستكم مكانكم في { $title }، { $when }. تُعقد الجلسة بدونكم. لا يُحسب عليكم. تاريخ آخر: { $link }
message-moved-waiting-subject = ‏Essor: تغيّرت جلسة
message-moved-waiting = ‏Essor: تغيّرت الجلسة التي تنتظرون مكانا فيها. { $title }: { $when }، { $place }، مع { $coach }. تحتفظون بدوركم. { $link }
message-offered-subject = ‏Essor: مكان لكم
message-offered = ‏Essor: أصبح مكان متاحا. { $title }، { $when }. نحفظه لكم حتى { $until }. أجيبوا هنا: { $link }
message-reminder-subject = ‏Essor: موعدكم قريب
message-reminder = ‏Essor: { $title }، { $when }، { $place }، مع { $coach }. لا تستطيعون المجيء؟ { $link }
message-said = { $text } «⁨{ $said }⁩»
meetings-title = جلسات حضرتموها
meetings-in-person = في المكان
meetings-remote = عن بُعد
