## Receitas: os meses

declarations-title = Receitas
declarations-months = Os seus meses
months-open =
    { $n ->
        [one] 1 mês por declarar
        [many] { $n } meses por declarar
       *[other] { $n } meses por declarar
    }
chart-label = Receitas por mês
chart-start = Início { $amount }
chart-goal = Objetivo { $amount }
chart-goal-above = Objetivo { $amount } (mais acima)
chart-waiting = Em verificação
chart-hint = Toque num mês para ver o valor.
chart-change = { $amount } em relação a { $month }
chart-same = Como em { $month }
chart-since-start = { $amount } desde o início
chart-same-as-start = Como no início
chart-total = Total de { $year }: { $amount }
chart-pages = Outros meses
chart-earlier = Meses anteriores
chart-later = Meses seguintes

## Receitas: declarar um mês

declare-title = Quanto recebeu em { $month }?
declare-month = Declarar { $month }
declare-lead = Até { $day }. Conte o dinheiro recebido nesse mês. Não recebeu nada? Escreva 0.
declare-lead-expected = Conte o dinheiro recebido nesse mês. Não recebeu nada? Escreva 0.
declare-suspended = O seu percurso estava suspenso nesse mês. Não tem nada para declarar. Pode fazê-lo, se quiser.
declare-after-exit = O seu percurso terminou a { $day }. Os três meses seguintes ainda são para declarar. Este mês é um deles.
declare-withdrawn = O envio deste mês foi anulado. Para o enviar de novo, toque em «Enviar».
line-title = Linha {"{n}"}:
line-amount = Dinheiro recebido
line-refund = Dinheiro devolvido a um cliente
line-amount-hint = Por exemplo 250 ou 1 250,50
line-activity = Categoria
line-activity-hint = Mercadorias, restaurante, food truck, padaria, quartos para hóspedes: são vendas.
line-change = mudar
line-add = Adicionar outra atividade
line-add-refund = Adicionar dinheiro devolvido a um cliente
line-remove = Retirar esta linha
total-of-month = Total do mês
send = Enviar
send-amount = Enviar {"{n}"}
keep-draft = Guardar para mais tarde
draft-saved = Está guardado em rascunho. Continue quando quiser.
beside-open = Várias atividades, dinheiro devolvido a um cliente, uma explicação
clients-label = Número de clientes
clients-field = Número de clientes (facultativo)
clients-hint = Quantos clientes lhe pagaram este mês. Pode deixar vazio.
clients-not-a-number = Escreva um número inteiro, por exemplo 3, ou deixe vazio.
clients-told =
    { $n ->
        [0] Nenhum cliente
        [one] { $n } cliente
        [many] { $n } clientes
       *[other] { $n } clientes
    }
note-label = Uma palavra para quem faz o seu acompanhamento (facultativo)
note-hint = Uma frase, por exemplo «estive doente duas semanas». Pode deixar vazio.
note-told = «{ $note }»
draft-kept = O seu rascunho está guardado neste telefone.
month-sent-before = Este mês já foi enviado: { $sent }. Queria { $amount }?
month-sent-how = Abra o mês e toque em «Corrigir».
kept-offline = Está guardado neste telefone. Nada foi enviado.
offline = Não há rede. Deixe esta página aberta: o envio é feito sozinho logo que a rede volte.
line-mistake = Linha { $n }: { $sentence }
amount-empty = Escreva o dinheiro recebido, ou 0 se não houve nada.
amount-not-a-number = Escreva o valor em algarismos, por exemplo 1 250,50.
amount-ambiguous = Este valor pode ler-se de duas maneiras: { $one } ou { $other }? Escreva-o sem espaços, com uma vírgula antes dos cêntimos.
amount-too-precise = Ponha no máximo dois algarismos depois da vírgula, por exemplo 1 250,50.
amount-too-large = Este valor é demasiado grande. Verifique os algarismos.
line-negative-sale = O dinheiro recebido não pode ser negativo. Para dinheiro devolvido, abra «Várias atividades».
line-unknown-activity = Escolha uma categoria da lista.
line-too-many = Um mês tem no máximo 20 linhas. Some as da mesma categoria.
month-outside-path = Este mês está fora do seu percurso. Escolha outro mês.
month-not-over = Este mês ainda não acabou. Pode declará-lo a partir do primeiro dia do mês seguinte.
declaration-sent = Está enviado.
declaration-nil-sent = Está enviado: 0 € para este mês.
declaration-withdrawn = O envio foi anulado. Este mês está de novo por declarar.
declaration-closed = Este mês está verificado. Se está errado, peça para o corrigir.
withdrawal-reviewed = Este mês já foi visto. O envio já não se pode anular. Se está errado, peça para o corrigir.
withdrawal-too-late = O envio foi há mais de um dia. Ainda pode corrigir o valor.

