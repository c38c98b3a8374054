## أسفل الصفحات والبيانات الشخصية

legal-title = معلومات قانونية
legal-not-set = غير مذكور بعد: اسألوا مؤسستكم.
legal-source-link = رمز مصدر Essor { $version }
accessibility-title = سهولة الاستعمال
privacy-title = الخصوصية
mine-title = بياناتي
mine-lead = كل ما يحفظه Essor عنكم هو لكم.
mine-file = أخذها معي
mine-file-text = ملف فيه تصريحاتكم ومواعيدكم وخطتكم ورسائلكم ووثائقكم. يُفتح في متصفح.
mine-file-get = تنزيل بياناتي
mine-privacy = ما يُحفظ، وكم من الوقت
mine-erase = طلب محوها
mine-erase-text = تتلقى مؤسستكم طلبكم. يتم المحو بعد نهاية المسار. يُمحى اسمكم ونصوصكم ووثائقكم. تبقى المبالغ بلا اسم.
mine-erase-reason = رسالتكم، إن أردتم
mine-erase-hint = يمكنكم ترك هذه الخانة فارغة.
mine-erase-send = طلب المحو
mine-erase-asked = طلبتم محو بياناتكم في { $day }. ستجيبكم مؤسستكم.
mine-erase-planned = محو بياناتكم مقرر ابتداء من { $day }.
erasure-withdraw = إلغاء المحو
erasure-requested = أُرسل طلبكم إلى مؤسستكم.
erasure-withdrawn = أُلغي المحو.
