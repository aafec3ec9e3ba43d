# 画面に出る文はすべてここにあります。指摘は「文（何が違うか）」「.label（その場所に何があるか）」「.help（何と書くか）」の三つです。

severity-error = エラー
severity-warning = 警告
severity-note = 参考
list-joint = { "、" }
help = 直し方
choice = 案{ $number }
more = 詳しく
summary-severity = 重要度
summary-place = 場所
summary-finding = 指摘
summary-help = 直し方
explain-what = 何を見るか: { $text }
explain-why = なぜ困るか: { $text }
explain-cure = 直し方: { $text }
cure-safe = 「check --fix」が直す
cure-suggested = 「check --fix=all」が示した行のとおりに直す
cure-choice = いくつかの案から選ぶ
cure-ask = 書いた人か担当に確かめて直す
cure-rewrite = 文を書き直す
cure-outside = ファイルの外で直す
explain-wrong = 誤りの例（{ $file }）
explain-right = 正しい例
explain-right-file = 正しい例（{ $file }）
example-case = 案件のファイル
example-meeting = 会議のファイル meeting.yaml
example-council = 審議会の設定 council.yaml
example-clauses = 特記事項 clauses.yaml
related-first = 最初はここにあります
related-list = この一覧にありません
related-other = ここと合いません
related-belongs = この中に書きます
fix-blanks = 空白を半角にそろえる
fix-join = 行をつなぐ
fix-blank-after = 「{ $new }」の後に空白を入れる
fix-quotes = 「{ $text }」を引用符で囲む
fix-put-in = 「{ $new }」を入れる{ $more ->
        [none] { "" }
       *[other] （ほか{ $more }か所）
    }
fix-take-out = 「{ $old }」を消す{ $more ->
        [none] { "" }
       *[other] （ほか{ $more }か所）
    }
fix-replace = 「{ $old }」を「{ $new }」に直す{ $more ->
        [none] { "" }
       *[other] （ほか{ $more }か所）
    }
fix-to-utf8 = UTF-8 で保存し直す
fix-rename = ファイルの名前を「{ $old }」から「{ $new }」に変える

## 指摘

not-utf8 = { $encoding ->
        [none] 文字コードが UTF-8 ではありません
       *[other] 文字コードが UTF-8 ではなく { $encoding } です
    }
    .label = UTF-8 で保存し直すまで、文書は作れません
    .help = メモ帳では「名前を付けて保存」の画面の下で文字コードに「UTF-8」を選びます。VS Code では右下の文字コードの名前を押し、{ $encoding ->
        [none] { "" }
       *[other] 「エンコード付きで再度開く」で { $encoding } を選んでから、もう一度押して
    }「エンコード付きで保存」で「UTF-8」を選びます
file-too-large = { $limit ->
        [values] 値が多すぎます
        [items] 一つの会議の案件が多すぎます
        [copies] 部数が多すぎます
        [variations] 一つの文章に、異体字などの別の書体で印字する文字が多すぎます
        [levels] 内訳や号が深すぎます
        [findings] ここから先にも、打ち間違いがあります
       *[bytes] ファイルが大きすぎます
    }
    .help = { $limit ->
        [items] 一つの会議の案件は1,000件までです。会議を分けてください
        [copies] 会議資料の部数は1,000部までです。打ち間違いでないか確かめてください
        [variations] 一つの文章や一覧に500字までです。二つに分けてください
        [levels] 5段までです。それより深いものは、上の段に並べるか、一つの文にまとめてください
        [values] 1件のファイルに書ける値は20,000個までです。不要な部分を消すか、案件を分けてください
        [findings] 1,000件まで示しました。直してから、もう一度確かめてください
       *[bytes] 1件のファイルは4メガバイトまでです。不要な部分を消すか、案件を分けてください
    }
empty-file = ファイルに何も書かれていません
    .label = 「#」で始まる行は注記なので、内容になりません
    .help = 「項目: 値」の行を書いてください。使わないファイルは消してください
link-not-read = リンクは読み込みません
    .label = ほかの場所を指すリンクです
    .help = リンクを消し、ファイルやフォルダそのものを置いてください
file-held = { $why ->
    [held] ほかのプログラムが開いていて、読めません
    [denied] 開く許可がなく、読めません
    [name] この名前のファイルを、この端末では開けません
   *[unclear] ほかのプログラムが開いているか、開く許可がなく、読めません
}
    .help = { $why ->
        [held] 開いているプログラムを閉じて、もう一度実行してください
        [denied] 開く許可を、持ち主か管理者に求めてください
        [name] ファイルに、ほかの名前を付けてください
       *[unclear] 開いているプログラムを閉じてください。なければ、開く許可を管理者に求めてください
    }
file-not-read = 「{ $file }」は読み込まれません
    .label = { $place ->
        [cases] 会議のフォルダに入っていません
        [folder] 会議のフォルダなら、この名前では読めません
        [no-meeting] meeting.yaml がありません
        [profile] この設定のフォルダにあります
       *[other] この会議のフォルダにあります
    }
    .help = { $kind ->
        [case] 案件のファイルなら、名前を「{ $name }」に変えてください
        [encoding] 名前の文字コードが UTF-8 ではありません。名前を付け直してください
        [profile] 読み込むのは council.yaml と clauses.yaml です。名前を直すか、ほかの場所に移してください
        [meeting] 案件のファイルなら、会議のフォルダ（cases の中の 2008-08 など）に移してください
        [misnamed] 「{ $name }」の名前を「meeting.yaml」に変えてください
        [nested] 会議のフォルダは、cases のすぐ下に置いてください
        [pdf] 綴じ込む資料なら、会議のファイルの案件に「別添: [ { "{" } 件名: …, ファイル: { $file } { "}" } ]」と書いてください。そうでなければ、ほかの場所に移してください
        [no-meeting] 会議のフォルダなら meeting.yaml を作り、そうでなければ、ほかの場所に移してください
       *[other] 案件のファイルなら、名前を「{ $name }」に変えてください。そうでなければ、ほかの場所に移してください
    }
file-name = { $fault ->
        [unseen] 名前「{ $name }」に、目に見えない文字があります
        [sign] 名前「{ $name }」に、Windows で使えない記号があります
        [reserved] 「{ $name }」は、Windows では使えない名前です
        [ending] 名前「{ $name }」の終わりに、Windows が除く点か空白があります
        [decomposed] 名前「{ $name }」の濁点などが、字と別々になっています
        [alike] 「{ $name }」と「{ $other }」は、同じ名前として扱われることがあります
        [alike-profile] 設定「{ $name }」と「{ $other }」は、同じ名前として扱われることがあります
        [copy] 「{ $name }」は「{ $other }」の写しのようです
        [item] 一覧の「{ $name }」とファイルの「{ $other }」は、濁点などの表し方だけが違います
       *[long] 「{ $name }」の文書の場所が、{ $other }字になります
    }
    .help = { $fault ->
        [unseen] 名前を打ち直してください。この名前では、何も作られません
        [sign] : ? * | < > " \ のない名前に変えてください
        [reserved] aux、con、nul、com1 などではない名前に変えてください
        [ending] 終わりの点や空白のない名前に変えてください
        [decomposed] 名前を打ち直してください。Mac で付けた名前が、このようになることがあります
        [alike] 大文字と小文字、濁点の表し方、終わりの点や空白のほかにも違うところのある名前に変えてください。文書が混ざるおそれがあるため、作られません
        [alike-profile] 大文字と小文字、濁点の表し方、終わりの点や空白のほかにも違うところのある名前に変えてください
        [copy] 会議資料に二度入らないように、要らないほうを消すか、別の案件なら名前を変えてください
        [item] ファイルの名前を打ち直してください。Mac で付けた名前が、このようになることがあります
       *[long] 200字までになるように、会議か案件の名前を短くしてください
    }
full-width-syntax = { $role ->
        [colon] 項目の後の「：」が全角です
        [blank] 区切りの空白が全角です
        [indent] 行の初めの空白が全角です
        [line] 空の行に全角の空白があります
        [mark] 「{ $typed }」は一覧の印になりません
        [comment] 注記の印「＃」が全角です
        [quote] 「{ $typed }」は引用符になりません
        [bracket] 括弧「{ $typed }」が全角です
        [comma] 一覧の区切りが「{ $typed }」です
        [block] 文の初めを示す印が全角です
       *[other] 記号か空白が全角です
    }
    .label = { $role ->
        [colon] 半角の「:」と空白が必要です
        [blank] 半角の空白が必要です
        [indent] 半角の空白が必要です
        [line] 空の行には何も書けません
        [mark] 半角の「-」と空白が必要です
        [comment] 半角の「#」が必要です
        [quote] このままでは印刷されてしまいます
        [bracket] 半角の括弧が必要です
        [comma] 全体が一つの項目になってしまいます
        [block] 半角の「|」が必要です
       *[other] 半角で書いてください
    }
    .help = { $role ->
        [colon] 「項目: 値」のように、半角の「:」と半角の空白で書いてください
        [blank] 半角の空白に直してください
        [indent] 半角の空白で字下げしてください
        [line] この行の空白を消してください
        [mark] 「- 項目」のように、半角の「-」と半角の空白で書いてください
        [comment] 半角の「#」に直してください。文の一部なら、値全体を "…" で囲んでください
        [quote] 半角の「"」で囲んでください。そのまま印刷するときは、全体を '…' で囲んでください
        [bracket] 半角の [ … ] か { "{" } … { "}" } で書いてください。そのまま印刷するときは、全体を "…" で囲んでください
        [comma] 半角の「,」と空白で区切ってください。文の一部なら、"…" で囲んでください
        [block] 半角の「|」に直してください
       *[other] 半角に直してください
    }
tab-indent = 行の初めにタブがあります
    .label = 半角の空白が必要です
    .help = タブを消し、上の行にそろえて半角の空白で字下げしてください
comma-in-value = 数の中に「,」があります
    .label = ここで二つの値に分かれてしまいます
    .help = 一つの値なら、全体を "…" で囲んでください。二つの値なら、「,」の後に半角の空白を入れてください
fields-as-pasted = { $fault ->
    [marks] 項目の初めに、番号や記号が付いています
   *[blanks] 項目が空白で区切られています
}
    .label = { $fault ->
        [marks] 番号も項目の名前として印刷されます
       *[blanks] 一つの項目として数えられます
    }
    .help = 「{ $list }」と書いてください
comma-in-field = 「{ $field }」の中に「,」か「，」があります
    .label = 全体で一つの項目になります
    .help = 別々の項目なら「、」で区切ってください
missing-space-after-colon = 「{ $key }」の後の「:」に空白が続いていません
    .label = この後に半角の空白が必要です
    .help = 「{ $key }: 値」のように、「:」の後に半角の空白を入れてください
missing-space-after-dash = 一覧の印「-」の後に空白がありません
    .label = この後に半角の空白が必要です
    .help = 「- 項目」のように、「-」の後に半角の空白を入れてください
folded-line = 文が途中で改行されています
    .label = 前の行の続きです。つなぎ目に半角の空白が印刷されてしまいます
    .help = 一行で書いてください。改行も印刷するときは、「項目: |」と書き、次の行から字下げして書いてください
colon-in-value = 値の中に「:」と空白があります
    .label = ここでもう一つの項目が始まることになってしまいます
    .help = 値全体を "…" で囲むか、全角の「：」で書いてください
text-after-quote = 閉じた引用符の後に文字があります
    .label = 引用符の外にあります
    .help = 引用符も印刷するときは、全体を '…' で囲んでください。しないときは、引用符を消してください
special-first-character = { $role ->
        [mark] 「{ $character }」は一覧の印になりません
        [key] 項目の名前を「{ $character }」で始められません
       *[other] 値を「{ $character }」で始められません
    }
    .label = { $role ->
        [mark] 半角の「-」と空白が必要です
        [block] 文は次の行から始めます
       *[other] YAMLでは別の意味になります
    }
    .help = { $role ->
        [mark] 「- 項目」のように、半角の「-」と半角の空白で書いてください
        [block] 「{ $character }」だけを残して改行し、次の行から字下げして書いてください
       *[other] 全体を "…" で囲んでください
    }
