## البطاقة والدعوة

contact-taken = هذا الهاتف أو البريد الإلكتروني يستعمله شخص آخر. أعطوا غيره.
phone-taken = هذا الهاتف يستعمله شخص آخر. أعطوا غيره.
email-taken = هذا البريد الإلكتروني يستعمله شخص آخر. أعطوا غيره.
card-hello = مرحبا { $name }
card-scan = افتحوا كاميرا هاتفكم ووجّهوها إلى هذا الرسم.
card-qr = رمز يُقرأ بالهاتف
card-type = أو اكتبوا هذا العنوان، ثم الرمز:
card-until = تُستعمل هذه البطاقة مرة واحدة، حتى { $until }. لا تعيروها لأحد.
card-enter-title = بطاقتكم
card-enter-lead = اكتبوا الرمز المطبوع على بطاقتكم: 12 حرفا ورقما.
card-enter-label = رمز البطاقة
card-enter-hint = مثلا K7MP 4QXT 9RHW. المسافات لا تهم.
card-enter-send = دخول
card-enter-link = عندي بطاقة مطبوعة
card-not-a-code = في الرمز 12 علامة: حروف، وأرقام من 2 إلى 9. انقلوه من البطاقة.
card-wrong = هذا ليس الرمز الصحيح. انظروا إلى البطاقة وأعيدوا المحاولة.
card-old = استُعملت هذه البطاقة من قبل، أو هي قديمة. اطلبوا أخرى من مؤسستكم.
card-too-many = كانت هناك محاولات كثيرة. انتظروا ساعة، ثم أعيدوا المحاولة.
message-invitation-short = ‏{ $structure } تدعوكم إلى Essor. يصلح هذا الرابط مرة واحدة، مدة 30 يوما: { $link }
message-invitation-participant =
    مرحبا { $name }،

    { $structure } تدعوكم إلى Essor، للتصريح بمداخيلكم وحجز مواعيدكم. افتحوا هذا الرابط:
    { $link }

    يصلح الرابط مرة واحدة، مدة 30 يوما.

## بمن تتصلون

help-contact-label = بمن تتصلون
help-contact-write = كتابة رسالة
help-contact-substitutes = بدلا من { $name } اليوم
help-contact-number-of = { $name }: ⁦{ $number }⁩
help-contact-none = اذهبوا إلى مؤسستكم، أو اسألوا في الاستقبال.
