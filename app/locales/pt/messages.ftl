## Mensagens

message-code-subject = O seu código Essor
message-code = { $code } é o seu código Essor. É válido 10 minutos. Não o dê a ninguém.
message-question-subject = Essor: tem uma pergunta à sua espera
message-question = Essor: tem uma pergunta sobre o mês de { $month }. Responda aqui: { $link }
message-correction-subject = Essor: tem uma resposta à sua espera
message-correction = Essor: tem uma resposta sobre o mês de { $month }. Leia-a aqui: { $link }
message-invitation-subject = Convite de { $structure } para o Essor