typed-list-number = 番号「{ $number }」が書かれています
    .label = 番号は自動で付くため、二重になってしまいます
    .help = 番号を消してください。項目の順に番号が付きます
typed-reference = 「{ $written }」が文字で書かれています
    .label = 案件が条項を省いたり加えたりしても、この番号は変わりません
    .help = { $instead ->
        [none] 条項の名で引用してください: { "{" }条:名{ "}" }
       *[other] 「{ $instead }」と書くと、いつも正しい番号が付きます
    }
typed-party = 当事者「{ $typed }」が文字で書かれています
    .label = この設定での呼び方は「{ $word }」です
    .help = 「{ $instead }」と書くと、いつも契約の呼び方になります
comment-cuts-value = 「#」から後は印刷されません
    .label = 空白と「#」の後は注記とみなされます
    .help = 値の一部なら、値全体を "…" で囲んでください。注記なら、「# 注記」のように「#」の後に空白を入れてください
yaml-syntax = { $fault ->
        [unclosed-quote] 引用符が閉じられていません
        [unclosed-bracket] 括弧が閉じられていません
        [bracket-mismatch] 括弧の組み合わせが違います
        [bracket-in-text] 文の途中に括弧があります
        [text-after-bracket] 閉じた括弧の後に文字があります
        [mark-in-brackets] 括弧の中に一覧の印「-」があります
        [comma] 括弧の中の区切りがありません
        [empty-entry] 「,」の前に値がありません
        [no-colon] 「{ $shown }」の後に「:」がありません
        [no-key] 項目の名前がありません
        [no-mark] 一覧の印「-」がありません
        [item-among-keys] 一覧の印「-」が、項目の並びの中にあります
        [indentation] 字下げが上の行とそろっていません
        [block-indent] 字下げが文の初めの行より浅くなっています
        [colon] 「:」の場所が違います
        [backslash] 引用符の中の「\」が読めません
        [control-character] 目に見えない制御文字（{ $shown }）があります
        [too-deep] 括弧や字下げが深すぎます
        [second-document] 「---」で区切られた二つ目の文書があります
        [key-is-no-text] 項目の名前が一覧や組になっています
       *[other] YAMLとして読めません
    }
    .label = { $fault ->
        [unclosed-quote] ここで始まる引用符に、閉じる「{ $shown }」がありません
        [unclosed-bracket] ここで始まる括弧に、閉じる「{ $shown }」がありません
        [bracket-mismatch] ここは「{ $shown }」で閉じます
        [bracket-in-text] 一覧の中では、ここから別の一覧が始まることになってしまいます
        [text-after-bracket] 括弧の外にあります
        [mark-in-brackets] 括弧の中では使えません
        [comma] この前に「,」が必要です
        [empty-entry] この「,」が余分です
        [no-colon] この後に「:」と空白が必要です
        [no-key] 「項目: 値」の形になっていません
        [no-mark] この前に「- 」が必要です
        [item-among-keys] 上の項目には、もう値があります
        [indentation] ここから始まる行です
        [block-indent] ここから始まる行です
        [colon] ここに「:」は書けません
        [backslash] この後の文字と組になりません
        [control-character] ここにあります
        [too-deep] ここから先は読めません
        [second-document] ここから先は読みません
        [key-is-no-text] 名前には文だけが書けます
       *[other] ここで読めなくなりました
    }
    .help = { $fault ->
        [unclosed-quote] 値の終わりに「{ $shown }」を書いてください。引用符も印刷するときは、全体を別の引用符（" なら ' ）で囲んでください
        [unclosed-bracket] 終わりに「{ $shown }」を書いてください。文の一部なら、全体を "…" で囲んでください
        [bracket-mismatch] [ は ] で、{ "{" } は { "}" } で閉じてください
        [bracket-in-text] 全体を "…" で囲んでください
        [text-after-bracket] 文の一部なら、括弧も含めて全体を "…" で囲んでください
        [mark-in-brackets] 「-」を消して「,」で区切るか、括弧をやめて行ごとに「- 」で書いてください
        [comma] 括弧の中は「,」と空白で区切ってください。文の一部なら、全体を "…" で囲んでください
        [empty-entry] 消すか、この前に値を書いてください
        [no-colon] 「{ $shown }: 」と書いてください
        [no-key] 上の行の続きなら、一行にまとめてください。新しい項目なら、「項目: 値」と書いてください
        [no-mark] 一覧の項目なら、行の初めに「- 」を書いてください
        [item-among-keys] 上の項目の値を消すか、この行を「項目: 値」の形で書いてください
        [indentation] 同じ並びの行は、行の初めの空白の数を同じにしてください
        [block-indent] 文のどの行も、初めの行と同じかそれより深く字下げしてください
        [colon] 文の一部なら、全体を "…" で囲んでください
        [backslash] 「\\」と二つ書くか、全体を '…' で囲んでください
        [control-character] その場所の文字を消して、書き直してください
        [too-deep] 閉じていない括弧がないか、確かめてください
        [second-document] 「---」から後を、別のファイルに移してください
        [key-is-no-text] 「項目: 値」の形で書いてください。文の一部なら、全体を "…" で囲んでください
       *[other] 値を "…" で囲むと読めることがあります
    }
duplicate-key = 「{ $key }」が2回書かれています
    .label = { $line }行目にもあります
    .help = どちらか一つを消してください
anchor-or-tag = YAMLの「&」「*」「!」の記法は使えません
    .label = 値をそのまま書いてください
    .help = 「&」「*」「!」で始まる文は "…" で囲んでください
unknown-key = { $where ->
        [elsewhere] 「{ $key }」の場所が違います
        [top] 「{ $key }」の場所が違います
       *[here] 「{ $key }」という項目はありません
    }
    .label = { $where ->
        [elsewhere] 「{ $belongs }」の中に書く項目です
        [top] 字下げしない場所に書く項目です
       *[here] { $nearest ->
            [none] { "" }
           *[other] もしかして「{ $nearest }」ですか
        }
    }
    .help = { $where ->
        [elsewhere] 次のように移してください
        [top] 次のように移してください
       *[here] { $known ->
            [none] { "" }
           *[other] ここに書けるのは { $known } です
        }
    }
missing-key = 「{ $key }」がありません
    .label = この中に必要です
    .help = { $key }: … と書いてください
wrong-type = 「{ $key }」の書き方が違います
    .label = { $expected ->
        [array] ここには一覧が入ります
        [object] ここには「項目: 値」の組が入ります
        [integer] ここには数が入ります
        [one] ここに並べられるのは一つだけです
       *[string] ここには文が入ります
    }
    .help = { $expected ->
        [array] 行ごとに「- 」で始めて書いてください
        [object] { $known ->
            [none] 字下げして「項目: 値」の行を並べてください
           *[other] { $known } のそれぞれについて、字下げして「項目: 値」の行を並べてください
        }
        [integer] 1以上の数を、半角の数字だけで書いてください
        [one] 一つを残して、ほかを消してください
       *[string] 一つの文で書いてください
    }
unknown-value = 「{ $key }」に「{ $value }」は使えません
    .help = { $choices ->
        [none] { "" }
       *[other] 使えるのは { $choices } です
    }
empty-value = 「{ $key }」に値がありません
    .label = この後に値が必要です
placeholder-left = まだ書き込まれていないところがあります
    .label = 書き込むところです
    .help = { $placeholder } を消して、値を書いてください
    .help-page = { $state ->
        [open] 値を書いてください
       *[marked] { $placeholder } を消して、値を書いてください
    }
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
       *[other] 平成20年10月1日、平成20年10月、2008-10-01 のように書いてください{ $words ->
            [none] { "" }
           *[other] 。{ $words }とも書けます
        }
    }
council-unknown = 審議会の設定「{ $council }」が使えません
    .label = templates に { $council } がありません
    .help = 使えるのは { $known } です
base-unknown = 基本の設定「{ $base }」が使えません
    .label = { $fault ->
        [circular] この設定自身に戻ってしまいます
        [wrong] templates の { $base } の中に誤りがあります
       *[nothing] templates に { $base } がありません
    }
    .help = { $fault ->
        [circular] 互いに基本にしている設定の、どちらかの「基本」を消してください
        [wrong] 先に「{ $base }」の誤りを直してください
       *[nothing] 基本にする設定の、フォルダの名前を書いてください
    }
base-entry-unknown = 「{ $entry }」が使えません
    .label = { $fault ->
        [twice] 一つの並びに二度書かれています
       *[nothing] 基本の設定の同じ所に、並びがありません
    }
    .help = { $fault ->
        [twice] この行を消してください
       *[nothing] この行を消し、要るものを全部書いてください。基本の設定は「基本: 名前」で示します
    }
ground-unknown = 根拠「{ $ground }」は、{ $council }の設定にありません
    .help = { $known ->
        [none] 審議会の設定に根拠がありません
       *[other] 使えるのは { $known } です
    }
type-mismatch = 「{ $type }」は、根拠と合いません
    .label = 根拠「{ $ground }」では「{ $of_ground }」です
    .help = この行を消すか、根拠を改めてください
sheet-missing = 「{ $type }」の票が、審議会の設定にありません
    .label = この根拠は「{ $type }」のものです
    .help = council.yaml の取扱い票に「{ $type }」を加えるよう、様式の担当者に頼んでください
key-without-row = 「{ $key }」は、「{ $sheet }」の票に印刷されません
    .label = この票に行がありません
    .help = この項目を消すか、council.yaml の票に行を加えてください
profile-contradictory = { $fault ->
        [cells] 一つの行に書けるのは、値一つか二つです
        [required] 必ず書かせる「{ $name }」に、票の行がありません
        [row-twice] 「{ $name }」の行が二つあります
        [name-twice] 「{ $name }」が二つあります
        [label] 「{ $name }」という行はないのに、見出しがあります
        [key-form] 「{ $name }」は、行のキーにできません
        [key-taken] 「{ $name }」は、ほかの項目の名前です
        [file-name] 「{ $name }」は、ファイルの名前にできません
        [never-in-force] 「{ $name }」の廃止が、施行より前です
        [font] 書体「{ $name }」のファイルがありません
        [open-brace] 「{"{"}」が閉じられていません
        [blank-missing] { $name } がないので、値が印刷されません
        [contact] 必ず書かせる「{ $name }」が、表紙の担当の行にありません
       *[file-twice] 「{ $name }」が、二つの文書のファイル名になっています
    }
    .help = { $fault ->
        [open-brace] 「{"{"}名前{"}"}」と書いてください。「{"{"}」そのものを印刷するときは「{"{{"}」と書きます
        [never-in-force] どちらかの日付を直してください
        [font] 「書体」の「ファイル」に加えるか、そこにある書体名を書いてください
        [blank-missing] 印刷する場所に { $name } と書いてください
        [contact] 表紙の「担当」の「行」に {"{"}{ $name }{"}"} を加えるか、「必須」から消してください
        [cells] 全幅なら一つ、左右なら二つの名前を [ ] の中に書いてください
        [required] 「行」に加えるか、「必須」から消してください
        [row-twice] 一つを消してください
        [name-twice] 一つを消すか、別の名前にしてください
        [label] 名前を直すか、この見出しを消してください
        [key-form] 半角の英小文字、数字、_ と - で書いてください
        [key-taken] 別の名前にしてください
        [file-name] / や : などの記号を使わず、終わりの .pdf も付けずに書いてください
       *[file-twice] 文書ごとに別の名前にしてください
    }
