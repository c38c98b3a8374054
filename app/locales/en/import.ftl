## Import: what is wrong with a file

import-too-large = This file is too large: it is over 1 MB.
import-empty = This file is empty.
import-not-utf8 = The accents in this file cannot be read: save it as “CSV UTF-8”.
import-separator = Columns must be separated by semicolons.
import-column-missing = This column is missing.
import-column-twice = This column appears twice.
import-too-many-cells = The line has too many cells: a text probably contains a semicolon without quotes.
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
import-amount-too-precise = An amount has at most two decimals, after a comma: 1250,50.
import-amount-too-large = This amount is too large.
import-amount-negative = This amount cannot be negative.
import-amount-negative-sale = A sale cannot be negative: write “avoir” (credit note).
import-contact-phone = This is not a phone number.
import-contact-email = This is not an e-mail address.
import-contact-missing = A phone number or an e-mail address is needed.
import-duplicate = An earlier line already has this contact.
import-not-a-coach = This address belongs to a participant, not to a coach.
import-too-many-lines = This month has more than 20 lines for this person.
import-nobody = This contact belongs to nobody, in the files or in the structure.
import-month-outside-path = This month lies outside the person’s path.
import-two-people = This phone number and this address belong to two different people.
import-known-elsewhere = This contact already belongs to someone of another structure or role.
import-no-place = All places of the structure are taken.
