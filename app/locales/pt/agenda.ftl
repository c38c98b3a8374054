session-day = Escolha um dia, por exemplo 03/12/2026.
