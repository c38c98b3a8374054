reach-call = Ara
note-by = { $name }, { $day }
note-changed-on = değişiklik: { $day }
shared-notes-title = Birlikte konuştuklarımız
shared-notes-lead = Ekibiniz bu notları sizinle paylaştı.
