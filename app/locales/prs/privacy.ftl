## پای صفحه‌ها و معلومات شخصی

legal-title = معلومات حقوقی
legal-not-set = هنوز نوشته نشده: از مؤسسهٔ خود بپرسید.
legal-source-link = کد منبع Essor { $version }
accessibility-title = دسترسی‌پذیری
privacy-title = محرمیت
mine-title = معلومات من
mine-lead = هر چه Essor دربارهٔ شما نگه می‌دارد، از شما است.
mine-file = گرفتن آن
mine-file-text = فایلی با اعلان‌ها، وعده‌ها، پلان، پیام‌ها و اسناد شما. در مرورگر باز می‌شود.
mine-file-get = دانلود معلومات من
mine-privacy = چه چیز نگه داشته می‌شود و چقدر وقت
mine-erase = پاک کردن آن
mine-erase-text = مؤسسهٔ شما درخواست را می‌گیرد. پس از ختم برنامه پاک می‌شود. نام، متن‌ها و اسناد شما پاک می‌شوند. مبلغ‌ها بی‌نام می‌مانند.
mine-erase-reason = پیام شما، اگر بخواهید
mine-erase-hint = خالی مانده می‌تواند.
mine-erase-send = درخواست پاک کردن
mine-erase-asked = در { $day } خواستید معلومات شما پاک شود. مؤسسهٔ شما جواب می‌دهد.
mine-erase-planned = معلومات شما از { $day } به بعد پاک می‌شود.
erasure-withdraw = لغو پاک کردن
erasure-requested = درخواست شما به مؤسسهٔ شما فرستاده شد.
erasure-withdrawn = پاک کردن لغو شد.