row-unknown = 「{ $row }」という行はありません
    .help = 独自の行に加えるか、{ $known ->
        [none] 決まった行の名前にしてください
       *[other] { $known } などの名前にしてください
    }
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
        [over] 会議の日より前に終わっています
       *[period] 開始・終了の日付と合いません
    }
    .help = { $fault ->
        [year] 年度を確かめてください
        [over] 期間を確かめてください
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
    .help = { $instead ->
        [none] 平成{ $written }、令和{ $written } のように元号を付けてください
       *[other] { $instead } のように元号を付けてください
    }
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
closed-without-ground = { $of ->
        [value] 非公開の値に、根拠がありません
       *[item] 非公開の案件に、根拠がありません
    }
    .label = 根拠が必要です
    .help = { $of ->
        [value] 「{ "{" } 値: …, 非公開: はい, 根拠: 情報公開条例第7条第2号 { "}" }」のように、根拠を加えてください
       *[item] 「非公開の根拠: …」を加えてください
    }
typst-syntax = 部品の書き方に誤りがあります{ $fault ->
        [unclosed] （かっこか引用符が閉じていません）
        [closing] （開いていないかっこを閉じています）
        [missing] （足りないものがあります）
       *[other] { "" }
    }
    .label = ここから読めません
    .help = 直すまで、この設定の文書は作れません
measure-too-small = 「{ $name }」が小さすぎます
    .label = { $given } です
    .help = { $least } 以上にしてください。それより小さいと、綴じ込まれたり、刷られなかったり、読めなかったりします
paper-layout = { $page }ページの「{ $text }」のところが、{ $fault ->
        [off-page] 紙の端にかかっています
        [on-rule] 罫線にかかっています
        [overlap] ほかの字と重なっています
       *[too-small] 読めないほど小さい字です
    }
    .label = { $more ->
        [0] このページです
       *[other] この会議の紙では、ほかにも{ $more }ページあります
    }
    .help = { $fault ->
        [off-page] 端から5mmまでは、プリンターで刷られません。様式（look.typ など）の余白を広げてください
        [on-rule] 様式（look.typ など）の欄の幅を広げるか、文を短くしてください
        [overlap] 様式（look.typ など）の位置を見直すか、文を短くしてください
       *[too-small] 様式（look.typ など）の字の大きさを、9pt（照合番号は6pt）以上にしてください
    }
previous-case = 「前回」の案件「{ $place }」と比べられません
    .label = { $fault ->
        [missing] この案件は、ありません
        [same] この案件自身です
       *[wrong] この案件に、誤りがあります
    }
    .help = { $fault ->
        [missing] 「2025-08/健診勧奨通知」のように、会議と案件の名前を「/」でつないで書きます。比べないときは、この行を消してください
        [same] 前に出した案件を書きます。比べないときは、この行を消してください
       *[wrong] 前回の案件の誤りを直すか、この行を消してください。審議の要点に、前回から変わったところは載りません
    }
closed-value = この値は、非公開にできません
    .label = 紙の形を決める値です
    .help = 種類、根拠、日付、特記事項などは、非公開にできません。案件の全体を非公開にするときは、会議のファイルに「公開: 非公開」と書きます
private-use-character = 外字は印刷できません（{ $code }）
    .label = ここに外字があります
    .help = 書体（{ $fonts }）にある字か、かなで書いてください
invisible-character = 目に見えない文字があります（{ $code }）
    .label = ここにあります
    .help = この文字を消すか、ふつうの空白にしてください
decomposed-character = 文字の中身が、見た目と違います（{ $code }）
    .label = 印刷すると「{ $instead }」になります
    .help = 「{ $instead }」と打ち直してください
mark-upon-letter = 文字に重ねる記号（{ $code }）があります
    .label = 読み上げや検索で、この文字が2度読まれます
    .help = 記号を消すか、記号の付いた1文字（é、デ など）で打ち直してください
shared-glyph = 書体では「{ $other }」（{ $number }）と同じ字形になる文字（{ $code }）があります
    .label = 同じ会議に両方があると、PDF の読み上げや検索で取り違えられたり、抜けたりします
    .help = どちらが正しいかを確かめて、正しいほうだけを使ってください
machine-dependent-character = 機種依存文字「{ $characters }」があります
    .label = ウェブページなどで読めないことがあります
    .help = 1、（株）のように、ふつうの文字で書いてください
half-width-katakana = 半角カタカナ「{ $characters }」があります
    .help = 全角カタカナで書いてください
unbalanced-bracket = 「{ $bracket }」{ $open ->
        [yes] が閉じられていません
       *[no] に対応する始めの括弧がありません
    }
    .help = { $open ->
        [yes] 終わりの括弧を書いてください
       *[no] 始めの括弧を書くか、これを消してください
    }
mixed-digit-width = 半角と全角の数字が混ざっています
    .label = { $width ->
        [wide] 全角の数字「{ $digits }」
       *[narrow] 半角の数字「{ $digits }」
    }（{ $count }か所）
    .help = 一つのファイルでは、どちらかにそろえてください
sensitive-information = { $flow ->
    [received] 受領する
    [collected] 収集する
    [added] 追加する
   *[provided] 提供する
}項目「{ $field }」は、要配慮個人情報にあたる可能性があります
    .label = 「{ $word }」を含みます
    .help = この項目が必要か確かめ、必要なら確認済みに理由を書いてください
individual-number = { $fault ->
        [held] 保有している個人番号が、どこにも渡されません
        [ground] 個人番号を扱う根拠がありません
       *[clauses] 個人番号を扱うのに、そのための条項がありません
    }
    .label = 「{ $field }」
    .help = { $fault ->
        [held] 相手方が個人番号を見ないのなら、このままでかまいません
        [ground] { $grounds ->
            [none] この審議会の設定に、個人番号を扱える根拠はありません。この項目を除いてください
           *[other] 個人番号を扱える根拠は { $grounds } です。根拠を直すか、この項目を除いてください
        }
       *[clauses] { $sets ->
            [none] 個人番号のための条項を付けてください
           *[other] 特記事項に「組: { $sets }」を書き加えてください
        }
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
        [again] 前の行で、もう確認済みになっています
       *[nothing] この指摘は出ていません
    }
    .help = { $fault ->
        [error] 指摘された箇所を直してください
        [again] 理由は一つの行にまとめてください
       *[nothing] この行を消すか、指摘の名前と箇所を確かめてください
    }
provided-not-held = 提供する項目「{ $field }」が、保有している情報項目にありません
    .label = { $alike ->
        [none] { "" }
       *[other] 保有項目に{ $alike }があります
    }
    .help = 保有情報の項目の名前にそろえるか、どの保有項目から作るかを書くか、保有情報の項目に加えてください
from-not-held = 保有項目「{ $field }」が、保有している情報項目にありません
    .label = { $alike ->
        [none] { "" }
       *[other] 保有項目に{ $alike }があります
    }
    .help = 保有情報の項目にある名前を、そのまま書いてください
value-not-printed = 「{ $key }」の値は、どの紙にも印刷されません
    .label = この会議の資料のどこにもありません
    .help = 印刷される項目に書き直すか、この値を消してください
draft-case = 下書きです
    .label = この行を消すまで、会議資料は前のままです
    .help = 書き終えたら、この行を消してください{ $whom ->
        [none] { "" }
       *[other] （担当 { $whom }）
    }
empty-cell = 「{ $label }」の欄が空いたままです
    .label = 「{ $key }」がありません
    .help = 内容を{ $word ->
        [none] 書いてください
       *[other] 書いてください。書くことがなければ「{ $key }: { $word }」と書いてください
    }
copied-word = ほかの資料の「{ $typed }」が残っています
    .label = { $fault ->
        [municipality] この自治体の呼び方は「{ $instead }」です
        [party] この契約での呼び方は「{ $instead }」です
       *[other] この案件に付く特記事項の表題は「{ $instead }」です
    }
    .help = 「{ $instead }」と書いてください
word-not-printed = 「{ $word }」は、どの紙にも印刷されません
    .label = { $fault ->
        [label] この票には、この名の行がありません
        [row] どの票の「行」にもありません
       *[name] 表紙の表題は「{ $title }」です
    }
    .help = { $fault ->
        [label] 見出しを消すか、票の「行」に加えてください
        [row] 票の「行」に加えるか、独自の行を消してください
       *[name] 表紙の「表題」にも、この審議会の名称を書いてください
    }
short-date = 日付「{ $written }」が略されています
    .label = このまま印刷されてしまいます
    .help = 「{ $instead }」と書いてください
office-level = 「{ $name }」が「{ $key }」に書かれています
    .label = 「{ $word }」の名のようです
    .help = 「{ $other }」に書いてください
unfinished-text = 書きかけの「{ $typed }」が残っています
    .label = このまま印刷されてしまいます
    .help = 内容を書いてください。書くことがなければ「なし」と書くか、項目ごと消してください
value-without-effect = 「{ $key }」は、ここでは使われません
    .label = { $fault ->
        [ongoing] 「{ $other }」があるので、期限のある期間になります
        [from] 保有情報の項目がないので、比べる相手がありません
        [text] 期間は「{ $other }」のとおりに印刷され、この年はそこにありません
        [set] この組に入る条項がありません
        [setting] この設定で変わる条項がありません
        [of-case] 案件のファイルに書いたものが印刷されます
        [paper] 紙で差し込む別添の用紙は、ここでは決まりません
        [later] 後で配る資料ではありません
       *[distribution] この案件には資料がありません
    }
    .help = { $fault ->
        [ongoing] どちらかを消してください
        [from] 保有情報の項目を書くか、これを消してください
        [text] 「{ $other }」を直すか、どちらかを消してください
        [set] 条項の「組」に書くか、これを消してください
        [setting] 条項の「設定」に書くか、これを消してください
        [of-case] 案件のファイルに書き、ここからは消してください
        [paper] 「ファイル」を書くか、これを消してください
        [later] 「配布: { $other }」と書くか、これを消してください
       *[distribution] 資料があるなら「別添」か「資料番号」を書き、なければこの行を消してください
    }
withdrawn-values = 取り下げた案件の{ $keys }は、印刷されません
    .label = 「欠番」などの語と、番号だけが残ります
    .help = そのままでもかまいません。取下げをやめれば、また印刷されます
meeting-without-items = この会議には、案件がありません
    .label = このフォルダに案件のファイルがないため、文書は一つも作られません
    .help = 案件のファイルを置くか、「案件」に件名を書いてください
meeting-contradictory = { $fault ->
        [both] 「ファイル」と「件名」の両方が書かれています
        [neither] 「ファイル」も「件名」もありません
        [ground-of-open] 公開の案件に、非公開の根拠が書かれています
        [two-numbers] 一つの資料に、資料番号が二つ書かれています（「{ $name }」とここ）
        [empty-group] 見出しの下に、案件がありません
        [no-heading] 「案件」が、見出しなしに重なっています
        [group-says] 見出しのところに「{ $name }」は書けません
        [group-in-group] 見出しの中に、また見出しがあります
        [two-lists] 案件が、次第の中にも「案件」にも書かれています
        [two-states] 「取下げ」と「状態」が、食い違っています
        [no-period] 書面で開く会議に、期間がありません
        [period] 「期間」は、書面で開く会議に書くものです
        [place] 書面で開く会議に、時刻や会場が書かれています
        [folder] 「{ $name }」は、案件のファイルの名前にできません
        [file-name] 資料番号「{ $name }」は、ファイルの名前にできません
       *[number] 資料番号「{ $name }」が、ほかの資料と重なります
    }
    .help = { $fault ->
        [both] 件名は案件のファイルから取ります。どちらか一つにしてください
        [neither] 案件のファイルの名前か、ファイルのない案件の件名を書いてください
        [two-numbers] どちらかを消してください
        [empty-group] 「案件」に、この見出しの案件を書いてください
        [no-heading] 「見出し」を書くか、案件を一つ外側に並べてください
        [group-says] 見出しのところには「見出し」と「案件」だけを書き、ほかは一つ一つの案件に書いてください
        [group-in-group] 見出しは一段だけです。内側の見出しの案件を、外側に並べてください
        [two-lists] どちらか一方に、全部の案件を書いてください
        [two-states] どちらかを消してください
        [no-period] 「期間: { "{" } 開始: …, 終了: … { "}" }」を加えてください
        [period] 「方法: 書面」と書くか、期間を消してください
        [place] 時刻と会場を消すか、「方法: 書面」を消してください
        [ground-of-open] 「公開: 非公開」と書くか、非公開の根拠を消してください
        [folder] 会議資料のフォルダやファイルと紛れる名前です。別の名前にしてください
        [file-name] / や : などの記号を使わずに書いてください
       *[number] 自動で付く番号とも重ならないように、「資料番号」を書いてください
    }
meeting-day-missing = { $fault ->
        [month] 開催日「{ $date }」に、月がありません
       *[day] 開催日「{ $date }」に、日がありません
    }
    .label = { $fault ->
        [month] 資料の日付と年度が決まりません
       *[day] 資料には、月だけが載ります
    }
    .help = { $fault ->
        [month] 「令和8年11月（未定）」のように月を書くか、フォルダの名前を「2026-11」のようにしてください
       *[day] 日まで書くか、決まっていなければ「{ $undecided }」と書いてください
    }
continued-item = { $fault ->
        [itself] 継続する先と元が、同じ会議です
        [no-status] 「継続先」がありますが、「状態: 継続」がありません
        [to-come] 継続先の会議「{ $meeting }」は、まだありません
        [nowhere] 継続元の会議「{ $meeting }」がありません
        [not-taken] 継続先の会議「{ $meeting }」に、この案件がありません
        [own-file] 案件のファイル「{ $name }.yaml」が、この会議のフォルダにもあります
       *[not-given] 継続元の会議「{ $meeting }」では、この案件は継続になっていません
    }
    .help = { $fault ->
        [itself] 別の会議のフォルダの名前を書いてください
        [no-status] 「状態: 継続」と書くか、「継続先」を消してください
        [to-come] 会議を作ったら、その案件に「継続元: { $name }」と書いてください
        [nowhere] 「2026-05」のように、会議のフォルダの名前を書いてください
        [not-taken] その会議の案件に、同じファイルか番号で「継続元: { $name }」と書いてください
        [own-file] この会議の方のファイルが使われます。継続元の「{ $meeting }」のファイルを使うなら、消してください
       *[not-given] その会議の案件に「状態: 継続」と「継続先: { $name }」を書いてください
    }
held-meeting-differs = 今作ると、この会議の{ $count }件の文書が変わります
    .label = 開催済みなので、前のまま残しました
    .help = 変わるのは { $papers } などです。作り直すときは --reopen を付けてください
    .help-page = 変わるのは { $papers } などです
number-twice-in-year = 「{ $number }」は、会議「{ $meeting }」にもあります
    .label = 同じ番号です
    .help = どちらかを直してください。次の番号は「{ $next }」です
number-left-out = { $to ->
        [none] 「{ $from }」がありません
       *[other] 「{ $from }」から「{ $to }」までがありません
    }
    .label = { $fault ->
        [first] 「{ $number }」から始まっています
       *[gap] 「{ $other }」の次が「{ $number }」です
    }
    .help = 番号を詰めるか、取り下げた案件を「取下げ: はい」と書いて載せるか、欠番の理由を「確認済み」に書いてください
number-out-of-order = 「{ $number }」は、前の会議「{ $meeting }」の「{ $other }」より小さい番号です
    .label = 番号が戻っています
    .help = 番号を確かめてください
material-left-out = { $to ->
        [none] 「{ $from }」がありません
       *[other] 「{ $from }」から「{ $to }」までがありません
    }
    .label = その次が「{ $number }」です
    .help = 資料番号を詰めるか、取り下げた案件に「取下げ: はい」と書いてください
meeting-twice = 会議「{ $meeting }」と、会議名、開催日、案件の番号のうち二つ以上が同じです
    .label = 同じ会議のようです
    .help = 写したフォルダなら、会議名、開催日と番号を書き直すか、要らない方を消してください
number-of-another-kind = 番号に「{ $named }」とありますが、この案件の区分は{ $kinds }です
    .label = ほかの区分の番号です
    .help = 番号か、案件の根拠と区分を確かめてください
explainer-missing = この案件に「{ $key }」がありません
    .label = ほかの案件には書かれています
    .help = 「{ $key }: [課長]」のように書いてください。誰も呼ばない案件なら、そのままでかまいません
replacement-day = { $fault ->
    [missing] 差し替え日が書かれていません
    [before-print] 差し替え日が、印刷した日より前です
   *[after-meeting] 差し替え日が、会議の日より後です
}
    .label = { $fault ->
        [missing] 差し替えるページには、会議の日が印刷されています
       *[other] 差し替えるページに印刷される日です
    }
    .help = 紙を差し替える日を「差し替え日: 令和8年5月18日」のように書いてください
handed-out-missing = 配った資料の案件が、一覧にありません: { $items }
    .label = 番号は欠番になります
    .help = 取り下げたときは、案件を消さずに「取下げ: はい」と書いてください
handed-out-unreadable = 配ったものの記録を読めないので、会議資料を作れません
    .label = { $path }: { $error }
    .help = 控えから戻してください。配ったものをすべて回収したときは shingikai build --printed --reprint です
    .help-page = 控えから戻してください。配ったものをすべて回収したときは「印刷に出す」から刷り直せます
item-without-file = 案件のファイル「{ $file }」がありません
    .label = { $known ->
        [none] この会議のフォルダには、案件のファイルがありません
       *[other] この会議のフォルダにあるのは { $known } です
    }
    .help = { $subject ->
        [none] { "" }
       *[other] 案件のファイルのない項目なら、「{ $subject }」と書いてください
    }
attachment-missing = 別添のファイル「{ $file }」がありません
    .label = { $known ->
        [none] { $folder } に、PDFがありません
       *[other] { $folder } にあるPDFは { $known } です
    }
    .help = PDFを { $folder } に置いてください。紙で差し込むときは、「ファイル」の代わりに「ページ数」を書いてください
attachment-unusable = 別添のファイル「{ $file }」は、資料に入れられません
    .label = { $fault ->
        [outside] 会議のフォルダの外を指しています
        [link] ほかの場所を指すリンクです
        [no-file] ファイルではありません
        [too-large] 大きすぎます（200 MBまで）
        [held] 今は開けません
        [not-pdf] PDFではありません
        [encrypted] 開くのにパスワードが要ります
        [no-pages] ページがありません
        [too-many-pages] 2,000ページを超えています
        [layers] 隠したレイヤーや、画面か紙だけに出るレイヤーがあります
        [annotation] { $page }ページの注釈が、そのままでは紙に出ません
        [field] { $page }ページの記入欄が、そのままでは紙に出ません
       *[damaged] 壊れているか、途中までしかありません
    }
    .help = { $fault ->
        [outside] PDFを会議のフォルダに置き、その名前だけを書いてください
        [link] リンクを消し、ファイルそのものを置いてください
        [no-file] PDFを置いてください
        [too-large] 分けるか、画像を小さくして作り直してください
        [held] 開いているプログラムを閉じるか、開く許可を管理者に求めてください
        [not-pdf] 元のソフトで「PDFとして保存」をしたものを置いてください
        [encrypted] パスワードを外したものを置いてください
        [no-pages] 元のファイルから作り直してください
        [too-many-pages] 分けてください
        [layers] 見える状態のまま「PDFに印刷」をしたものを置いてください
        [annotation] 注釈を消すか、「PDFに印刷」をしたものを置いてください
        [field] 「PDFに印刷」をしたものを置いてください
       *[damaged] 元のファイルから作り直すか、もう一度もらってください
    }
attachment-pages = 別添のページ数は{ $typed }ではなく、{ $pages }です
    .label = PDFは{ $pages }ページあります
    .help = 正しいファイルなら、この行を消すか { $pages } と書いてください
attachment-of-before = 別添のファイル「{ $file }」は、前の会議「{ $meeting }」のものと同じです
    .label = 中身も同じです
    .help = 今回のものに置き換えてください。同じものを配るなら「確認済み」に理由を書いてください
attachment-font = { $cjk ->
        [yes] 別添のファイル「{ $file }」に、日本語の書体が入っていません
       *[no] 別添のファイル「{ $file }」に、入っていない書体があります
    }
    .label = { $fonts }
    .help = { $cjk ->
        [yes] 字が印刷されません。「フォントを埋め込む」を選んで作り直すか、「PDFに印刷」をしたものを置いてください
       *[no] 印刷する機械によって字の形が変わります。気になるときは「フォントを埋め込む」を選んで作り直してください
    }
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
        [set-twice] 「{ $name }」が2回書かれています
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
        [no-captions] 見出し「{ $name }」は印刷されません
        [some-and-none] 案件には特記事項が付くのに、取扱いでは「なし」になっています
        [own-replaced] 案件独自の条項「{ $name }」に、本文が二つ書かれています
        [paragraphs-and-items] 項と号の両方が書かれています
        [setting-without-clause] 「{ $name }」を選んでも、その条項がこの案件の特記事項にありません
       *[other] 特記事項の選び方が食い違っています
    }
    .help = { $fault ->
        [twice] 別の名にしてください
        [set-twice] 一つを消すか、別の名にしてください
        [text-and-paragraphs] 一つの文なら「本文」、いくつかに分けるなら「項」だけを書いてください
        [own-and-known] 設定にある条項は「条項: 名」と「前」か「後」だけ、独自の条項は「名・見出し・義務者・本文」で書いてください
        [omitted] 「省く」から除くか、こちらをやめてください
        [absent] 組を選ぶか「加える」に書いて入れるか、こちらをやめてください
        [there-already] この行を消してください
        [before-and-after] どちらか一つを消してください
        [name-taken] 別の名にするか、「差し替える」を使ってください
        [two-choices] どちらか一つを消してください
        [two-texts] どちらか一つを消してください
        [some-and-none] 特記事項は案件に一つです。どちらかに合わせてください
        [own-replaced] 「差し替える」をやめて、「加える」の中の文を直してください
        [paragraphs-and-items] 号は、属する項の中に「号」として書いてください
        [setting-without-clause] この選択を消すか、条項を省いたり差し替えたりするのをやめてください
        [no-captions] この審議会の特記事項には見出しがありません。「見出し」を消してください
       *[other] どちらかを直してください
    }
