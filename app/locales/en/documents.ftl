## Documents of a month

documents-title = Supporting documents
documents-of = Documents for { $month } { $year }
documents-lead = Take a photo of an invoice or add a PDF. You and { $name } see them, nobody else.
documents-none = Nothing is attached to this month.
documents-removed = Removed
documents-count =
    { $n ->
        [0] Attach a photo or a PDF
        [one] { $n } document
       *[other] { $n } documents
    }
document-label = Photo or PDF
document-hint = 10 MB at most. A month keeps 10 documents at most.
document-add = Attach this document
document-note = { $what }, added on { $at }
document-unnamed = document
document-remove = Remove
document-restore = Put back
document-which = {" "}: { $name }
document-until = Removed. You can put it back until { $day }; after that it is erased.
document-added = The document is attached to your month.
document-removed = The document is removed. You can put it back for 7 days.
document-restored = The document is attached again.
document-none = Choose a photo or a PDF.
document-empty = This file is empty. Choose another one.
document-too-large = This file is larger than 10 MB. Choose a smaller one, or take a photo of the document.
document-kind = This file is neither a photo (JPEG, PNG, WebP) nor a PDF. Take a photo of the document, or save it as a PDF.
document-too-many = This month has 10 documents already. Remove one to attach another.
document-too-many-pixels = This photo has too many pixels (more than 50 million). Take it with a smaller setting.
document-unreadable = This photo is damaged. Take it again, or save the document as a PDF.
document-not-kept = The document could not be kept: the place where documents are kept does not answer. Try again in a few minutes. Everything else works.
document-sent-before = This document is already attached.
document-gone = This document is erased. Attach it again if you still have it.
photo-shrunk = Photo made smaller, from {"{before}"} to {"{after}"}.
