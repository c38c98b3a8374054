## Mensagens

message-code-subject = O seu código Essor
message-code = { $code } é o seu código Essor. É válido 10 minutos. Não o dê a ninguém.
message-question-subject = Essor: tem uma pergunta à sua espera
message-question = Essor: tem uma pergunta sobre o mês de { $month }. Responda aqui: { $link }
message-plan-subject = Essor: um plano para assinar
message-plan = Essor: o seu plano de ação está pronto. Leia e assine aqui: { $link }
message-correction-subject = Essor: tem uma resposta à sua espera
message-correction = Essor: tem uma resposta sobre o mês de { $month }. Leia-a aqui: { $link }
message-entered-subject = Essor: um valor escrito por si
message-entered = Essor: a sua organização escreveu um valor para o mês de { $month }. Veja aqui: { $link }
message-opened-subject = Essor: um mês para corrigir
message-opened = Essor: o seu mês de { $month } está aberto para ser corrigido. Abra-o aqui: { $link }
message-invitation-subject = Convite de { $structure } para o Essor

## Respostas por SMS

message-sms-reply-subject = Essor: a sua resposta por SMS
message-sms-declared = Essor: { $month }, { $amount }, está enviado. Um erro? Corrija aqui: { $link }
message-sms-question = Essor: tem uma pergunta sobre o mês de { $month }. Responda aqui: { $link }
message-sms-nothing-open = Essor: nenhum mês por declarar agora. Os seus meses: { $link }
message-sms-several-months = Essor: tem vários meses por declarar. Escolha o mês aqui: { $link }
message-sms-suspended = Essor: o mês de { $month } está suspenso, nada foi enviado. Os seus meses: { $link }
message-sms-unreadable = Essor: não percebemos o valor de { $month }. Escreva-o aqui: { $link }
message-sms-ambiguous = Essor: { $one } ou { $other }? Escreva o valor aqui: { $link }
message-sms-several-activities = Essor: tem várias atividades. Declare-as aqui: { $link }

## Contactos que a própria pessoa mudou

message-contact-code-subject = Essor: o seu código
message-contact-code = { $code } é o código que confirma este contacto no Essor. É válido 10 minutos. Não o dê a ninguém.
message-contact-has-account-subject = Essor: este contacto já tem uma conta
message-contact-has-account = Essor: este contacto já tem uma conta. Não pode servir para outra. Não pediu nada? Não faça nada.
message-own-contact-subject = Essor: os seus contactos mudaram
message-own-contact = Essor: a sua conta usa agora { $contact }. Não foi você? Telefone já à sua organização.

## Lembretes para declarar

reminder-title = { $month } está por declarar
reminder-title-many = { $n } meses por declarar
reminder-subject = Essor: { $title }
reminder-first = Pode declarar { $month } até { $until }. Não recebeu nada? Envie 0.
reminder-before = Último dia para declarar { $month }: { $until }. Não recebeu nada? Envie 0.
reminder-after = Ainda pode declarar { $month }. Não recebeu nada? Envie 0.
reminder-many = Tem { $n } meses por declarar. Não recebeu nada? Envie 0.
reminder-sms = Essor: { $text } { $link }
reminder-sms-answer = Essor: { $month } está por declarar. Responda 0 ou o seu valor a este SMS. Ou abra: { $link }
reminder-mail =
    Olá,

    { $text }
    { $link }

    Pode escolher como receber estes lembretes, ou pará-los. No Essor, abra Eu e depois Notificações.
