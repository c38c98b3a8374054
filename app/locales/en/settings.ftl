## Settings

due-day-label = Last day to declare a month
due-day-hint = From 1 to 28, in the following month. Until that day a month is “to declare”; after it, “expected”.
due-day-not-a-day = Write a day from 1 to 28.
chamber-label = Chamber of trades
chamber-hint = In Alsace and Moselle, the chamber fees of artisans are higher. The amount to put aside takes this into account.
chamber-elsewhere = Elsewhere
chamber-alsace = Alsace
chamber-moselle = Moselle
chamber-unknown = Choose one of the three answers.
settings-save = Save
settings-saved = Saved.
