choose = Escolha
