reach-call = Ligar
note-by = { $name }, a { $day }
note-changed-on = alterada a { $day }
shared-notes-title = O que dissemos um ao outro
shared-notes-lead = A sua equipa partilhou estas notas consigo.