unprintable-character = この文字は印刷できません（{ $code }）
    .label = { $character ->
        [none] 目に見えない文字です
       *[other] 「{ $character }」
    }
    .help = 書体（{ $fonts }）にない文字です。{ $instead ->
        [none] 別の字か、かなで書いてください
       *[other] 「{ $instead }」で書けます
    }
variation-not-in-font = この字形は印刷できません（{ $code }）
    .label = 書体にこの異体字がないため、別の字形になります
    .help = 書体（{ $fonts }）にある字形で書いてください

## 機械の問題

link-not-read-fault = { $path } はリンクです。リンクは読み込みません。フォルダそのものを置いてください。
link-not-written = { $path } はリンクです。リンクの先には書き込みません。リンクを消してください。
font-file-name = 書体のファイル名「{ $file }」は使えません。fonts フォルダにあるファイルの名前だけを書いてください。
cache-unavailable = この端末に前回の結果を覚えておく場所がありません（{ $error }）。文書は正しく作られますが、毎回すべて作り直します。場所は --cache で示せます。
font-missing = 書体のファイル { $path } がありません（{ $error }）。make setup を実行すると用意されます。別の場所にあるときは --fonts で示してください。
font-changed = 書体のファイル { $path } の内容が、設定に書かれたものと違います（チェックサム { $found }）。make setup で取り直してください。
typst-missing = typst が見つかりません。配られた一式を使っているときは、フォルダごと展開し直してください。それ以外では、make を実行すると用意されます（cargo install typst-cli --version { $version } --locked でも入ります）。別の場所にあるときは --typst で示してください。
typst-wrong = typst { $version } が必要ですが、{ $path } は「{ $found }」です。cargo install typst-cli --version { $version } --locked で入れ直してください。
typst-failed = typst が文書を作れませんでした。矢印の示すひな形（.tera.typ）か部品（.typ）の行を直してください。様式の直し方は templates/README.md にあります。
    { $detail }
