## People

people-accompanied = Participants
people-team = Team
people-none-title = No results
people-none-text = No name matches, or nobody is enrolled yet.
invite-colleague = Invite a colleague
invite-lead = They receive a link by email and choose a password.
invite-role = Role
first-name = First name
last-name = Last name
invite-email-hint = The link is sent to this address.
invite-phone = Phone (optional)
invite-send = Send the invitation
person-invited = Invitation sent.
contact-taken = Someone already uses this phone number or email address. Enter another one.

## People: add, invite, assign, settings, journal

people-running = Enrolled
people-never-came = Never signed in
people-gone = Not currently enrolled
people-everyone = Everyone
people-column-name = Name
people-column-trade = Trade
people-column-start = Start
people-column-access = Access
people-column-people = People
invite-do = Invite
invite-chosen-done = The selected people who had never signed in are invited.
invite-chosen-none = The selected people have signed in already, or are not on a programme now.
people-filter = Filter
people-coach = Coach
people-all-coaches = All coaches
person-came-in = Signed in before
person-is-invited = Invited
person-to-invite = To invite
person-left = Left on { $day }
person-no-path = Not enrolled
person-accompanies =
    { $n ->
        [0] no participants
        [one] 1 participant
       *[other] { $n } participants
    }
person-record = Open record
person-journal = Activity about this person (journal)
person-comes-in = Access to Essor
person-invitation-waits = The invitation link works once, until { $until }.
person-card-waits = The access card works once, until { $until }.
person-coach = Coaching
person-leaves = Leave
person-take-back = Bring back into the team
person-returned = Back in the team. Send an invitation so they can choose a password.
person-oneself = To change your role or leave the team, ask another coordinator.
person-left-team = The person has left the team.
contact-save = Save details
contact-changed = Details saved.
contact-changed-no-sms = Details saved. This phone cannot receive text messages: messages are sent by email.
newcomer-added-no-sms = Person added. This phone cannot receive text messages: invite them by email.
person-invited-no-sms = Invitation sent by email. This phone cannot receive text messages.
contact-one-of-two = Enter a phone number or an email address.
phone-taken = Someone already uses this phone number. Enter another one.
email-taken = Someone already uses this email address. Enter another one.
invite-by-sms = Invite by text message
invite-by-mail = Invite by email
invite-no-contact = This phone number or address is missing. Add it first, or make a card.
no-sms-here = Essor sends no text messages here. Invite by email, or make a card.
no-mail-here = Essor sends no emails here. Ask the person who runs Essor.
invite-all =
    { $n ->
        [one] Invite the 1 person not invited yet
       *[other] Invite the { $n } people not invited yet
    }
all-invited = Invitations sent.
all-invited-no-sms = Invitations are sent by email. Text messages are not available here: without an email address, make a card.
role-give = Make a coordinator
role-give-hint = Coordinators can open Overview, People, Settings and the Journal.
role-take = Remove coordinator role
role-take-hint = They keep their caseload, and can no longer open Overview, People, Settings and the Journal.
role-set = Role changed.
team-leave-title = Leaving the team
team-leave-what = Devices are signed out and opening hours are closed. Past actions keep their name.
team-leave-people =
    { $n ->
        [one] 1 person needs another coach.
       *[other] { $n } people need another coach.
    }
team-leave-successor = New coach
team-leave-sessions =
    { $n ->
        [one] 1 session is still to come. Hand it over or cancel it in the same form.
       *[other] { $n } sessions are still to come. Hand over or cancel each of them in the same form.
    }
