## Import: what is wrong with a file

import-too-large = This file is too large: it is over 1 MB.
import-empty = This file is empty.
import-not-utf8 = Letters of this file are lost or cannot be read: save it again, as “CSV UTF-8” or .xlsx.
import-separator = Columns must be separated by semicolons, commas or tabs.
import-column-missing = This column is missing.
import-column-twice = This column appears twice.
import-too-many-cells = The line has too many cells: a text probably contains a semicolon or a comma without quotes.
import-line-break = A quote is not closed, or a cell spans several lines.
import-cell-empty = This cell must be filled in.
import-cell-too-long = This text is too long.
import-formula = The cell starts with =, @, + or -: replace the formula with its result.
import-date = Write the date like 31/12/2026.
import-end-before-start = The path must end after it starts.
import-path-too-long = This path lasts more than ten years: check the year.
import-month = Write the month like 2026-10.
import-activity = The activity code goes from 01 to 06.
import-nature = Write “vente” (sale) or “avoir” (credit note).
import-yes-no = Write “oui” (yes) or “non” (no).
import-benefit = Write RSA, AAH, ASS, ARE, prime d’activité or aucun (none).
import-amount-not-a-number = This is not an amount.
import-amount-ambiguous = This amount can be read in two ways: { $one } or { $other }?
import-amount-too-precise = An amount has at most two decimals, after a comma: 1250,50.
import-amount-too-large = This amount is too large.
import-amount-negative = This amount cannot be negative.
import-amount-negative-sale = A sale cannot be negative: write “avoir” (credit note).
import-contact-phone = This is not a phone number.
import-contact-email = This is not an e-mail address.
import-contact-landline = No SMS reaches a landline: add a mobile number or an e-mail address.
import-contact-special = No SMS reaches this special number: add a mobile number or an e-mail address.
import-contact-country = We send no SMS to this country: add another number or an e-mail address.
import-contact-missing = A phone number or an e-mail address is needed.
import-duplicate = An earlier line already has this contact.
import-not-a-coach = This address belongs to a participant, not to a coach.
import-too-many-lines = This month has more than 20 lines for this person.
import-nobody = This contact belongs to nobody, in the files or in the structure.
import-month-outside-path = This month lies outside the person’s path.
import-two-people = This phone number and this address belong to two different people.
import-known-elsewhere = This contact already belongs to someone of another structure or role.
import-no-place = All places of the structure are taken.

## Import: by the screen

import-title = Import a file
import-lead = Essor first reads your file and shows what it would do. Nothing enters before you agree.
import-people-file = File of people
import-people-file-hint = Spreadsheet .xlsx or CSV file. 1 MB at most.
import-months-file = File of turnover (optional)
import-months-file-hint = Not needed when the spreadsheet of people holds it on another sheet.
import-look = Check the file
import-choose-file = Choose the file of people.
import-columns = The expected columns
import-columns-people = People, one line each:
import-columns-months = Turnover, one line per amount:
import-check-title = Check before importing
import-refused-title = Some lines need mending
import-result-title = The import is done
import-refused-lead =
    { $n ->
        [one] Nothing was imported. Mend this in your file, then send it again.
       *[other] Nothing was imported. Mend these { $n } points in your file, then send it again.
    }
import-refused-more = There are others. Mend these first: the next are shown then.
import-line = Line { $n }
import-line-column = Line
import-column = Column
import-whole-line = the whole line
import-trouble = To mend
import-file = File
import-again = Send the mended file
import-enter =
    { $n ->
        [0] Nobody enters
        [one] 1 person enters
       *[other] { $n } people enter
    }
import-places = { $taken } of { $all } places taken
import-whole = Everything enters together, or nothing. New coaches get an invitation by e-mail.
import-confirm =
    { $n ->
        [0] Import
        [one] Import 1 person
       *[other] Import { $n } people
    }
import-people-added =
    { $n ->
        [one] 1 person enrolled
       *[other] { $n } people enrolled
    }
import-coaches-added =
    { $n ->
        [one] 1 coach added and invited
       *[other] { $n } coaches added and invited
    }
import-months-added =
    { $n ->
        [one] 1 month added as validated
       *[other] { $n } months added as validated
    }
import-people-known =
    { $n ->
        [one] 1 person enrolled already, unchanged
       *[other] { $n } people enrolled already, unchanged
    }
import-months-known =
    { $n ->
        [one] 1 month there already, unchanged
       *[other] { $n } months there already, unchanged
    }
import-nothing-new = Everything is there already: this file changes nothing.
import-to-people = See the people
import-done = The import is done.
import-changed = The structure has changed since you checked. Nothing was imported: look again.
import-workbook = This workbook does not open: it is broken. Save it again as .xlsx.
import-coach-left = This address is that of somebody who has left the team.
import-scheme-over = This path would begin after the last day of the scheme.
import-locked = This workbook is protected by a password. Remove it in Excel (File, Info, Protect), then save.
import-other-format = Essor does not read .xls and .ods files: save it as .xlsx.
import-number-shortened = Excel has shortened this number, and digits are lost. Set the column to Text, then type the number again.
import-month-not-over = This month is not over.
import-exit-outside-path = This day is outside the path.
import-exit-later = An exit cannot be in the future.
import-exit-category = Write emploi durable, emploi de transition, sortie positive, autre sortie or retirée du décompte.
import-suspensions = Write suspensions as 2025-03-01/2025-03-31, within the path and without a day in common.
import-extensions = Write extensions as rqth:365, formation:90 or 50ans:365.
import-duplicate-line = Line { $earlier } has this contact already.
import-people-differing =
    { $n ->
        [one] 1 person already enrolled, with other data in the file
       *[other] { $n } people already enrolled, with other data in the file
    }
import-months-differing =
    { $n ->
        [one] 1 month already there with other amounts
       *[other] { $n } months already there with other amounts
    }
import-changes-applied =
    { $n ->
        [one] 1 change taken over from the file
       *[other] { $n } changes taken over from the file
    }
import-differences = What the file says differently
import-differences-lead = Without your consent none of it changes.
import-differences-more =
    { $n ->
        [one] There is 1 more.
       *[other] There are { $n } more.
    }
import-difference-person = Person
import-difference-old = In Essor
import-difference-new = In the file
import-difference-none = nothing
import-difference-elsewhere = To be changed on their page
import-difference-can = Can be taken over
import-apply =
    { $n ->
        [one] Take this change over too
       *[other] Take these { $n } changes over too
    }
import-apply-send =
    { $n ->
        [one] Take this change over
       *[other] Take these { $n } changes over
    }
import-differences-only = Everything is there already, but the file says otherwise.
import-warnings = To look at first
import-warning-sheet = The sheet "{ $name }" is not read.
import-warning-hidden = The hidden sheet "{ $name }" is not read.
import-warning-header = The names of the columns are read on line { $line } ({ $file }).
import-warning-same = Lines { $earlier } and { $line } have the same name and the same start: { $name }. Is it one person?
import-warning-known = Line { $line }: { $name } is there already, with another contact. Is it the same person?
