reach-call = اتصال
note-by = { $name }، في { $day }
note-changed-on = عُدّلت في { $day }
shared-notes-title = ما قلناه لبعضنا
shared-notes-lead = شارك فريقكم هذه الملاحظات معكم.
