## Messages that are sent

message-code-subject = Your Essor code
message-code = { $code } is your Essor code. It is valid for 10 minutes. Do not give it to anyone.
message-by-password-subject = Essor: sign in with your password
message-by-password = Essor: the team signs in with a password, not with a code: { $link } No password? Ask your coordinator for an invitation.
message-sms-cap-subject = Essor: today’s sign-in text messages are used up
message-sms-cap =
    The number of text messages set for sign-in codes is reached for 24 hours. Someone may be asking for codes without reason.

    Devices that are already known still get them. For the others: a code by email, or a card printed from the person’s page.
message-sms-budget-subject = Essor: today’s text messages are used up
message-sms-budget =
    The number or the cost of text messages set for 24 hours is reached. Those that remain will leave afterwards, by themselves. Sign-in codes always leave.

    The page Journal, Messages shows those that wait.
message-question-subject = Essor: a question is waiting for you
message-question = Essor: there is a question about your month of { $month }. Answer here: { $link }
message-plan-subject = Essor: a plan to sign
message-plan = Essor: your action plan is ready. Read it and sign it here: { $link }
message-correction-subject = Essor: a reply is waiting for you
message-correction = Essor: there is a reply about your month of { $month }. Read it here: { $link }
message-entered-subject = Essor: a figure was entered for you
message-entered = Essor: your organisation entered a figure for your month of { $month }. Check it here: { $link }
message-opened-subject = Essor: a month to correct
message-opened = Essor: you can correct your month of { $month }. Open it here: { $link }
message-invitation-subject = { $structure } invites you to Essor
message-invitation =
    Hello { $name },

    { $structure } invites you to Essor. Open this link and choose your password:
    { $link }

    The link works once, within 30 days.

## Messages that did not leave

undelivered-title =
    { $n ->
        [one] 1 message could not be sent
       *[other] { $n } messages could not be sent
    }
undelivered-lead = Essor will not try again. Messages of the last 30 days are listed here.
undelivered-first =
    { $n ->
        [one] This is the most recent.
       *[other] These are the { $n } most recent.
    }
undelivered-to = Recipient
undelivered-what = Message
undelivered-why = Reason
undelivered-refused = The number or address was rejected. Check it with the person.
undelivered-unreachable = The sending service failed after several attempts.
undelivered-timed-out = The sending service did not respond after several attempts.
undelivered-expired = Too late: the code was no longer valid.
undelivered-code = Sign-in code
undelivered-invitation = Invitation
undelivered-question = Question about a month
undelivered-correction = Answer to a correction request
undelivered-alert = Alert to the coordinator
undelivered-booked = Place booked
undelivered-moved = Appointment changed
undelivered-cancelled = Appointment cancelled
undelivered-offered = Place offered
undelivered-reminder = Appointment reminder
undelivered-late = Late cancellation
undelivered-other = Message

## Page of messages

messages-title = Messages
messages-lead = Text messages and emails of the last 30 days, without their text.
messages-link = See all messages
messages-filter = Show
messages-all = All
messages-failed = Not delivered
messages-waiting = Waiting
messages-sent = Sent
messages-delivered = Delivered
messages-written = Not sent
messages-none = No messages
messages-none-text = Messages of the last 30 days are listed here.
messages-older = Older
messages-newest = Back to the most recent
messages-state = State
messages-by-sms = by text message
messages-by-mail = by email
messages-is-sent = Sent
messages-is-delivered = Delivered
messages-is-written = Written to a file, not sent
messages-no-sms = Text messages are not available here.
messages-no-mail = Email is not available here.
messages-is-failed = Not delivered
messages-is-waiting = Waiting
messages-no-credit = The account at the sending service has no credit left. Top it up, then send the message again.
messages-account = The sending service refuses the account or its keys. Ask the person who runs Essor.
messages-resent = Replaced by another message.
messages-waits-night = Text messages are not sent at night. Due: { $until }.
messages-waits-cap = The daily limit of text messages is reached. Due: { $until }.
messages-waits-retry = A first attempt failed. Next attempt: { $until }.
messages-waits-turn = About to be sent.
messages-credits = Credits: { $amount }
messages-resend = Send again
message-resent = The message is being sent again.
message-same-contact = The number or address was rejected. Correct it on the person’s page, then send again.
message-no-contact = The person has neither a number nor an address. Add one on their page, then send again.
person-sms-lost = The last text message was not delivered. Check the number with the person.
person-sms-written = The last text message was not sent: text messages are not available here. Make a card instead.

## Messages about an account

undelivered-account-link = Link for an account
undelivered-account-notice = Notice of a change to an account
message-password-link-subject = Essor: choose a new password
message-password-link =
    Hello { $name },

    Open this link to choose a new password. It works once, for one hour:
    { $link }

    You did not ask for this? Do nothing: your password does not change.
message-password-changed-subject = Essor: your password has changed
message-password-changed =
    Hello { $name },

    The password of your Essor account has just changed, and your other devices are signed out.

    Was it not you? Tell your coordinator at once.
message-email-link-subject = Essor: confirm your email address
message-email-link =
    Hello { $name },

    Open this link to use this address in Essor. It works once, for one hour:
    { $link }
