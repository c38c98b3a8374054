# نصوص Essor بالعربية. لم يراجعها أحد بعد.

## إطار كل الصفحات

skip = الانتقال إلى المحتوى
demo-label = نسخة تجريبية
demo-notice = نسخة تجريبية: الأشخاص والمبالغ غير حقيقية.
nav-label = القائمة الرئيسية
nav-today = اليوم
nav-turnover = المداخيل
nav-turnover-more = {" "}الشهرية
nav-bookings = المواعيد
nav-plan = خطتي
nav-me = حسابي
sign-out = تسجيل الخروج
title-mistake = خطأ:{" "}
error-prefix = خطأ:{" "}
error-summary =
    { $n ->
        [zero] لا يوجد خطأ
        [one] يوجد خطأ واحد
        [two] يوجد خطآن
        [few] توجد { $n } أخطاء
        [many] يوجد { $n } خطأ
       *[other] يوجد { $n } خطأ
    }
text-empty = املؤوا هذه الخانة.
text-too-long = هذا النص طويل جدا. اكتبوه بكلمات أقل.
moved-on = تغيّر هذا الشهر منذ أن فتحتموه. انظروا إليه الآن، ثم أعيدوا المحاولة إذا لزم الأمر.

## اللغات والقراءة

languages-label = اختيار اللغة
language-offer = اخترتم هذه اللغة قبل الدخول. هل تريدون الاحتفاظ بها؟
translation-unreviewed = ترجمة لم تُراجَع
translations-title = الترجمات
translations-lead = يتكلم Essor عدة لغات. بعض الترجمات قامت بها آلة.
translations-languages = لغات لم تُراجَع
translations-correct = تصحيح جملة
translations-how = هل توجد جملة خاطئة أو غريبة؟ أخبروا مؤسستكم. وهي تكتب إلينا الجملة وتصحيحها:
translations-files = الجمل موجودة أيضا في هذه الملفات. يمكن لأي شخص أن يقترح تصحيحا مع رمز المصدر:
aloud-read = استماع
aloud-pause = توقف مؤقت
aloud-resume = متابعة
aloud-stop = إيقاف
aloud-no-voice = لا يوجد في هذا الجهاز صوت لهذه اللغة.

## بدل الصفحة

stop-403-title = هذه الصفحة غير مفتوحة لحسابكم
stop-403-text = إذا كنتم بحاجة إليها، اسألوا مؤسستكم.
stop-404-title = هذه الصفحة غير موجودة
stop-404-text = العنوان ناقص، أو استُعمل الرابط من قبل. عودوا إلى البداية، أو اطلبوا رابطا جديدا من مؤسستكم.
stop-413-title = هذا الملف كبير جدا
stop-413-text = لم يضع شيء. عودوا إلى الصفحة السابقة. ثم أرسلوا ملفا أصغر أو نصا أقصر.
stop-421-title = هذا العنوان ليس عنوان Essor
stop-421-text = لم يُحفظ شيء. افتحوا Essor بالعنوان الذي أعطته لكم مؤسستكم.
stop-500-title = المشكلة من عندنا
stop-500-text = لم يضع شيء. عودوا إلى الصفحة السابقة: ما كتبتموه ما زال هناك. ثم أعيدوا المحاولة.
stop-503-title = لا يستطيع Essor أن يجيب الآن
stop-503-text = لم يضع شيء. انتظروا بضع ثوان، وعودوا إلى الصفحة السابقة، ثم أعيدوا المحاولة.
stop-home = الذهاب إلى البداية

## التواريخ والأماكن

when = { $day }، من { $from } إلى { $to }
at = { $day } على الساعة { $time }
with = مع { $name }
remote = عن بُعد

## حالات الشهر

state-to-declare = للتصريح
state-expected = للتصريح
state-not-due = ليس وقت التصريح بعد
state-suspended = المسار متوقف
state-submitted = قيد التحقق
state-question = سؤال
state-validated = تم التحقق
state-reported = تم التحقق
state-imported = تم التحقق
state-reopened = للتصحيح
state-to-report-again = تم التحقق، وصُحّح بعد كشف الشهر
state-draft = مسودة
