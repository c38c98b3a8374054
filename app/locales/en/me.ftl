## Me

me-contact = Contact details
me-phone = Phone
me-email = E-mail address
contact-none = Nothing for now
me-language = Language
language-set = Essor now speaks English to you.
me-devices = Devices signed in
me-device-here = This device
me-device-since = Signed in since { $at }, last used { $seen }
me-device-out = Sign out
me-device-unknown = Unknown device
device-out = The device is signed out.
me-others-out = Sign out all other devices
others-out = Your other devices are signed out.
email-change-title = Change my e-mail address
email-change-lead = A link is sent to the new address. It replaces the old one when you open it. The old address gets a message.
email-change-send = Send me the link
email-new = New e-mail address
email-unchanged = This is your address already.
email-link-sent = A link was sent to the new address. It works once, for one hour.
email-confirm-title = New e-mail address
email-confirm-lead = Confirm that this address is yours: { $email }
email-confirm-send = Confirm
email-changed = The e-mail address is changed. Your other devices are signed out.
