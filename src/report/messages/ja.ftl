# 画面に出る文はすべてここにあります。指摘は「文（何が違うか）」「.label（その場所に何があるか）」「.help（何と書くか）」の三つです。

severity-error = エラー
severity-warning = 警告
severity-note = 参考
help = 直し方
more = 詳しく
summary-severity = 重要度
summary-place = 場所
summary-finding = 指摘
summary-help = 直し方
explain-what = 何を見るか: { $text }
explain-why = なぜ困るか: { $text }
explain-wrong = 誤りの例（{ $file }）
explain-right = 正しい例
example-case = 案件のファイル
example-meeting = 会議のファイル meeting.yaml
example-council = 審議会の設定 council.yaml
example-clauses = 特記事項 clauses.yaml

## 指摘

not-utf8 = 文字コードが UTF-8 ではありません
    .help = 保存するときに文字コードで「UTF-8」を選んでください
file-too-large = ファイルが大きすぎます
    .help = 1件のファイルは4メガバイトまでです
empty-file = ファイルに何も書かれていません
yaml-syntax = YAMLとして読めません
    .label = ここで読めなくなりました（{ $detail }）
duplicate-key = 「{ $key }」が2回書かれています
    .label = { $line }行目にもあります
    .help = どちらか一つを消してください
anchor-or-tag = YAMLの「&」「*」「!」の記法は使えません
    .label = 値をそのまま書いてください
    .help = 「&」「*」「!」で始まる文は "…" で囲んでください
unknown-key = 「{ $key }」という項目はありません
    .label = { $nearest ->
        [none] { "" }
       *[other] もしかして「{ $nearest }」ですか
    }
    .help = ここに書けるのは { $known } です
missing-key = 「{ $key }」がありません
    .label = この中に必要です
    .help = { $key }: … と書いてください
wrong-type = 「{ $key }」の書き方が違います
    .label = { $expected ->
        [array] ここには一覧が入ります
        [object] ここには「項目: 値」の組が入ります
       *[string] ここには文が入ります
    }
    .help = { $expected ->
        [array] 行ごとに「- 」で始めて書いてください
        [object] 字下げして「項目: 値」の行を並べてください
       *[string] 一つの文で書いてください
    }
unknown-value = 「{ $key }」に「{ $value }」は使えません
    .help = 使えるのは { $choices } です
empty-value = 「{ $key }」に値がありません
    .label = この後に値が必要です
not-understood = このファイルの内容を解釈できません（{ $detail }）
unreadable-date = 日付「{ $value }」が正しくありません
    .label = { $fault ->
        [outside-era] この元号の期間の外です
        [era-missing] 元号がありません
        [no-such-day] 暦にない日です
       *[other] 日付として読めません
    }
    .help = { $fault ->
        [outside-era] { $correct }と書いてください
       *[other] 平成20年10月1日、平成20年10月、2008-10-01 のように書いてください
    }
council-unknown = 審議会の設定「{ $council }」が使えません
    .label = templates/{ $council }/ がないか、その中に誤りがあります
ground-unknown = 根拠「{ $ground }」は、{ $council }の設定にありません
    .help = 使えるのは { $known } です
ground-not-in-force = 根拠「{ $ground }」は、会議の日に効力がありません
    .label = { $fault ->
        [repealed] { $date }で廃止されています
       *[future] 施行は{ $date }です
    }
    .help = 会議の日に効力のある根拠に改めてください
null-as-text = 「{ $key }」の値が「{ $value }」になっています
    .label = これは「値なし」の意味になります
    .help = 値を書くか、この文字のまま印刷するなら "{ $value }" と囲んでください
mixed-key-languages = 日本語と英語の項目名が混ざっています
    .label = 「{ $key }」ほか、全部で{ $count }か所です
    .help = 一つのファイルでは、どちらかにそろえてください
duplicate-field = 項目「{ $field }」が2回書かれています
    .label = 上にもあります
    .help = どちらか一つを消してください
