## الرسائل

message-code-subject = رمز Essor
message-code = { $code } هو رمز Essor الخاص بكم. يصلح 10 دقائق. لا تعطوه لأحد.
message-question-subject = Essor: سؤال ينتظركم
message-question = Essor: سؤال ينتظركم عن شهر { $month }. أجيبوا هنا: { $link }
message-correction-subject = Essor: جواب ينتظركم
message-correction = Essor: جواب ينتظركم عن شهر { $month }. اقرؤوه هنا: { $link }
message-invitation-subject = { $structure } تدعوكم إلى Essor
