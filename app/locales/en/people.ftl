## People

people-accompanied = People accompanied
people-team = Team
people-left = Left
people-none-title = Nobody to show
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
