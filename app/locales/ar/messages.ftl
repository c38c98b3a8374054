## الرسائل

message-code-subject = رمز Essor
message-code = { $code } هو رمز Essor الخاص بكم. يصلح 10 دقائق. لا تعطوه لأحد.
message-question-subject = ‏Essor: سؤال ينتظركم
message-question = ‏Essor: سؤال ينتظركم عن شهر { $month }. أجيبوا هنا: { $link }
message-plan-subject = ‏Essor: خطة للتوقيع
message-plan = ‏Essor: خطة عملكم جاهزة. اقرؤوها ووقّعوها هنا: { $link }
message-correction-subject = ‏Essor: جواب ينتظركم
message-correction = ‏Essor: جواب ينتظركم عن شهر { $month }. اقرؤوه هنا: { $link }
message-entered-subject = ‏Essor: كُتب مبلغ لكم
message-entered = ‏Essor: كتب فريقكم مبلغا لشهر { $month }. انظروا هنا: { $link }
message-opened-subject = ‏Essor: شهر للتصحيح
message-opened = ‏Essor: شهر { $month } مفتوح لتصحيحه. افتحوه هنا: { $link }
message-invitation-subject = ‏{ $structure } تدعوكم إلى Essor

## أجوبة بالرسائل القصيرة

message-sms-reply-subject = ‏Essor: جوابكم برسالة قصيرة
message-sms-declared = ‏Essor: { $month }، { $amount }، تم الإرسال. خطأ؟ صحّحوه: { $link }
message-sms-question = ‏Essor: سؤال ينتظركم عن شهر { $month }. أجيبوا هنا: { $link }
message-sms-nothing-open = ‏Essor: لا شهر للتصريح حاليا. أشهركم: { $link }
message-sms-several-months = ‏Essor: عدة أشهر للتصريح. اختاروا الشهر: { $link }
message-sms-suspended = ‏Essor: شهر { $month } متوقف. لم يُرسل شيء. أشهركم: { $link }
message-sms-unreadable = ‏Essor: لم نفهم مبلغ شهر { $month }. اكتبوه هنا: { $link }
message-sms-ambiguous = ‏Essor: { $one } أو { $other }؟ اكتبوا المبلغ: { $link }
message-sms-several-activities = ‏Essor: عندكم عدة أنشطة. صرّحوا بها هنا: { $link }

## معلومات اتصال غيّرها الشخص

message-contact-code-subject = ‏Essor: رمزكم
message-contact-code = { $code } هو رمز تأكيد هذا الرقم أو البريد في Essor. يصلح 10 دقائق. لا تعطوه لأحد.
message-contact-has-account-subject = ‏Essor: لهذا الرقم أو البريد حساب من قبل
message-contact-has-account = ‏Essor: لهذا الرقم أو البريد حساب من قبل. لا يصلح لحساب آخر. لم تطلبوا شيئا؟ لا تفعلوا شيئا.
message-own-contact-subject = ‏Essor: تغيّرت معلومات الاتصال
message-own-contact = ‏Essor: حسابكم يستعمل الآن ⁦{ $contact }⁩. لستم أنتم؟ اتصلوا فورا بمؤسستكم.

## التذكير بالتصريح

reminder-title = شهر { $month } للتصريح
reminder-title-many =
    { $n ->
        [zero] لا شهر للتصريح
        [one] شهر واحد للتصريح
        [two] شهران للتصريح
        [few] { $n } أشهر للتصريح
        [many] { $n } شهرا للتصريح
       *[other] { $n } شهر للتصريح
    }
reminder-subject = ‏Essor: { $title }
reminder-first = التصريح بشهر { $month } ممكن حتى { $until }. لم يصلكم شيء؟ أرسلوا 0.
reminder-before = آخر يوم للتصريح بشهر { $month }: { $until }. لم يصلكم شيء؟ أرسلوا 0.
reminder-after = التصريح بشهر { $month } ما زال ممكنا. لم يصلكم شيء؟ أرسلوا 0.
reminder-many =
    { $n ->
        [zero] لا شهر للتصريح.
        [one] شهر واحد للتصريح. لم يصلكم شيء؟ أرسلوا 0.
        [two] شهران للتصريح. لم يصلكم شيء؟ أرسلوا 0.
        [few] { $n } أشهر للتصريح. لم يصلكم شيء؟ أرسلوا 0.
        [many] { $n } شهرا للتصريح. لم يصلكم شيء؟ أرسلوا 0.
       *[other] { $n } شهر للتصريح. لم يصلكم شيء؟ أرسلوا 0.
    }
reminder-sms = ‏Essor: { $text } { $link }
reminder-sms-answer = ‏Essor: شهر { $month } للتصريح. أجيبوا بـ 0 أو بالمبلغ. أو افتحوا: { $link }
reminder-mail =
    مرحبا،

    { $text }
    { $link }

    يمكنكم اختيار كيف تصل هذه التذكيرات، أو إيقافها. في Essor، افتحوا «حسابي»، ثم «الإشعارات».
