## Percurso

path-yours = O seu percurso
path-before-you = O seu percurso começa a { $day }.
path-first-month = Próximo mês por declarar: { $month }, a partir de { $day }.
path-suspended-you = O seu percurso está suspenso até { $day }.
path-over-you = O seu percurso terminou a { $day }.
path-over-months =
    { $n ->
        [one] Falta declarar um mês: { $month }, a partir de { $day }.
        [many] Falta declarar { $n } meses. O próximo: { $month }, a partir de { $day }.
       *[other] Falta declarar { $n } meses. O próximo: { $month }, a partir de { $day }.
    }
path-until = até { $day }
path-months-left-you = Meses que lhe restam: { $n }.
path-days-left-you =
    { $n ->
        [one] Resta-lhe { $n } dia.
        [many] Restam-lhe { $n } dias.
       *[other] Restam-lhe { $n } dias.
    }
path-over = Terminado a { $day }.
path-left-on-you = O seu percurso terminou a { $day }.
path-of-day = de { $day }
path-of-month = de { $month } de { $year }
path-of-days = de { $first } a { $last }
path-pushed =
    { $n ->
        [one] A suspensão { $of } adiou o fim { $n } dia.
        [many] A suspensão { $of } adiou o fim { $n } dias.
       *[other] A suspensão { $of } adiou o fim { $n } dias.
    }
