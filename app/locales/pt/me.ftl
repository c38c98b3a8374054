## Eu

me-contact = Contactos
me-phone = Telefone
me-email = E-mail
contact-none = Nada por agora
me-language = Língua
language-set = A língua agora é o português.
me-devices = Aparelhos ligados
me-device-here = Este aparelho
me-device-since = Ligado desde { $at }
me-device-out = Terminar a sessão
me-device-unknown = Aparelho desconhecido
device-out = A sessão do aparelho terminou.
me-others-out = Terminar a sessão em todos os outros aparelhos
others-out = A sessão terminou nos seus outros aparelhos.
email-new = Novo e-mail
contact-change = Mudar
contact-change-phone = o número de telefone
contact-change-email = o e-mail
contact-change-lead = Enviamos um código ao novo contacto. Depois escreve-o aqui. O antigo contacto recebe uma mensagem.
contact-sign-in-first = Para mudar os seus contactos, entre primeiro outra vez. Depois volta a esta página.
contact-by-link = O seu e-mail muda-se por uma ligação.
contact-unchanged = Este já é o seu contacto.
contact-code-lead = Enviamos um código para { $contact }. Escreva-o aqui dentro de dez minutos.
contact-code-send = Confirmar
contact-code-none = Peça primeiro um código, na página Eu.
own-contact-changed = Os seus contactos mudaram. A sessão terminou nos seus outros aparelhos.
email-change-title = Mudar o meu e-mail
phone-change-title = Mudar o meu número de telefone
phone-new = Novo número de telefone
phone-new-hint = Um número que recebe SMS
sms-stopped = Respondeu STOP. Já não recebe SMS.
sms-resume = Voltar a receber SMS
sms-resumed = Volta a receber SMS.
text-size-title = Tamanho do texto
text-size-normal = Normal
text-size-large = Grande
text-size-larger = Muito grande
text-size-set = O tamanho do texto mudou neste aparelho.
me-device-named = { $agent }, usado a { $seen }

## Notificações

reminders-title = Notificações
reminders-when = O Essor envia-lhe no máximo três lembretes por mês para declarar. No primeiro dia, { $days } dias antes do dia { $due }, e uma vez depois.
reminders-when-twice = O Essor envia-lhe no máximo dois lembretes por mês para declarar. No primeiro dia e uma vez depois do dia { $due }.
reminders-stop = Nunca à noite. Logo que declara, os lembretes param.
reminders-by = Receber os lembretes
reminders-else = Se nenhuma notificação chegar
reminders-default = Ainda não escolheu nada: é isto que o Essor faz hoje.
reminders-sms = Por SMS
reminders-mail = Por e-mail
reminders-none = Nenhum lembrete
reminders-none-hint = As outras mensagens chegam sempre: códigos, encontros, perguntas.
reminders-unchosen = Escolha uma resposta.
reminders-set = Está registado.
push-title = Neste telefone
push-lead = O lembrete aparece no ecrã. É gratuito e não é enviado nenhum SMS.
push-start = Receber os lembretes neste telefone
push-is-here = Os lembretes aparecem neste telefone.
push-stop = Parar neste telefone
push-elsewhere =
    { $n ->
        [one] Um outro aparelho mostra-os.
        [many] { $n } outros aparelhos mostram-nos.
       *[other] { $n } outros aparelhos mostram-nos.
    }
push-refused = O seu navegador bloqueia as notificações do Essor. Pode permiti-las nas definições do navegador. Ou fique com o SMS ou o e-mail.
push-failed = As notificações não funcionam aqui por agora. Tente mais tarde, ou fique com o SMS ou o e-mail.
push-not-a-subscription = As notificações não funcionam com este navegador. Fique com o SMS ou o e-mail.
push-started = Os lembretes vão aparecer neste telefone.
push-stopped = Os lembretes já não aparecem neste telefone.
