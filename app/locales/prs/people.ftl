## کارت و دعوت

contact-taken = این تلفون یا ایمیل را کس دیگری استفاده می‌کند. دیگری بدهید.
phone-taken = این تلفون را کس دیگری استفاده می‌کند. دیگری بدهید.
email-taken = این ایمیل را کس دیگری استفاده می‌کند. دیگری بدهید.
card-hello = سلام { $name }
card-scan = کمرهٔ تلفون خود را باز کنید و به این شکل بگیرید.
card-qr = کد برای خواندن با تلفون
card-type = یا این آدرس را بنویسید، بعد کد را:
card-until = این کارت یک بار کار می‌دهد، تا { $until }. به کسی ندهید.
card-enter-title = کارت شما
card-enter-lead = کد کارت خود را بنویسید: 12 حرف و رقم.
card-enter-label = کد کارت
card-enter-hint = مثلاً K7MP 4QXT 9RHW. فاصله‌ها مهم نیست.
card-enter-send = ورود
card-enter-link = کارت چاپی دارم
card-not-a-code = کد 12 نشان دارد: حروف، و رقم‌های 2 تا 9. آن را از کارت نقل کنید.
card-wrong = این کد درست نیست. کارت را ببینید و دوباره کوشش کنید.
card-old = این کارت استفاده شده یا بسیار کهنه است. از مؤسسهٔ خود دیگری بخواهید.
card-too-many = کوشش‌های زیاد شد. یک ساعت صبر کنید و دوباره کوشش کنید.
message-invitation-short = ‏{ $structure } شما را به Essor دعوت می‌کند. این لینک یک بار، تا 30 روز کار می‌دهد: { $link }
message-invitation-participant =
    سلام { $name }،

    { $structure } شما را به Essor دعوت می‌کند، برای اعلان عواید و گرفتن وعده‌ها. این لینک را باز کنید:
    { $link }

    لینک یک بار، تا 30 روز کار می‌دهد.

## به کی زنگ بزنید

help-contact-label = به کی زنگ بزنید
help-contact-write = نوشتن پیام
help-contact-substitutes = امروز به جای { $name }
help-contact-number-of = { $name }: ⁦{ $number }⁩
help-contact-none = به مؤسسهٔ خود بروید، یا از پذیرش بپرسید.
