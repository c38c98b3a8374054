## People

people-accompanied = People accompanied
people-team = Team
people-none-title = No results
people-none-text = No name matches, or nobody has a path here yet.
invite-colleague = Invite a colleague
invite-lead = The person gets a link by e-mail and chooses a password.
invite-role = Role
first-name = First name
last-name = Last name
invite-email-hint = The link goes to this address.
invite-phone = Phone (optional)
invite-send = Send the invitation
person-invited = The invitation is sent.
contact-taken = Someone already uses this phone number or e-mail address. Give another one.

## People: add, invite, assign, settings, journal

people-running = In a path
people-never-came = Never came in
people-gone = Without a running path
people-everyone = Everyone
people-column-name = Name
people-column-trade = Trade
people-column-start = Start
people-column-access = Access
people-column-people = People
invite-do = Invite
invite-chosen-done = The selected people who had never signed in are invited.
invite-chosen-none = The selected people have signed in already, or are not on a programme now.
people-filter = People to show
people-coach = Coach
people-all-coaches = All coaches
person-came-in = Has come in
person-is-invited = Invitation sent
person-to-invite = To invite
person-left = Left on { $day }
person-no-path = Without a path
person-accompanies =
    { $n ->
        [0] accompanies nobody
        [one] accompanies 1 person
       *[other] accompanies { $n } people
    }
person-record = Open the record
person-journal = What was done about this person (journal)
person-comes-in = Coming into Essor
person-invitation-waits = The link of the invitation works once, until { $until }.
person-card-waits = The access card works once, until { $until }.
person-coach = Coaching
person-leaves = Leave
person-take-back = Take back into the team
person-returned = The person is in the team again. Send an invitation to choose a password.
person-oneself = To change your role or leave the team, ask another coordinator.
person-left-team = The person has left the team.
contact-save = Save the details
contact-changed = The details are saved.
contact-changed-no-sms = The details are saved. No SMS reaches this phone: messages leave by e-mail.
newcomer-added-no-sms = The person is added. No SMS reaches this phone: invite them by e-mail.
person-invited-no-sms = The invitation has left by e-mail. No SMS reaches this phone.
contact-one-of-two = Give a phone number or an e-mail address.
phone-taken = Someone already uses this phone number. Give another one.
email-taken = Someone already uses this e-mail address. Give another one.
invite-by-sms = Invite by SMS
invite-by-mail = Invite by e-mail
invite-no-contact = This phone number or address is missing. Write it down first, or make a card.
no-sms-here = Essor sends no text messages here. Invite by e-mail, or make a card.
no-mail-here = Essor sends no e-mails here. Ask the person who runs Essor.
invite-all =
    { $n ->
        [one] Invite the person who is waiting
       *[other] Invite the { $n } people who are waiting
    }
all-invited = The invitations are sent.
all-invited-no-sms = The invitations leave by e-mail. Nobody gets one by text message here: without an e-mail address, make a card.
role-give = Make a coordinator
role-give-hint = Coordination opens the cohort, people, settings and the journal.
role-take = Take coordination away
role-take-hint = The person keeps their caseload, and no longer opens the cohort, people, settings and the journal.
role-set = The role is changed.
team-leave-title = Leaving the team
team-leave-what = Devices are signed out, opening hours are closed. What was done keeps their name.
team-leave-people =
    { $n ->
        [one] 1 person needs another coach.
       *[other] { $n } people need another coach.
    }
team-leave-successor = Who accompanies them next
team-leave-sessions =
    { $n ->
        [one] 1 session is still to come. Record a leave first: there you give the session away or cancel it.
       *[other] { $n } sessions are still to come. Record a leave first: there you give each session away or cancel it.
    }