paper-lacks-font = { $document } で、文字「{ $letters }」が、決められた書体「{ $family }」で印刷されません。typst が書体のファイルを読めなかったおそれがあります。この文書は作らず、前の文書を残しました。もう一度実行してください。続くときは、shingikai doctor で書体とひな形を確かめてください。
paper-lacks-text = { $document } に、「{ $text }」が印刷されません。typst が書体のファイルを読めなかったか、部品（.typ）がこの値を出していません。この文書は作らず、前の文書を残しました。もう一度実行してください。続くときは、shingikai doctor で書体とひな形を確かめてください。
template-missing = 審議会の設定「{ $profile }」に、ひな形 { $template } がありません。基本の設定（基本: …）を書くか、ひな形を置いてください。
template-wrong = 審議会の設定「{ $profile }」のひな形の書き方に誤りがあります。矢印の示す行を直してください。
    { $error }
template-failed = 審議会の設定「{ $profile }」のひな形 { $template } で文書を作れませんでした。矢印の示す行の名前を直してください。使える名前は templates/README.md にあります。
    { $error }
template-endless = 審議会の設定「{ $profile }」のひな形 { $template } が終わりません（{ $what ->
        [time] { $bound }秒たっても文書になりません
        [size] { $bound }MBより長い文書になります
       *[numbers] range で{ $bound }回より多く繰り返します
    }）。繰り返し（for）の行を直してください。文書は前のままです。
no-thread = この機械では、並行して動く処理（スレッド）を始められません（{ $error }）。ほかのプログラムを終えるか、プロセス数の制限（ulimit -u）を上げてください。
output-closed = { $path } に書き込めません（{ $error }）。
output-held-elsewhere = { $host ->
    [none] このフォルダを使っている shingikai があるかどうか分かりません
   *[other] ほかの端末（{ $host }、プロセス { $process }）の shingikai がこのフォルダで動いています
}。終わってから、もう一度実行してください。もう動いていないときは、{ $path } を消してください。
no-cases-folder = { $path } がありません。cases フォルダのある場所で実行するか、--workspace で示してください。
no-such-path = { $path } は、このフォルダの cases にある会議でも案件でも、templates にある設定でもありません。
profile-unknown = 審議会の設定「{ $profile }」はありません。あるのは { $known } です。
profile-not-named = 審議会の設定がいくつかあります（{ $known }）。--profile で一つを示してください。
profile-wrong = 審議会の設定「{ $profile }」に誤りがあります。shingikai check で確かめてください。
    .page = 審議会の設定「{ $profile }」に誤りがあります。審議会の設定を作った方に直してもらってください。
no-profile-name = 「{ $profile }」は審議会の設定の名前にできません。フォルダの名前になる言葉を --profile で示してください。
no-place = { $place } には作れません。「会議」か「会議/案件」の形で示してください（例: 2008-08/健診勧奨通知）。名前には、Windows でも使える文字だけを使えます。
already-there = { $path } はもうあります。上書きはしません。別の名前で作ってください。
no-such-meeting = { $from } という会議はありません。会議のフォルダの名前で示してください（例: 2026-02）。会議/案件 を写すには、作る案件の名前も示してください。
copy-unreadable = { $from } を{ $kind ->
        [meeting] 会議
       *[case] 案件
    }のファイルとして読めません。shingikai check で確かめてください。
    .page = { $from } を{ $kind ->
        [meeting] 会議
       *[case] 案件
    }のファイルとして読めません。開いて、指摘を直してください。
no-such-case = { $from } という案件はありません。「会議/案件」の形か、ファイルの場所で示してください（例: 2008-08/健診勧奨通知）。
kind-unknown = この審議会の様式に「{ $kind }」という種類はありません。{ $nearest ->
        [none] { "" }
       *[other] 「{ $nearest }」ではありませんか。
    }あるのは { $known } です。
kind-needs-case = --kind は案件のためのものです。案件の名前も示してください（例: { $meeting }/窓口業務の委託）。
unknown-rule = 「{ $id }」という点検項目はありません。{ $nearest ->
    [none] { "" }
   *[other] 似た名前は { $nearest } です。
}shingikai explain で一覧が出ます。
machine-failed = 続けられません: { $detail }
not-read = { $path } を読めません。{ $why ->
    [link] リンクの先は読み込みません。リンクを消して、ファイルそのものを置いてください。
    [special] 装置やパイプで、ファイルではありません。消してください。
    [other-kind] ファイルとフォルダの別が違います。名前を確かめてください。
    [too-large] 大きすぎます。別のファイルではないか確かめてください。
   *[denied] このフォルダやファイルを開く許可がありません。持ち主に確かめてください。
}
held = { $path } { $why ->
    [held] は、ほかのプログラムが開いています。閉じて、もう一度実行してください。
   *[unclear] は、ほかのプログラムが開いているか、扱う許可がありません。開いているプログラムを閉じて、もう一度実行してください。それでもだめなら、許可を管理者に求めてください。
}
meetings-held = 前のままの会議があります。上に書いたファイルを閉じて、もう一度実行してください。

## まとめ

kind-hint = 種類が決まっているときは、--kind を付けると、その種類に要る項目だけのファイルになります（例: --kind 委託）。作ったファイルを消してから、もう一度実行してください。
taken-over = { $continued ->
        [0] 前回の案件のうち、継続のものはありません
       *[other] 前回の案件のうち、継続の{ $continued }件を引き継ぎました
    }{ $left ->
        [0] 。
       *[other] 。ほかの{ $left }件は写していません。
    }欠席、差し替え日など、前回だけのことも写していません
fill-in = 〔 〕のところを書き込んでから、shingikai check で確かめてください
start-here = まず templates の council.yaml を町に合わせ、shingikai build で見本を作ってみてください。手引きは README.md から読めます
attachment-changed = 別添のファイル { $path } が、点検した後に変わりました。もう一度実行してください。
public-longer = 公開用の{ $material }は{ $pages }ページになり、会議資料の{ $room }ページに収まりません。ページの番号がずれるので、公開用を作れません。非公開の根拠の文を短くするか、{ $material }の文を短くしてください。
attachment-incomplete = 別添「{ $subject }」は{ $pages }ページあるのに、会議資料には{ $found }ページあります。版面のひな形（bundle.tera.typ）か部品（bundle.typ）が、別添のページ（bound）を出していません。
bundle-incomplete = 会議資料の目次が、入るはずの資料と合いません。版面のひな形（bundle.tera.typ）か部品（bundle.typ）が、資料の見出しを出していないか、順を変えています。
    目次: { $found }
bundle-made = 会議資料 { $meeting }: { $pages }ページ、{ $leaves }枚{ $on_the_day ->
        [0] { "" }
       *[other] （当日配布は別に{ $on_the_day }枚）
    }{ $slips ->
        [0] { "" }
       *[other] 。差し込む別添は{ $slips }件
    }{ $fitted ->
        [0] { "" }
       *[other] 。長い欄を全幅に組むなどして、{ $fitted }枚減らしました
    }{ $saved ->
        [0] { "" }
       *[other] 。同じ特記事項を一度だけ載せると、一部あたり{ $saved }枚以上少なくなります（審議会の設定の「会議資料: { "{" } 特記事項: 一括 { "}" }」）
    }
attachment-placed = 別添 { $material }（{ $file }）: { $turned ->
        [none] { "" }
       *[other] { $turned }ページは横向きに入れました。
    }{ $scaled ->
        [none] { "" }
       *[other] { $scaled } ページは縮めました。
    }
bundle-outdated = この会議の資料は作れなかったので、{ $folder } にある前のものの名前を変えました（{ $names }）。印刷しないでください。
meeting-held = 会議 { $meeting } は前のままです。{ $path } { $why ->
    [held] は、ほかのプログラムが開いています。閉じて、もう一度実行してください
   *[unclear] は、ほかのプログラムが開いているか、変える許可がありません。開いているプログラムを閉じて、もう一度実行してください
}
old-folder-left = 文書はできましたが、前の文書のフォルダ { $path } を消せませんでした（{ $held ->
    [none] { $error }
   *[other] { $held } をほかのプログラムが開いています
}）。次に実行したときに消します
documents-left = { $reason ->
    [case-gone] 案件のファイルがなくなりました
    [case-wrong] 案件に誤りがあるので、前に作った文書は今の案件のものではありません
   *[meeting-gone] 会議のフォルダが cases からなくなりました
}: { $folder }{ $removed ->
    [yes] （文書を消しました）
   *[no] （消すときは shingikai build --prune）
}{ $kept ->
    [none] { "" }
   *[other] 配ったものの記録は残します（{ $kept }）
}
list-meeting = 会議
list-name = 案件台帳
list-council = 審議会
list-series = 番号の語
list-last = 最後の番号
list-next = 次の番号
list-title = 会議名
list-date = 開催日
list-number = 番号
list-kinds = 区分
list-types = 種類
list-subject = 件名
list-grounds = 根拠
list-divisions = 担当課
list-registers = 登録業務
list-held-fields = 保有項目
list-provided-fields = 提供項目
list-coming-fields = 受領・収集・追加項目
list-recipients = 相手方
list-users = 利用課
list-sources = 収集先
list-periods = 期間
list-open = 公開の別
list-closed-ground = 非公開の根拠
list-material = 資料
list-distribution = 配布
list-status = 状態
list-continued = 継続先・継続元
list-result = 結果
list-result-date = 結果の日
list-condition = 条件
list-matching-number = 照合番号
list-case = 案件のファイル
list-is-open = 公開
list-is-closed = 非公開
list-withdrawn = 取下げ
list-abolished = 廃止
list-is-continued = 継続
fixable = { $safe ->
        [0] 「check --fix=all」で、{ $more }件を「+」の行のとおりに直せます
       *[other] 「check --fix」で{ $safe }件を直せます{ $more ->
            [0] { "" }
           *[other] 。「--fix=all」では、ほかの{ $more }件も「+」の行のとおりに直せます
        }
    }（「--dry-run」を付けると、書き換えずに見られます）
has-fixed = { $fixes ->
        [0] 直したものはありません
       *[other] { $files }件のファイルで{ $fixes }か所を直しました
    }
would-fix = { $fixes ->
        [0] 直せるものはありません
       *[other] { $files }件のファイルで{ $fixes }か所を直せます。まだ書き換えていません
    }
changed-meanwhile = { $path } は、直している間に書き換えられました。保存してから、もう一度実行してください。このファイルはそのままです。
dry-run-of-nothing = 「--dry-run」は「--fix」か「--allow」と合わせて使ってください
allow-how = 「{ $allow }」と「{ $place }」が読めません。「check --allow 指摘の名前=理由 ファイル:行」と書いてください（例: check --allow redundant-wording=様式のとおり cases/2026-05/案件.yaml:12）
allow-no-rule = 「{ $rule }」という指摘はありません。指摘の [ ] の中の名前を書いてください
allow-no-reason = 「{ $rule }=」の後に理由を書いてください
allow-error = 「{ $rule }」は誤りなので、確認済みにできません。直してください
allow-nothing = { $path } の{ $line }行には、「{ $rule }」の指摘がありません{ $others ->
        [none] { "" }
       *[other] （この行の指摘: { $others }）
    }
allow-not-written = { $path } に確認済みを書き足せません。ファイルの誤りを先に直すか、手で「確認済み」に書いてください
result-written = { $path } に書きました
result-not-written = { $path } に書けません（{ $error }）。Excel などで開いていれば閉じてください。そうでなければ、フォルダがあるか、書き込めるかを確かめてください。前からあるファイルはそのままです。
result-name = { $path } は案件や設定のファイルの名前なので、結果は書きません。.txt、.csv、.json などの名前にしてください。
listed = { $count ->
    [0] 案件はありません
   *[other] { $count }件の案件
}{ $items ->
    [0] { "" }
   *[other] （誤りのある{ $items }件の案件を除く）
}{ $meetings ->
    [0] { "" }
   *[other] （誤りのある{ $meetings }件の会議を除く）
}
printed-after-held = 会議「{ $meeting }」は開催済みなので、印刷用に作り直しません。作り直すときは --reopen を付けてください
    .page = 会議「{ $meeting }」は開催済みなので、印刷用に作り直しません。
