## ورود

contact-title = سلام، اینجا Essor است
contact-lead = تلفون یا ایمیل خود را بنویسید. ما به شما کد می‌فرستیم.
contact-label = تلفون یا ایمیل
contact-hint = همان که به مؤسسهٔ خود داده‌اید.
contact-send = کد را بفرستید
contact-empty = این خانه را پر کنید.
contact-not-a-phone = این شماره کامل نیست یا بسیار دراز است. این‌طور بنویسید: ‎06 39 98 00 00‎.
contact-not-an-email = این ایمیل کامل نیست. این‌طور بنویسید: nom@exemple.fr.
contact-no-sms-landline = پیامک به تلفون ثابت نمی‌رسد. شمارهٔ موبایل یا ایمیل بدهید.
contact-no-sms-special = پیامک به این شمارهٔ خاص نمی‌رسد. شمارهٔ موبایل یا ایمیل بدهید.
contact-no-sms-country = ما به این کشور پیامک نمی‌فرستیم. شمارهٔ دیگر یا ایمیل بدهید.
contact-too-many = همین حالا چند کد خواسته شد. ده دقیقه صبر کنید و دوباره کوشش کنید.
contact-too-many-today = امروز کدهای زیاد خواسته شد. از مؤسسهٔ خود کارت بخواهید، یا فردا دوباره کوشش کنید.
contact-prefix = ما به این کشور کد نمی‌فرستیم. شمارهٔ دیگر یا ایمیل خود را بنویسید.
too-many-from-here = از این اتصال انترنت کوشش‌های زیاد شد. یک ساعت صبر کنید، یا از اتصال دیگر استفاده کنید.
team-link = از تیم هستید؟ ورود تیم
personas-title = امتحان نسخهٔ آزمایشی
persona-participant = کارکن مستقل
persona-participant-note = اعلان، گرفتن وعده، دیدن پلان
persona-coach = همراه
persona-coach-note = بررسی رقم‌ها، باز کردن وعده‌ها
persona-coordinator = هماهنگ‌کننده
persona-coordinator-note = دیدن جای‌ها، دعوت تیم
persona-network = مسؤول شبکه
persona-network-note = خواندن نتیجه‌های همهٔ مؤسسه‌ها
code-title = کد شما
code-lead = اگر مؤسسهٔ شما این را بشناسد، کد شش‌رقمی به اینجا می‌رسد: { $contact }
code-label = کد شش‌رقمی
code-send = ورود
code-again = کد دیگر بفرستید
code-other = تغییر تلفون یا ایمیل
code-not-six-digits = کد شش رقم دارد. آن را از پیام نقل کنید.
code-wrong = این کد درست نیست. آخرین پیام را ببینید و دوباره کوشش کنید.
code-old = این کد دیگر اعتبار ندارد. کد دیگر بخواهید.
code-too-many = این کد بسیار امتحان شد. کد دیگر بخواهید.
code-too-many-today = امروز کدهای غلط زیاد امتحان شد. از مؤسسهٔ خود کارت بخواهید، یا فردا دوباره کوشش کنید.
participant-link = گرفتن کد با پیامک
signed-out = از این دستگاه خارج شدید. به امید دیدار.

## دعوت

invitation-title = به Essor خوش آمدید
invitation-lead = سلام { $name }. یک قدم مانده است.
password-new = یک رمز انتخاب کنید
password-hint = حداقل 12 حرف. چند کلمهٔ پشت سر هم آسان‌تر به یاد می‌ماند.
password-too-short = این رمز بسیار کوتاه است. حداقل 12 حرف بنویسید.
invitation-send = ورود به Essor
password-too-long = این رمز بسیار دراز است. حداکثر 128 حرف بنویسید.
password-common = این رمز بسیار معمول است. چند کلمه انتخاب کنید که تنها شما می‌دانید.
password-guessable = این رمز از نام شما، مؤسسه یا کلمه‌های معمول حدس زده می‌شود. کلمه‌های دیگر اضافه کنید.
