## Sign-in

contact-title = Hello, this is Essor
contact-lead = Type your phone number or your email address. We will send you a code.
contact-label = Phone number or email address
contact-hint = The one you gave to your organisation.
contact-send = Get my code
contact-empty = Fill in this field.
contact-not-a-phone = This number is too short or too long. Type it like 06 39 98 00 00.
contact-not-an-email = This email address is incomplete. Type it like name@example.com.
contact-no-sms-landline = A landline cannot receive text messages. Give a mobile number or an email address.
contact-no-sms-special = This special number cannot receive text messages. Give a mobile number or an email address.
contact-no-sms-country = We do not send text messages to this country. Give another number or an email address.
contact-too-many = Several codes have just been asked for. Wait ten minutes, then try again.
contact-too-many-today = Too many codes were asked for today. Ask your organisation for a card, or try again tomorrow.
contact-prefix = We do not send codes to this country. Type another number, or your email address.
contact-no-sms-here = This site sends no text messages. Enter your email address, or ask your organisation for a card.
contact-no-mail-here = This site sends no emails. Enter your phone number, or ask your organisation for a card.
too-many-from-here = There have been too many tries from this internet connection. Wait one hour, or use another connection.
team-link = Are you a coach? Team sign-in
personas-title = Try the demonstration
persona-participant = Independent worker
persona-participant-note = Declare, book, follow the plan
persona-coach = Coach
persona-coach-note = Review figures, open appointments
persona-coordinator = Coordinator
persona-coordinator-note = Follow the places, invite the team
persona-network = Network
persona-network-note = Read the results of all organisations
code-title = Your code
code-lead = If your organisation knows this contact, a six-digit code arrives within a minute: { $contact }
code-label = Six-digit code
code-send = Sign in
code-again = Get another code
code-other = Change the phone number or email address
code-not-six-digits = The code has six digits. Copy it from the message.
code-wrong = This is not the right code. Look at the last message you got and try again.
code-old = This code is no longer valid. Ask for another one.
code-too-many = This code was tried too many times. Ask for another one.
code-too-many-today = Too many wrong codes were tried today. Ask your organisation for a card, or try again tomorrow.
team-title = Sign in for the team
team-lead = For those who coach and coordinate.
team-send = Sign in
password-label = Password
password-wrong = The email address or the password is not right. Check both.
password-too-many = There were too many tries. Wait one hour, then try again.
participant-link = No password? Get a code
signed-out = This device is signed out. See you soon.

## Invitation

invitation-title = Welcome to Essor
invitation-lead = Hello { $name }. One more step and you are in.
password-new = Choose a password
password-hint = At least 12 characters. Several words in a row are easier to remember.
password-too-short = This password is too short. Use at least 12 characters.
invitation-send = Go to Essor

## Password

password-too-long = This password is too long. Use at most 128 characters.
password-common = This password is too common. Choose several words that only you know.
password-guessable = This password can be guessed from your name, your organisation or common words. Add other words.
password-forgotten-link = Forgotten your password?
password-forgotten-title = Forgotten password
password-forgotten-lead = Write your email address. If it belongs to the team, a link arrives within a minute.
password-link-send = Send me a link
password-link-sent = If this address belongs to the team, a link arrives within a minute. It works once, for one hour.
password-link-too-many = Several links have just been requested. Look at your emails, or try again in an hour.
password-link-too-many-today = Too many links were requested today. Try again tomorrow, or ask your coordinator.
password-link-title = New password
password-link-lead = Hello { $name }. Choose a new password. Your signed-in devices will be signed out.
password-change-title = Change my password
password-change-send = Save the password
password-change-ends = Your other devices will be signed out.
password-changed = The password is changed. Your other devices are signed out.
password-old = Current password
password-again-wrong = This is not the right password. Check it.
account-without-password = You sign in without a password: there is nothing to set here.

## Second factor

