## Entrada

contact-title = Olá, aqui é o Essor
contact-lead = Escreva o seu telefone ou e-mail. Enviamos-lhe um código.
contact-label = Telefone ou e-mail
contact-hint = O que deu à sua organização.
contact-send = Receber o meu código
contact-empty = Preencha este campo.
contact-not-a-phone = Este número está incompleto ou é demasiado longo. Escreva-o assim: 06 39 98 00 00.
contact-not-an-email = Este e-mail está incompleto. Escreva-o assim: nom@exemple.fr.
contact-no-sms-landline = Os SMS não chegam a um telefone fixo. Dê um número de telemóvel ou um e-mail.
contact-no-sms-special = Os SMS não chegam a este número especial. Dê um número de telemóvel ou um e-mail.
contact-no-sms-country = Não enviamos SMS para este país. Dê outro número ou um e-mail.
contact-too-many = Foram pedidos vários códigos há pouco. Espere dez minutos e tente de novo.
contact-too-many-today = Foram pedidos demasiados códigos hoje. Peça um cartão à sua organização ou tente amanhã.
contact-prefix = Não enviamos códigos para este país. Escreva outro número ou o seu e-mail.
contact-no-sms-here = Este site não envia SMS. Escreva o seu e-mail ou peça um cartão à sua organização.
contact-no-mail-here = Este site não envia e-mails. Escreva o seu número de telefone ou peça um cartão à sua organização.
too-many-from-here = Houve demasiadas tentativas a partir desta ligação à internet. Espere uma hora ou use outra ligação.
team-link = É da equipa? Entrada da equipa
personas-title = Experimentar a demonstração
persona-participant = Trabalhador independente
persona-participant-note = Declarar, marcar, seguir o plano
persona-coach = Acompanhante
persona-coach-note = Verificar os valores, abrir marcações
persona-coordinator = Coordenadora
persona-coordinator-note = Seguir os lugares, convidar a equipa
persona-network = Direção da rede
persona-network-note = Ler os resultados de todas as organizações
code-title = O seu código
code-lead = Se a sua organização conhece este contacto, chega num minuto um código de seis algarismos: { $contact }
code-label = Código de seis algarismos
code-send = Entrar
code-again = Receber outro código
code-other = Mudar de telefone ou de e-mail
code-not-six-digits = O código tem seis algarismos. Copie-o da mensagem.
code-wrong = Não é o código certo. Veja a última mensagem recebida e tente de novo.
code-old = Este código já não é válido. Peça outro.
code-too-many = Este código foi tentado demasiadas vezes. Peça outro.
code-too-many-today = Foram tentados demasiados códigos errados hoje. Peça um cartão à sua organização ou tente amanhã.
participant-link = Receber um código por SMS
signed-out = A sessão neste aparelho terminou. Até breve.

## Convite

invitation-title = Boas-vindas ao Essor
invitation-lead = Olá { $name }. Só falta um passo.
password-new = Escolha uma palavra-passe
password-hint = Pelo menos 12 caracteres. Várias palavras seguidas são mais fáceis de lembrar.
password-too-short = Esta palavra-passe é demasiado curta. Escreva pelo menos 12 caracteres.
invitation-send = Entrar no Essor
password-too-long = Esta palavra-passe é demasiado longa. Escreva no máximo 128 caracteres.
password-common = Esta palavra-passe é demasiado comum. Escolha várias palavras que só você conhece.
password-guessable = Esta palavra-passe adivinha-se pelo seu nome, pela organização ou por palavras comuns. Acrescente outras palavras.

## Chaves de acesso

passkeys-full = Tem dez chaves de acesso. Retire uma para adicionar outra.

# A sessão tinha terminado
session-over = A sua sessão terminou. Entre para voltar à sua página.
session-over-form-kept = A sua sessão terminou. O que escreveu está guardado.
form-to-send-again = Ainda nada foi enviado. Verifique e depois envie.
