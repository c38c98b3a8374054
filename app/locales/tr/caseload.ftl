reach-call = Ara
