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
