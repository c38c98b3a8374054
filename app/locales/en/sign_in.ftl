## Sign-in

contact-title = Hello, this is Essor
contact-lead = Write your phone number or your e-mail address. We will send you a code.
contact-label = Phone number or e-mail address
contact-hint = The one you gave your structure.
contact-send = Get my code
contact-empty = Fill in this field.
contact-not-a-phone = This number is too short or too long. Write it like 06 39 98 00 00.
contact-not-an-email = This e-mail address is incomplete. Write it like name@example.com.
contact-no-sms-landline = No SMS reaches a landline. Give a mobile number or an e-mail address.
contact-no-sms-special = No SMS reaches this special number. Give a mobile number or an e-mail address.
contact-no-sms-country = We send no SMS to this country. Give another number or an e-mail address.
contact-too-many = Several codes have just been asked for. Wait ten minutes, then try again.
contact-too-many-today = Too many codes were asked for today. Ask your structure for a card, or try again tomorrow.
contact-prefix = We send no codes to this country. Write another number, or your e-mail address.
too-many-from-here = There were too many tries from this internet connection. Wait one hour, or use another connection.
team-link = Are you a coach? Sign in for the team
personas-title = Try the demonstration
persona-participant = Independent worker
persona-participant-note = Declare, book, follow the plan
persona-coach = Coach
persona-coach-note = Review figures, open appointments
persona-coordinator = Coordinator
persona-coordinator-note = Follow the places, invite the team
persona-network = Network
persona-network-note = Read the results of all structures
code-title = Your code
code-lead = If your structure knows this contact, a six-digit code arrives within a minute: { $contact }
code-label = Six-digit code
code-send = Sign in
code-again = Get another code
code-other = Change the phone number or e-mail address
code-not-six-digits = The code has six digits. Copy it from the message.
code-wrong = This is not the right code. Look at the last message you got and try again.
code-old = This code is no longer valid. Ask for another one.
code-too-many = This code was tried too many times. Ask for another one.
code-too-many-today = Too many wrong codes were tried today. Ask your structure for a card, or try again tomorrow.
team-title = Sign in for the team
team-lead = For those who coach and coordinate.
team-send = Sign in
password-label = Password
password-wrong = The e-mail address or the password is not right. Check both.
password-too-many = There were too many tries. Wait one hour, then try again.
participant-link = No password? Get a code
signed-out = This device is signed out. See you soon.

## Invitation

invitation-title = Welcome to Essor
invitation-lead = Hello { $name }. One more step and you are in.
password-new = Choose a password
password-hint = At least 12 characters. Several words in a row are easier to remember.
password-too-short = This password is too short. Write at least 12 characters.
invitation-send = Enter Essor