team-leave-decide = Arrange the departure
team-leave-send = Remove from the team
team-last-coordinator = There must always be a coordinator. Give someone else this role first.
team-oneself = You cannot remove yourself. Ask another coordinator.
team-still-accompanies = Choose a new coach for these people.
team-sessions-to-give = Some sessions are still to come. Hand them over or cancel them first.
coach-changed = One of these people has just changed coach. Check, then try again if you need to.
assign-link = Change coach
assign-do = Assign
assign-to-whom = Assign to…
assign-not-running = A selected person is not on a programme now: clear their box.
assign-title = Change coach
assign-lead = Tick the people who change coach. All of them change together, or none.
assign-from = Current coach
assign-show = Show
assign-whom = People who change coach
assign-to = New coach
assign-send = Change coach
assign-one = Change coach
assign-nobody = Tick at least one person.
assign-no-coach = Choose a coach.
people-assigned = Coach changed.
newcomer-title = Add a person
newcomer-contact-hint = Enter a phone number, an email address, or both.
newcomer-coach-label = Coach
newcomer-coach = Choose a coach.
newcomer-starts = Start of the programme
newcomer-signed = Contract signed on (optional)
newcomer-over = This programme would already be over. Check the year.
newcomer-far = This day is more than a year away. Check the year.
newcomer-signed-far = The signature is more than a year from the start. Check the year.
newcomer-trade = Trade
newcomer-trade-hint = In a few words, for example: sewing and alterations
newcomer-activity-label = Category
newcomer-activity = Choose a category.
newcomer-registered = Registered on (optional)
newcomer-acre = Reduced contributions (ACRE)
newcomer-acre-hint = Start-up relief, for 10 to 12 months
newcomer-benefit = Benefit received
newcomer-benefit-since = Received since (optional)
newcomer-starting = Monthly turnover at entry
newcomer-starting-hint = In euros. Write 0 if there is none.
newcomer-goal = Monthly goal (optional)
newcomer-amount-negative = This amount cannot be negative.
newcomer-send = Add person
newcomer-added = Person added. You can invite them now or later.
benefit-none = None
benefit-rsa = RSA (basic income support)
benefit-aah = AAH (disability allowance)
benefit-ass = ASS (solidarity allowance)
benefit-are = ARE (unemployment benefit)
benefit-prime = Prime d’activité (in-work benefit)
card-title = Access card
card-link = Card to print
card-lead = A card to hand over: the person scans the code, or types it. It works once, for 30 days. A link sent before stops working.
card-hidden = There is already a card for this person. To keep it safe, it is shown for ten minutes only. Making another one cancels the first.
card-make = Make the card
card-again = Make another card
card-again-hint = Making another card cancels this one.
card-made = The card is ready. Print it now: it stays on screen for ten minutes.
card-format = Paper size
card-a4 = A4 sheet, to cut out
card-a6 = Small A6
card-print-how = Print this page: only the card is printed.
card-hello = Hello { $name }
card-scan = Open your phone’s camera and point it at this code.
card-qr = Code to scan with a phone
card-type = Or type this address, then the code:
card-until = This card works once, until { $until }. Do not lend it to anyone.
card-enter-title = Your card
card-enter-lead = Type the twelve characters printed on your card.
card-enter-label = Card code
card-enter-hint = For example K7MP 4QXT 9RHW. Spaces do not count.
card-enter-send = Sign in
card-enter-link = I have a printed card
card-not-a-code = The code has twelve characters: letters, and digits from 2 to 9. Copy it from the card.
card-wrong = This is not the right code. Look at the card and try again.
card-old = This card has been used or is too old. Ask your organisation for another.
card-too-many = There were too many tries. Wait an hour, then try again.
nav-journal = Journal
journal-lead = Who did what, and when. Entries cannot be deleted.
journal-when = When
journal-who = Who
journal-what = What
journal-about = About whom
journal-from = From
journal-to = To
journal-order = The end is before the start. Change one of the dates.
journal-anyone = Anyone
journal-tools = Essor (organisation’s tools)
journal-everyone = Anyone
journal-anything = Any action
journal-readings = Record views
journal-readings-hidden = Without record views
journal-readings-shown = With record views
journal-show = Show
journal-all = The whole journal
journal-older = Older
journal-newest = Back to the newest
journal-none-title = No results
journal-none-text = No entries match. Widen the period or remove a filter.
journal-other = Another change
journal-failures = { $n } times, on { $day }
journal-reason = “{ $reason }”
settings-structure = Your organisation
settings-rules = Rules
settings-name-label = Name of the organisation
settings-name-hint = Shown in messages and on documents.
places-label = Number of places
places-hint =
    { $taken ->
        [0] No places are taken yet.
        [one] 1 place is taken: the number cannot be lower.
       *[other] { $taken } places are taken: the number cannot be lower.
    }
