# Os textos do Essor em português. Ainda ninguém os releu.

## Moldura de todas as páginas

skip = Ir para o conteúdo
demo-label = Demonstração
demo-notice = Demonstração: pessoas e valores inventados.
nav-label = Menu principal
nav-today = Hoje
nav-turnover = Receitas
nav-turnover-more = {" "}por mês
nav-bookings = Marcações
nav-plan = O meu plano
nav-me = Eu
sign-out = Sair
title-mistake = Erro:{" "}
error-prefix = Erro:{" "}
file-choose = Escolher um ficheiro
file-none = Nenhum ficheiro escolhido
form-all-required = Preencha tudo, exceto o que é facultativo.
field-mistake = { $field }: { $sentence }
error-summary =
    { $n ->
        [one] Há um erro
        [many] Há { $n } erros
       *[other] Há { $n } erros
    }
text-empty = Preencha este campo.
text-too-long = Este texto é demasiado longo. Escreva com menos palavras.
sent-before = Já estava feito.
moved-on = Este mês mudou desde que o abriu. Veja como está e tente de novo, se for preciso.

## Línguas e leitura em voz alta

languages-label = Escolher a língua
language-offer = Escolheu esta língua antes de entrar. Quer ficar com ela?
translation-unreviewed = Tradução por rever
translations-title = Traduções
translations-lead = O Essor fala várias línguas. Algumas traduções foram feitas por uma máquina.
translations-languages = Línguas por rever
translations-correct = Corrigir uma frase
translations-how = Uma frase está errada ou estranha? Diga à sua organização. Ela escreve-nos com a frase e a correção:
translations-files = As frases também estão nestes ficheiros. Qualquer pessoa pode propor uma correção através do código-fonte:
aloud-read = Ouvir
aloud-pause = Pausa
aloud-resume = Continuar
aloud-stop = Parar
aloud-no-voice = Este aparelho não tem voz para esta língua.

## Em vez de uma página

stop-403-title = Esta página não está aberta à sua conta
stop-403-text = Se precisa dela, pergunte à sua organização.
stop-404-title = Esta página não existe
stop-404-text = O endereço está incompleto ou a ligação já foi usada. Volte ao início ou peça uma nova ligação à sua organização.
stop-413-title = Este envio é demasiado grande
stop-413-text = Nada se perdeu. Volte à página anterior. Envie um ficheiro mais pequeno ou um texto mais curto.
stop-421-title = Este endereço não é o do Essor
stop-421-text = Nada foi guardado. Abra o Essor com o endereço que a sua organização lhe deu.
stop-500-title = O problema é do nosso lado
stop-500-text = Nada se perdeu. Volte à página anterior: o que escreveu ainda lá está. Depois tente de novo.
stop-503-title = O Essor não consegue responder agora
stop-503-text = Nada se perdeu. Espere alguns segundos, volte à página anterior e tente de novo.
stop-home = Ir para o início

## Datas e lugares

when = { $day }, das { $from } às { $to }
at = { $day } às { $time }
with = com { $name }
remote = À distância

## Estados de um mês

state-to-declare = Por declarar
state-expected = Por declarar
state-not-due = Ainda não é preciso declarar
state-suspended = Percurso suspenso
state-submitted = Em verificação
state-question = Pergunta
state-validated = Verificado
state-reported = Verificado
state-imported = Verificado
state-note-reported = no relatório do mês
state-note-imported = de antes do Essor
state-note-corrected = corrigido depois do relatório do mês
state-reopened = Por corrigir
state-draft = Rascunho
