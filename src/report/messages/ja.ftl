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
    .help = 項の名前と順序を確かめてください
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