all-fields-provided = 保有している項目を、すべて提供しています
    .label = 保有している{ $count }項目のすべてです
    .help = 業務に必要な項目だけになっているか確かめてください
clauses-not-attached = 「{ $word }」を付すとありますが、この案件に特記事項が付きません
    .label = ここに書かれています
    .help = 「特記事項: 標準」と書くか、この文を直してください
clauses-not-mentioned = 特記事項が付きますが、情報保護対策に書かれていません
    .label = 「{ $word }」の語がありません
    .help = 実施機関の対策に「契約にあたり、別紙「{ $word }」を付す。」のように書いてください
required-clause-missing = 必要な条項が付いていません
    .label = { $clauses } が必要です
    .help = 省かずに付けるか（「特記事項: 標準」など）、確認済みに理由を書いてください
missing-safeguard = { $side ->
        [municipality] 実施機関の情報保護対策がありません
       *[recipient] 相手方の情報保護対策がありません
    }
    .label = この中に必要です
    .help = 情報保護対策の「{ $side ->
        [municipality] 実施機関
       *[recipient] 相手方
    }」に、一行ずつ「- 」で始めて書いてください
department-unknown = 「{ $name }」は、部署の一覧にありません
    .help = 一覧にあるのは { $known } です
department-spelling = 部署の名前「{ $name }」が、同じ会議の「{ $other }」と一字違います
    .label = ほかの案件では「{ $other }」です
    .help = 正しい名前にそろえてください
council-name = 審議会の名前が違います
    .label = 「{ $name }」とあります
    .help = 正しくは「{ $council }」です
stale-copy = 前の案件の日付が残っているようです
    .label = { $fault ->
        [year] この会議は{ $year }です
       *[period] 開始・終了の日付と合いません
    }
    .help = { $fault ->
        [year] 年度を確かめてください
       *[period] 表記か、開始・終了を直してください
    }
subject-form = 件名が「{ $ending }」で終わっていません
    .help = 「…{ $ending }」と書いてください
weekday-mismatch = 曜日が日付と合いません
    .label = この日は{ $real }曜日です
    .help = （{ $real }）と書くか、日付を直してください
fiscal-year-mismatch = 会議名の年度が、開催日と合いません
    .label = 開催日は{ $real }です
    .help = 会議名か開催日を直してください
era-out-of-range = この年には、もうその元号がありません
    .label = { $correct }です
    .help = { $correct } と書いてください
era-missing = 年に元号がありません
    .label = 「{ $written }」だけでは、いつの年か分かりません
    .help = 平成{ $written }、令和{ $written } のように元号を付けてください
period-reversed = 期間の終わりが、始まりより前です
    .label = 開始より前の日付です
    .help = 開始か終了の日付を直してください
reported-after-start = { $kind }なのに、会議の日より前に始まります
    .label = { $date }に始まります
    .help = 開始の日付か、根拠を確かめてください
case-not-listed = 案件のファイル「{ $file }」が、会議の案件の一覧にありません
    .label = この中に書かれていません
    .help = 「- ファイル: { $file }」を加えるか、ファイルを別のフォルダへ移してください
number-twice = 「{ $number }」が2回使われています
    .label = { $line }行目にもあります
    .help = どちらかを直してください
closed-without-ground = 非公開の案件に、根拠がありません
    .label = 根拠が必要です
    .help = 「非公開の根拠: …」を加えてください
private-use-character = 外字は印刷できません（{ $code }）
    .label = ここに外字があります
    .help = 書体（{ $fonts }）にある字か、かなで書いてください
invisible-character = 目に見えない文字があります（{ $code }）
    .label = ここにあります
    .help = この文字を消すか、ふつうの空白にしてください
decomposed-character = 文字の中身が、見た目と違います（{ $code }）
    .label = 印刷すると「{ $instead }」になります
    .help = 「{ $instead }」と打ち直してください
machine-dependent-character = 機種依存文字「{ $characters }」があります
    .label = ウェブページなどで読めないことがあります
    .help = 1、（株）のように、ふつうの文字で書いてください