## Receitas: um mês enviado

sent-title = { $month }: { $amount }, enviado
sent-month = { $month }:
sent-review = { $name } vai verificar. Não precisa de fazer nada.
sent-aside = Ponha { $amount } de lado.
sent-aside-nothing = Nada a pôr de lado este mês.
sent-aside-not-known = Não sabemos quanto pôr de lado.
sent-next = Próximo mês: { $month }, a partir de { $day }.
sent-still-open =
    { $n ->
        [one] Falta declarar 1 mês.
        [many] Falta declarar { $n } meses.
       *[other] Falta declarar { $n } meses.
    }
sent-done = Terminado
sent-see = Ver este mês
withdraw = Anular o envio

## Receitas: as categorias

activity-01 = Venda, restauração, alojamento
activity-02 = Serviços comerciais ou artesanais
activity-03 = Outros serviços, profissão liberal
activity-04 = Profissão liberal, reforma na Cipav
activity-05 = Aluguer de férias classificado
activity-06 = Atividade por definir
credit-note-of = Dinheiro devolvido: { $name }

## Receitas: um mês declarado

correction-open = Este valor está errado
correction-reason = O que é preciso corrigir?
correction-reason-hint = Uma frase para { $name }, que abre o mês ou lhe explica porque fica assim.
correction-send = Pedir para corrigir
correction-sent = O seu pedido foi enviado.
correction-requested = Já o pediu. A resposta chega aqui.
correction-waits = Pediu para corrigir este valor («{ $reason }»). { $name } responde-lhe em breve.
figure-reopened = Este mês está aberto: pode corrigi-lo.
figure-waiting = { $name } verifica este valor e responde-lhe.
correct = Corrigir
locked-verified = Este mês está verificado. Para o mudar, peça a { $name }.
entered-by = { $name } escreveu este valor por si, em { $at }.
entered-reason = Razão: { $reason }
entered-contest = Este valor não é o meu
total = Total
question-eyebrow = { $name } pergunta-lhe
question-title = Uma pergunta sobre o seu mês de { $month }
answer-label = A sua resposta, numa frase
answer-send = Responder
answer-correct = Corrigir o valor
answer-sent = A sua resposta foi enviada.
thread-title = Perguntas e respostas
thread-who = { $name }, a { $at }
thread-correction = Pedido de correção: { $reason }
thread-reopened = O mês está aberto para ser corrigido.
thread-kept = O valor fica como está.
thread-opened = O mês está aberto para ser corrigido. Razão: { $reason }
thread-opening-undone = O mês já não está aberto.
thread-answer = Você, a { $at }
versions-title = Versões deste valor
version = Versão { $n }
version-reported = Versão { $n }, no relatório do mês
version-sent = Enviada por
version-note = Nota
version-changed = , alterado

## Comprovativos de um mês

documents-title = Comprovativos
documents-of = Comprovativos de { $month } de { $year }
documents-lead = Fotografe uma fatura ou anexe um PDF. Só você e { $name } os veem, mais ninguém.
documents-none = Não há nada anexado a este mês.
documents-removed = Retirados
documents-count =
    { $n ->
        [0] Anexar uma fotografia ou um PDF
        [one] { $n } documento
        [many] { $n } documentos
       *[other] { $n } documentos
    }