workbook-to-terminal = Excel のファイルは画面に出せません。--output 台帳.xlsx のように、ファイルの名前を書いてください
year-unreadable = 年度「{ $year }」を読めません。2026、令和8年度、R8 のように書いてください。
print-recorded = 印刷に出したものとして記録しました（{ $meeting }）: { $set ->
        [advance] 事前に配る会議資料
        [on-the-day] 当日に配る会議資料
       *[public] 公開版
    } { $pages }ページ、{ $leaves }枚
hands-differ = { $meeting }: 配ったものと今の会議資料とで、違うところがあります。{ $prepared ->
        [none] shingikai replace { $meeting } で差し替えを作ってください
       *[other] 差し替え（{ $prepared }回目）は用意できています。配ったら shingikai replace { $meeting } --handed-out です
    }
exchange-round = { $round }回目の差し替えです。配ったら shingikai replace { $meeting } --handed-out と実行してください
exchange-not-printed = { $set ->
        [on-the-day] 当日に配る会議資料
       *[advance] 事前に配る会議資料
    }は、まだ印刷に出していません（shingikai build --printed={ $name }）
exchange-old = 会議資料や公開用の文書は前のままです（{ $names }）。shingikai build で作り直してください
exchange-ask = { $round }回目の差し替え（{ $leaves }枚、変わった値{ $values }か所）を配りましたか [y/N] {" "}
exchange-not-said = 記録しませんでした
exchange-handed-out = { $round }回目の差し替え（{ $leaves }枚）を、配ったものとして記録しました（{ $path }）。次の差し替えは、ここから比べます
replacement-outdated = 前に作った差し替えは、今の案件のものではないので、{ $path } という名前に変えました。印刷しないでください。
replacement-stopped = 会議か案件に誤りがあるため、差し替えを作れません。
leaf = { $action ->
        [add] 加える
        [take-out] 抜き取る
       *[exchange] 差し替える
    }: { $material } { $pages }ページ{ $first ->
        [yes] （一番前へ）
       *[no] { "" }
    }{ $behind ->
        [none] { "" }
       *[other] （{ $behind }ページの後ろへ）
    }{ $change ->
        [none] { "" }
        [moved] （ページの移動）
        [form] （様式の変更）
        [attachment] （別添の変更）
        [whole] （ページの増減）
        [came] （新しい案件）
        [split] （{ $from }の分割）
        [went] （案件の削除）
        [withdrawn] （取下げ）
        [to-the-day] （当日配布へ）
        [in-advance] （事前配布へ）
        [closed] （非公開へ）
        [opened] （公開へ）
        [rearranged] （案件の移動）
       *[other] （{ $change }）
    }{ $set ->
        [bundle-on-the-day] 【当日】
        [bundle-public] 【公開版】
       *[other] { "" }
    }
replaced = { $leaves ->
    [0] { $values ->
        [0] 配ったものから、変わったところはありません
       *[other] 紙の上で変わったところはありません
    }
   *[other] { $leaves }枚を差し替えます。変わった値は{ $values }か所です
}
printed-in-part = --printed は、会議（cases/{ $meeting }）の全体を示したときだけ使えます。印刷に出すのは、案件一つではなく会議資料です。
printed-of-another = この記録は、会議「{ $meeting }」ではなく「{ $other }」を印刷したときのものです。
printed-already = 会議 { $meeting } は、もう印刷に出してあります（{ $path }）。変わったところは shingikai replace { $meeting } で差し替えてください。配ったものをすべて回収して刷り直すときは shingikai build --printed --reprint です。
    .page = この会議は、もう印刷に出してあります。変わったところは、差し替えを作って紙だけを替えてください。配ったものをすべて回収したときは、刷り直せます。
no-round = 用意した差し替えがありません（{ $path }）。shingikai replace で先に作ってください。
    .page = 用意した差し替えがありません。先に「差し替えを作る」を押してください。
round-outdated = { $follows ->
        [yes] 用意した差し替え（{ $path }）は、今の案件のものではありません。用意したときのまま配ったなら shingikai replace { $meeting } --handed-out --as-prepared、まだ配っていないなら shingikai replace { $meeting } で作り直してください。
       *[no] 用意した差し替え（{ $path }）は、手元にあるものに続くものではありません。shingikai replace { $meeting } で作り直してください。
    }
    .page = { $follows ->
        [yes] 用意した差し替えは、今の案件のものではありません。用意したときのまま配ったのなら、そのように記録します。まだ配っていないなら、作り直してください。
       *[no] 用意した差し替えは、手元にあるものに続くものではありません。「差し替えを作る」で作り直してください。
    }
round-handed-out = { $number }回目の差し替えは、もう配ったものとして記録してあります。
round-missing = 差し替えの記録（{ $path }）がありません。控えから戻してください。
round-foreign = 差し替えの記録（{ $path }）が、その前に配ったものに続いていません。控えから戻してください。
not-said = 配ったかどうかを確かめられません。端末で実行するか、--yes を付けてください。
not-printed = 何を印刷したかの記録（{ $path }）がありません。印刷に出すときに shingikai build --printed で記録してください。
    .page = この会議は、まだ印刷に出していません。先に「印刷に出す」を押してください。
printed-unreadable = 印刷したときの記録（{ $path }）を読めません: { $error }
made = { $count ->
    [0] 作った文書はありません
   *[other] { $count }件の文書を作りました
}{ $unchanged ->
    [0] { "" }
   *[other] （{ $unchanged }件は前のままです）
}{ $refused ->
    [0] { "" }
   *[other] 。誤りのあるファイル { $refused }件
}。{ $seconds }秒
progress-bar = {"{bar:24} {pos}/{len} 残り{eta} {wide_msg}"}
progress-line = { $done }/{ $expected } { $path }
watching = 保存するたびに作り直します（やめるときは Ctrl-C）
watch-failed = フォルダの見張りを始められません: { $error }
cli-command-watch = 保存するたびに点検して、文書を作り直す
waits = 同じフォルダでほかの shingikai が動いています。終わるのを待っています（やめるときは Ctrl-C）
interrupted = 途中でやめました。文書は前のまま、またはできたところまでで、半端なものはありません。
counted = エラー { $errors }件、警告 { $warnings }件、参考 { $notes }件{ $allowed ->
    [0] { "" }
   *[other] 、確認済み { $allowed }件
}
no-findings = 指摘はありません

## ダブルクリックしたとき、フォルダを重ねたときの画面

window-welcome = 審議会の資料（諮問・報告事項、特記事項、会議資料）を、案件のファイルから作るプログラムです。
    { "" }
    このプログラムは、ファイルやフォルダを上に重ねて使います。
    { $program }
    { "" }
    1. はじめて使うとき
    　 新しいフォルダを作り、空のまま、マウスでこのプログラム（shingikai）の上に重ねて離してください。
    　 設定と見本の案件が、そのフォルダに入ります。
    2. 資料を作るとき
    　 そのフォルダを、このプログラムの上に重ねて離してください。点検して、PDF を作ります。
    　 会議のフォルダか案件のファイルを一つだけ重ねると、その分だけを作ります。
    3. できた PDF
    　 そのフォルダの中の output フォルダに入ります。
    { "" }
    文字で使うときは、コマンドプロンプトで shingikai --help と打ってください。
window-builds = { $path } を点検して、文書を作ります。
window-built = { "" }
    PDF は { $output } にあります。
window-wrong = { "" }
    上の「エラー」のところを直して保存し、もう一度重ねてください。正しい案件の PDF は { $output } にあります。
window-failed = { "" }
    作れませんでした。上に書いてあることを確かめて、もう一度重ねてください。前に作った PDF は { $output } にあります。
window-empty = { $path } は空のフォルダです。
    審議会の設定と見本の案件を、このフォルダに入れますか。入れるときは y を、やめるときは何も打たずに、Enter キーを押してください。
window-made = { "" }
    { $path } に設定と見本を入れました。このフォルダをもう一度プログラムの上に重ねると、見本の PDF ができます。
    案件の書き方は、このフォルダの README.md にあります。
window-elsewhere = { $path } は、審議会の資料のフォルダ（cases フォルダのあるフォルダ）にも、その中にもありません。
    cases フォルダのあるフォルダか、その中の会議のフォルダ、案件のファイルを重ねてください。はじめて使うときは、空のフォルダを重ねてください。
window-closes = Enter キーを押すと、この画面を閉じます。

## 使い方の画面

cli-about = 審議会の資料（諮問・報告事項、特記事項）を、案件のYAMLから作ります。
cli-heading-usage = 使い方
cli-heading-commands = できること
cli-heading-options = 選べること
cli-default = （既定 { $value }）
cli-wrong = エラー: { $fault ->
        [unknown] 「{ $argument }」という指定はありません
        [command] 「{ $command }」ということはできません
        [missing] 次の指定が必要です: { $argument }
        [no-command] 何をするかを書いてください
        [conflict] 「{ $argument }」は「{ $other }」と一緒に使えません
        [no-value] 「{ $argument }」の後に値が必要です
        [too-many] 「{ $argument }」の値が多すぎます
        [encoding] 文字コードが UTF-8 ではない指定があります
       *[value] 「{ $argument }」に「{ $value }」は使えません{ $known ->
            [none] { "" }
           *[other] （使えるのは { $known }）
        }
    }
cli-nearest = もしかして: { $nearest }
cli-command-build = 点検して、文書を作る
cli-command-check = 点検だけする
cli-command-new = 会議か案件のファイルを、書き込むだけの形で新しく作る
cli-command-schema = 編集ソフトが使う JSON Schema を出す
cli-command-explain = 点検項目を説明する
cli-command-init = 新しい作業フォルダを作る（町に合わせる設定、見本、手引き、編集ソフトと CI の設定）
cli-command-doctor = typst、書体、書き込み、審議会の設定に足りないものがないかを確かめる
cli-command-completions = シェルの補完の設定を出す
cli-option-workspace = cases・templates・output のあるフォルダ（既定は今のフォルダ）
cli-option-fonts = 書体のフォルダ
cli-option-cache = 前に作ったものを覚えておくフォルダ
cli-option-typst = typst の実行ファイル
cli-option-lang = 表示の言語（ja、en）
cli-option-output = 指摘や一覧を書くファイル（省けば画面に出す）。Excel やメモ帳で開けます
cli-option-paths = 案件のファイルか会議のフォルダ（省けば全部）
cli-command-list = 案件台帳（全部の会議の案件の一覧）を出す
cli-option-ledger-format = 台帳の形式（table、csv、xlsx、json）。書かなければ、--output のファイルの名前の終わりで決まる
cli-option-year = この年度の会議だけ（2026、令和8年度、R8）
cli-option-of-kind = この言葉を区分か番号に含む案件だけ
cli-option-division = この言葉を含む担当課だけ
cli-option-next = 台帳の代わりに、案件の番号の次の番号を出す
cli-option-of-type = この言葉を含む種類だけ（委託、目的外利用など）
cli-option-register = この言葉を含む登録業務だけ
cli-option-field = この言葉を含む情報の項目だけ
cli-option-outside = 庁外に渡すものだけ
cli-option-recipient = この言葉を含む相手方（利用課、収集先も）だけ
cli-option-public = 公開の案件だけ（取り下げたものを除く）
cli-command-replace = 印刷した後に変わったところの差し替え（ページ、差し替え一覧、正誤表）を作る
cli-option-meeting = 会議の名前かフォルダ
cli-option-handed-out = 用意した差し替えを、配ったものとして記録する（次の差し替えはここから比べます）
cli-option-yes = 確かめずに記録する
cli-option-as-prepared = 案件がその後変わっていても、用意したときのまま配ったものとして記録する
cli-option-reprint = 配ったものをすべて回収して刷り直す（--printed と使います。前の記録は別に残します）
cli-option-since = 印刷したときの記録のフォルダ（既定は output/会議/printed）
cli-option-printed = 印刷に出すものとして記録する（後で shingikai replace が比べます）。=advance（事前）、=on-the-day（当日）、=public（公開版）で選べます
cli-option-force = 前に作った文書があっても、全部作り直す
cli-option-verify = 前に作った文書が変わっていないかを、日時ではなく中身で確かめる
cli-option-reopen = 開催済みの会議の文書も作り直す
cli-option-prune = なくなった案件、誤りのある案件の古い文書を消す（「印刷した」と記録したものは残ります）
cli-option-time-limit = typst の一回の時間の限り（秒。既定は600）
cli-option-quiet = 指摘と、手当ての要ることだけを言う
cli-option-single-sided = 会議資料を片面印刷用に作る（既定は両面。資料が右のページから始まるように余白のページを入れます）
cli-option-format = 指摘の形式（human、json、github、gitlab、sarif）
cli-option-fix = 直し方が決まっている指摘を直す。--fix=all では、疑わしいものも示した行のとおりに直す
cli-option-allow = ファイルの行の指摘を、理由を書いて確認済みにする（check --allow 名前=理由 ファイル:行）
cli-option-dry-run = 書き換えずに、変わる行を示す
cli-option-deny-warnings = 警告があっても終了コードを1にする
cli-option-place = 会議の名前、または「会議/案件」
cli-option-matter = 案件の種類（委託、外部提供 など。いくつも示せます）。その種類に要る項目だけになります
cli-option-from = 写すもとの案件（「会議/案件」かファイル）。会議を作るときは、写すもとの会議。変わるはずのところに印を付けます
cli-option-kind = ファイルの種類（case、meeting、council、clauses）
cli-option-keys = 項目の名前の言語（ja、en）
cli-option-profile = 審議会の設定（templates の中のフォルダ。一つだけなら省けます）
cli-option-rule = 点検項目の名前（省けば一覧）
cli-option-new-profile = 作る審議会の設定の名前（省けばフォルダの名前）
cli-option-folder = 作るフォルダ
cli-option-base = 基本にする審議会の設定
cli-option-profiles = 確かめる審議会の設定（省けば全部）
cli-option-shell = シェルの種類（bash、zsh、fish、powershell、elvish）
cli-option-help = この説明を出す
cli-option-version = 版を出す

