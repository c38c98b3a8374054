## Statement of turnover

attestation-link = Statement for a bank or the CAF
attestation-title = Statement of turnover
attestation-lead = The validated months, for a bank or the CAF. The statement is in French.
attestation-lead-team = This person’s validated months, for a bank or the CAF. The statement is in French.
attestation-from = From
attestation-to = To
attestation-show = Show this period
attestation-month = Choose a month from the list.
attestation-order = The period ends before it begins. Choose a later month.
attestation-nothing-yet = No month is over yet. The statement will be here next month.
attestation-issue-how = This is a preview. Issue the statement to give it a number and a code that the bank can check.
attestation-issue = Issue the statement
attestation-is-issued = The statement is issued. You can print it.
attestation-none-to-issue = No month of this period is validated: there is nothing to state. Choose another period.
attestation-print-how = To print it or save it as a PDF: open the menu of your browser, then “Print”.
attestation-print = Print
attestation-before-title = Statements already issued
attestation-issued-on = Issued on { $day }, total { $total }
attestation-revoke = Revoke
attestation-revoke-what = Revoking a statement does not erase it: whoever checks its code reads that it is no longer valid.
attestation-revoked-on = Revoked on { $day }
attestation-is-revoked = The statement is revoked. Whoever checks its code will see it.

# The sheet itself

attestation-reference = Reference { $reference }
attestation-draft = Preview: this statement has not been issued yet.
attestation-siret = SIRET { $siret }
attestation-siret-label = SIRET
attestation-person = Self-employed worker
attestation-address = Address
attestation-trade = Trade
attestation-registered = Business registered on
attestation-period-label = Period
attestation-period = { $from } to { $to }
attestation-words = { $structure } certifies that it received the turnover declarations below ({ $of_name }).
attestation-declared = Amounts declared by the person.
attestation-imported = “Carried over”: this month comes from the file that the organisation kept before Essor. Its amount was not checked in Essor.
attestation-month-column = Month
attestation-categories = By category
attestation-validated = Reviewed
attestation-by = Reviewed by { $name }, on { $day }
attestation-before = Carried over
attestation-sum =
    { $n ->
        [one] Total of { $n } month
       *[other] Total of { $n } months
    }
attestation-none = No month of this period is validated.
attestation-left-out = Months left out, because they are not validated: { $months }.
attestation-done-at = Done in { $town }, on { $day }
attestation-done = Done on { $day }
attestation-stamp = Stamp and signature
attestation-qr = QR code for checking
attestation-verify = To check this statement: { $address }, code { $code }.

# The page that checks

verify-title = Check a statement of turnover
verify-lead = A statement issued with Essor bears a code of 16 characters.
verify-code = Code of the statement
verify-code-hint = 16 letters and digits, at the bottom of the statement.
verify-send = Check
verify-unknown = No statement bears this code. Check the 16 characters. A statement can be checked for 5 years.
verify-stands = This statement was issued with what is written below. It has not been revoked.
verify-revoked = This statement was revoked on { $day }. It is no longer valid.
verify-reference = Reference
verify-issuer = Issued by
verify-issued = Issued on
verify-initials = Initials of the person
verify-months = Month by month
verify-imported = Carried over from an earlier file
verify-compare = Compare with the paper: the reference, the period and each amount must be the same. The amounts are declared by the person.

# The person's address

address-title = Address and SIRET, for statements
address-lead = Optional. Banks often ask for them.
address-label = Address of the person
address-saved = The address is saved.
address-too-long = The address is too long: six lines of 80 characters at most.
