"""Concord: provisions and practices side by side. The folders in the order in which things flow:

problem      where a mistake is, what, why, how to mend
records/     the kinds of record, what their fields hold, the relations between them
letters/     alphabets, scripts, one spelling for what people type alike
content/     text of a page → fields with their places → record → catalogue
answers/     pure functions of records: what binds, what compares, what stood when, what is due
language/    what a reader gets in her language; the catalogue as she sees it
translation/ what is stale; a translator's files, and back into the pages
rules/       what the content must keep, one file a rule
stick/       which copy this is, and how it is written
views/       what each page shows
pages/       every page declared once, and written as any engine can build it
search/      the index of each language
edition      one build's worth of pages
cli          the command line; nothing else prints
"""

__version__ = "0.2.0"
