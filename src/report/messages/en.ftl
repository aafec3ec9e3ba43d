# Every sentence a person reads. A finding has a message (what is wrong), a .label (what is seen there) and a .help (what
# to write).

severity-error = error
severity-warning = warning
severity-note = note
list-joint = { ", " }
help = help
choice = choice { $number }
more = more
summary-severity = severity
summary-place = place
summary-finding = finding
summary-help = help
explain-what = What: { $text }
explain-why = Why: { $text }
explain-cure = Cure: { $text }
cure-safe = `check --fix` mends it
cure-suggested = `check --fix=all` mends it as its lines show
cure-choice = choose one of several ways
cure-ask = ask whoever wrote it
cure-rewrite = write the sentence anew
cure-outside = something that is done outside the file
explain-wrong = Wrong ({ $file })
explain-right = Right
explain-right-file = Right ({ $file })
example-case = case file
example-meeting = meeting.yaml
example-council = council.yaml
example-clauses = clauses.yaml
related-first = the first one is here
related-list = it is not in this list
related-other = it does not agree with this
related-belongs = it belongs here
fix-blanks = use plain blanks
fix-join = join the lines
fix-blank-after = put a blank after “{ $new }”
fix-quotes = put quotes around “{ $text }”
fix-put-in = put in “{ $new }”{ $more ->
        [none] { "" }
       *[other] { " " }(and { $more } more)
    }
fix-take-out = take out “{ $old }”{ $more ->
        [none] { "" }
       *[other] { " " }(and { $more } more)
    }
fix-replace = replace “{ $old }” by “{ $new }”{ $more ->
        [none] { "" }
       *[other] { " " }(and { $more } more)
    }
fix-to-utf8 = save it as UTF-8
fix-rename = rename the file from “{ $old }” to “{ $new }”

## Findings

not-utf8 = { $encoding ->
        [none] the file is not UTF-8
       *[other] the file is { $encoding }, not UTF-8
    }
    .label = no document is made until it is saved as UTF-8
    .help = Notepad: File, Save as, choose UTF-8 under Encoding. VS Code: click the name of the encoding at the lower right, { $encoding ->
        [none] { "" }
       *[other] choose Reopen with Encoding and { $encoding }, click it again,
    } then choose Save with Encoding and UTF-8
file-too-large = { $limit ->
        [values] there are too many values
        [items] the meeting has too many items
        [copies] there are too many sets
        [variations] one text has too many characters that another font prints, such as variants of kanji
        [levels] items are nested too deep
        [findings] there is more that was typed wrong, from here on
       *[bytes] the file is too large
    }
    .help = { $limit ->
        [items] one meeting may have 1,000 items: make two meetings of it
        [copies] a meeting may have 1,000 sets of its bundle: see whether this is a slip of the hand
        [variations] one text or list may have 500 of them: make two of it
        [levels] there may be 5 levels: put what is deeper one level up, or into one sentence
        [values] one file may have 20,000 values: remove what is not needed, or make two cases of it
        [findings] the first 1,000 are shown: mend them, and check again
       *[bytes] one file may have 4 megabytes: remove what is not needed, or make two cases of it
    }
empty-file = there is nothing in the file
    .label = a line that begins with `#` is a comment
    .help = write `key: value` lines, or remove the file
link-not-read = a link is not followed
    .label = it leads to another place
    .help = remove the link, and put the file or folder itself there
file-held = the file cannot be read: { $why ->
    [held] another program holds it
    [denied] you have no right to open it
    [name] this machine opens no file of this name
   *[unclear] another program holds it, or you have no right to open it
}
    .help = { $why ->
        [held] close the program that holds it, and run the command again
        [denied] ask its owner or the administrator for the right to open it
        [name] give the file another name
       *[unclear] close the program that holds it; if there is none, ask the administrator for the right to open it
    }
file-not-read = `{ $file }` is not read
    .label = { $place ->
        [cases] it lies outside the folders of the meetings
        [folder] if it is the folder of a meeting, it cannot be read under this name
        [no-meeting] it has no meeting.yaml
        [profile] it lies in the folder of this profile
       *[other] it lies in the folder of this meeting
    }
    .help = { $kind ->
        [case] if it is a case file, rename it to { $name }
        [encoding] the name is not UTF-8: type it anew
        [profile] only council.yaml and clauses.yaml are read: rename it, or keep it elsewhere
        [meeting] if it is a case file, move it into the folder of its meeting (cases/2008-08/ or the like)
        [misnamed] rename { $name } to meeting.yaml
        [nested] keep the folder of a meeting directly in cases/
        [pdf] if it is to be bound in, name it in the meeting's file, at its item: `attachments: [ { "{" } subject: …, file: { $file } { "}" } ]`; otherwise keep it elsewhere
        [no-meeting] if it is the folder of a meeting, write its meeting.yaml; otherwise keep it elsewhere
       *[other] if it is a case file, rename it to { $name }; otherwise keep it elsewhere
    }
file-name = { $fault ->
        [unseen] the name `{ $name }` holds a character that is not seen
        [sign] the name `{ $name }` holds a sign that Windows cannot keep in a name
        [reserved] `{ $name }` is a name that Windows cannot keep
        [ending] the name `{ $name }` ends in a dot or blank, which Windows leaves out
        [decomposed] the letters of the name `{ $name }` are in pieces
        [alike] some systems take `{ $name }` and `{ $other }` for one name
        [alike-profile] some systems take the profiles `{ $name }` and `{ $other }` for one name
        [copy] `{ $name }` seems to be a copy of `{ $other }`
        [item] `{ $name }` of the list and the file `{ $other }` differ only in how their letters are put together
       *[long] the place of the documents of `{ $name }` has { $other } letters
    }
    .help = { $fault ->
        [unseen] type the name anew; nothing is made under this one
        [sign] choose a name without : ? * | < > " \
        [reserved] choose a name that is not aux, con, nul, com1 or the like
        [ending] choose a name without dots and blanks at its end
        [decomposed] type the name anew; a Mac may store names like this
        [alike] choose names that differ in more than capital letters, pieces of letters, or dots and blanks at the end; their documents could be mixed, and are not made
        [alike-profile] choose names that differ in more than capital letters, pieces of letters, or dots and blanks at the end
        [copy] remove the one that is not wanted, so that the bundle has it once, or give another case a name of its own
        [item] type the name of the file anew; a Mac may store names like this
       *[long] shorten the name of the meeting or of the case until it has 200 at most
    }
full-width-syntax = { $role ->
        [colon] the colon after a key is full-width
        [blank] the blank that separates is full-width
        [indent] the blanks at the beginning of a line are full-width
        [line] an empty line holds full-width blanks
        [mark] `{ $typed }` is no list mark
        [comment] the comment sign `＃` is full-width
        [quote] `{ $typed }` is no quote of YAML
        [bracket] the bracket `{ $typed }` is full-width
        [comma] the entries are separated by `{ $typed }`
        [block] the sign before a text is full-width
       *[other] a sign or blank is full-width
    }
    .label = { $role ->
        [colon] `:` and a blank belong here
        [blank] an ordinary blank belongs here
        [indent] ordinary blanks belong here
        [line] nothing may stand on an empty line
        [mark] `-` and a blank belong here
        [comment] `#` belongs here
        [quote] it would be printed
        [bracket] an ASCII bracket belongs here
        [comma] all of it would be one entry
        [block] `|` belongs here
       *[other] it belongs here in ASCII
    }
    .help = { $role ->
        [colon] write `key: value` with an ASCII colon and an ordinary blank
        [blank] write an ordinary blank
        [indent] indent with ordinary blanks
        [line] remove the blanks of this line
        [mark] write `- entry` with an ASCII dash and an ordinary blank
        [comment] write `#`; if it is part of the value, put the whole value in "…"
        [quote] write `"`; if it is to be printed, put the whole value in '…'
        [bracket] write [ … ] or { "{" } … { "}" }; if it is to be printed, put the whole value in "…"
        [comma] separate with `, `; if it is part of a sentence, put the sentence in "…"
        [block] write `|`
       *[other] write it in ASCII
    }
tab-indent = there is a tab at the beginning of a line
    .label = ordinary blanks belong here
    .help = remove the tab and indent with blanks, as the lines above
comma-in-value = there is a comma inside a number
    .label = it divides this into two values
    .help = if it is one value, put the whole of it in "…"; if these are two, write a blank after the comma
fields-as-pasted = { $fault ->
    [marks] numbers or bullets stand before the fields
   *[blanks] the fields are separated by blanks
}
    .label = { $fault ->
        [marks] they would be printed as part of the name
       *[blanks] this counts as one field
    }
    .help = write `{ $list }`
comma-in-field = there is a comma in the field `{ $field }`
    .label = all of it is one field
    .help = write 、 between fields
missing-space-after-colon = no blank follows the colon after `{ $key }`
    .label = a blank belongs after it
    .help = write `{ $key }: value`, with a blank after the colon
missing-space-after-dash = no blank follows the list mark `-`
    .label = a blank belongs after it
    .help = write `- entry`, with a blank after the dash
folded-line = a text is broken over two lines
    .label = this goes on with the line above: a blank would be printed between them
    .help = write it on one line; if the line break is to be printed, write `key: |` and the text indented below
colon-in-value = a value holds a colon and a blank
    .label = another key would begin here
    .help = put the whole value in "…", or write the full-width colon `：`
text-after-quote = a text goes on after its closing quote
    .label = it stands outside the quotes
    .help = if the quotes are to be printed, put the whole text in '…'; otherwise remove them
special-first-character = { $role ->
        [mark] `{ $character }` is no list mark
        [key] a key cannot begin with `{ $character }`
       *[other] a value cannot begin with `{ $character }`
    }
    .label = { $role ->
        [mark] `-` and a blank belong here
        [block] the text begins on the next line
       *[other] YAML gives it another meaning
    }
    .help = { $role ->
        [mark] write `- entry`, with an ASCII dash and a blank
        [block] leave only `{ $character }` here and write the text indented below
       *[other] put the whole text in "…"
    }
