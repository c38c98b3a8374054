reach-call = زنگ بزنید
note-by = { $name }، در { $day }
note-changed-on = در { $day } تغییر کرد
shared-notes-title = آنچه با هم گفتیم
shared-notes-lead = تیم شما این یادداشت‌ها را با شما شریک ساخته است.
