## Overview

places-taken = of { $all } places taken
places-taken-label = { $taken } of { $all } places taken
places-free = { $n } free
cohort-to-review = Figures to review
cohort-questions = Questions without an answer