places-not-a-number = Write a number between 1 and 1000.
places-below-taken = More places than that are taken. Wait for a programme to end, or write a larger number.
scheme-label = Last day of the scheme (optional)
scheme-hint = Nobody can enrol after this day. Leave it empty if you do not know it.
scheme-not-a-day = Write a day between 2019 and 2099, like 31/12/2026.
message-invitation-short = { $structure } invites you to Essor. This link works once, for 30 days: { $link }
message-invitation-participant =
    Hello { $name },

    { $structure } invites you to Essor, to declare your turnover and book your appointments. Open this link:
    { $link }

    The link works once, for 30 days.

## Import: what is wrong with a file

import-too-large = This file is over 1 MB.
import-empty = This file is empty.
import-not-utf8 = Some characters in this file are lost or unreadable. Save it again as “CSV UTF-8” or .xlsx.
import-separator = Columns must be separated by semicolons, commas or tabs.
import-column-missing = This column is missing.
import-column-twice = This column appears twice.
import-too-many-cells = This row has too many cells. A text probably contains a semicolon or a comma without quotation marks.
import-line-break = A quotation mark is not closed, or a cell spans several lines.
import-cell-empty = This cell is required.
import-cell-too-long = This text is too long.
import-formula = The cell starts with =, @, + or -. Replace the formula with its result.
import-date = Write the date like 31/12/2026.
import-end-before-start = The programme must end after it starts.
import-path-too-long = This programme lasts more than ten years. Check the year.
import-month = Write the month like 2026-10.
import-activity = Activity codes run from 01 to 06.
import-nature = Write “vente” (sale) or “avoir” (credit note).
import-yes-no = Write “oui” (yes) or “non” (no).
import-benefit = Write RSA, AAH, ASS, ARE, prime d’activité or aucun (none).
import-amount-not-a-number = This is not an amount.
import-amount-ambiguous = This amount can be read in two ways: { $one } or { $other }?
import-amount-too-precise = Amounts have at most two decimals, after a comma: 1250,50.
import-amount-too-large = This amount is too large.
import-amount-negative = This amount cannot be negative.
import-amount-negative-sale = A sale cannot be negative: write “avoir” (credit note).
import-contact-phone = This is not a phone number.
import-contact-email = This is not an email address.
import-contact-landline = Landlines cannot receive text messages. Add a mobile number or an email address.
import-contact-special = This special number cannot receive text messages. Add a mobile number or an email address.
import-contact-country = Text messages are not sent to this country. Add another number or an email address.
import-contact-missing = A phone number or an email address is required.
import-duplicate = An earlier row already has this contact.
import-not-a-coach = This address belongs to a participant, not to a coach.
import-too-many-lines = This month has more than 20 lines for this person.
import-nobody = This contact matches nobody in the files or in the organisation.
import-month-outside-path = This month is outside the person’s programme.
import-two-people = This phone number and this address belong to two different people.
import-known-elsewhere = This contact already belongs to someone in another organisation or role.
import-no-place = All places are taken.

## Import: by the screen

import-title = Import a file
import-lead = Essor first reads your file and shows what it would do. Nothing is imported until you confirm.
import-people-file = File of participants
import-people-file-hint = An .xlsx spreadsheet or a CSV file, 1 MB at most.
import-months-file = File of turnover (optional)
import-months-file-hint = Not needed if the spreadsheet of participants has it on another sheet.
import-look = Check file
import-choose-file = Choose the file of participants.
import-columns = Expected columns
import-columns-people = Participants, one row each:
import-values-people = All columns are there, in any order. A phone number or an email address is enough. code_activite: from 01 to 06. debut_parcours and fin_pass_iae: filled in, such as 31/12/2026. acre: oui or non. aide: RSA, AAH, ASS, ARE, prime d’activité or aucun. ca_mensuel_depart: an amount, 0,00 if there is none. accompagnateur: the coach’s email address. These may be empty: immatriculation, aide, aide_depuis, objectif_mensuel.
import-columns-months = Turnover, one row per amount:
import-values-months = courriel_ou_telephone: that of the file of people. mois: such as 2026-10. code_activite: from 01 to 06. montant: such as 1250,50. nature: vente or avoir. A month without anything is a vente of 0,00.
import-check-title = Check before importing
import-refused-title = Some rows need correcting
import-result-title = Import complete
import-refused-lead =
    { $n ->
        [one] Nothing was imported. Correct this in your file, then send it again.
       *[other] Nothing was imported. Correct these { $n } points in your file, then send it again.
    }