## 道具と設定の確かめ

doctor-well = 良
doctor-ill = 不良
doctor-typst = typst { $version }{ $path ->
        [none] {""}
       *[other] （{ $path }）
    }
doctor-output = 書き込み（{ $path }）
doctor-fonts = 「{ $profile }」の書体{ $fonts ->
        [none] {""}
       *[other] （{ $fonts }。{ $count }字）
    }
doctor-profile = 「{ $profile }」の設定{ $base ->
        [none] {""}
       *[other] （基本: { $base }）
    }
doctor-printed = 「{ $profile }」の様式に、案件のすべての値が印刷されること
doctor-layout = 「{ $profile }」の紙面の字が、読めるところにあること
doctor-findings = 誤りがあります。shingikai check templates/{ $profile } で確かめてください
doctor-difference = { $place }: { $base ->
        [none] （なし）
       *[other] { $base }
    } → { $own ->
        [none] （なし）
       *[other] { $own }
    }
doctor-flaw = { $document } { $page }ページ「{ $text }」: { $fault ->
        [off-page] 紙の端にかかっています
        [on-rule] 罫線にかかっています
        [overlap] ほかの字と重なっています
       *[too-small] 小さすぎます
    }
doctor-unprinted = 印刷されません: { $value }

## CI

ci-planned = ### shingikai: 文書を作る会議 { $built }件（前のまま { $unchanged }件）
ci-planned-all = すべての会議の文書を作ります。{ $why ->
        [asked] そう指示されたためです
        [nothing-known] 前に作った文書の記録がないためです
        [unknown-commit] 比べる相手のコミットが手元にないためです
       *[everything-changed] プログラムか書体、審議会の設定（templates）が変わったためです
    }
ci-planned-built = 作る会議: { $meetings }
ci-planned-unchanged = 前のまま（{ $commit } で作った文書）: { $meetings }
ci-planned-gone = なくなった会議: { $meetings }
ci-planned-renamed = 名前が変わった会議: 「{ $from }」から「{ $to }」
ci-planned-program = プログラムの版（SHINGIKAI_SHA256）が変わりました。下の比較は、変更の前と後のどちらも新しい版で作ったもので、版の違いによる変化は出ません。取り込むと、すべての会議の文書を新しい版で作り直します
ci-changed = ### 変わった文書: { $meeting }
ci-changed-nothing = 見た目が変わった文書はありません。
ci-changed-renamed = 会議の名前は「{ $from }」から変わりました。
ci-not-compared = 変更前の文書とは比べていません。{ $why ->
        [unknown-commit] 比べる相手のコミットが手元にないためです。
        [new-meeting] 新しい会議です。
        [wrong-before] 変更前の案件、会議か審議会の設定に誤りがあり、文書を一つも作れないためです。
       *[failed] 変更前の文書を作れないためです: { $detail }
    }
ci-document = { $public ->
        [yes] 【公開】
       *[no] { "" }
    }{ $change ->
        [new] 新しい文書: { $document }
        [not-made-before] 変更前は誤りで作れず、比べていない文書: { $document }
        [moved] 移った文書: { $document }（前は { $from }）
        [gone] なくなった文書: { $document }
        [not-made] 誤りのため作れなかった文書: { $document }
        [renumbered] { $document }（照合番号かページ番号だけ）
       *[changed] { $document }
    }
ci-pages = { $change ->
        [gone] 変更前の { $first }
       *[other] { $first }
    }{ $many ->
        [yes] ～{ $last }
       *[no] { "" }
    }ページ{ $change ->
        [new] （新しい）
        [gone] （なくなった）
       *[changed] { "" }
    }
ci-left-out = ほかの { $count }会議の変わった文書は、長いのでここに書けません。ジョブの記録にあります。
ci-pictures = 画像（{ $count }枚、左が変更前、右が変更後）は、この実行の成果物（Artifacts）にあります。
ci-not-drawn = ほかに { $count }ページが変わりました。多いので、画像はありません。
ci-before = 変更前
ci-after = 変更後
ci-published = ブランチ「{ $branch }」に文書を置きました。{ $replaced ->
        [none] { "" }
       *[other] 新しくした会議: { $replaced }。
    }{ $outdated ->
        [none] { "" }
       *[other] 誤りなどで作れない文書があり、古いものに outdated と付けた会議: { $outdated }。
    }{ $gone ->
        [none] { "" }
       *[other] 文書を下げた会議: { $gone }。
    }
ci-published-nothing = ブランチ「{ $branch }」の文書は前のままです。
ci-published-newer = ブランチ「{ $branch }」には、もっと新しいコミット（{ $commit }）の文書がもうあります。
ci-recorded = 文書のそろった会議 { $complete }件、作れないもののある会議 { $incomplete }件を記録しました。
ci-index-title = # 審議会の文書

    CI がコミット { $commit } から作りました。このブランチは CI だけが書きます。直すときは、案件のファイルを直してください。
ci-index-meeting = { $state ->
        [complete] { $meeting }
       *[outdated] { $meeting }（誤りなどで作れない文書があります。名前に outdated とあるものは古く、印刷しないでください）
    }
ci-commit = 文書 { $commit }{ $meetings ->
        [none] { "" }
       *[other] : { $meetings }
    }
