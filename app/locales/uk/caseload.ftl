reach-call = Зателефонувати
