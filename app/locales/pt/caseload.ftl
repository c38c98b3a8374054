reach-call = Ligar