document-label = Fotografia ou PDF
document-hint = No máximo 10 MB. Um mês guarda no máximo 10 documentos.
document-add = Anexar este documento
document-note = { $what }, anexado a { $at }
document-unnamed = documento
document-remove = Retirar
document-restore = Voltar a pôr
document-which = : { $name }
document-until = Retirado. Pode voltar a pô-lo até { $day }; depois é apagado.
document-added = O documento está anexado ao seu mês.
document-removed = O documento foi retirado. Pode voltar a pô-lo durante 7 dias.
document-restored = O documento está de novo anexado.
document-none = Escolha uma fotografia ou um PDF.
document-empty = Este ficheiro está vazio. Escolha outro.
document-too-large = Este ficheiro tem mais de 10 MB. Escolha um mais pequeno ou fotografe o documento.
document-kind = Este ficheiro não é uma fotografia (JPEG, PNG, WebP) nem um PDF. Fotografe o documento ou guarde-o em PDF.
document-too-many = Este mês já tem 10 documentos. Retire um para anexar outro.
document-too-many-pixels = Esta fotografia tem demasiados píxeis (mais de 50 milhões). Tire-a com uma definição mais pequena.
document-unreadable = Esta fotografia está estragada. Tire outra ou guarde o documento em PDF.
document-not-kept = Não foi possível guardar o documento: o lugar onde os documentos se guardam não responde. Tente de novo daqui a alguns minutos. Tudo o resto funciona.
document-sent-before = Este documento já está anexado.
document-gone = Este documento está apagado. Anexe-o de novo, se ainda o tiver.
photo-shrunk = Fotografia reduzida de {"{before}"} para {"{after}"}.

## Atestado de receitas

attestation-link = Atestado para um banco ou para a CAF
attestation-title = Atestado de receitas
attestation-lead = Os meses verificados, para dar a um banco ou à CAF. O atestado está em francês.
attestation-from = Do mês
attestation-to = Ao mês
attestation-show = Mostrar este período
attestation-month = Escolha um mês da lista.
attestation-order = O fim do período vem antes do início. Escolha um mês mais recente.
attestation-nothing-yet = Ainda nenhum mês acabou. O atestado estará aqui no próximo mês.
attestation-issue-how = Veja aqui como fica. Emita o atestado para lhe dar um número e um código que o banco pode verificar.
attestation-issue = Emitir o atestado
attestation-is-issued = O atestado está emitido. Pode imprimi-lo.
attestation-none-to-issue = Nenhum mês deste período está verificado: não há nada para atestar. Escolha outro período.
attestation-print-how = Para o imprimir ou guardar em PDF: abra o menu do seu navegador e depois «Imprimir».
attestation-print = Imprimir
attestation-before-title = Atestados já emitidos
attestation-issued-on = Emitido a { $day }, total { $total }
attestation-revoke = Anular
attestation-revoke-what = Anular um atestado não o apaga: quem verifica o código lê que já não é válido.
attestation-revoked-on = Anulado a { $day }
attestation-is-revoked = O atestado está anulado. Quem verificar o código vai vê-lo.

# A própria folha

attestation-reference = Referência { $reference }
attestation-period = { $from } a { $to }

## Pôr de lado