typed-list-number = the number `{ $number }` is typed here
    .label = numbers are added on paper: it would stand twice
    .help = remove the number; the entries are numbered in their order
typed-reference = `{ $written }` is typed in letters
    .label = it does not follow when a case leaves clauses out or adds some
    .help = { $instead ->
        [none] refer to the clause by its name: { "{" }条:name{ "}" }
       *[other] write `{ $instead }`: it always prints the right number
    }
typed-party = the party `{ $typed }` is typed in letters
    .label = in this profile the party is called `{ $word }`
    .help = write `{ $instead }`: it always prints the name that the contract has
comment-cuts-value = what follows `#` would not be printed
    .label = a blank and `#` begin a comment
    .help = if it is part of the value, put the whole value in "…"; if it is a comment, write a blank after `#`
yaml-syntax = { $fault ->
        [unclosed-quote] a quote is not closed
        [unclosed-bracket] a bracket is not closed
        [bracket-mismatch] a bracket is closed by one of another kind
        [bracket-in-text] there is a bracket inside a text
        [text-after-bracket] there is a text after a closing bracket
        [mark-in-brackets] there is a list mark `-` inside brackets
        [comma] nothing separates the entries inside brackets
        [empty-entry] there is no value before `,`
        [no-colon] there is no `:` after `{ $shown }`
        [no-key] there is no key
        [no-mark] there is no list mark `-`
        [item-among-keys] there is a list mark `-` among keys
        [indentation] the line is not indented as the lines above
        [block-indent] the line is indented less than the first line of its text
        [colon] there is a `:` in the wrong place
        [backslash] there is a `\` inside quotes that means nothing
        [control-character] there is a control character ({ $shown }) that cannot be seen
        [too-deep] brackets or lines are nested too deeply
        [second-document] a second document begins after `---`
        [key-is-no-text] a key is a list or a mapping
       *[other] this does not read as YAML
    }
    .label = { $fault ->
        [unclosed-quote] the quote that opens here has no closing `{ $shown }`
        [unclosed-bracket] the bracket that opens here has no closing `{ $shown }`
        [bracket-mismatch] `{ $shown }` closes here
        [bracket-in-text] another list would begin here
        [text-after-bracket] it stands outside the brackets
        [mark-in-brackets] it cannot be used inside brackets
        [comma] a `,` belongs before this
        [empty-entry] this `,` is one too many
        [no-colon] `:` and a blank belong after it
        [no-key] this is no `key: value`
        [no-mark] `- ` belongs before it
        [item-among-keys] the key above has a value already
        [indentation] it begins here
        [block-indent] it begins here
        [colon] no `:` can stand here
        [backslash] it does not go with the next character
        [control-character] it stands here
        [too-deep] reading ends here
        [second-document] reading ends here
        [key-is-no-text] a key can only be a text
       *[other] reading stopped here
    }
    .help = { $fault ->
        [unclosed-quote] write `{ $shown }` where the value ends; if the quote is to be printed, put the whole value in quotes of the other kind
        [unclosed-bracket] write `{ $shown }` where it ends; if it is part of a text, put the whole text in "…"
        [bracket-mismatch] `[` is closed by `]`, and { "`{`" } by { "`}`" }
        [bracket-in-text] put the whole text in "…"
        [text-after-bracket] if it is one text, put all of it in "…", brackets included
        [mark-in-brackets] remove the `-` and separate with `,`, or write each entry on a line that begins with `- `
        [comma] separate with `, `; if it is part of a text, put the whole text in "…"
        [empty-entry] remove it, or write a value before it
        [no-colon] write `{ $shown }: `
        [no-key] if it goes on with the line above, make one line of them; otherwise write `key: value`
        [no-mark] begin each entry of a list with `- `
        [item-among-keys] remove the value of the key above, or write this line as `key: value`
        [indentation] lines that belong together begin with the same number of blanks
        [block-indent] indent every line of a text at least as far as its first line
        [colon] if it is part of a text, put the whole text in "…"
        [backslash] write `\\`, or put the whole text in '…'
        [control-character] remove it and type the text again
        [too-deep] look for a bracket that is not closed
        [second-document] move what follows `---` into another file
        [key-is-no-text] write `key: value`; if it is part of a text, put the whole text in "…"
       *[other] it may help to put the value in "…"
    }
duplicate-key = `{ $key }` stands here twice
    .label = it stands on line { $line } already
    .help = remove one of them
anchor-or-tag = the YAML marks `&`, `*` and `!` cannot be used
    .label = write the value itself
    .help = a text that begins with `&`, `*` or `!` stands in quotes: "…"
unknown-key = { $where ->
        [elsewhere] `{ $key }` stands in the wrong place
        [top] `{ $key }` stands in the wrong place
       *[here] there is no key `{ $key }`
    }
    .label = { $where ->
        [elsewhere] it belongs below `{ $belongs }`
        [top] it belongs where nothing is indented
       *[here] { $nearest ->
            [none] { "" }
           *[other] perhaps `{ $nearest }` is meant
        }
    }
    .help = { $where ->
        [elsewhere] move it as shown
        [top] move it as shown
       *[here] { $known ->
            [none] { "" }
           *[other] known here: { $known }
        }
    }
missing-key = `{ $key }` is missing
    .label = it belongs in here
    .help = write { $key }: …
wrong-type = `{ $key }` is written in another way
    .label = { $expected ->
        [array] a list belongs here
        [object] `key: value` lines belong here
        [integer] a number belongs here
        [one] only one key may stand here
       *[string] a text belongs here
    }
    .help = { $expected ->
        [array] write each entry on a line that begins with `- `
        [object] { $known ->
            [none] write indented `key: value` lines
           *[other] write indented `key: value` lines for { $known }
        }
        [integer] write a number from 1 on, in plain digits alone
        [one] leave one, and remove the others
       *[string] write one text
    }
unknown-value = `{ $key }` cannot be `{ $value }`
    .help = { $choices ->
        [none] { "" }
       *[other] known: { $choices }
    }
empty-value = `{ $key }` has no value
    .label = a value belongs after it
placeholder-left = this is not filled in yet
    .label = a value belongs here
    .help = write the value in place of { $placeholder }
    .help-page = { $state ->
        [open] write the value
       *[marked] write the value in place of { $placeholder }
    }
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
       *[other] write 2008-10-01, 2008-10 or 平成20年10月1日{ $words ->
            [none] { "" }
           *[other] ; or write { $words }
        }
    }
council-unknown = the council profile `{ $council }` cannot be used
    .label = there is no templates/{ $council }/
    .help = known: { $known }
base-unknown = the base profile `{ $base }` cannot be used
    .label = { $fault ->
        [circular] it leads back to this profile
        [wrong] something in templates/{ $base }/ is wrong
       *[nothing] there is no templates/{ $base }/
    }
    .help = { $fault ->
        [circular] remove `base` from one of the profiles that build on each other
        [wrong] mend what is wrong in `{ $base }` first
       *[nothing] write the folder name of the profile to build on
    }
base-entry-unknown = `{ $entry }` cannot stand here
    .label = { $fault ->
        [twice] it stands twice in one list
       *[nothing] the base has no list in this place
    }
    .help = { $fault ->
        [twice] remove this line
       *[nothing] remove this line and write all entries; `base: NAME` names the profile to build on
    }
ground-unknown = the profile of { $council } has no ground `{ $ground }`
    .help = { $known ->
        [none] the profile lists no grounds
       *[other] known: { $known }
    }
type-mismatch = `{ $type }` contradicts the ground
    .label = the ground `{ $ground }` makes it `{ $of_ground }`
    .help = remove this line, or name another ground
sheet-missing = the profile has no sheet for `{ $type }`
    .label = this ground is about `{ $type }`
    .help = ask the form owner to add `{ $type }` to `sheets` in council.yaml
key-without-row = `{ $key }` would not be printed on the sheet of `{ $sheet }`
    .label = that sheet has no row for it
    .help = remove it, or add a row to the sheet in council.yaml
profile-contradictory = { $fault ->
        [cells] a row has one value or two
        [required] `{ $name }` is required, and no row shows it
        [row-twice] two rows show `{ $name }`
        [name-twice] there are two of the name `{ $name }`
        [label] there is a label for `{ $name }`, and no such row
        [key-form] `{ $name }` cannot be the key of a row
        [key-taken] `{ $name }` is the name of another key
        [file-name] `{ $name }` cannot be the name of a file
        [never-in-force] `{ $name }` is repealed before it is in force
        [font] there is no file for the font `{ $name }`
        [open-brace] `{"{"}` is not closed
        [blank-missing] a value would be printed nowhere without { $other }
        [contact] the contact's { $name } is required, and no line of the cover shows it
       *[file-twice] two documents have the file name `{ $name }`
    }
    .help = { $fault ->
        [open-brace] write {"{"}name{"}"}; to print the brace itself, write {"{{"}
        [never-in-force] mend one of the two dates
        [font] add it to `files` of `fonts`, or write the name of a family that is there
        [blank-missing] write { $other } where it is to be printed
        [contact] add {"{"}{ $name }{"}"} to `lines` of the cover's `contact`, or take it out of `required`
        [cells] write one name (full width) or two (left and right) in [ ]
        [required] add it to `rows`, or take it out of `required`
        [row-twice] remove one of them
        [name-twice] remove one of them, or give it another name
        [label] mend the name, or remove the label
        [key-form] use lower-case letters, digits, _ and -
        [key-taken] use another name
        [file-name] leave out signs such as / and :, and the ending .pdf
       *[file-twice] give each document a name of its own
    }
row-unknown = there is no row `{ $row }`
    .help = { $known ->
        [none] add it to `own_rows`, or use a row that the program knows
       *[other] add it to `own_rows`, or use one of { $known }
    }
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
        [over] it ends before the day of the meeting
       *[period] this does not fit the dates of the period
    }
    .help = { $fault ->
        [year] look at the fiscal year
        [over] look at the period
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
    .help = { $instead ->
        [none] write the era: 平成{ $written }, 令和{ $written }
       *[other] write the era: { $instead }
    }
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
closed-without-ground = { $of ->
        [value] a closed value has no ground
       *[item] a closed item has no ground
    }
    .label = a ground belongs here
    .help = { $of ->
        [value] add the ground, as in `{ "{" } value: …, closed: yes, ground: … { "}" }`
       *[item] add `closed_ground: …`
    }
typst-syntax = a file of the library cannot be read{ $fault ->
        [unclosed] : a bracket or quote is not closed
        [closing] : a bracket is closed that was not opened
        [missing] : something is missing
       *[other] { "" }
    }
    .label = from here on
    .help = no paper of this profile can be made until it is mended
measure-too-small = `{ $name }` is too small
    .label = it is { $given }
    .help = make it { $least } at least: what is smaller is bound in, not printed, or not read
paper-layout = { $fault ->
        [off-page] `{ $text }` on page { $page } lies on the edge of the paper
        [on-rule] a rule goes through `{ $text }` on page { $page }
        [overlap] other type lies on `{ $text }` on page { $page }
       *[too-small] `{ $text }` on page { $page } is too small to be read
    }
    .label = { $more ->
        [0] this page
       *[other] and { $more } more in the papers of this meeting
    }
    .help = { $fault ->
        [off-page] printers do not reach the last 5 mm: widen the margins of the look (look.typ)
        [on-rule] widen the cell in the look (look.typ), or shorten the text
        [overlap] look again at the places in the look (look.typ), or shorten the text
       *[too-small] make the type of the look (look.typ) 9 pt at least, the matching number 6 pt
    }
previous-case = this case cannot be compared with `{ $place }`
    .label = { $fault ->
        [missing] there is no such case
        [same] this is the case itself
       *[wrong] that case has errors
    }
    .help = { $fault ->
        [missing] write the meeting and the case with a slash between, as 2025-08/letters; if there is nothing to compare with, take the line out
        [same] name the case before; if there is nothing to compare with, take the line out
       *[wrong] mend that case, or take the line out: the digest does not say what changed
    }
closed-value = this value cannot be closed
    .label = it decides what the papers are
    .help = types, grounds, days and clauses cannot be closed; to close the whole item, write `open: closed` in the meeting's file
private-use-character = a character of private use cannot be printed ({ $code })
    .label = it stands here
    .help = write a character that the fonts ({ $fonts }) have, or kana
invisible-character = there is a character that cannot be seen ({ $code })
    .label = it stands here
    .help = remove it, or type an ordinary blank
decomposed-character = this character is not what it seems ({ $code })
    .label = it would print as `{ $instead }`
    .help = type `{ $instead }` anew
mark-upon-letter = there is a mark that stands upon a letter ({ $code })
    .label = screen readers and search would find this letter twice
    .help = remove the mark, or type one character that has it, such as é or デ
shared-glyph = the fonts draw this character ({ $code }) like `{ $other }` ({ $number })
    .label = with both in one meeting, screen readers and search miss one, or take it for the other
    .help = find out which one is meant, and write only that one
machine-dependent-character = `{ $characters }` is not shown by every machine
    .label = web pages may not show it
    .help = write ordinary characters: 1, （株）
half-width-katakana = there are half-width katakana: `{ $characters }`
    .help = write them in full width
unbalanced-bracket = `{ $bracket }` { $open ->
        [yes] is not closed
       *[no] was not opened
    }
    .help = { $open ->
        [yes] write the closing bracket
       *[no] write the opening bracket, or remove this one
    }
mixed-digit-width = half- and full-width digits are mixed
    .label = { $width ->
        [wide] full-width digits `{ $digits }`
       *[narrow] half-width digits `{ $digits }`
    } ({ $count ->
        [1] once
       *[other] { $count } times
    })
    .help = keep to one width in one file
sensitive-information = the { $flow ->
    [received] received
    [collected] collected
    [added] added
   *[provided] provided
} field `{ $field }` may be information that needs special care
    .label = it holds the word `{ $word }`
    .help = make sure that it is needed; if so, give the reason under `allow`
individual-number = { $fault ->
        [held] the individual number is held here, and goes nowhere
        [ground] the individual number has no ground here
       *[clauses] the individual number has no clauses here
    }
    .label = `{ $field }`
    .help = { $fault ->
        [held] if the recipient does not see it, all is well
        [ground] { $grounds ->
            [none] this profile has no ground that covers it: take the field out
           *[other] grounds that cover it are { $grounds }: name one of them, or take the field out
        }
       *[clauses] { $sets ->
            [none] attach the clauses for it
           *[other] write `sets: { $sets }` under `special_clauses`
        }
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
        [again] an entry above accepts it already
       *[nothing] there is no such finding
    }
    .help = { $fault ->
        [error] mend what it points at
        [again] give all reasons in one entry
       *[nothing] remove this line, or look at the rule and the place
    }
provided-not-held = the provided field `{ $field }` is not among the held fields
    .label = { $alike ->
        [none] { "" }
       *[other] the held fields have { $alike }
    }
    .help = use the name under which it is held, say of which held fields it is made, or add it to what is held
from-not-held = `{ $field }` is not among the held fields
    .label = { $alike ->
        [none] { "" }
       *[other] the held fields have { $alike }
    }
    .help = write the name as it stands among the held fields
value-not-printed = the value of `{ $key }` is printed on no paper
    .label = no paper of this meeting says it
    .help = write it under a key that is printed, or remove it
draft-case = this case is a draft
    .label = until this line is gone, the bundle stays as it was
    .help = take the line out when the case is done{ $whom ->
        [none] { "" }
       *[other] ; ask { $whom }
    }
empty-cell = the cell `{ $label }` stays empty
    .label = there is no `{ $key }`
    .help = say what belongs there{ $word ->
        [none] { "" }
       *[other] ; if there is nothing to say, write `{ $key }: { $word }`
    }
copied-word = `{ $typed }` is left over from another paper
    .label = { $fault ->
        [municipality] this municipality is called `{ $instead }`
        [party] in this contract it is `{ $instead }`
       *[other] the clauses of this case are called `{ $instead }`
    }
    .help = write `{ $instead }`
word-not-printed = no paper prints `{ $word }`
    .label = { $fault ->
        [label] this sheet has no row of that name
        [row] no sheet has it among its rows
       *[name] the title of the cover is `{ $title }`
    }
    .help = { $fault ->
        [label] take the label out, or put the row on the sheet
        [row] put it on a sheet, or take the row out
       *[name] say the name of this council in the title of the cover too
    }
short-date = the date `{ $written }` is not written out
    .label = it would be printed as it is
    .help = write `{ $instead }`
office-level = `{ $name }` stands at `{ $key }`
    .label = it looks like the name of a `{ $word }`
    .help = write it at `{ $other }`
unfinished-text = `{ $typed }` stands for something that is still to be written
    .label = it would be printed as it is
    .help = write what belongs here; where there is nothing to say, write なし or leave the key out
value-without-effect = `{ $key }` has no effect here
    .label = { $fault ->
        [ongoing] with `{ $other }`, the period has an end
        [from] no held fields are listed to compare it with
        [set] no clause belongs to this set
        [setting] no clause depends on this setting
        [text] the period is printed as `{ $other }` says, and this year is not there
        [of-case] what its case file says is printed
        [paper] the paper of what is put in by hand is not chosen here
        [later] this paper does not come later
       *[distribution] this item has no paper
    }
    .help = { $fault ->
        [ongoing] remove one of them
        [from] list the held fields, or remove this
        [text] mend `{ $other }`, or remove one of them
        [set] name it under `sets` of a clause, or remove it
        [setting] name it under `settings` of a clause, or remove it
        [of-case] write it in the case file, and remove it here
        [paper] write `file`, or remove this
        [later] write `distribution: { $other }`, or remove this
       *[distribution] if there is a paper, write `attachments` or `material`; otherwise remove this line
    }
withdrawn-values = { $keys } of the withdrawn item will not be printed
    .label = only its numbers and a word such as 欠番 stay
    .help = it may stay so; without `withdrawn` they are printed again
meeting-without-items = this meeting has no items
    .label = there is no case file in this folder, so no document is made
    .help = add case files, or write subjects under `items`
meeting-contradictory = { $fault ->
        [both] both a case file and a subject are given
        [neither] there is neither a case file nor a subject
        [ground-of-open] an open item has a ground for being closed
        [two-numbers] one paper has two numbers: `{ $name }` and this one
        [empty-group] there is no item below the heading
        [no-heading] items stand within items, without a heading
        [group-says] a heading with items cannot say `{ $name }`
        [group-in-group] there is a heading within a heading
        [two-lists] items stand both in the agenda and in the list
        [two-states] `withdrawn` and `status` contradict each other
        [no-period] a meeting by circulation has no period
        [period] only a meeting by circulation has a period
        [place] a meeting by circulation has a time or a place
        [folder] `{ $name }` cannot be the name of a case file
        [file-name] the material number `{ $name }` cannot be the name of a file
       *[number] another material has the number `{ $name }`
    }
    .help = { $fault ->
        [both] the subject comes from the case file: keep one of them
        [neither] name the case file, or the subject of an item without one
        [two-numbers] remove one of them
        [empty-group] write the items of this heading under `items`
        [no-heading] write a heading, or put the items one level further out
        [group-says] it has `heading` and `items` only: write the rest at each item
        [group-in-group] headings have one level: put the items of the inner one into the outer one
        [two-lists] write all items in one of the two places
        [two-states] remove one of them
        [no-period] add `period: { "{" } from: …, to: … { "}" }`
        [period] write `method: by-circulation`, or remove the period
        [place] remove time and place, or `method: by-circulation`
        [ground-of-open] write `open: closed`, or remove the ground
        [folder] the bundle has a folder or file of this name: choose another one
        [file-name] do without / and : and the like
       *[number] give a number that is not counted for another material either
    }
meeting-day-missing = { $fault ->
        [month] the date `{ $date }` says no month
       *[day] the date `{ $date }` says no day
    }
    .label = { $fault ->
        [month] papers would have no date and no fiscal year
       *[day] the papers say the month alone
    }
    .help = { $fault ->
        [month] write the month, as in `2026-11 (undecided)`, or name the folder `2026-11`
       *[day] write the day, or `{ $undecided }` if it is not known yet
    }
continued-item = { $fault ->
        [itself] the item goes on at its own meeting
        [no-status] there is `continued_to` without `status: continued`
        [to-come] the meeting `{ $meeting }` to which it goes is not there yet
        [nowhere] there is no meeting `{ $meeting }` from which it could come
        [not-taken] the meeting `{ $meeting }` to which it goes does not have it
        [own-file] the case file `{ $name }.yaml` lies in the folder of this meeting too
       *[not-given] the meeting `{ $meeting }` from which it comes does not say that it goes on
    }
    .help = { $fault ->
        [itself] name the folder of another meeting
        [no-status] write `status: continued`, or remove `continued_to`
        [to-come] once the meeting is there, write `continued_from: { $name }` at its item
        [nowhere] name the folder of a meeting, as in `2026-05`
        [not-taken] write `continued_from: { $name }` there, at an item with the same case file or number
        [own-file] this one is used; remove it to use that of `{ $meeting }`
       *[not-given] write `status: continued` and `continued_to: { $name }` there
    }
held-meeting-differs = { $count } papers of this meeting would differ if they were made now
    .label = it was held, so they stay as they were
    .help = among them are { $papers }; to make them anew, use --reopen
    .help-page = among them are { $papers }
number-twice-in-year = `{ $number }` is used in the meeting `{ $meeting }` too
    .label = the same number
    .help = change one of them; the next number is `{ $next }`
number-left-out = { $to ->
        [none] there is no `{ $from }`
       *[other] there is nothing from `{ $from }` to `{ $to }`
    }
    .label = { $fault ->
        [first] the series begins with `{ $number }`
       *[gap] `{ $number }` comes next after `{ $other }`
    }
    .help = close the gap, list the item that was withdrawn with `withdrawn: yes`, or say in `allow` why the number stays unused
number-out-of-order = `{ $number }` is lower than `{ $other }` of the meeting `{ $meeting }` before
    .label = the numbers go back
    .help = look whether the number is right
material-left-out = { $to ->
        [none] there is no `{ $from }`
       *[other] there is nothing from `{ $from }` to `{ $to }`
    }
    .label = `{ $number }` comes next
    .help = close the gap, or say `withdrawn: yes` of the item that was withdrawn
meeting-twice = two or more of title, day and numbers are those of the meeting `{ $meeting }`
    .label = it seems to be the same meeting
    .help = if the folder was copied, change title, day and numbers, or remove the one that is not wanted
number-of-another-kind = the number says { $named }, but the kind of this item is { $kinds }
    .label = a number of another kind
    .help = compare the number with the ground and kind of the case
explainer-missing = this item has no { $key }
    .label = other items have some
    .help = write { $key }: [head of division]; an item for which nobody is called may stay as it is
replacement-day = { $fault ->
    [missing] no day of exchange is given
    [before-print] the day of exchange is before the day of printing
   *[after-meeting] the day of exchange is after the meeting
}
    .label = { $fault ->
        [missing] the pages have the day of the meeting on them
       *[other] this day is printed on the pages
    }
    .help = write the day on which leaves are exchanged, as in `replacement_date: 2026-05-18`
handed-out-missing = items whose materials were handed out are not on the list: { $items }
    .label = their numbers stay unused
    .help = where one was withdrawn, leave it on the list with `withdrawn: yes`
handed-out-unreadable = the record of what was handed out cannot be read: no bundle can be made
    .label = { $path }: { $error }
    .help = restore it; where all that was handed out is collected: `shingikai build --printed --reprint`
    .help-page = restore it; where all that was handed out is collected, it can be printed anew
item-without-file = there is no case file `{ $file }`
    .label = { $known ->
        [none] the folder of this meeting has no case file
       *[other] the folder of this meeting has { $known }
    }
    .help = { $subject ->
        [none] { "" }
       *[other] if it is an item without a case file, write `{ $subject }`
    }
attachment-missing = there is no file `{ $file }` for this attachment
    .label = { $known ->
        [none] { $folder } has no PDF
       *[other] { $folder } has { $known }
    }
    .help = put the PDF into { $folder }; if it is put in on paper, write `pages` instead of `file`
attachment-unusable = the file `{ $file }` cannot be bound in
    .label = { $fault ->
        [outside] it lies outside of the meeting's folder
        [link] it is a link to another place
        [no-file] it is no file
        [too-large] it is too large (up to 200 MB)
        [held] it cannot be opened now
        [not-pdf] it is no PDF
        [encrypted] it opens with a password only
        [no-pages] it has no pages
        [too-many-pages] it has more than 2,000 pages
        [layers] it has layers that are hidden, or for the screen or the paper alone
        [annotation] a note on page { $page } does not say what it looks like
        [field] a field on page { $page } does not say what it looks like
       *[damaged] it is damaged, or not whole
    }
    .help = { $fault ->
        [outside] put the PDF into the meeting's folder, and write its name alone
        [link] remove the link, and put the file itself there
        [no-file] put a PDF there
        [too-large] divide it, or make its pictures smaller
        [held] close the program that holds it, or ask for the right to open it
        [not-pdf] save it as a PDF in the program that made it
        [encrypted] put a copy without the password there
        [no-pages] make it again
        [too-many-pages] divide it
        [layers] print it to a PDF as it is to be seen
        [annotation] remove the note, or print the file to a PDF
        [field] print the file to a PDF
       *[damaged] make it again, or ask for it again
    }
attachment-pages = the attachment has { $pages } pages, not { $typed }
    .label = the PDF has { $pages } pages
    .help = if it is the right file, remove this line or write { $pages }
attachment-of-before = the file `{ $file }` is that of the earlier meeting `{ $meeting }`
    .label = what is in it is the same, too
    .help = put that of this meeting in its place; where the same is handed out again, accept it with a reason
attachment-font = { $cjk ->
        [yes] the file `{ $file }` lacks the font of its Japanese text
       *[no] the file `{ $file }` lacks fonts that it uses
    }
    .label = { $fonts }
    .help = { $cjk ->
        [yes] the text would not be printed: make it again with its fonts embedded, or print it to a PDF
       *[no] the letters depend on the printer: make it again with its fonts embedded, if that matters
    }
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
        [set-twice] `{ $name }` stands there twice
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
        [no-captions] the caption `{ $name }` would not be printed
        [some-and-none] special clauses go with the case, but this matter has none
        [own-replaced] two texts are written for the clause `{ $name }` of the case's own
        [paragraphs-and-items] there are both paragraphs and items
        [setting-without-clause] nothing on the sheet depends on what is chosen for `{ $name }`
       *[other] the choices of special clauses contradict each other
    }
    .help = { $fault ->
        [twice] choose another name
        [set-twice] remove one of them, or give it another name
        [text-and-paragraphs] write `text` for one text, `paragraphs` for several
        [own-and-known] write `clause` and `before` or `after` for a clause of the profile; `id`, `caption`, `binds` and `text` for one of your own
        [omitted] take it out of `omit`, or take this out
        [absent] choose its set or insert it, or take this out
        [there-already] remove this line
        [before-and-after] remove one of them
        [name-taken] choose another name, or use `replace`
        [two-choices] remove one of them
        [two-texts] remove one of them
        [some-and-none] a case has one sheet of special clauses: let both say the same
        [own-replaced] take it out of `replace`, and change the text under `insert`
        [paragraphs-and-items] write the items inside the paragraph that they belong to
        [setting-without-clause] remove this choice, or keep the clause that it is about as it is
        [no-captions] the special clauses of this council have no captions: remove it
       *[other] change one of them
    }
unprintable-character = this character cannot be printed ({ $code })
    .label = { $character ->
        [none] it cannot be seen
       *[other] `{ $character }`
    }
    .help = the fonts ({ $fonts }) do not have it: { $instead ->
        [none] write another character, or kana
       *[other] `{ $instead }` can be printed
    }
variation-not-in-font = this variant of a character cannot be printed ({ $code })
    .label = the fonts lack it, and another shape would appear
    .help = write a shape that the fonts ({ $fonts }) have

## Faults of the machine

link-not-read-fault = { $path } is a link, and links are not followed. Put the folder itself there.
link-not-written = { $path } is a link, and nothing is written where links lead. Remove it.
font-file-name = `{ $file }` cannot be the file name of a font. Write only the name of a file in the folder of fonts.
cache-unavailable = There is no place on this machine to remember what was made ({ $error }). The documents are right, but all of them are made again each time. --cache names a place.
font-missing = The font file { $path } is not there ({ $error }). Run `make setup`, or name its folder with --fonts.
font-changed = The font file { $path } is not the one that the profile names (its SHA-256 is { $found }). Run `make setup`.
typst-missing = typst was not found. If you use the packed program, unpack its whole folder again. Otherwise run `make` (or `cargo install typst-cli --version { $version } --locked`), or name it with --typst.
typst-wrong = typst { $version } is needed, but { $path } says `{ $found }`. Run `cargo install typst-cli --version { $version } --locked`.
typst-failed = typst could not make a document. Mend the line of the template (.tera.typ) or library file (.typ) that the arrow shows; templates/README.md says how a form is adapted.
    { $detail }
paper-lacks-font = in { $document } the letters "{ $letters }" are not printed in their font, { $family }. Typst may have been unable to read the font file. The document was not made, and the one before stays. Try again; if it happens again, `shingikai doctor` looks at fonts and templates.
paper-lacks-text = { $document } does not print "{ $text }". Typst may have been unable to read a font file, or a library file (.typ) leaves the value out. The document was not made, and the one before stays. Try again; if it happens again, `shingikai doctor` looks at fonts and templates.
template-missing = the council profile `{ $profile }` has no template { $template }. Name a profile to build on (`base: …`), or put the template there.
template-wrong = a template of the council profile `{ $profile }` cannot be read. Mend the line that the arrow shows.
    { $error }
template-failed = the template { $template } of the council profile `{ $profile }` cannot make a document. Mend the name in the line that the arrow shows; templates/README.md lists the names that there are.
    { $error }
template-endless = the template { $template } of the council profile `{ $profile }` does not come to an end ({ $what ->
        [time] no document after { $bound } s
        [size] it writes more than { $bound } MB
       *[numbers] its ranges have more than { $bound } numbers
    }). Mend the line that repeats (for). The documents are as they were.
no-thread = this machine lets the program start no thread ({ $error }). End other programs, or raise the limit on processes (ulimit -u).
output-closed = { $path } cannot be written ({ $error }).
output-held-elsewhere = { $host ->
    [none] It cannot be told whether a shingikai is at work in this folder
   *[other] A shingikai of another machine ({ $host }, process { $process }) is at work in this folder
}. Run this again when it has ended. If it is not running any more, delete { $path }.
no-cases-folder = { $path } is not there. Run this where the folder cases is, or name its place with --workspace.
no-such-path = { $path } is neither a meeting nor a case under cases/ of this workspace, nor a profile under templates/.
profile-unknown = There is no council profile `{ $profile }`. Known: { $known }.
profile-not-named = There are several council profiles ({ $known }). Name one with --profile.
profile-wrong = Something in the council profile `{ $profile }` is wrong. `shingikai check` says what.
    .page = Something in the council profile `{ $profile }` is wrong. Whoever made it can mend it.
no-profile-name = `{ $profile }` cannot be the name of a council profile. Name one that can be a folder with --profile.
no-place = Nothing can be made at { $place }. Name a meeting, or a meeting and a case (2008-08/health-check), under a name that Windows can keep too.
already-there = { $path } is there already and is never overwritten. Choose another name.
no-such-meeting = There is no meeting { $from }. Give the name of its folder (2026-02). To copy a case, name the new case too.
copy-unreadable = { $from } does not read as a { $kind ->
        [meeting] meeting
       *[case] case
    } file. `shingikai check` says why.
    .page = { $from } does not read as a { $kind ->
        [meeting] meeting
       *[case] case
    } file. Open it and mend what was found.
no-such-case = There is no case { $from }. Name it as meeting and case (2008-08/health-check), or give the path of its file.
kind-unknown = The form of this council has no kind `{ $kind }`. { $nearest ->
        [none] { "" }
       *[other] Did you mean `{ $nearest }`?{" "}
    }Known: { $known }.
kind-needs-case = `--kind` is for a case: name the case too ({ $meeting }/health-check).
unknown-rule = There is no rule `{ $id }`. { $nearest ->
    [none] { "" }
   *[other] Names like it: { $nearest }.{" "}
}Run `shingikai explain` for the list.
machine-failed = Cannot go on: { $detail }
not-read = { $path } cannot be read. { $why ->
    [link] Links are not followed. Remove it, and put the file itself there.
    [special] It is a device or a pipe, and no file. Remove it.
    [other-kind] It is a folder where a file is expected, or the other way round. Look at its name.
    [too-large] It is too large. Is it another file?
   *[denied] You may not open this folder or file. Ask its owner.
}
held = { $path } { $why ->
    [held] is open in another program. Close it, and run the command again.
   *[unclear] is open in another program, or you have no right to change it. Close the program that holds it, and run the command again. If that does not help, ask the administrator.
}
meetings-held = Some meetings are as they were. Close the files named above, and run the command again.

## Summary

kind-hint = If you know the kind of matter, `--kind` leaves only the keys that it needs (`--kind outsourcing`): delete the new file and run the command again.
taken-over = { $continued ->
        [0] no item of last time goes on
       *[other] items of last time that go on: { $continued }
    }{ $left ->
        [0] { "" }
       *[other] ; that stay behind: { $left }
    }. Who was absent, the day of exchange and the like are not copied either
fill-in = Fill in what stands in 〔 〕, then run `shingikai check`
start-here = adapt council.yaml under templates to your town, then make the sample with `shingikai build`; README.md leads to the manuals
attachment-changed = the file { $path } of an attachment changed after it was checked: run the command again
public-longer = { $material } of the public edition needs { $pages } pages, and the bundle has { $room } for it. Page numbers would no longer agree, so there is no public edition. Shorten the ground of what is closed, or the text of { $material }.
attachment-incomplete = the attachment “{ $subject }” has { $pages } pages, and the bundle { $found } for it. The template (bundle.tera.typ) or the library (bundle.typ) leaves out its pages (bound).
bundle-incomplete = the outline of the bundle does not name the materials that are to be in it: its template (bundle.tera.typ) or library (bundle.typ) leaves out the heading of a material, or changes the order.
    outline: { $found }
bundle-made = Bundle { $meeting }: { $pages } pages, { $leaves } leaves{ $on_the_day ->
        [0] { "" }
       *[other] , on the day { $on_the_day } more
    }{ $slips ->
        [0] { "" }
        [1] ; 1 attachment to be put in
       *[other] ; { $slips } attachments to be put in
    }{ $fitted ->
        [0] { "" }
        [1] ; long rows over the full width and the like save 1 leaf a set
       *[other] ; long rows over the full width and the like save { $fitted } leaves a set
    }{ $saved ->
        [0] { "" }
        [1] ; a set would have at least 1 leaf less with equal clauses printed once (`bundle: { "{" } clauses: shared { "}" }` in the council profile)
       *[other] ; a set would have at least { $saved } leaves less with equal clauses printed once (`bundle: { "{" } clauses: shared { "}" }` in the council profile)
    }
attachment-placed = Attachment { $material } ({ $file }){ $turned ->
        [none] { "" }
       *[other] ; turned: { $turned }
    }{ $scaled ->
        [none] { "" }
       *[other] ; smaller: { $scaled }
    }
bundle-outdated = The bundle of this meeting could not be made; what was made before is in { $folder } under other names now ({ $names }). Do not print it.
meeting-held = The meeting { $meeting } is as it was. { $path } { $why ->
    [held] is open in another program. Close it, and run the command again
   *[unclear] is open in another program, or you have no right to change it. Close the program that holds it, and run the command again
}
old-folder-left = The documents are in place, but the folder of the old ones, { $path }, could not be removed ({ $held ->
    [none] { $error }
   *[other] { $held } is open in another program
}). The next run removes it
documents-left = { $reason ->
    [case-gone] The case is no longer there
    [case-wrong] The case is wrong; its old documents are not those of the case as it is now
   *[meeting-gone] The meeting is no longer in cases
}: { $folder }{ $removed ->
    [yes] {" "}(documents removed)
   *[no] {" "}(to remove: shingikai build --prune)
}{ $kept ->
    [none] { "" }
   *[other] ; the record of what was handed out stays ({ $kept })
}
list-name = Ledger
list-council = Council
list-series = Series
list-last = Last number
list-next = Next number
list-meeting = meeting
list-title = title
list-date = date
list-number = number
list-types = Types
list-kinds = kind
list-subject = subject
list-grounds = ground
list-divisions = division
list-registers = Registers
list-held-fields = Held
list-provided-fields = Provided
list-coming-fields = Received, collected, added
list-users = Own divisions
list-sources = Sources
list-periods = Periods
list-recipients = recipient
list-open = open
list-closed-ground = closed on
list-material = material
list-status = Status
list-continued = Goes on, comes from
list-result = Result
list-result-date = Day of the result
list-condition = Condition
list-distribution = distribution
list-matching-number = matching number
list-case = case
list-is-open = open
list-is-closed = closed
list-abolished = abolished
list-is-continued = continued
list-withdrawn = withdrawn
fixable = { $safe ->
        [0] “check --fix=all” mends { $more } as the “+” lines show
       *[other] “check --fix” mends { $safe }{ $more ->
            [0] { "" }
           *[other] , “--fix=all” { $more } more as the “+” lines show
        }
    } (add “--dry-run” to see it without writing)
has-fixed = { $fixes ->
        [0] nothing was mended
       *[other] places mended: { $fixes }, files: { $files }
    }
would-fix = { $fixes ->
        [0] nothing can be mended
       *[other] places that can be mended: { $fixes }, files: { $files }; nothing was written
    }
changed-meanwhile = { $path } was changed while it was mended. Save it, then run this again. The file is as it was.
dry-run-of-nothing = Use “--dry-run” with “--fix” or “--allow”
allow-how = “{ $allow }” and “{ $place }” cannot be read. Write “check --allow RULE=REASON FILE:LINE”, as in: check --allow redundant-wording="as the form says" cases/2026-05/case.yaml:12
allow-no-rule = There is no finding “{ $rule }”. Write the name in the [ ] of a finding
allow-no-reason = Write the reason behind “{ $rule }=”
allow-error = “{ $rule }” is an error and cannot be accepted. Mend it
allow-nothing = Line { $line } of { $path } has no finding “{ $rule }”{ $others ->
        [none] { "" }
       *[other] { " " }(on this line: { $others })
    }
allow-not-written = The acceptance cannot be added to { $path }. Mend the file's errors first, or write it by hand below “allow”
result-written = Written to { $path }
result-not-written = { $path } cannot be written ({ $error }). If Excel or another program has it open, close it there; else see whether its folder is there and can be written. What was there before is as it was.
result-name = { $path } is the name of a case or a profile's file, so no result is written there. Choose a name in .txt, .csv or .json.
listed = { $count ->
    [0] No items
    [1] 1 item
   *[other] { $count } items
}
printed-after-held = the meeting `{ $meeting }` was held, so nothing of it is made for the printer; to make it anew, use --reopen
    .page = The meeting `{ $meeting }` was held, so nothing of it is made for the printer.
workbook-to-terminal = an Excel file cannot be shown on a screen: name a file, as in --output ledger.xlsx
year-unreadable = the fiscal year `{ $year }` cannot be read: write 2026, 令和8年度 or R8
print-recorded = Recorded as handed to the printer ({ $meeting }): { $set ->
        [advance] the bundle sent in advance
        [on-the-day] the bundle of the day
       *[public] the public edition
    }, pages: { $pages }, leaves: { $leaves }
hands-differ = { $meeting }: what was handed out is not what is right now. { $prepared ->
        [none] Make the exchange with `shingikai replace { $meeting }`
       *[other] Exchange { $prepared } is prepared; when it went out: `shingikai replace { $meeting } --handed-out`
    }
exchange-round = This is exchange { $round }; when it went out: `shingikai replace { $meeting } --handed-out`
exchange-not-printed = { $set ->
        [on-the-day] The bundle of the day
       *[advance] The bundle sent in advance
    } was not printed yet (`shingikai build --printed={ $name }`)
exchange-old = Other papers of the meeting are as they were ({ $names }): make them again with `shingikai build`
exchange-ask = Did exchange { $round } (leaves: { $leaves }, values: { $values }) go out? [y/N] {" "}
exchange-not-said = Nothing was recorded
exchange-handed-out = Exchange { $round } (leaves: { $leaves }) is recorded as handed out ({ $path }). The next one follows on it
replacement-outdated = The papers of an earlier replacement are not those of the cases as they are now; they are now in { $path }. Do not print them.
replacement-stopped = The meeting or a case is wrong: no replacement can be made.
leaf = { $action ->
        [add] put in
        [take-out] take out
       *[exchange] exchange
    }: { $material }, { $pages }{ $first ->
        [yes] {" "}(before all others)
       *[no] { "" }
    }{ $behind ->
        [none] { "" }
       *[other] {" "}(behind { $behind })
    }{ $change ->
        [none] { "" }
        [moved] {" "}(moved)
        [form] {" "}(the form changed)
        [attachment] {" "}(the attachment changed)
        [whole] {" "}(more pages, or fewer)
        [came] {" "}(a new item)
        [split] {" "}(split from { $from })
        [went] {" "}(no longer listed)
        [withdrawn] {" "}(withdrawn)
        [to-the-day] {" "}(handed out on the day)
        [in-advance] {" "}(sent in advance)
        [closed] {" "}(closed now)
        [opened] {" "}(open now)
        [rearranged] {" "}(at another place)
       *[other] {" "}({ $change })
    }{ $set ->
        [bundle-on-the-day] {" "}[on the day]
        [bundle-public] {" "}[public edition]
       *[other] { "" }
    }
replaced = { $leaves ->
    [0] { $values ->
        [0] Nothing changed since it was handed out
       *[other] Nothing changed on paper
    }
    [1] 1 leaf to exchange
   *[other] { $leaves } leaves to exchange
}{ $leaves ->
    [0] { "" }
   *[other] { $values ->
        [1] ; 1 value changed
       *[other] ; { $values } values changed
    }
}
printed-in-part = --printed is for a whole meeting (cases/{ $meeting }): its bundle goes to the printer, not a single case
printed-of-another = this is the record of the meeting `{ $other }`, not of `{ $meeting }`
printed-already = the meeting `{ $meeting }` was printed already ({ $path }): exchange what changed with `shingikai replace { $meeting }`, or, when all that was handed out is collected, print it anew with `shingikai build --printed --reprint`
    .page = This meeting was printed already. Prepare an exchange of what changed; when all that was handed out is collected, it can be printed anew.
no-round = no exchange is prepared ({ $path }): make it first with `shingikai replace`
    .page = No exchange is prepared. Press “Prepare an exchange” first.
round-outdated = { $follows ->
        [yes] the exchange that is prepared ({ $path }) is not that of the cases as they are now: if it went out as it is, `shingikai replace { $meeting } --handed-out --as-prepared`; if not, make it again with `shingikai replace { $meeting }`
       *[no] the exchange that is prepared ({ $path }) does not follow on what is in the hands: make it again with `shingikai replace { $meeting }`
    }
    .page = { $follows ->
        [yes] The exchange that is prepared is not that of the cases as they are now. If it went out as it was prepared, that can be recorded; if not, make it again.
       *[no] The exchange that is prepared does not follow on what is in the hands: make it again.
    }
round-handed-out = exchange { $number } is recorded as handed out already
round-missing = the record of an exchange ({ $path }) is missing: restore it
round-foreign = the record of an exchange ({ $path }) does not follow on what was handed out before it: restore it
not-said = whether it went out cannot be asked: run this in a terminal, or with --yes
not-printed = there is no record of what was printed ({ $path }): make it with `shingikai build --printed` when the bundle goes to the printer
    .page = This meeting did not go to the printer yet. Record that first.
printed-unreadable = the record of what was printed ({ $path }) cannot be read: { $error }
made = { $count ->
    [0] No document was made
    [1] 1 document made
   *[other] { $count } documents made
}{ $unchanged ->
    [0] { "" }
   *[other] {" "}({ $unchanged } unchanged)
}{ $refused ->
    [0] { "" }
    [1] ; 1 file has errors
   *[other] ; { $refused } files have errors
}; { $seconds } s
progress-bar = {"{bar:24} {pos}/{len} {eta} left {wide_msg}"}
progress-line = { $done }/{ $expected } { $path }
watching = Building again on every save (Ctrl-C to stop)
watch-failed = The folders cannot be watched: { $error }
cli-command-watch = Check and build again on every save
waits = Another shingikai is at work in this folder. Waiting for it to end (Ctrl-C to stop)
interrupted = Stopped. Each document is the old one or a whole new one.
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

## The screen after a double-click, or when a folder is dropped

window-welcome = This program makes the papers of a council (form, special clauses, bundle) out of case files.
    { "" }
    Drop a file or folder onto the program:
    { $program }
    { "" }
    1. The first time
       Make a new folder, and drop it onto the program while it is empty.
       It gets a profile and a sample case.
    2. To make papers
       Drop that folder onto the program. It is checked, and the PDFs are made.
       Of a single meeting's folder or case file, only these are made.
    3. The PDFs
       They are in the folder output inside that folder.
    { "" }
    In a terminal, `shingikai --help` says what else there is.
window-builds = Checking { $path } and making its documents.
window-built = { "" }
    The PDFs are in { $output }.
window-wrong = { "" }
    Mend and save what the errors above name, then drop it again. The PDFs of the cases that are right are in { $output }.
window-failed = { "" }
    This could not be done. Look at what is said above, then drop it again. What was made before is in { $output }.
window-empty = { $path } is an empty folder.
    Shall it get a profile and a sample case? Type y for yes, nothing for no, and press Enter.
window-made = { "" }
    { $path } has a profile and a sample now. Drop the folder onto the program again, and the PDFs of the sample are made.
    How to write cases stands in README.md there.
window-elsewhere = { $path } is neither a folder for papers of a council (one that holds the folder cases) nor inside one.
    Drop a folder that holds cases, a meeting's folder or a case file in it. The first time, drop an empty folder.
window-closes = Press Enter to close this window.

## Help of the command line

cli-about = Makes the papers of a privacy council (諮問・報告事項, 特記事項) from a YAML file per case.
cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-options = Options
cli-default = [default: { $value }]
cli-wrong = error: { $fault ->
        [unknown] there is no “{ $argument }”
        [command] there is no command “{ $command }”
        [missing] this is needed: { $argument }
        [no-command] say what is to be done
        [conflict] “{ $argument }” cannot be used with “{ $other }”
        [no-value] “{ $argument }” needs a value
        [too-many] “{ $argument }” has too many values
        [encoding] an argument is not UTF-8
       *[value] “{ $argument }” cannot be “{ $value }”{ $known ->
            [none] { "" }
           *[other] { " " }(but: { $known })
        }
    }
cli-nearest = perhaps: { $nearest }
cli-command-build = Check, then make the documents
cli-command-check = Check only
cli-command-new = Write a meeting or case file to fill in
cli-command-schema = Print a JSON Schema for editors
cli-command-explain = Explain a rule
cli-command-init = Make a new workspace: a profile to adapt, a sample, the manuals, settings of the editor and of CI
cli-command-doctor = Look at typst, fonts, write access and the council profiles
cli-command-completions = Print the completions of a shell
cli-option-workspace = Folder that holds cases, templates and output (default: the current one)
cli-option-fonts = Folder of the font files
cli-option-cache = Folder in which the program remembers what it made
cli-option-typst = The typst program
cli-option-lang = Language of messages (ja, en)
cli-option-output = File for the findings or the list, as Excel and Notepad open it (left out: the screen)
cli-option-paths = Case files or folders of meetings (default: all)
cli-command-list = Print the ledger: the items of all meetings
cli-option-ledger-format = Form of the ledger (table, csv, xlsx, json); if left out, as the name in --output ends
cli-option-year = Only meetings of this fiscal year (2026, or R8)
cli-option-of-kind = Only items with this in their kinds or number
cli-option-division = Only divisions with this in their name
cli-option-next = Instead of the ledger, the next number of each series of items
cli-option-of-type = Only types of matter with this in their name (outsourcing, use for another purpose)
cli-option-register = Only registers with this in their name
cli-option-field = Only fields with this in their name
cli-option-outside = Only what goes to somebody outside
cli-option-recipient = Only recipients with this in their name, own divisions and sources too
cli-option-public = Open items only, without withdrawn ones
cli-command-replace = Make what is to be exchanged since the bundle was printed: pages, the list of leaves, the list of changed values
cli-option-meeting = Name or folder of the meeting
cli-option-handed-out = say that the exchange that is prepared went out: the next one follows on it
cli-option-yes = do not ask
cli-option-as-prepared = it went out as it was prepared, though cases changed since
cli-option-reprint = all that was handed out is collected, and printed anew (with --printed; the old record is kept aside)
cli-option-since = Folder of the record of what was printed (output/MEETING/printed if left out)
cli-option-printed = Keep a record of what goes to the printer, for `shingikai replace` to compare with; =advance, =on-the-day or =public chooses
cli-option-force = Make everything again, whatever is there
cli-option-verify = Look at the content of what is there, not at its time of change
cli-option-reopen = Make papers of meetings that were held anew, too
cli-option-prune = Remove old documents of cases that are gone or wrong (what was recorded as printed stays)
cli-option-time-limit = Most seconds for one process of typst (600 if left out)
cli-option-quiet = Say only findings and what needs attention
cli-option-single-sided = Make bundles for printing on one side (the default is both sides: materials start on right-hand pages)
cli-option-format = Form of the findings (human, json, github, gitlab, sarif)
cli-option-fix = mends the findings whose cure is certain; --fix=all those that are doubtful, too, as their lines show
cli-option-allow = accepts a finding on a line of a file, with a reason (check --allow RULE=REASON FILE:LINE)
cli-option-dry-run = writes nothing and shows the lines that would change
cli-option-deny-warnings = End with status 1 where there are warnings
cli-option-place = Name of a meeting, or MEETING/CASE
cli-option-matter = Kind of matter, such as outsourcing or provision (may be repeated): only its keys are written
cli-option-from = Case to copy (MEETING/CASE or a file), or meeting for a meeting; what must change is marked
cli-option-kind = Kind of file (case, meeting, council, clauses)
cli-option-keys = Language of the keys (ja, en)
cli-option-profile = Council profile: a folder of templates (may be left out where there is only one)
cli-option-rule = Name of a rule (default: a list of all)
cli-option-new-profile = Name of the council profile to make (the name of the folder, if left out)
cli-option-folder = The folder to make
cli-option-base = The council profile to build on
cli-option-profiles = The council profiles to look at (all, if left out)
cli-option-shell = The shell (bash, zsh, fish, powershell, elvish)
cli-option-help = Print this help
cli-option-version = Print the version

## Tools and profiles

doctor-well = well
doctor-ill = ill
doctor-typst = typst { $version }{ $path ->
        [none] {""}
       *[other] {" "}({ $path })
    }
doctor-output = write access ({ $path })
doctor-fonts = fonts of `{ $profile }`{ $fonts ->
        [none] {""}
       *[other] {" "}({ $fonts }; { $count } characters)
    }
doctor-profile = profile `{ $profile }`{ $base ->
        [none] {""}
       *[other] {" "}(builds on { $base })
    }
doctor-printed = the papers of `{ $profile }` show every value of a case
doctor-layout = everything on the papers of `{ $profile }` can be read where it stands
doctor-findings = something is wrong: see shingikai check templates/{ $profile }
doctor-difference = { $place }: { $base ->
        [none] (nothing)
       *[other] { $base }
    } → { $own ->
        [none] (nothing)
       *[other] { $own }
    }
doctor-flaw = { $document }, page { $page }, `{ $text }`: { $fault ->
        [off-page] on the edge of the paper
        [on-rule] a rule goes through it
        [overlap] other type lies on it
       *[too-small] too small
    }
doctor-unprinted = not printed: { $value }

## CI

ci-planned = ### shingikai: { $built } { $built ->
        [1] meeting
       *[other] meetings
    } to build ({ $unchanged } unchanged)
ci-planned-all = Every meeting is built: { $why ->
        [asked] it was asked for
        [nothing-known] nothing is known of papers made before
        [unknown-commit] the commit to compare with is not here
       *[everything-changed] the program, the fonts or the council profiles (templates) changed
    }
ci-planned-built = To build: { $meetings }
ci-planned-unchanged = Unchanged (papers of { $commit }): { $meetings }
ci-planned-gone = Meetings that are gone: { $meetings }
ci-planned-renamed = Meeting renamed from “{ $from }” to “{ $to }”
ci-planned-program = The version of the program (SHINGIKAI_SHA256) changed. Below, both sides are made with the new version: changes due to the version do not show. Once it is merged, all papers are made anew with it
ci-changed = ### Changed papers: { $meeting }
ci-changed-nothing = No paper looks different.
ci-changed-renamed = The meeting was called “{ $from }” before.
ci-not-compared = The papers are not compared with those before: { $why ->
        [unknown-commit] the commit to compare with is not here.
        [new-meeting] it is a new meeting.
        [wrong-before] the cases, the meeting or the profile had errors, and none of them can be made.
       *[failed] those papers cannot be made: { $detail }
    }
ci-document = { $public ->
        [yes] [public] { "" }
       *[no] { "" }
    }{ $change ->
        [new] New: { $document }
        [not-made-before] Not compared, as an error kept it from being made before: { $document }
        [moved] Moved: { $document } (before: { $from })
        [gone] Gone: { $document }
        [not-made] Not made, because of an error: { $document }
        [renumbered] { $document } (only the matching number or page numbers)
       *[changed] { $document }
    }
ci-pages = { $change ->
        [gone] former { "" }
       *[other] { "" }
    }{ $many ->
        [yes] pages { $first }–{ $last }
       *[no] page { $first }
    }{ $change ->
        [new] { " " }(new)
        [gone] { " " }(gone)
       *[changed] { "" }
    }
ci-left-out = What changed in { $count } more { $count ->
        [1] meeting
       *[other] meetings
    } is too long for this page. It is in the log of the job.
ci-pictures = The pictures ({ $count }, left before, right after) are among the artifacts of this run.
ci-not-drawn = { $count } more { $count ->
        [1] page
       *[other] pages
    } changed: too many to draw.
ci-before = before
ci-after = after
ci-published = The papers are on the branch “{ $branch }”.{ $replaced ->
        [none] { "" }
       *[other] { " " }New: { $replaced }.
    }{ $outdated ->
        [none] { "" }
       *[other] { " " }Something could not be made, and what is old is marked “outdated”: { $outdated }.
    }{ $gone ->
        [none] { "" }
       *[other] { " " }Removed: { $gone }.
    }
ci-published-nothing = The papers on the branch “{ $branch }” are as they were.
ci-published-newer = The branch “{ $branch }” has the papers of a later commit already ({ $commit }).
ci-recorded = Recorded: { $complete } complete, { $incomplete } with papers that could not be made.
ci-index-title = # Papers of the council

    Made by CI from commit { $commit }. Only CI writes to this branch: to change a paper, change the case file.
ci-index-meeting = { $state ->
        [complete] { $meeting }
       *[outdated] { $meeting } (something could not be made; what has “outdated” in its name is old and not to be printed)
    }
ci-commit = Papers of { $commit }{ $meetings ->
        [none] { "" }
       *[other] : { $meetings }
    }
ci-file-kept = { $path } is there already and stays. { $kind ->
        [attributes] Add these two lines to it: “/.ci/* text eol=lf” and “*.pdf binary”
        [pipeline] For GitLab, add a job that calls the new file in .gitlab by trigger: include; its head says how
       *[other] If it is of an earlier version, remove it and run init again
    }
git-missing = git was not found. Install git on the machine of CI.
git-failed = git { $command } failed: { $said }
ci-no-repository = { $path } lies in no git repository.
ci-no-commit = There is no commit.
ci-no-meeting = The commit has no meeting “{ $meeting }”.
ci-meetings-unreadable = The list of meetings (--meetings) cannot be read; write it as ["2026-05","2026-08"]: { $error }
ci-report-unreadable = { $path } was not written by ci build of this version: { $error }
ci-brought = The commit holds { $path }, where CI puts papers. Remove it from the commit.
ci-untold = The papers of these meetings were not made, or did not arrive: { $meetings }. See the log of their jobs, then run it again. The papers of the others are in their place.
ci-output-unset = This is not a run of GitHub's (there is no GITHUB_OUTPUT). Use --format json.
papers-contended = Other runs keep writing to the branch “{ $branch }”. Run it again.
papers-of-another = The branch “{ $branch }” has the papers of another workspace, “{ $workspace }”. Give each council a branch of papers of its own.
papers-server = The branch of papers at { $address } cannot be reached or written: { $said }
cli-command-ci = For CI: plan which meetings are built, build, show what changed, publish
cli-command-plan = Say which meetings are to be built
cli-command-differences = Show which papers and pages changed, beside their old selves
cli-command-publish = Put the papers on the branch of papers
cli-option-base-commit = Commit to compare with
cli-option-record = Record of the papers made before (papers.json)
cli-option-branch = Branch of papers
cli-option-remote = Where papers are sent (default: origin)
cli-option-all = Build every meeting
cli-option-jobs = Most jobs
cli-option-plan-format = Form of the plan (json, github, gitlab)
cli-option-meetings = Names of meetings, as JSON
cli-option-into = Folder for the papers
cli-option-report = File for the record of what was made
cli-option-pictures = Folder for pictures of pages
cli-option-made = Folder of the papers
cli-option-reports = Folder of the records of what was made
cli-option-short-history = Keep no earlier commits on the branch of papers
cli-option-pipeline = The file of this pipeline (GitLab)

## The server of the page (serve)

serve-no-cases = { $path } has no folder “cases”. Drop the folder that has one onto 「審議会資料をひらく」, or name it: “shingikai serve --workspace FOLDER”. For a new one: “shingikai init FOLDER”
cli-command-serve = Write, check and build cases and meetings in the browser (on this machine only)
cli-option-no-open = Do not open the browser (open the printed address yourself)
serving = Open the address above in a browser. It works on this machine only (to stop: “Quit” on the page, or Ctrl-C)
served = Ended. Everything that was written is in its file.
serve-not-listening = Nothing can listen on this machine: { $error }
serve-no-random = No key can be made: the system gives no random numbers: { $error }
serve-foreign = This does not come from the page, and is not answered
serve-no-token = The key is wrong. Open the page again as you did first
serve-method = This is not answered
serve-kind = Content of this kind is not taken
serve-too-large = What was sent is too large
serve-broken = A bug of the program kept this from its end. The files are whole. Open the page again
serve-body = What was asked cannot be read. Open the page again
serve-unknown = Nothing is known of “{ $path }”
serve-no-file = “{ $name }” cannot be found
change-conflict = Somebody else, or another program, changed the same place. Choose which is to stand
change-character = “{ $character }” cannot stand in a file. Take it out, then write again
change-comments = Notes in this part (lines with #) would be lost, so nothing was written. Change it in the lines of the file below
change-no-place = Nothing can be written at this place. Open the page again
change-unproven = It could not be proven that nothing else would change, so nothing was written. Change it in the lines of the file below
nothing-to-undo = There is no change to undo
version-differs = The file was changed meanwhile. Look at what it says now, then press again
no-kept-copy = Nothing was kept of it
no-place-for-copies = There is no folder for copies, so it was not taken out. Move the file elsewhere yourself
read-only-conflict-marks = Two versions stand in the file (lines with “<<<<<<<”). Until somebody decides which stays, nothing can be written on the page
read-only-encoding = It is not saved as UTF-8, so nothing can be written as it is
read-only-rights = Nobody may write into the file. Until its “read-only” mark is taken away, nothing can be written on the page
read-only-mistakes = Mistakes of typing hide what is where. Once the findings are mended, the page can write
read-only-vanished = The file is gone: renamed, moved or removed
pages-superseded = Pages of what it says now are on their way
pages-stopped = There are errors, so no pages can be made of what it says now
pages-unfinished = There are places that are not filled in yet, so there is no PDF
pages-none = This document is not made of what it says now
build-runs = Other work is going on. Wait for its end, or stop it
attach-name = Nothing can be put there under the name “{ $name }”. Choose one that ends in “.pdf” and has no signs
attach-no-pdf = “{ $name }” is no PDF
attach-taken = There is a file called “{ $name }” already. Choose another name

## The page (serve)

page-name = Council papers
page-skip = To the content
page-crumbs = Where you are
page-meetings = Meetings
page-to-meetings = To the meetings
page-workspace = Folder { $name }, shingikai { $version }
page-no-meetings = There is no meeting yet. Press "New meeting".
page-meeting-title = Meeting
page-date = Date
page-council = Council
page-cases = Cases
page-state = State
page-held = Held
page-printed = Printed
page-draft = Draft
page-drafts = Drafts: { $count }
page-broken = Cannot be read
page-errors = Errors: { $count }
page-warnings = Warnings and notes: { $count }
page-no-findings = No findings
page-checking = Being checked
page-severity-error = Error
page-severity-warning = Warning
page-severity-note = Note
page-required = Required
page-example = Example: { $example }
page-previous = Last time: { $text }
page-nothing = (no value)
page-not-chosen = Choose one
page-add = Add { $name }
page-remove = Remove
page-entry = { $name } { $number }
page-entry-title = { $name } { $number }: { $title }
page-remove-entry = Remove { $name } { $number }
page-move-up = Move { $name } { $number } up
page-move-down = Move { $name } { $number } down
page-more-fields = What else can be said ({ $count })
page-names-count = Fields: { $count }
page-paste-title = Fields to paste ({ $count })
page-paste-take = Put them in as fields
page-paste-as-is = Paste as it is
page-cancel = Cancel
page-close = Close
page-provided-held = Choose among the fields that are held
page-provided-nothing-held = Write the held fields first: they can be chosen here then.
page-provided-printed = Fields as they are printed
page-provided-other = Add a field printed under another name
page-provided-new = New field
page-provided-name = Printed name { $number }
page-provided-from = Held fields that { $name } is made of
page-provided-made-of = Held fields: { $names }
page-provided-same = Same name as held
page-closed = Closed
page-close-value = Close this value
page-open-value = Open it again
page-close-ground = Ground on which it is closed
page-do-close = Close it
page-clauses-result = Clauses that go with it ({ $count })
page-clause-left-out = Left out
page-clause-take = Take { $name }
page-saved = Saved
page-locked = Cannot be written now
page-typing = Typing
page-saving = Saving
page-not-saved = Cannot be saved: { $why }
page-saved-already = Saved already. Whatever you type is saved at once
page-gone = The program does not answer. What you typed stays on this page, and is saved as soon as it answers. If you start the program again, it opens another page: copy what was not saved.
page-gone-short = no answer
page-refused = This was not saved: { $why }
page-press-refused = Somebody else, or another program, wrote meanwhile, so nothing was done. Look at what stands there now, and press again.
page-file-says = The file now says: { $text }
page-conflict = Somebody else changed the same place
page-conflict-here = Yours
page-conflict-there = In the file
page-conflict-keep-here = Take yours
page-conflict-keep-there = Take that of the file
page-undo = Undo
page-undo-refused = This cannot be undone: somebody else, or another program, has changed the same place since.
page-yesterday = Yesterday's content
page-before-day = Content before { $day }
page-yesterday-why = What stood here before the first change of { $day }. Putting it back makes the file what it was.
page-yesterday-take = Put it back
page-mend = Mend and open
page-draft-why = A draft does not go into the bundle. The papers of other cases are made.
page-done = It is done
page-done-open = Not filled in yet, or to be mended: { $count }. Once the case is done, there is no bundle until these are right.
page-done-all-the-same = Done all the same
page-half = There are errors, so the papers of this case and the bundle cannot be made. A case that is still being written can be a draft again.
page-to-draft = Make it a draft again
page-hand-over = Hand over
page-hand-over-shared = Who writes in the same shared folder as the secretariat has handed over already: what was saved is what they see.
page-hand-over-zip = For others, the file of the case and its papers go into one file (ZIP).
page-hand-over-do = Make the ZIP file
page-remove-case = Remove the case
page-remove-case-why = "{ $subject }" goes out of the meeting. Its file is moved to the kept copies, and its item out of the list.
page-remove-case-do = Remove
page-file-name = cases/{ $meeting }/{ $file }
page-summary = Findings
page-summary-errors = Findings: errors { $errors }, warnings and notes { $warnings }
page-summary-warnings = Findings: warnings and notes { $warnings } (papers can be made)
page-summary-draft = Findings: { $warnings } (a draft holds up no other case)
page-summary-fine = There are no findings
page-open-places = Places not filled in yet: { $count }
page-of-field = { $field }: { $text }
page-of-file = { $file }: { $text }
page-fix-choice = Choice { $number }: { $title }
page-related = { $file }, line { $line }: { $label }
page-allow = Accept it
page-allow-why = Why it may stay
page-allow-reason = Why it may stay ({ $message })
page-allow-needs-reason = Write a reason
page-allow-take = Accept it
page-paper = Paper
page-paper-documents = Documents
page-document-advance-report = Advance report
page-document-special-clauses = Special clauses
page-document-bundle = Bundle
page-document-of = { $subject }: { $document }
page-document-material = Material { $of }
page-document-closed-material = Material { $of } (with closed values)
page-document-call-list = List of those who explain
page-document-collating = Collating table
page-document-digest = Digest
page-document-print = Bundle for the printer
page-document-large = Bundle in large type
page-document-printed = Bundle as it went to the printer
page-document-leaves = Leaves to exchange
page-document-leaf-list = List of leaves to exchange
page-document-errata = Errata
page-set-bundle-on-the-day =  (handed out on the day)
page-set-bundle-public =  (for the public)
page-paper-open = Open the PDF
page-paper-stale = Not what the file says now
page-paper-none = There is no paper yet
page-unfinished = Being written
page-paper-unfinished = 〔 〕 marks what is not filled in yet
page-paper-needs = The paper comes once these are written or mended
page-paper-needs-again = The paper is that of now once these are written or mended
page-and-more = { $count } more
page-sheet = Page { $number }
page-changes = What changed since it was opened
page-changes-none = Nothing changed
page-change-line = Line { $line }
page-yesterday-changes = What changed since the copy
page-yesterday-all = The whole copy
page-lines = What stands in the file
page-lines-of = What stands in { $file }
page-lines-help = The file says it like this. What just changed is lit.
page-new-meeting = New meeting
page-new-case = New case
page-folder = Name of the meeting's folder (year and month)
page-folder-help = Example: 2026-11
page-from-meeting = Meeting to begin from
page-from-case = Case to begin from
page-from-nothing = None (begin with nothing)
page-from-help = In a copy, what should change is marked, to be looked at.
page-file-to-be = Name of the case file
page-file-help = Example: counter-services
page-file-needs-name = Write a name
page-kind = Type
page-kind-help = The file has what this type needs. It can be changed later.
page-every-kind = Not decided
page-make = Make it
page-bundle = Bundle
page-bundle-preview = Look at the bundle
page-build = Make the bundle
page-build-more = Printing and replacement
page-build-more-help = Record when it goes to the printer: later only the pages that changed have to be exchanged. Record when an exchange was handed out.
page-build-print = It goes to the printer
page-build-print-why = What stands there now is recorded as handed out. The record stays. What is corrected later is exchanged leaf by leaf (“Make the exchange”).
page-build-print-do = Record and make
page-build-reprint = Collect and print anew
page-build-reprint-why = All that was handed out is collected, and the contents as they are now are recorded as handed out instead. The record of before is kept apart. If somebody still holds a copy, do not.
page-build-reprint-do = All is collected
page-build-as-prepared = It went out as prepared
page-build-replace = Make the exchange
page-build-handed-out = The exchange was handed out
page-build-handed-out-why = The exchange that is prepared is recorded as being in everybody’s hands. The record stays. If it is not handed out yet, cancel.
page-build-handed-out-do = Record
page-building = Being made
page-progress = { $done } of { $of }: { $what }
page-cancel-build = Stop making it
page-built = It is made
page-built-without = Done (the bundle is still the one before)
page-made = Files made: { $count }. They open from “Papers that are there” below.
page-not-built = It could not be made
page-cannot-build = No papers can be made on this machine. Writing and checking work.
page-papers = Papers that are there
page-no-papers = None yet
page-outdated = Outdated
page-kilobytes = { $size } kB
page-megabytes = { $size } MB
page-stops = What stops the bundle
page-stops-nothing = Nothing stops the bundle
page-stops-no-cases = There are no cases yet
page-meeting-file = The meeting's file
page-unlisted = Cases that are not on the list
page-unlisted-all = There is no list of items: cases come by their names
page-list-all = Write the list in this order
page-list-missing = Put them on the list
page-item-more = Say more
page-no-number = No number
page-attach = Add a PDF
page-quit = End
page-quit-unsent = Something is not saved yet. Save it before you end.
page-entry-gone = Somebody else, or another program, took away the entry that you were typing in. What you typed: “{ $text }”
page-leave = Something is not saved
page-leave-why = If you leave now, what is not saved is lost. Press “Cancel” and it stays on this page.
page-leave-do = Throw it away and leave
page-ended = It has ended
page-ended-why = You can close this page.
page-cannot-show = It cannot be shown
page-choose-closed = Close values
page-council-help = The settings of forms and clauses. A meeting that begins from another one keeps its settings.
page-loading = Being read
