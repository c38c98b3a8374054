session-day = Bir gün seçin, örneğin 03/12/2026.
