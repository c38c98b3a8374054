## People: add, invite, assign, settings, journal

people-running = In a path
people-never-came = Never came in
people-gone = Without a running path
people-everyone = Everyone
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
invite-all =
    { $n ->
        [one] Invite the person who is waiting
       *[other] Invite the { $n } people who are waiting
    }
all-invited = The invitations are sent.
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
assign-link = Give to someone else
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
card-old = This card has been used or is too old. Ask your structure for another.
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