message-email-asked-subject = Essor: a new email address is requested
message-email-asked =
    Hello { $name },

    A new address is requested for your Essor account: { $email }

    Was it not you? Change your password and tell your coordinator.
message-email-changed-subject = Essor: your email address has changed
message-email-changed =
    Hello { $name },

    Your Essor account now uses this address: { $email }

    Was it not you? Tell your coordinator at once.
message-second-factor-removed-subject = Essor: two-step sign-in is removed
message-second-factor-removed =
    Hello { $name },

    The two-step sign-in of your Essor account has just been removed.

    Was this not planned? Tell your coordinator at once.
message-passkey-added-subject = Essor: a passkey is added
message-passkey-added =
    Hello { $name },

    A passkey has just been added to your Essor account. It signs in without a password.

    Was it not you? Remove it on your page and tell your coordinator at once.
message-passkey-removed-subject = Essor: a passkey is removed
message-passkey-removed =
    Hello { $name },

    A passkey of your Essor account has just been removed.

    Was this not planned? Tell your coordinator at once.
message-contact-changed = Essor: { $structure } changed your contact details. Was this not planned? Call your organisation.

## Answers by text message

undelivered-reply = Reply to a text message
messages-stopped = The person replied STOP: no more text messages are sent to them.
messages-stopped-title = No more text messages
messages-stopped-lead = These people replied STOP. Their messages are sent by email if Essor knows their address. They can turn text messages on again on their page Me.
message-sms-reply-subject = Essor: your answer by text message
message-sms-declared = Essor: { $month }, { $amount }, sent. A mistake? Correct it here: { $link }
message-sms-question = Essor: a question about { $month } is waiting for you. Answer here: { $link }
message-sms-nothing-open = Essor: no month to declare for now. Your months are here: { $link }
message-sms-several-months = Essor: you have several months to declare. Choose the month here: { $link }
message-sms-suspended = Essor: { $month } is suspended, nothing was sent. Your months are here: { $link }
message-sms-unreadable = Essor: we could not read the amount for { $month }. Type it here: { $link }
message-sms-ambiguous = Essor: { $one } or { $other }? Type the amount here: { $link }
message-sms-several-activities = Essor: you have several activities. Declare them here: { $link }

## Contacts changed by the person

message-contact-code-subject = Essor: your code
message-contact-code = { $code } is your code to confirm this contact in Essor. It is valid for 10 minutes. Do not share it.
message-contact-has-account-subject = Essor: this contact already has an account
message-contact-has-account = Essor: this contact already has an account, so it cannot be used for another one. Did you not ask for this? Then do nothing.
message-own-contact-subject = Essor: your contact details have changed
message-own-contact = Essor: your account now uses { $contact }. Was this not you? Call your organisation at once.
message-erasure-withdrawn-subject = Essor: a request for erasure was withdrawn
message-erasure-withdrawn =
    Hello,

    { $name } no longer asks to be erased from Essor. Nothing is erased.
    { $link }

## Reminders to declare

undelivered-declare = Reminder to declare
undelivered-plan = Plan to sign
undelivered-digest = Summary for the team
messages-by-push = by notification
reminder-title = { $month } is ready to declare
reminder-title-many = { $n } months to declare
reminder-subject = Essor: { $title }
reminder-first = You can declare { $month } until { $until }. No income? Send 0.
reminder-before = Last day to declare { $month }: { $until }. No income? Send 0.
reminder-after = You can still declare { $month }. No income? Send 0.
reminder-many = You have { $n } months to declare. No income? Send 0.
reminder-sms = Essor: { $text } { $link }
reminder-sms-answer = Essor: { $month } is ready to declare. Reply with 0 or your amount. Or open: { $link }
reminder-mail =
    Hello,

    { $text }
    { $link }

    You can choose how to get these reminders, or stop them. In Essor, open Me, then Notifications.

## Reminding

remind-link = Remind those who have not declared
remind-n =
    { $n ->
        [one] Remind this person
       *[other] Remind all { $n }
    }
remind-title = Remind for { $month }
remind-lead = People who have not declared get a message: { $sms } by text message, { $mails } by email.
remind-none = Nobody to remind for this month.
remind-rule = A person gets one reminder a day at most. At night, text messages wait until 8 a.m.
remind-send =
    { $n ->
        [one] Send to { $n } person
       *[other] Send to { $n } people
    }
remind-more =
    { $n ->
        [one] { $n } person will be left: come back to this page afterwards.
       *[other] { $n } people will be left: come back to this page afterwards.
    }
remind-by-sms =
    { $n ->
        [one] By text message to { $n } person
       *[other] By text message to { $n } people
    }
remind-by-mail =
    { $n ->
        [one] By email to { $n } person
       *[other] By email to { $n } people
    }
remind-and-others =
    { $n ->
        [one] and { $n } other
       *[other] and { $n } others
    }
remind-left-out = Not reminded, and why
remind-sent = The messages are on their way.
left-out-today = Already reminded today
left-out-suspended = Programme suspended
left-out-no-reminders = Chose to get no reminders
left-out-stopped = Answered STOP and has no email address
left-out-no-contact = No phone and no email address
