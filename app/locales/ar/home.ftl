## اليوم

home-title = مرحبا { $name }
home-month-title = شهر { $month }
home-month-until = حتى { $day }. لم يصلكم شيء؟ اضغطوا على ⁦0 €⁩.
home-month-expected = للإرسال الآن. لم يصلكم شيء؟ اضغطوا على ⁦0 €⁩.
declare = التصريح
declare-nil = ⁦0 €⁩ هذا الشهر
home-next-booking = الموعد القادم
home-done-eyebrow = كل شيء مُنجز
home-done-title = لا شيء للإنجاز اليوم
progress-month = الشهر { $month } من { $months }
progress-actions =
    { $done ->
        [zero] ، لم يُنجز شيء من { $all }
        [one] ، أُنجز عمل واحد من { $all }
        [two] ، أُنجز عملان من { $all }
        [few] ، أُنجزت { $done } أعمال من { $all }
        [many] ، أُنجز { $done } عملا من { $all }
       *[other] ، أُنجز { $done } عمل من { $all }
    }
progress-rise = ، زيادة { $amount } في الشهر منذ البداية
home-months =
    { $n ->
        [zero] لا شهر للتصريح
        [one] للتصريح: { $months }
        [two] شهران للتصريح: { $months }
        [few] { $n } أشهر للتصريح: { $months }
        [many] { $n } شهرا للتصريح: { $months }
       *[other] { $n } شهر للتصريح: { $months }
    }
home-first = ابدؤوا بشهر { $month }.
home-first-until = ابدؤوا بشهر { $month }، حتى { $day }.
declare-nil-month = ⁦0 €⁩ في { $month }
home-draft = مسودتكم محفوظة.
home-draft-phone = هناك مسودة محفوظة في هذا الهاتف.
home-go-on = متابعة
home-done-year = في { $year }، صرّحتم بـ { $amount }.
home-plan-read = قراءة وتوقيع
home-check-in-text = ثلاثة أجوبة، 30 ثانية.
home-check-in-go = الإجابة
home-directions = طريق الوصول

## مرحبا بكم

welcome-title = مرحبا بكم في Essor
welcome-text = الشخص الذي يرافقكم: { $name }. للبدء:
welcome-language = اختيار لغتكم
welcome-phone = التحقق من رقم هاتفكم
welcome-phone-code = في المرة القادمة، ادخلوا برمز يصل في رسالة قصيرة.
welcome-phone-none = أعطوا رقمكم لمؤسستكم.
welcome-month = أول شهر للتصريح: { $month }
welcome-month-from = ابتداء من { $day }.
welcome-booking = حجز أول موعد
welcome-screen = وضع Essor على شاشة هاتفكم
welcome-screen-how = في قائمة المتصفح: «إضافة إلى الشاشة الرئيسية».
welcome-put-away = إخفاء هذه القائمة

## المساعدة وخريطة الموقع

help-title = المساعدة
help-lead = عندكم مشكلة؟ اتصلوا أو اكتبوا.
help-none = اسألوا مؤسستكم.
help-publisher = للاتصال بالشخص المسؤول عن هذا الموقع: ⁦{ $contact }⁩
help-code = لم يصل الرمز؟
help-code-text = اطلبوا بطاقة مطبوعة من مؤسستكم. تُستعمل بدل الرمز.
help-sign-in = مشكلة في الدخول؟ المساعدة
sitemap-title = خريطة الموقع
sitemap-pages = الصفحات
sitemap-account = حسابكم
sitemap-site = هذا الموقع
