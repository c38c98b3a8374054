## Messages that are sent

message-code-subject = Your Essor code
message-code = { $code } is your Essor code. It is valid for 10 minutes. Do not give it to anyone.
message-question-subject = Essor: a question is waiting for you
message-question = Essor: a question on your month of { $month } is waiting for you. Answer here: { $link }
message-correction-subject = Essor: an answer waits for you
message-correction = Essor: an answer waits for you on your month of { $month }. Read it here: { $link }
message-invitation-subject = { $structure } invites you to Essor
message-invitation =
    Hello { $name },

    { $structure } invites you to Essor. Open this link and choose your password:
    { $link }

    The link works once, within 30 days.
