## Cartão e convite

contact-taken = Este telefone ou este e-mail já é usado por outra pessoa. Dê outro.
phone-taken = Este telefone já é usado por outra pessoa. Dê outro.
email-taken = Este e-mail já é usado por outra pessoa. Dê outro.
card-hello = Olá { $name }
card-scan = Abra a câmara do seu telefone e aponte para este desenho.
card-qr = Código para ler com o telefone
card-type = Ou escreva este endereço e depois o código:
card-until = Este cartão serve uma só vez, até { $until }. Não o empreste a ninguém.
card-enter-title = O seu cartão
card-enter-lead = Escreva o código do cartão: 12 letras e algarismos.
card-enter-label = Código do cartão
card-enter-hint = Por exemplo K7MP 4QXT 9RHW. Os espaços não contam.
card-enter-send = Entrar
card-enter-link = Tenho um cartão impresso
card-not-a-code = O código tem 12 caracteres: letras, e algarismos de 2 a 9. Copie-o do cartão.
card-wrong = Não é o código certo. Veja o cartão e tente de novo.
card-old = Este cartão já serviu ou é demasiado antigo. Peça outro à sua organização.
card-too-many = Houve demasiadas tentativas. Espere uma hora e tente de novo.
message-invitation-short = Convite de { $structure } para o Essor. Esta ligação serve uma vez, durante 30 dias: { $link }
message-invitation-participant =
    Olá { $name },

    { $structure } envia-lhe um convite para o Essor, para declarar as suas receitas e fazer as suas marcações. Abra esta ligação:
    { $link }

    A ligação serve uma só vez, durante 30 dias.

## A quem telefonar

help-contact-label = A quem telefonar
help-contact-write = Escrever
help-contact-substitutes = substitui { $name } hoje
help-contact-number-of = { $name }: { $number }
help-contact-none = Passe pela sua organização ou pergunte na receção.