set-aside-title = Para pôr de lado
set-aside-estimate = É uma estimativa. O valor exato vem da Urssaf.
set-aside-not-known = Valor desconhecido
set-aside-gap = Falta a taxa deste mês para «{"{n}"}». Esta parte não é contada.
set-aside-stops = Uma categoria está abaixo de zero por causa de dinheiro devolvido. Aqui conta como 0 €.
set-aside-not-registered = A sua atividade ainda não estava criada nesse mês. Não tem nada a pagar à Urssaf.
set-aside-after-table = Conhecemos as taxas até {"{n}"}. O valor deste mês pode mudar.
set-aside-known-until = Taxas conhecidas até { $month }.
set-aside-rounded = Cada linha é arredondada ao euro, como na Urssaf.
set-aside-for = { $month }, estimativa
set-aside-none = Declare um mês: o valor aparece aqui.
set-aside-how = De onde vem este valor
set-aside-change = Mudar o meu cálculo
set-aside-no-tax = Imposto sobre o rendimento: não é contado.
set-aside-left-out = Não é contado aqui: o imposto local das empresas (CFE).
charge-contributions = Contribuições sociais
charge-training = Formação
charge-chamber = Custo da câmara profissional
charge-income-tax = Imposto sobre o rendimento
rate-of = { $charge }, «{ $activity }»: { $rate } de { $base }.
rate-since = { $charge }, «{ $activity }»: { $rate } de { $base }. Esta taxa vale desde { $since }.
rate-reduced = { $charge }, «{ $activity }»: normalmente { $normal }. Com a ajuda ao arranque (ACRE), paga { $rate } de { $base }, até { $until }.
acre-without-date = A ajuda ao arranque (ACRE) não é contada. Não temos a data de início da sua atividade. Dê-a a quem faz o seu acompanhamento.
business-title = O que lhe diz respeito
business-tax = Pago o imposto sobre o rendimento com as minhas contribuições
business-tax-hint = Chama-se «versement libératoire». É preciso tê-lo pedido. Não sabe? Deixe vazio.
business-craft = A minha atividade é artesanal
business-craft-hint = As partes para a formação e para a câmara de ofícios são mais altas.
business-set = Está registado. O valor está atualizado.
save = Guardar

## CAF

caf-title = Declaração à CAF
caf-note = Os seus três meses, para copiar
caf-lead = Os seus valores para copiar, tal como estão. Em que mês faz a declaração?
caf-when = Mês da declaração
caf-asks = Em { $month }, a CAF pede { $first }, { $second } e { $third }.
caf-missing = Ainda não declarou este mês.
caf-declare = Declarar o mês de { $month }
caf-outside = Este mês está fora do seu percurso: o Essor não o conhece. Veja o valor nos seus papéis.
caf-negative = Devolveu mais dinheiro do que recebeu: { $amount }. Escreva 0.
caf-copy = Copiar
caf-copied = Copiado
caf-copy-of = : { $activity }, { $month }
caf-not-known = Não sabemos que meses a CAF pedia nessa altura.
caf-how = O que a CAF faz com estes valores
caf-check = Verifique que o seu formulário pede mesmo estes três meses.
caf-abatement = Não desconte nada: é a CAF que desconta { $rate } para as suas despesas em «{ $activity }».
caf-rsa = Uma pessoa só, sem rendimentos, recebe { $amount } de RSA por mês (valor desde { $since }).

## Limite do ano

ceiling-title = Limite de { $year }
ceiling-turnover = Receitas
ceiling-all = Vendas e serviços
ceiling-services = Serviços
ceiling-of = { $name }: { $turnover } de { $ceiling }
ceiling-year = Num ano inteiro: { $turnover }, para um limite de { $ceiling }
ceiling-details = Ver os valores
ceiling-far = Está abaixo do limite da «micro-entreprise».
ceiling-near = Está perto do limite da «micro-entreprise». Fale disso com { $name }.
ceiling-over = As suas receitas passam o limite da «micro-entreprise». Se isso durar dois anos, muda de estatuto. Fale disso com { $name }.
ceiling-no-date = Não temos a data de início da sua atividade. Contamos um ano inteiro.
ceiling-prorated = A sua atividade começou a { $day }: o limite conta { $days } dias em { $of_days }.
ceiling-before = Os meses antes da criação da sua atividade não são contados.
ceiling-not-registered = O limite conta a partir da criação da sua atividade, a { $day }.
ceiling-vat = O IVA (em francês, TVA) pode começar mais cedo: em geral com { $services } de serviços ou { $goods } de vendas por ano.
ceiling-not-known = Não conhecemos o limite de { $year }.
ceiling-left-out = Não conhecemos o limite de «{ $activity }»: esta parte não é contada.

## Os meses de um percurso anterior

months-earlier = Percurso anterior, de { $from } a { $to }
months-earlier-all =
    { $n ->
        [one] { $n } mês deste percurso
        [many] { $n } meses deste percurso
       *[other] { $n } meses deste percurso
    }

## Uma saída entre duas datas de um atelier

history-rest-taken-back = { $who } retirou o lugar nas datas seguintes.
