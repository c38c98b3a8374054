skip = Aller au contenu
