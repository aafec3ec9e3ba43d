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
ground-not-in-force = the ground `{ $ground }` is not in force on the day of the meeting
    .label = { $fault ->
        [repealed] repealed at the end of { $date }
       *[future] in force from { $date }
    }
    .help = write a ground that is in force on that day
null-as-text = the value of `{ $key }` is `{ $value }`
    .label = this means no value
    .help = write a value, or "{ $value }" in quotes to print these letters
mixed-key-languages = Japanese and English keys are mixed
    .label = `{ $key }`; { $count ->
        [1] the only one
       *[other] { $count } such keys
    }
    .help = keep to one language in one file
duplicate-field = the field `{ $field }` stands here twice
    .label = it stands above already
    .help = remove one of them
all-fields-provided = everything that is held is provided
    .label = all { $count } held fields
    .help = make sure that the work needs each of them
clauses-not-attached = `{ $word }` is promised, but no special clauses go with this case
    .label = it is promised here
    .help = write `special_clauses: standard`, or change this sentence
clauses-not-mentioned = special clauses go with this case, but the safeguards do not speak of them
    .label = there is no word `{ $word }`
    .help = say so in the safeguards of the municipality, as in 契約にあたり、別紙「{ $word }」を付す。
required-clause-missing = clauses that must be there are left out
    .label = { $clauses } must be there
    .help = leave them in (as with `special_clauses: standard`), or give a reason under `allow`
missing-safeguard = { $side ->
        [municipality] the municipality has no safeguards
       *[recipient] the recipient has no safeguards
    }
    .label = they belong in here
    .help = write them under `safeguards`, `{ $side }`, each on a line that begins with `- `
department-unknown = `{ $name }` is not on the list of offices
    .help = known: { $known }
department-spelling = the office `{ $name }` differs in one character from `{ $other }` in the same meeting
    .label = other cases have `{ $other }`
    .help = spell it the same everywhere
council-name = this is not the name of the council
    .label = `{ $name }`
    .help = its name is { $council }
stale-copy = a date of an earlier case seems to be left
    .label = { $fault ->
        [year] this meeting is in { $year }
       *[period] this does not fit the dates of the period
    }
    .help = { $fault ->
        [year] look at the fiscal year
       *[period] change the text, or the dates
    }
subject-form = the subject does not end in `{ $ending }`
    .help = write …{ $ending }
weekday-mismatch = the day of the week does not fit the date
    .label = that day is { $real }曜日
    .help = write （{ $real }）, or change the date
fiscal-year-mismatch = the fiscal year of the title does not fit the day of the meeting
    .label = that day is in { $real }
    .help = change the title or the date
era-out-of-range = this era was over by that year
    .label = it is { $correct }
    .help = write { $correct }
era-missing = the year has no era
    .label = `{ $written }` alone can be any year
    .help = write the era before it: 平成{ $written }, 令和{ $written }
period-reversed = the period ends before it begins
    .label = earlier than the beginning
    .help = change one of the dates
reported-after-start = this is a { $kind }, but it begins before the meeting
    .label = it begins in { $date }
    .help = look at the date and at the ground
case-not-listed = the case file `{ $file }` is not on the meeting's list
    .label = it is not in here
    .help = add `- case: { $file }`, or move the file to another folder
number-twice = `{ $number }` is used twice
    .label = it stands on line { $line } already
    .help = change one of them
closed-without-ground = a closed item has no ground
    .label = a ground belongs here
    .help = add `closed_ground: …`
private-use-character = a character of private use cannot be printed ({ $code })
    .label = it stands here
    .help = write a character that the fonts ({ $fonts }) have, or kana
invisible-character = there is a character that cannot be seen ({ $code })
    .label = it stands here
    .help = remove it, or type an ordinary blank
decomposed-character = this character is not what it seems ({ $code })
    .label = it would print as `{ $instead }`
    .help = type `{ $instead }` anew