team-leave-send = Remove from the team
team-last-coordinator = Somebody must always coordinate. Give this role to someone else first.
team-oneself = You cannot remove yourself. Ask another coordinator.
team-still-accompanies = Choose who accompanies these people next.
team-sessions-to-give = Sessions are still to come. Give them away or cancel them first.
coach-changed = One of these people has just changed coach. Look, then try again if needed.
assign-link = Change coach
assign-do = Assign
assign-to-whom = Assign to…
assign-not-running = A selected person is not on a programme now: clear their box.
assign-title = Give people to another coach
assign-lead = Tick who changes coach. All of them change together, or none.
assign-from = Accompanied by
assign-show = Show
assign-whom = Who changes coach
assign-to = Coach
assign-send = Give these people
assign-one = Change coach
assign-nobody = Tick at least one person.
assign-no-coach = Choose a coach.
people-assigned = Done. The coach is up to date.
newcomer-title = Add a person
newcomer-contact-hint = A phone number or an e-mail address is enough.
newcomer-coach-label = Who accompanies
newcomer-coach = Choose who accompanies.
newcomer-starts = Start of the path
newcomer-signed = Contract signed on (optional)
newcomer-over = This path would be over already. Check the year.
newcomer-far = This day is more than a year away. Check the year.
newcomer-signed-far = The signature is more than a year from the start. Check the year.
newcomer-trade = Trade
newcomer-trade-hint = In a few words, for example: sewing and alterations
newcomer-activity-label = Category
newcomer-activity = Choose a category.
newcomer-registered = Registered on (optional)
newcomer-acre = Reduced contributions (ACRE)
newcomer-acre-hint = help to start a business, for 10 to 12 months
newcomer-benefit = Benefit received
newcomer-benefit-since = Since when (optional)
newcomer-starting = Monthly turnover at the start
newcomer-starting-hint = In euros. Write 0 if none.
newcomer-goal = Monthly goal (optional)
newcomer-amount-negative = This amount cannot be negative.
newcomer-send = Add this person
newcomer-added = The person is added. Invite them now, or later.
benefit-none = None
benefit-rsa = RSA (basic income support)
benefit-aah = AAH (disability allowance)
benefit-ass = ASS (solidarity allowance)
benefit-are = ARE (unemployment benefit)
benefit-prime = Prime d’activité (in-work benefit)
card-title = Access card
card-link = Card to print
card-lead = A card to hand over: the person scans the code, or types it. It works once, for 30 days. A link sent before stops working.
card-hidden = A card is waiting for this person already. To protect it, it is shown for ten minutes only. Making another cancels the first.
card-make = Make the card
card-again = Make another card
card-again-hint = Making another card cancels this one.
card-made = The card is ready. Print it now: it is shown for ten minutes.
card-format = Paper size
card-a4 = A4 sheet to cut
card-a6 = Small A6
card-print-how = Print this page: only the card comes out.
card-hello = Hello { $name }
card-scan = Open your phone’s camera and point it at this drawing.
card-qr = Code to scan with a phone
card-type = Or type this address, then the code:
card-until = This card works once, until { $until }. Lend it to nobody.
card-enter-title = Your card
card-enter-lead = Write the twelve signs printed on your card.
card-enter-label = Code of the card
card-enter-hint = For example K7MP 4QXT 9RHW. Spaces do not count.
card-enter-send = Sign in
card-enter-link = I have a printed card
card-not-a-code = The code has twelve signs: letters, and figures from 2 to 9. Copy it from the card.
card-wrong = This is not the right code. Look at the card and try again.
card-old = This card has been used or is too old. Ask your organisation for another.
card-too-many = There were too many tries. Wait an hour, then try again.
nav-journal = Journal
journal-lead = Who did what, and when. Nothing is ever erased here.
journal-when = When
journal-who = Who
journal-what = What
journal-about = About whom
journal-from = From
journal-to = To
journal-order = The end comes before the start. Change one of the days.
journal-anyone = Anyone
journal-tools = Essor (tools of the structure)
journal-everyone = Anyone
journal-anything = Anything
journal-readings = Readings
journal-readings-hidden = Without readings
journal-readings-shown = With readings
journal-show = Show
journal-all = The whole journal
journal-older = Older
journal-newest = Back to the newest
journal-none-title = Nothing to show
journal-none-text = No line matches. Widen the period or drop a filter.
journal-other = Another change
journal-failures = { $n } times, on { $day }
journal-reason = “{ $reason }”
settings-structure = Your structure
settings-rules = Rules
settings-name-label = Name of the structure
settings-name-hint = It appears in messages and on documents.
places-label = Number of places
places-hint =
    { $taken ->
        [0] No place is taken yet.
        [one] 1 place is taken: never fewer.
       *[other] { $taken } places are taken: never fewer.
    }
places-not-a-number = Write a number from 1 to 1000.
places-below-taken = More places are taken. Wait for a path to end, or write a larger number.
scheme-label = Last day of the scheme (optional)
scheme-hint = Nobody enters after this day. Leave it empty if you do not know it.
scheme-not-a-day = Write a day between 2019 and 2099, like 31/12/2026.
message-invitation-short = { $structure } invites you to Essor. This link works once, for 30 days: { $link }
message-invitation-participant =
    Hello { $name },

    { $structure } invites you to Essor, to declare your turnover and book your appointments. Open this link:
    { $link }

    The link works once, for 30 days.

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
import-values-people = All columns are there, in any order. A phone number or an e-mail address is enough. code_activite: from 01 to 06. debut_parcours and fin_pass_iae: filled in, such as 31/12/2026. acre: oui or non. aide: RSA, AAH, ASS, ARE, prime d’activité or aucun. ca_mensuel_depart: an amount, 0,00 if there is none. accompagnateur: the coach’s e-mail address. These may be empty: immatriculation, aide, aide_depuis, objectif_mensuel.
import-columns-months = Turnover, one line per amount:
import-values-months = courriel_ou_telephone: that of the file of people. mois: such as 2026-10. code_activite: from 01 to 06. montant: such as 1250,50. nature: vente or avoir. A month without anything is a vente of 0,00.
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
person-account = Account and sign-in
person-account-hint = Nobody can sign in in their place. The link goes to their e-mail address.
person-password-link = Send a link for a new password
person-password-link-sent = The link was sent to their e-mail address. It works once, for one hour.
person-release-oidc = Release their account from the sign-in service
person-reset-second-factor = Remove their two-step sign-in
person-remove-passkeys = Remove their passkeys
person-passkeys-removed = The passkeys are removed. The person gets a message.
person-second-factor-removed = Two-step sign-in is removed. The person gets a message about it.
person-end-devices = Sign their devices out
person-devices-ended = Their devices are signed out.
email-of-team = Team members change their e-mail address themselves, under “Me”.

## Whom to call

help-contact-label = Whom to call
help-contact-write = Write
help-contact-substitutes = covers for { $name } today
help-contact-number-of = { $name }: { $number }
help-contact-none = Visit your organisation, or ask at reception.
