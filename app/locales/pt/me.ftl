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