machine-dependent-character = `{ $characters }` is not shown by every machine
    .label = web pages may not show it
    .help = write ordinary characters: 1, （株）
half-width-katakana = there are half-width katakana: `{ $characters }`
    .help = write them in full width
mixed-digit-width = half- and full-width digits are mixed
    .label = { $width ->
        [wide] full-width digits `{ $digits }`
       *[narrow] half-width digits `{ $digits }`
    } ({ $count ->
        [1] once
       *[other] { $count } times
    })
    .help = keep to one width in one file
sensitive-information = the provided field `{ $field }` may be information that needs special care
    .label = it holds the word `{ $word }`
    .help = make sure that it must be provided; if so, give the reason under `allow`
individual-number = { $fault ->
        [ground] the individual number has no ground here
       *[clauses] the individual number has no clauses here
    }
    .label = `{ $field }`
    .help = { $fault ->
        [ground] name a ground that covers it, or take the field out
       *[clauses] attach the clauses for it
    }
repeated-word = `{ $word }` stands twice in a row
    .help = remove one of them
redundant-wording = `{ $wording }` says something twice
    .help = write { $instead }
typo = `{ $wording }` looks like a slip
    .help = write { $instead }
mixed-wording = one thing is called both `{ $word }` and `{ $other }`
    .label = before, it is `{ $other }`
    .help = keep to one of them
uneven-full-stops = some sentences end in 。 and some do not
    .label = { $missing ->
        [yes] there is no 。 here
       *[no] only here there is a 。
    }
    .help = end all sentences of one list in the same way
allow-unused = no finding is accepted by `{ $rule }`
    .label = { $fault ->
        [error] it is an error, which cannot be accepted
       *[nothing] there is no such finding
    }
    .help = { $fault ->
        [error] mend what it points at
       *[nothing] remove this line, or look at the rule and the place
    }
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
clause-reference-broken = { "{" }{ $blank }{ "}" } refers to a clause that is not there
    .label = { $clause ->
        [none] { $choice ->
            [none] { "" }
           *[other] not there with `{ $choice }`
        }
       *[other] the clause `{ $clause }` refers to it
    }
    .help = { $clause ->
        [none] look at the names and the order of the clauses
       *[other] omit `{ $clause }` too, or replace it
    }
clause-unknown = the profile has no { $what ->
        [set] set
        [setting] setting
        [choice] choice
       *[clause] clause
    } `{ $name }`
    .label = { $nearest ->
        [none] { "" }
       *[other] perhaps `{ $nearest }` is meant
    }
    .help = { $known ->
        [none] this profile has none at all
       *[other] known: { $known }
    }
clauses-contradictory = { $fault ->
        [twice] the name `{ $name }` is used twice among clauses, paragraphs and items
        [text-and-paragraphs] there is both a text and paragraphs
        [own-and-known] a clause of the profile and a clause of the case's own are written as one
        [omitted] the clause `{ $name }` is omitted in this case
        [absent] the clause `{ $name }` does not go with this case
        [there-already] the clause `{ $name }` is there already
        [before-and-after] there is both `before` and `after`
        [name-taken] there is a clause `{ $name }` already
        [two-choices] there are two choices for the setting `{ $name }`
        [two-texts] there are two replacements for the clause `{ $name }`
        [none-and-some] the case has no special clauses, but this matter has
       *[other] the choices of special clauses contradict each other
    }
    .help = { $fault ->
        [twice] choose another name
        [text-and-paragraphs] write `text` for one text, `paragraphs` for several
        [own-and-known] write `clause` and `before` or `after` for a clause of the profile; `id`, `caption`, `binds` and `text` for one of your own
        [omitted] take it out of `omit`, or take this out
        [absent] choose its set or insert it, or take this out
        [there-already] remove this line
        [before-and-after] remove one of them
        [name-taken] choose another name, or use `replace`
        [two-choices] remove one of them
        [two-texts] remove one of them
       *[other] change one of them
    }
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