second-factor-title = Two-step sign-in
second-factor-lead = Open your authenticator app and copy the code that it shows.
second-factor-new-lead = An app on your phone gives a code at each sign-in. Set it up now.
second-factor-enrol = Open an authenticator app (Aegis, FreeOTP, 2FAS…), add an account and scan this QR code. Then copy the six-digit code that it shows.
second-factor-qr = QR code for the authenticator app
second-factor-type = No camera? Write this key into the app:
second-factor-label = Six-digit code
second-factor-hint = That of the app, or a recovery code.
second-factor-not-a-code = The code has six digits. A recovery code has twelve characters.
second-factor-wrong = This is not the right code, or it was used already. Check the time of your phone, then try the next code.
second-factor-over = This step is no longer valid. Begin again with your password.
second-factor-restart = Back to the password
second-factor-what = In addition to the password, an app on your phone gives a code at each sign-in. A stolen password is then not enough.
second-factor-begin = Set up my app
second-factor-enable = Turn on
second-factor-is-on = Turned on
second-factor-on = Two-step sign-in is turned on. Keep your recovery codes.
second-factor-off = Two-step sign-in is removed. Your other devices are signed out.
second-factor-remove = Remove two-step sign-in
second-factor-replace = Remove this app, to set up another one
recovery-codes-title = Your recovery codes
recovery-codes-lead = Write them down on paper or in a password manager. Each replaces the app once. They will not be shown again.
recovery-codes-left =
    { $n ->
        [0] No recovery code is left.
        [one] 1 recovery code is left.
       *[other] { $n } recovery codes are left.
    }
recovery-codes-renew = Get new codes
recovery-codes-renewed = Here are new codes. The old ones no longer work.
fresh-proof-title = Is it really you?
fresh-proof-lead = This page is sensitive. Write your password once more.
fresh-proof-send = Continue

## Identity provider

oidc-send = Sign in with { $name }
oidc-leave-title = Signing in
oidc-leave-lead = You will sign in on the page of { $name }, then come back here.
oidc-leave-link = Continue to { $name }
oidc-leave-back = Back to the team’s sign-in
oidc-unreachable = The sign-in service does not respond. Try again in a few minutes, or use your password.
oidc-declined = The sign-in was not confirmed. You can try again.
oidc-invalid = The answer of the sign-in service is not valid. Try again. If it goes on, tell the person who runs Essor.
oidc-clock = The answer of the sign-in service is not on time. Try again. If it goes on, tell the person who runs Essor.
oidc-context = This sign-in is not safe enough for Essor. Try again with the two-step sign-in of the service.
oidc-not-anew = The sign-in service did not ask who you are again. Sign out of that service, then try again.
oidc-email = The sign-in service has not verified your email address. Verify it there, then try again.
oidc-unknown = No account of the team matches. Ask your coordinator which email address is on file.
oidc-other-person = This is not the same account. Try again with the one that you signed in with.
oidc-over = This sign-in is no longer valid. Try again.
fresh-proof-oidc-lead = This page is sensitive. Sign in once more.
fresh-proof-none-lead = This page is sensitive. First choose a password with the link below.

## Passkeys

passkeys-title = Passkeys
passkey-what = A passkey replaces the password and the code: your phone or your computer recognises you by a finger, a face or a PIN. A false site cannot steal it.
passkey-name = Name of the passkey
passkey-name-hint = Optional, to recognise it: “My phone”.
passkey-name-long = This name is too long. Write at most 60 characters.
passkey-add = Create a passkey
passkey-added = The passkey is created. You can use it at your next sign-in.
passkey-removed = The passkey is removed. Remember to delete it from your device too.
passkey-remove = Remove
passkey-remove-named = Remove the passkey “{ $name }”
passkey-used = Created on { $at }, last used on { $used }
passkey-unused = Created on { $at }, not used yet
passkey-needs-script = To create a passkey you need a recent browser, with JavaScript. The password works as before.
passkey-nowhere = Passkeys are not possible at this address. The password works as before.
passkey-sign-in = Sign in with a passkey
passkey-prove = Confirm with a passkey
passkey-not-made = The passkey was not created. Try once more.
passkey-not-given = No passkey was read. Try once more, or write your password.
passkey-wrong = This passkey is not recognised. Try once more, or write your password.
passkey-over = The request is no longer valid. Begin again with the button.
passkeys-full = You have ten passkeys. Remove one to add another.

# The session was over
session-over = Your session has ended. Sign in to come back to your page.
session-over-form-kept = Your session has ended. What you wrote is kept.
form-to-send-again = Nothing has been sent yet. Check it, then send.
