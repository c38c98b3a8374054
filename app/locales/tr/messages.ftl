## Mesajlar

message-code-subject = Essor kodunuz
message-code = Essor kodunuz: { $code }. 10 dakika geçerlidir. Kimseye vermeyin.
message-question-subject = Essor: sizi bekleyen bir soru var
message-question = Essor: { $month } ayınızla ilgili bir soru var. Buradan cevap verin: { $link }
message-correction-subject = Essor: sizi bekleyen bir cevap var
message-correction = Essor: { $month } ayınızla ilgili bir cevap var. Buradan okuyun: { $link }
message-invitation-subject = { $structure } sizi Essor’a davet ediyor