ci-file-kept = { $path } はもうあるので、変えませんでした。{ $kind ->
        [attributes] 次の2行を加えてください: 「/.ci/* text eol=lf」「*.pdf binary」
        [pipeline] GitLab を使うときは、.gitlab にできた設定を trigger（include）で呼ぶジョブを加えてください。書き方は、そのファイルの初めにあります
       *[other] 前の版のものなら、消してから init をもう一度行うと、新しいものになります
    }
git-missing = git が見つかりません。CI の機械に git を入れてください。
git-failed = git { $command } が失敗しました: { $said }
ci-no-repository = { $path } は git のリポジトリの中にありません。
ci-no-commit = コミットが一つもありません。
ci-no-meeting = コミットに、会議「{ $meeting }」がありません。
ci-meetings-unreadable = 会議の一覧（--meetings）を読めません。["2026-05","2026-08"] の形で書いてください: { $error }
ci-report-unreadable = { $path } は、この版の ci build が書いた記録ではありません: { $error }
ci-brought = コミットに { $path } があります。CI が文書を置くところなので、コミットから消してください。
ci-untold = 次の会議の文書が、作られなかったか、届いていません: { $meetings }。ジョブの記録を見て、もう一度実行してください。ほかの会議の文書は置きました。
ci-output-unset = GitHub の実行の外です（GITHUB_OUTPUT がありません）。--format json を使ってください。
papers-contended = ブランチ「{ $branch }」には、ほかの実行が続けて書き込んでいます。もう一度実行してください。
papers-of-another = ブランチ「{ $branch }」には、別の作業フォルダ「{ $workspace }」の文書があります。文書のブランチは、審議会ごとに別の名前にしてください。
papers-server = { $address } の文書のブランチに、届かないか、書き込めません: { $said }
cli-command-ci = CI で使う: 作る会議を決め、文書を作り、変わったページを示し、文書を置く
cli-command-plan = 文書を作り直す会議を決める
cli-command-differences = 変わった文書とページを、変更前と並べて示す
cli-command-publish = できた文書を、文書のブランチに置く
cli-option-base-commit = 比べる相手のコミット
cli-option-record = 前に作った文書の記録（papers.json）
cli-option-branch = 文書のブランチ
cli-option-remote = 文書を送る先（既定は origin）
cli-option-all = すべての会議を作る
cli-option-jobs = ジョブの数の上限
cli-option-plan-format = 計画の形式（json、github、gitlab）
cli-option-meetings = 会議の名前の一覧（JSON）
cli-option-into = 文書を写すフォルダ
cli-option-report = 作ったものの記録を書くファイル
cli-option-pictures = ページの画像を置くフォルダ
cli-option-made = できた文書のフォルダ
cli-option-reports = 作ったものの記録のフォルダ
cli-option-short-history = 文書のブランチに、前のコミットを残さない
cli-option-pipeline = このパイプラインの設定ファイル（GitLab）

## 画面を出すサーバー（serve）

serve-no-cases = { $path } には cases のフォルダがありません。資料のフォルダ（cases のあるところ）を「審議会資料をひらく」の上に重ねるか、「shingikai serve --workspace フォルダ」で示してください。初めてなら、「shingikai init フォルダ」で作れます
cli-command-serve = 案件と会議を、ブラウザーの画面で書いて、確かめて、文書にする（このパソコンの中だけで動きます）
cli-option-no-open = ブラウザーを開かない（表示された番地を自分で開く）
serving = 上の番地をブラウザーで開くと、画面が出ます。このパソコンの中だけで動きます（やめるときは、画面の「終了」か Ctrl-C）
served = 終了しました。書いたものは、すべてファイルに保存されています。
serve-not-listening = このパソコンの中で待ち受けを始められません: { $error }
serve-no-random = 合い鍵を作れません。システムから乱数が得られません: { $error }
serve-foreign = この画面からの求めではないので、応じません
serve-no-token = 合い鍵が違います。「審議会資料をひらく」から開き直してください
serve-method = この求め方には応じません
serve-kind = この形の内容は受け取れません
serve-too-large = 送られたものが大きすぎます
serve-broken = プログラムの誤りで、終わりまでできませんでした。ファイルは壊れていません。もう一度開いてください
serve-body = 求められた内容が読めません。画面を開き直してください
serve-unknown = 「{ $path }」という求めは知りません
serve-no-file = 「{ $name }」が見つかりません
change-conflict = 同じところが、ほかの人かほかのソフトで書き換えられていました。どちらにするか選んでください
change-character = 「{ $character }」はファイルに書けない文字です。消してから、もう一度書いてください
change-comments = この中に書かれたメモ（# の行）が消えてしまうので、書き込みませんでした。下の「ファイルの行」で直してください
change-no-place = この場所には書けません。画面を開き直してください
change-unproven = ほかのところを変えずに書き込めることを確かめられなかったので、書き込みませんでした。下の「ファイルの行」で直してください
nothing-to-undo = 元に戻せる変更がありません
version-differs = ファイルが書き換えられていました。新しい内容を確かめてから、もう一度押してください
no-kept-copy = 取ってある内容がありません
no-place-for-copies = 控えを取るフォルダがないので、取り除きませんでした。エクスプローラーなどで、ファイルを別の場所に移してください
read-only-conflict-marks = 二つの版が混ざったままです（「<<<<<<<」の行）。どちらを残すか決めて、ファイルを直すまで、画面では書けません
read-only-encoding = UTF-8 で保存されていないので、このままでは書けません
read-only-rights = 書き込みが許されていないファイルです。ファイルのプロパティで「読み取り専用」を外すまで、画面では書けません
read-only-mistakes = 打ち間違いがあって、どこが何かを確かめられません。指摘を直すと、画面で書けるようになります
read-only-vanished = ファイルがなくなりました。名前が変わったか、移されたか、消されたかのどれかです
pages-superseded = 新しい内容のページを用意しています
pages-stopped = エラーがあるので、いまの内容のページは作れません
pages-unfinished = まだ書き込まれていないところがあるので、PDFは作れません
pages-none = この文書は、いまの内容では作られません
build-runs = ほかの作業をしています。終わるか、やめるまで待ってください
attach-name = 「{ $name }」という名前では置けません。「.pdf」で終わる、記号のない名前にしてください
attach-no-pdf = 「{ $name }」は PDF ではありません
attach-taken = 「{ $name }」という名前のファイルがもうあります。別の名前にしてください

## 画面（serve）

page-name = 審議会資料
page-skip = 本文へ
page-crumbs = いまの場所
page-meetings = 会議一覧
page-to-meetings = 会議一覧へ
page-workspace = フォルダ「{ $name }」　shingikai { $version }
page-no-meetings = 会議はまだありません。「会議を新しく作る」を押してください。
page-meeting-title = 会議
page-date = 開催日
page-council = 審議会
page-cases = 案件
page-state = 状態
page-held = 開催済み
page-printed = 印刷済み
page-draft = 下書き
page-drafts = 下書き { $count }件
page-broken = 読めません
page-errors = エラー { $count }件
page-warnings = 警告・参考 { $count }件
page-no-findings = 指摘なし
page-checking = 点検中
page-severity-error = エラー
page-severity-warning = 警告
page-severity-note = 参考
page-required = ※必須
page-example = 例：{ $example }
page-previous = 前回：{ $text }
page-nothing = （値なし）
page-not-chosen = 選んでください
page-add = 「{ $name }」を一つ増やす
page-remove = 削除
page-entry = { $name } { $number }
page-entry-title = { $name } { $number }　{ $title }
page-remove-entry = { $name } { $number } を削除
page-move-up = { $name } { $number } を上へ
page-move-down = { $name } { $number } を下へ
page-more-fields = ほかに書けること（{ $count }）
page-names-count = { $count }項目
page-paste-title = 貼り付ける項目（{ $count }）
page-paste-take = 項目として入れる
page-paste-as-is = そのまま貼る
page-cancel = やめる
page-close = 閉じる
page-provided-held = 保有している項目から選ぶ
page-provided-nothing-held = 保有情報の項目を先に書くと、ここから選べます。
page-provided-printed = 様式に載る項目
page-provided-other = 別の名前で載せる項目を加える
page-provided-new = 新しい項目
page-provided-name = 様式に載る名前 { $number }
page-provided-from = { $name } は、どの保有項目から作りますか
page-provided-made-of = 保有項目：{ $names }
page-provided-same = 保有項目と同じ名前
page-closed = 非公開
page-close-value = この値を非公開にする
page-open-value = 公開に戻す
page-close-ground = 非公開の根拠
page-do-close = 非公開にする
page-clauses-result = 付く条項（{ $count }条）
page-clause-left-out = 付きません
page-clause-take = { $name } を付ける
page-saved = 保存済み
page-locked = いまは書き込めません
page-typing = 入力中
page-saving = 保存中
page-not-saved = 保存できません：{ $why }
page-saved-already = 保存済みです。入力は、そのつど保存されます
page-gone = プログラムにつながりません。入力したものはこの画面に残っています。つながり次第、保存します。プログラムを開き直したときは別の画面になるので、保存できていない入力は写してください。
page-gone-short = つながりません
page-refused = この入力は保存していません：{ $why }
page-press-refused = 押すあいだに、ほかの人かほかのソフトが書き換えたので、何もしていません。いまの内容を確かめて、もう一度押してください。
page-file-says = ファイルは、いま「{ $text }」です
page-conflict = ほかの人が、同じところを書き換えました
page-conflict-here = 自分の入力
page-conflict-there = ファイルの値
page-conflict-keep-here = 自分の入力にする
page-conflict-keep-there = ファイルの値にする
page-undo = 元に戻す
page-undo-refused = 元に戻せません。その後に、ほかの人かほかのソフトが同じところを書き換えています。
page-yesterday = きのうの内容
page-before-day = { $day } より前の内容
page-yesterday-why = { $day } の最初の書き込みより前の内容です。戻すと、今のファイルがこの内容になります。
page-yesterday-take = この内容に戻す
page-mend = 直して開く
page-draft-why = 書きかけの間は、会議資料に入りません。ほかの案件の文書は作られます。
page-done = できあがり
page-done-open = まだ書き込まれていないところや、直すところが{ $count }か所あります。できあがりにすると、これらが直るまで会議資料は作れません。
page-done-all-the-same = それでもできあがりにする
page-half = エラーがあるので、この案件の文書と会議資料は作れません。まだ書いている途中なら、下書きに戻せます。
page-to-draft = 下書きに戻す
page-hand-over = 事務局へ渡す
page-hand-over-shared = 事務局と同じ共有フォルダに書いているときは、もう渡っています。保存した内容が、そのまま事務局で見えます。
page-hand-over-zip = そうでないときは、案件のファイルと、できている文書を一つのファイル（ZIP）にして渡します。
page-hand-over-do = ZIPファイルを作る
page-remove-case = 案件を除く
page-remove-case-why = 「{ $subject }」を会議から除きます。ファイルは控えに移り、会議の案件の一覧からも消えます。
page-remove-case-do = 除く
page-file-name = cases/{ $meeting }/{ $file }
page-summary = 指摘
page-summary-errors = 指摘：エラー { $errors }件、警告・参考 { $warnings }件
page-summary-warnings = 指摘：警告・参考 { $warnings }件（文書は作れます）
page-summary-draft = 指摘：{ $warnings }件（下書きなので、ほかの案件は止まりません）
page-summary-fine = 指摘はありません
page-open-places = まだ書き込まれていないところ { $count }か所
page-of-field = { $field }：{ $text }
page-of-file = { $file }：{ $text }
page-fix-choice = 案{ $number }：{ $title }
page-related = { $file } の { $line } 行目：{ $label }
page-allow = 確認済みにする
page-allow-why = このままでよい理由
page-allow-reason = このままでよい理由（{ $message }）
page-allow-needs-reason = 理由を書いてください
page-allow-take = 確認済みにする
page-paper = 紙面
page-paper-documents = 文書
page-document-advance-report = 諮問・報告事項
page-document-special-clauses = 特記事項
page-document-bundle = 会議資料
page-document-of = { $subject }　{ $document }
page-document-material = 資料「{ $of }」
page-document-closed-material = 資料「{ $of }」（非公開の値が載るもの）
page-document-call-list = 説明員一覧
page-document-collating = 丁合表
page-document-digest = 審議の要点
page-document-print = 会議資料（印刷用）
page-document-large = 会議資料（大活字版）
page-document-printed = 印刷に出した会議資料
page-document-leaves = 差し替える紙
page-document-leaf-list = 差し替え一覧
page-document-errata = 正誤表
page-set-bundle-on-the-day = （当日に配るもの）
page-set-bundle-public = （公開するもの）
page-paper-open = PDF を開く
page-paper-stale = いまの内容ではありません
page-paper-none = まだ紙面がありません
page-unfinished = 書きかけ
page-paper-unfinished = 〔 〕は、まだ書き込まれていないところです
page-paper-needs = 次のところを書くか直すと、ここに紙面が出ます
page-paper-needs-again = 次のところを書くか直すと、いまの内容になります
page-and-more = ほか{ $count }か所
page-sheet = { $number }ページ
page-changes = 開いてから変わったところ
page-changes-none = 変わったところはありません
page-change-line = { $line }行目
page-yesterday-changes = 控えからいままでに変わったところ
page-yesterday-all = 控えの全部を見る
page-lines = ファイルの中身
page-lines-of = { $file } の中身
page-lines-help = ファイルにはこのとおりに書かれています。いま変わったところに色が付きます。
page-new-meeting = 会議を新しく作る
page-new-case = 案件を新しく作る
page-folder = 会議のフォルダの名前（開催する年と月）
page-folder-help = 例：2026-11
page-from-meeting = もとにする会議
page-from-case = もとにする案件
page-from-nothing = もとにしない（白紙から）
page-from-help = 前のものをもとにすると、変わるはずのところに〔確かめてください〕の印が付きます。
page-file-to-be = 案件のファイルの名前
page-file-help = 例：窓口業務の委託
page-file-needs-name = 名前を書いてください
page-kind = 種類
page-kind-help = その種類に要る項目だけになります。後で変えられます。
page-every-kind = 決めない
page-make = 作る
page-bundle = 会議資料
page-bundle-preview = 会議資料を見る
page-build = 会議資料を作る
page-build-more = 印刷と差し替え
page-build-more-help = 印刷に出すときに記録しておくと、後で差し替える紙だけを作れます。差し替えを配ったら、配ったことを記録します。
page-build-print = 印刷に出す
page-build-print-why = いまの内容を、配るものとして記録します。記録は取り消せません。この後に直したところは「差し替えを作る」で紙だけを差し替えます。
page-build-print-do = 記録して作る
page-build-reprint = 集めて刷り直す
page-build-reprint-why = 配ったものをすべて回収して、いまの内容を配り直すものとして記録します。前の記録は別に残ります。まだ誰かの手元にあるときは、やめてください。
page-build-reprint-do = すべて回収した
page-build-as-prepared = 用意したときのまま配った
page-build-replace = 差し替えを作る
page-build-handed-out = 差し替えを配った
page-build-handed-out-why = いま作ってある差し替えが、みなさんの手に渡ったことを記録します。記録は取り消せません。まだ配っていないときは、やめてください。
page-build-handed-out-do = 配ったと記録する
page-building = 作っています
page-progress = { $done } / { $of }　{ $what }
page-cancel-build = 作るのをやめる
page-built = できました
page-built-without = できました（会議資料は、まだ前のままです）
page-made = { $count }個のファイルを作りました。下の「できている文書」から開けます。
page-not-built = できませんでした
page-cannot-build = この機械では文書を作れません。書くことと点検はできます。
page-papers = できている文書
page-no-papers = まだありません
page-outdated = 古い版
page-kilobytes = { $size }KB
page-megabytes = { $size }MB
page-stops = 会議資料を止めているもの
page-stops-nothing = 会議資料を止めているものはありません
page-stops-no-cases = 案件がまだありません
page-meeting-file = 会議のファイル
page-unlisted = 一覧に入っていない案件
page-unlisted-all = 案件の一覧を書いていないため、名前の順に入ります
page-list-all = この順に一覧を書く
page-list-missing = 一覧に加える
page-item-more = くわしく書く
page-no-number = 番号なし
page-attach = 別添のPDFを加える
page-quit = 終了
page-quit-unsent = 保存していない入力があります。保存してから終了してください。
page-entry-gone = 入力していた項目を、ほかの人かほかのソフトが取り除きました。入力していた内容：「{ $text }」
page-leave = 保存できていない入力があります
page-leave-why = いま移ると、保存できていない入力は失われます。「やめる」を押すと、入力はこの画面に残ります。
page-leave-do = 入力を捨てて移る
page-ended = 終了しました
page-ended-why = この画面は閉じてかまいません。
page-cannot-show = 表示できません
page-choose-closed = 値を非公開にする
page-council-help = 様式や条項の設定です。前の会議をもとにするときは、その会議のものになります。
page-loading = 読み込んでいます
