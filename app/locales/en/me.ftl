## Me

me-contact = Contact details
me-phone = Phone
me-email = Email address
contact-none = Nothing for now
me-language = Language
language-set = Essor is now in English.
form-kept = A form on this page still holds what you typed last time without saving it.
form-clear = Clear
form-cleared = The form is cleared.
me-devices = Devices signed in
me-device-here = This device
me-device-since = Signed in since { $at }
me-device-out = Sign out
me-device-unknown = Unknown device
device-out = The device is signed out.
me-others-out = Sign out all other devices
others-out = Your other devices are signed out.
email-change-title = Change my email address
email-change-lead = A link is sent to the new address. It replaces the old one when you open it. The old address gets a message.
email-change-send = Send me the link
email-new = New email address
email-unchanged = This is your address already.
email-link-sent = A link was sent to the new address. It works once, for one hour.
email-confirm-title = New email address
email-confirm-lead = Confirm that this address is yours: { $email }
email-confirm-send = Confirm
email-changed = The email address is changed. Your other devices are signed out.
contact-change = Change
contact-change-phone = the phone number
contact-change-email = the email address
contact-change-lead = A code goes to the new contact, and you type it here. The old contact gets a message.
contact-sign-in-first = To change your contact details, please sign in again first. Then come back to this page.
contact-by-link = Your email address is changed by a link.
contact-unchanged = This is your contact already.
contact-code-lead = We are sending a code to { $contact }. Type it here within ten minutes.
contact-code-send = Confirm
contact-code-none = Ask for a code first, on the “Me” page.
own-contact-changed = Your contact details are changed. Your other devices are signed out.
phone-change-title = Change my phone number
phone-new = New phone number
phone-new-hint = A number that receives text messages
sms-stopped = You replied STOP. You no longer get text messages.
sms-resume = Get text messages again
sms-resumed = You get text messages again.
text-size-title = Text size
text-size-normal = Normal
text-size-large = Large
text-size-larger = Larger
text-size-set = The text size is changed on this device.
me-device-named = { $agent }, used on { $seen }

## Notifications

reminders-title = Notifications
reminders-when = Essor reminds you to declare three times a month at most: on the first day, { $days } days before the due day (day { $due }), and once after it.
reminders-when-twice = Essor reminds you to declare twice a month at most: on the first day, and once after the due day (day { $due }).
reminders-stop = Never at night. Once you have declared, the reminders stop.
reminders-by = How to remind me
reminders-else = When no notification gets through
reminders-default = You have not chosen yet: this is what Essor does today.
reminders-sms = By text message
reminders-mail = By email
reminders-none = No reminders
reminders-none-hint = Other messages still arrive: codes, appointments, questions.
reminders-unchosen = Choose one answer.
reminders-set = Saved.
push-title = On this phone
push-lead = The reminder appears on your screen. It is free, and no text message is sent.
push-start = Show reminders on this phone
push-is-here = Reminders appear on this phone.
push-stop = Stop on this phone
push-elsewhere =
    { $n ->
        [one] One other device shows them.
       *[other] { $n } other devices show them.
    }
push-refused = Your browser blocks notifications from Essor. You can allow them in its settings. Or keep text messages or email.
push-failed = Notifications do not work here right now. Try again later, or keep text messages or email.
push-not-a-subscription = Notifications do not work with this browser. Keep text messages or email.
push-started = Reminders will appear on this phone.
push-stopped = Reminders no longer appear on this phone.
