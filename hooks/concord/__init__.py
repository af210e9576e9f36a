"""Concord: provisions and practices side by side. The map of the package, in the order in which things flow:

problem      where a mistake is, what, why, how to mend
frontmatter  text of a page → fields with their places
values, records   what fields hold; the kinds of record
paths        what a file's path says: kind, id, language
reading      page → record or translation, or problems
catalogue    every record and every link, both ways
rules/       what the content must keep, one file a rule
staleness, translating, transliteration   translations: what is stale, files to translate, the other script
pack, unpacking, splice   all of it in one PO file, and back into the pages without touching another byte
languages, collation, fonts, messages, labels   what a reader gets in her language
legal_basis, dual_criminality, obligations, history, freshness   the answers, pure functions of records
reader       the catalogue as one reader sees it
views/, pictures   what each page shows
citations, markup   links in running text; how templates print a text and its language
export       the catalogue as open data
folding, search/   one spelling for what people type alike; the index of each language
staging, page_view, edition   pages as any engine can build them
identity, folders, site, snapshot   which copy this is, and how it is written
cli          the command line; nothing else prints
"""