half-width-katakana = 半角カタカナ「{ $characters }」があります
    .help = 全角カタカナで書いてください
mixed-digit-width = 半角と全角の数字が混ざっています
    .label = { $width ->
        [wide] 全角の数字「{ $digits }」
       *[narrow] 半角の数字「{ $digits }」
    }（{ $count }か所）
    .help = 一つのファイルでは、どちらかにそろえてください
sensitive-information = 提供する項目「{ $field }」は、要配慮個人情報にあたる可能性があります
    .label = 「{ $word }」を含みます
    .help = 提供が必要か確かめ、必要なら確認済みに理由を書いてください
individual-number = { $fault ->
        [ground] 個人番号を扱う根拠がありません
       *[clauses] 個人番号を扱うのに、そのための条項がありません
    }
    .label = 「{ $field }」
    .help = { $fault ->
        [ground] 個人番号を扱える根拠を書くか、この項目を除いてください
       *[clauses] 個人番号のための条項を付けてください
    }
repeated-word = 「{ $word }」が続けて2回書かれています
    .help = 一つを消してください
redundant-wording = 「{ $wording }」は意味が重なっています
    .help = { $instead }と書いてください
typo = 「{ $wording }」は誤字のようです
    .help = 「{ $instead }」と書いてください
mixed-wording = 同じことを「{ $word }」とも「{ $other }」とも書いています
    .label = 前では「{ $other }」です
    .help = どちらかにそろえてください
uneven-full-stops = 文の終わりの「。」が、そろっていません
    .label = { $missing ->
        [yes] ここには「。」がありません
       *[no] ここだけ「。」があります
    }
    .help = 一つの一覧では、付けるか付けないか、どちらかにそろえてください
allow-unused = 確認済みの「{ $rule }」にあたる指摘がありません
    .label = { $fault ->
        [error] この指摘はエラーなので、確認済みにできません
       *[nothing] この指摘は出ていません
    }
    .help = { $fault ->
        [error] 指摘された箇所を直してください
       *[nothing] この行を消すか、指摘の名前と箇所を確かめてください
    }
provided-not-held = 提供する項目「{ $field }」が、保有している情報項目にありません
    .label = { $alike ->
        [none] { "" }
       *[other] 保有項目に{ $alike }があります
    }
    .help = { $alike ->
        [none] 保有情報の項目に「{ $field }」を加えるか、{ "{" } 名称: { $field }, 保有項目: [ … ] { "}" } と書いてください
       *[other] 別の名で保有しているときは { "{" } 名称: { $field }, 保有項目: [{ $list }] { "}" } と書いてください
    }
from-not-held = 保有項目「{ $field }」が、保有している情報項目にありません
    .label = { $alike ->
        [none] { "" }
       *[other] 保有項目に{ $alike }があります
    }
    .help = 保有情報の項目にある名前を、そのまま書いてください
item-without-file = 案件のファイル「{ $file }」がありません
    .label = この会議のフォルダにあるのは { $known } です
placeholder-unknown = { "{" }{ $blank }{ "}" } は使えません
    .help = ここで使えるのは { $known } です
clause-reference-broken = { "{" }{ $blank }{ "}" } が指す項がありません
    .label = { $clause ->
        [none] { $choice ->
            [none] { "" }
           *[other] 「{ $choice }」を選ぶと、なくなります
        }
       *[other] 条項「{ $clause }」が、これを引用しています
    }
    .help = { $clause ->
        [none] 項の名前と順序を確かめてください
       *[other] 「{ $clause }」も、省くか差し替えてください
    }
clause-unknown = { $what ->
        [set] 組
        [setting] 設定
        [choice] 選択肢
       *[clause] 条項
    }「{ $name }」は、特記事項の設定にありません
    .label = { $nearest ->
        [none] { "" }
       *[other] もしかして「{ $nearest }」ですか
    }
    .help = { $known ->
        [none] この審議会の設定には、一つもありません
       *[other] 使えるのは { $known } です
    }
