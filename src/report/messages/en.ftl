# Every sentence a person reads. A finding has a message (what is wrong), a .label (what is seen there) and a .help (what
# to write).

severity-error = error
severity-warning = warning
severity-note = note
help = help
more = more
summary-severity = severity
summary-place = place
summary-finding = finding
summary-help = help
explain-what = What: { $text }
explain-why = Why: { $text }
explain-wrong = Wrong ({ $file })
explain-right = Right
example-case = case file
example-meeting = meeting.yaml
example-council = council.yaml
example-clauses = clauses.yaml

## Findings

not-utf8 = the file is not UTF-8
    .help = choose UTF-8 as the encoding when saving
file-too-large = the file is too large
    .help = one file may have 4 megabytes
empty-file = there is nothing in the file
yaml-syntax = this does not read as YAML
    .label = reading stopped here ({ $detail })
duplicate-key = `{ $key }` stands here twice
    .label = it stands on line { $line } already
    .help = remove one of them
anchor-or-tag = the YAML marks `&`, `*` and `!` cannot be used
    .label = write the value itself
    .help = a text that begins with `&`, `*` or `!` stands in quotes: "…"
unknown-key = there is no key `{ $key }`
    .label = { $nearest ->
        [none] { "" }
       *[other] perhaps `{ $nearest }` is meant
    }
    .help = known here: { $known }
missing-key = `{ $key }` is missing
    .label = it belongs in here
    .help = write { $key }: …
wrong-type = `{ $key }` is written in another way
    .label = { $expected ->
        [array] a list belongs here
        [object] `key: value` lines belong here
       *[string] a text belongs here
    }
    .help = { $expected ->
        [array] write each entry on a line that begins with `- `
        [object] write indented `key: value` lines
       *[string] write one text
    }
unknown-value = `{ $key }` cannot be `{ $value }`
    .help = known: { $choices }
empty-value = `{ $key }` has no value
    .label = a value belongs after it
not-understood = the values of this file cannot be used ({ $detail })
unreadable-date = the date `{ $value }` is not right
    .label = { $fault ->
        [outside-era] outside the years of this era
        [era-missing] the era is missing
        [no-such-day] the calendar has no such day
       *[other] this does not read as a date
    }
    .help = { $fault ->
        [outside-era] write { $correct }
       *[other] write 2008-10-01, 2008-10 or 平成20年10月1日
    }
council-unknown = the council profile `{ $council }` cannot be used
    .label = templates/{ $council }/ is not there, or something in it is wrong
ground-unknown = the profile of { $council } has no ground `{ $ground }`
    .help = known: { $known }
provided-not-held = the provided field `{ $field }` is not among the held fields
    .label = { $alike ->
        [none] { "" }
       *[other] the held fields have { $alike }
    }
    .help = { $alike ->
        [none] add `{ $field }` to the held fields, or write { "{" } name: { $field }, from: [ … ] { "}" }
       *[other] if it is held under another name, write { "{" } name: { $field }, from: [{ $list }] { "}" }
    }
from-not-held = `{ $field }` is not among the held fields
    .label = { $alike ->
        [none] { "" }
       *[other] the held fields have { $alike }
    }
    .help = write the name as it stands among the held fields
item-without-file = there is no case file `{ $file }`
    .label = the folder of this meeting has { $known }
placeholder-unknown = { "{" }{ $blank }{ "}" } is not known
    .help = known here: { $known }
clause-reference-broken = { "{" }{ $blank }{ "}" } refers to no clause
    .help = check the names and the order of the clauses
unprintable-character = this character cannot be printed ({ $code })
    .label = { $character ->
        [none] it cannot be seen
       *[other] `{ $character }`
    }
    .help = the fonts ({ $fonts }) do not have it: write another character, or kana
variation-not-in-font = this variant of a character cannot be printed ({ $code })
    .label = the fonts lack it, and another shape would appear
    .help = write a shape that the fonts ({ $fonts }) have

## Faults of the machine

font-missing = The font file { $path } is not there ({ $error }). Run `make setup`, or name its folder with --fonts.
font-changed = The font file { $path } is not the one that the profile names (its SHA-256 is { $found }). Run `make setup`.
typst-missing = typst was not found. Run `make` (or `cargo install typst-cli --version { $version } --locked`), or name it with --typst.
typst-wrong = typst { $version } is needed, but { $path } says `{ $found }`. Run `cargo install typst-cli --version { $version } --locked`.
typst-failed = typst could not make a document. The fault is in a template (templates/, .typ).
    { $detail }
template-missing = The council profile `{ $profile }` has no template { $template }.
template-wrong = A template of the council profile `{ $profile }` is wrong.
    { $error }
template-failed = The template { $template } of the council profile `{ $profile }` failed.
    { $error }
output-closed = { $path } cannot be written ({ $error }).
no-meeting-file = { $path } is not there. The folder of a meeting needs a meeting.yaml.
no-cases-folder = { $path } is not there. Run this where the folder cases is, or name its place with --workspace.
no-such-path = { $path } is neither a meeting nor a case under cases/ of this workspace.
unknown-rule = There is no rule `{ $id }`. { $nearest ->
    [none] { "" }
   *[other] Names like it: { $nearest }.{" "}
}Run `shingikai explain` for the list.
machine-failed = Cannot go on: { $detail }

## Summary

made = { $count ->
    [0] No document was made
    [1] 1 document made
   *[other] { $count } documents made
}
counted = { $errors ->
    [1] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [1] 1 warning
   *[other] { $warnings } warnings
}, { $notes ->
    [1] 1 note
   *[other] { $notes } notes
}{ $allowed ->
    [0] { "" }
   *[other] , { $allowed } accepted
}
no-findings = Nothing was found
