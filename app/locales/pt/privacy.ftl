## Fundo das páginas e dados pessoais

legal-title = Informações legais
legal-not-set = Ainda não indicado: pergunte à sua organização.
legal-source-link = Código-fonte do Essor { $version }
accessibility-title = Acessibilidade
privacy-title = Privacidade
mine-title = Os meus dados
mine-lead = Tudo o que o Essor guarda sobre si pertence-lhe.
mine-file = Levá-los
mine-file-text = Um ficheiro com as suas declarações, encontros, plano, mensagens e documentos. Abre-se num navegador.
mine-file-get = Descarregar os meus dados
mine-privacy = O que é guardado e por quanto tempo
mine-erase = Mandar apagá-los
mine-erase-text = A sua organização recebe o pedido. Os dados são apagados depois do fim do percurso. O nome, os textos e os documentos desaparecem. Os valores ficam sem nome.
mine-erase-reason = A sua mensagem, se quiser
mine-erase-hint = Pode deixar vazio.
mine-erase-send = Pedir para apagar
mine-erase-asked = Pediu a { $day } para apagar os seus dados. A sua organização vai responder-lhe.
mine-erase-planned = Os seus dados serão apagados a partir de { $day }.
erasure-withdraw = Anular o pedido
erasure-requested = O seu pedido foi enviado à sua organização.
erasure-withdrawn = O pedido foi anulado.
