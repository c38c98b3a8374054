reach-call = Подзвонити
note-by = { $name }, { $day }
note-changed-on = змінено { $day }
shared-notes-title = Про що ми говорили
shared-notes-lead = Ваша команда поділилася з вами цими нотатками.
