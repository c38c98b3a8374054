## من

me-contact = معلومات تماس
me-phone = تلفون
me-email = ایمیل
contact-none = فعلاً هیچ
me-language = زبان
language-set = زبان حالا دری است.
me-devices = دستگاه‌های وصل
me-device-here = این دستگاه
me-device-since = وصل از { $at }
me-device-out = خروج از آن
me-device-unknown = دستگاه ناشناس
device-out = از دستگاه خارج شدید.
me-others-out = خروج از همهٔ دستگاه‌های دیگر
others-out = از دستگاه‌های دیگر خود خارج شدید.
