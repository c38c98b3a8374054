## Hoje

home-title = Olá { $name }
home-month-title = O seu mês de { $month }
home-month-until = Até { $day }. Não recebeu nada? Toque em 0 €.
home-month-expected = Para enviar agora. Não recebeu nada? Toque em 0 €.
declare = Declarar
declare-nil = 0 € este mês
home-next-booking = Próximo encontro
home-done-eyebrow = Em dia
home-done-title = Nada a fazer hoje
progress-month = Mês { $month } de { $months }
progress-actions =
    { $done ->
        [0] , { $done } ações em { $all }
        [one] , { $done } ação em { $all }
        [many] , { $done } ações em { $all }
       *[other] , { $done } ações em { $all }
    }
progress-rise = , +{ $amount } por mês desde o início
home-months =
    { $n ->
        [one] Por declarar: { $months }
        [many] { $n } meses por declarar: { $months }
       *[other] { $n } meses por declarar: { $months }
    }
home-first = Comece por { $month }.
home-first-until = Comece por { $month }, até { $day }.
declare-nil-month = 0 € em { $month }
home-draft = O seu rascunho está guardado.
home-draft-phone = Há um rascunho guardado neste telefone.
home-go-on = Continuar
home-done-year = Em { $year }, declarou { $amount }.
home-plan-read = Ler e assinar
home-check-in-text = Três respostas, 30 segundos.
home-check-in-go = Responder
home-directions = Como chegar

## Boas-vindas

welcome-title = Boas-vindas ao Essor
welcome-text = { $name } faz o seu acompanhamento. Para começar:
welcome-language = Escolher a sua língua
welcome-phone = Verificar o seu telefone
welcome-phone-code = Da próxima vez, entre com um código recebido por SMS.
welcome-phone-none = Dê o seu número à sua organização.
welcome-month = Primeiro mês por declarar: { $month }
welcome-month-from = A partir de { $day }.
welcome-booking = Marcar um primeiro encontro
welcome-screen = Pôr o Essor no ecrã do seu telefone
welcome-screen-how = No menu do navegador: «Adicionar ao ecrã principal».
welcome-put-away = Arrumar esta lista

## Ajuda e mapa do site

help-title = Ajuda
help-lead = Um problema? Telefone ou escreva.
help-none = Pergunte à sua organização.
help-publisher = Para falar com a pessoa que trata deste site: { $contact }
help-code = O código não chega?
help-code-text = Peça um cartão impresso à sua organização. O cartão substitui o código.
help-sign-in = Um problema para entrar? Ajuda
sitemap-title = Mapa do site
sitemap-pages = Páginas
sitemap-account = A sua conta
sitemap-site = Este site
