## Statement of the validated months

attestation-link = Statement for a bank or the CAF
attestation-title = Statement of turnover
attestation-lead = Your validated months, to print or to keep as a PDF. The statement is in French.
attestation-from = From
attestation-to = To
attestation-show = Show this period
attestation-month = Choose a month from the list.
attestation-order = The period ends before it begins. Choose a later month.
attestation-nothing-yet = No month is over yet. The statement will be here next month.
attestation-print-how = To print it or save it as a PDF: open the menu of your browser, then “Print”.
attestation-print = Print
attestation-structure = Organisation
attestation-person = Self-employed worker
attestation-trade = Trade
attestation-registered = Business registered on
attestation-period-label = Period
attestation-period = { $from } to { $to }
attestation-words = { $structure } certifies that { $name } declared the turnover below, and that each month was checked.
attestation-month-column = Month
attestation-categories = By category
attestation-validated = Checked by
attestation-by = { $name }, on { $day }
attestation-before = The organisation, before Essor
attestation-sum =
    { $n ->
        [one] Total of { $n } month
       *[other] Total of { $n } months
    }
attestation-none = No month of this period is validated.
attestation-left-out = Months left out, because they are not validated: { $months }.
attestation-issued = Statement made on { $day }.
