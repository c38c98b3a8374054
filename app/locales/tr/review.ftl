choose = Seçin
