## Me

me-contact = Contact details
me-phone = Phone
me-email = E-mail address
contact-none = Nothing for now
me-language = Language
language-set = Essor now speaks English to you.
me-devices = Devices signed in
me-device-here = This device
me-device-since = Signed in since { $at }
me-device-out = Sign out
me-device-unknown = Unknown device
device-out = The device is signed out.