import-refused-more = There are more. Correct these first, and the others will be shown.
import-line = Row { $n }
import-line-column = Row
import-column = Column
import-whole-line = whole row
import-trouble = To correct
import-file = File
import-again = Send the corrected file
import-enter =
    { $n ->
        [0] Nobody enrols
        [one] 1 person enrols
       *[other] { $n } people enrol
    }
import-places = { $taken } of { $all } places taken
import-whole = The whole file is imported, or nothing at all. New coaches are invited by email.
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
        [one] 1 month added as approved
       *[other] { $n } months added as approved
    }
import-people-known =
    { $n ->
        [one] 1 person already enrolled, unchanged
       *[other] { $n } people already enrolled, unchanged
    }
import-months-known =
    { $n ->
        [one] 1 month already there, unchanged
       *[other] { $n } months already there, unchanged
    }
import-nothing-new = Everything is already there: this file changes nothing.
import-to-people = See the people
import-done = The import is done.
import-changed = The organisation’s data has changed since you checked. Nothing was imported: check again.
import-workbook = This workbook cannot be opened: it is damaged. Save it again as .xlsx.
import-coach-left = This address belongs to someone who has left the team.
import-scheme-over = This programme would start after the last day of the scheme.
import-locked = This workbook is protected by a password. Remove it in Excel (File, Info, Protect), then save.
import-other-format = Essor cannot read .xls and .ods files. Save it as .xlsx.
import-number-shortened = Excel has shortened this number and digits are lost. Set the column to Text, then type the number again.
import-month-not-over = This month is not over.
import-exit-outside-path = This day is outside the programme.
import-exit-later = An exit cannot be in the future.
import-exit-category = Write emploi durable, emploi de transition, sortie positive, autre sortie or retirée du décompte.
import-suspensions = Write suspensions as 2025-03-01/2025-03-31, within the programme and without overlaps.
import-extensions = Write extensions as rqth:365, formation:90 or 50ans:365.
import-duplicate-line = Row { $earlier } already has this contact.
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
        [one] 1 change applied from the file
       *[other] { $n } changes applied from the file
    }
import-differences = What differs in the file
import-differences-lead = None of it changes unless you agree.
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
import-difference-can = Can be applied
import-apply =
    { $n ->
        [one] Apply this change too
       *[other] Apply these { $n } changes too
    }
import-apply-send =
    { $n ->
        [one] Apply this change
       *[other] Apply these { $n } changes
    }
import-differences-only = Everything is already there, but the file differs.
import-warnings = Check these first
import-warning-sheet = The sheet "{ $name }" is not read.
import-warning-hidden = The hidden sheet "{ $name }" is not read.
import-warning-header = Column names are read on row { $line } ({ $file }).
import-warning-same = Rows { $earlier } and { $line } have the same name and the same start: { $name }. Is it the same person?
import-warning-known = Row { $line }: { $name } is already there, with another contact. Is it the same person?
person-account = Account and sign-in
person-account-hint = Nobody can sign in on their behalf. The link is sent to their email address.
person-password-link = Send a link for a new password
person-password-link-sent = The link has been sent to their email address. It works once, for one hour.
person-release-oidc = Disconnect their account from the sign-in service
person-reset-second-factor = Remove their two-step sign-in
person-remove-passkeys = Remove their passkeys
person-passkeys-removed = Passkeys removed. The person receives a message.
person-second-factor-removed = Two-step sign-in removed. The person receives a message.
person-end-devices = Sign out their devices
person-devices-ended = Their devices are signed out.
email-of-team = Team members change their own email address, under “Me”.

## Whom to call

help-contact-label = Who to call
help-contact-write = Write
help-contact-substitutes = covers for { $name } today
help-contact-number-of = { $name }: { $number }
help-contact-none = Visit your organisation, or ask at reception.
import-warning-columns = These columns are not read ({ $file }): { $columns }.
import-entering = Who is joining
import-entering-start = Start
import-entering-coach = Coach
import-entering-more =
    { $n ->
        [one] And { $n } more person.
       *[other] And { $n } more people.
    }
import-new-coaches = Coaches to be created
import-new-coaches-hint = Tick each address once you have checked it: an account is created and an invitation sent there.
import-coach-people =
    { $n ->
        [0] nobody in this file
        [one] { $n } person in this file
       *[other] { $n } people in this file
    }
