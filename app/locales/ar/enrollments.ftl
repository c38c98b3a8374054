## المسار

path-yours = مساركم
path-before-you = يبدأ مساركم في { $day }.
path-first-month = الشهر القادم للتصريح: { $month }، ابتداء من { $day }.
path-suspended-you = مساركم متوقف حتى { $day }.
path-over-you = انتهى مساركم في { $day }.
path-over-months =
    { $n ->
        [zero] لم يبق أي شهر للتصريح.
        [one] بقي شهر واحد للتصريح: { $month }، ابتداء من { $day }.
        [two] بقي شهران للتصريح. الشهر القادم: { $month }، ابتداء من { $day }.
        [few] بقيت { $n } أشهر للتصريح. الشهر القادم: { $month }، ابتداء من { $day }.
        [many] بقي { $n } شهرا للتصريح. الشهر القادم: { $month }، ابتداء من { $day }.
       *[other] بقي { $n } شهر للتصريح. الشهر القادم: { $month }، ابتداء من { $day }.
    }
path-until = حتى { $day }
path-months-left-you =
    { $n ->
        [zero] لم يبق لكم أي شهر.
        [one] بقي لكم شهر واحد.
        [two] بقي لكم شهران.
        [few] بقيت لكم { $n } أشهر.
        [many] بقي لكم { $n } شهرا.
       *[other] بقي لكم { $n } شهر.
    }
path-days-left-you =
    { $n ->
        [zero] لم يبق لكم أي يوم.
        [one] بقي لكم يوم واحد.
        [two] بقي لكم يومان.
        [few] بقيت لكم { $n } أيام.
        [many] بقي لكم { $n } يوما.
       *[other] بقي لكم { $n } يوم.
    }
path-over = انتهى في { $day }.
path-left-on-you = انتهى مساركم في { $day }.
path-of-day = في { $day }
path-of-month = في { $month } { $year }
path-of-days = من { $first } إلى { $last }
path-pushed =
    { $n ->
        [zero] التوقف { $of } لم يؤخر النهاية.
        [one] التوقف { $of } أخّر النهاية يوما واحدا.
        [two] التوقف { $of } أخّر النهاية يومين.
        [few] التوقف { $of } أخّر النهاية { $n } أيام.
        [many] التوقف { $of } أخّر النهاية { $n } يوما.
       *[other] التوقف { $of } أخّر النهاية { $n } يوم.
    }