clauses-contradictory = { $fault ->
        [twice] 条項・項・号の名「{ $name }」が2回使われています
        [text-and-paragraphs] 本文と項の両方が書かれています
        [own-and-known] 設定にある条項と、案件独自の条項とが、一つにまとめて書かれています
        [omitted] 条項「{ $name }」は、この案件で省かれています
        [absent] 条項「{ $name }」は、この案件の特記事項に入っていません
        [there-already] 条項「{ $name }」は、もう入っています
        [before-and-after] 「前」と「後」の両方が書かれています
        [name-taken] 「{ $name }」という名の条項が、もうあります
        [two-choices] 設定「{ $name }」の選択が二通りあります
        [two-texts] 条項「{ $name }」の差し替えが二通りあります
        [none-and-some] 案件の特記事項は「なし」なのに、取扱いには付いています
       *[other] 特記事項の選び方が食い違っています
    }
    .help = { $fault ->
        [twice] 別の名にしてください
        [text-and-paragraphs] 一つの文なら「本文」、いくつかに分けるなら「項」だけを書いてください
        [own-and-known] 設定にある条項は「条項: 名」と「前」か「後」だけ、独自の条項は「名・見出し・義務者・本文」で書いてください
        [omitted] 「省く」から除くか、こちらをやめてください
        [absent] 組を選ぶか「加える」に書いて入れるか、こちらをやめてください
        [there-already] この行を消してください
        [before-and-after] どちらか一つを消してください
        [name-taken] 別の名にするか、「差し替える」を使ってください
        [two-choices] どちらか一つを消してください
        [two-texts] どちらか一つを消してください
       *[other] どちらかを直してください
    }
unprintable-character = この文字は印刷できません（{ $code }）
    .label = { $character ->
        [none] 目に見えない文字です
       *[other] 「{ $character }」
    }
    .help = 書体（{ $fonts }）にない文字です。別の字か、かなで書いてください
variation-not-in-font = この字形は印刷できません（{ $code }）
    .label = 書体にこの異体字がないため、別の字形になります
    .help = 書体（{ $fonts }）にある字形で書いてください

## 機械の問題

font-missing = 書体のファイル { $path } がありません（{ $error }）。make setup を実行すると用意されます。別の場所にあるときは --fonts で示してください。
font-changed = 書体のファイル { $path } の内容が、設定に書かれたものと違います（チェックサム { $found }）。make setup で取り直してください。
typst-missing = typst が見つかりません。make を実行すると用意されます（cargo install typst-cli --version { $version } --locked でも入ります）。別の場所にあるときは --typst で示してください。
typst-wrong = typst { $version } が必要ですが、{ $path } は「{ $found }」です。cargo install typst-cli --version { $version } --locked で入れ直してください。
typst-failed = typst が文書を作れませんでした。ひな形（templates/ の .typ）に問題があります。
    { $detail }
template-missing = 審議会の設定「{ $profile }」に、ひな形 { $template } がありません。
template-wrong = 審議会の設定「{ $profile }」のひな形に誤りがあります。
    { $error }
template-failed = 審議会の設定「{ $profile }」のひな形 { $template } で文書を作れませんでした。
    { $error }
output-closed = { $path } に書き込めません（{ $error }）。
no-meeting-file = { $path } がありません。会議のフォルダには meeting.yaml が必要です。
no-cases-folder = { $path } がありません。cases フォルダのある場所で実行するか、--workspace で示してください。
no-such-path = { $path } は、このフォルダの cases/ にある会議でも案件でもありません。
unknown-rule = 「{ $id }」という点検項目はありません。{ $nearest ->
    [none] { "" }
   *[other] 似た名前は { $nearest } です。
}shingikai explain で一覧が出ます。
machine-failed = 続けられません: { $detail }

## まとめ

made = { $count ->
    [0] 作った文書はありません
   *[other] { $count }件の文書を作りました
}
counted = エラー { $errors }件、警告 { $warnings }件、参考 { $notes }件{ $allowed ->
    [0] { "" }
   *[other] 、確認済み { $allowed }件
}
no-findings = 指摘はありません