import-coaches-unticked = Nothing was imported: tick each coach to be created, or correct the address in the file.

## Added by mistake

removal-title = Remove a record added by mistake
removal-lead = For someone who has declared nothing, signed nothing and attended no appointment.
removal-goes = What goes
removal-contacts = Name, phone, email and access to Essor
removal-path = The enrollment that started on { $day }; its place is free again
removal-bookings =
    { $n ->
        [one] { $n } appointment, cancelled if still to come
       *[other] { $n } appointments, cancelled if still to come
    }
removal-notes =
    { $n ->
        [one] { $n } note
       *[other] { $n } notes
    }
removal-documents =
    { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
removal-goals =
    { $n ->
        [one] { $n } goal of the plan
       *[other] { $n } goals of the plan
    }
removal-stays = The journal keeps that a record was removed, and why, without the name. The dashboard no longer counts this entry. A monthly statement already closed is corrected by its next version.
removal-reason = Reason
removal-reason-missing = Choose a reason.
removal-reason-twice = Already enrolled
removal-reason-never-came = Never came
removal-reason-elsewhere = Supported by another structure
removal-reason-other = A test or another mistake
removal-send = Remove this record for good
removal-declared = A month has been declared. This record cannot be removed.
removal-attended = An appointment has taken place. This record cannot be removed.
removal-signed = A plan or a certificate is signed. This record cannot be removed.
removal-merged = Another record was merged into this one. It cannot be removed.
removal-gone = This record was removed on { $day }: it had been added by mistake.
person-removed = The record is removed and its place is free.

## Two records of one person

merge-link = Merge with another record of the same person
merge-title = Merge two records
merge-lead = The record { $of_name } stays. The other one is added to it.
merge-choose = Which is the other record?
merge-choose-other = Choose another record
merge-nobody = No similar record.
merge-search = Name, phone or email
merge-search-send = Search
merge-stays = The record that stays
merge-goes = The record that is added
merge-turn = Keep the other record instead
merge-what = Enrollments, declared months, documents, notes, appointments and certificates move to the record that stays. Devices and access of the added record are removed. A monthly statement already closed is corrected by its next version.
merge-name = Name
merge-paths-row = Enrollments
merge-months = Declared months
merge-documents = Documents
merge-notes = Notes
merge-goals = Goals of the plan
merge-bookings = Appointments
merge-attestations = Certificates
merge-path-runs = from { $from } to { $to } (planned end)
merge-path-left = from { $from } to { $to } (exit)
merge-path = The two enrollments overlap. Which one stays?
merge-path-hint = Its dates and entry record stay. If it has a plan, the goals of the other are kept in a note.
merge-path-changes = Suspensions and extensions of the other enrollment go.
merge-plan-note = Goals of the merged record:
merge-month = { $month }: which amount is right?
merge-month-same = { $month }: both records have the same amount ({ $amount }), which counts once.
merge-send = Merge the two records
merge-undo-hint = You can undo this for 24 hours. After that it is final.
merge-was-made = The record { $of_name } is merged into this one. You can undo this until { $until }.
merge-undo = Separate the two records
merge-undone = The two records are separate again.
merge-gone = This record was merged on { $day } into this one:
people-merged = The two records are merged.
merge-not-two = These two records cannot be merged.
merge-erasure = The erasure of one of them has been requested. Finish that first.
merge-recent = A merge of this record can still be undone. Wait until it is final.
merge-paths = Several enrollments overlap. Correct their dates first.
merge-months-outside = Some declared months are outside the chosen enrollment. Keep the other one.
merge-both-booked = Both records are booked at the same time. Cancel one of the bookings first.
merge-choose-month = Choose an amount for each month declared twice.
merge-final = This merge is final.
merge-undo-taken = A place, a number or a month has been taken since. The merge can no longer be undone.

## Already there

newcomer-similar = Someone of this name may already be enrolled.
newcomer-similar-title = Is it one of these people?
newcomer-other = It is someone else
newcomer-similar-hint = Tick this, then add them.

## Departure of a team member

departure-title = Departure { $of_name }
departure-sessions = Sessions still to come
departure-session = Session
departure-booked = Booked
departure-decision = What happens to it?
