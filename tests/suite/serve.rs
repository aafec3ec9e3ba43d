//! The page in the browser as its server answers: who may ask, what is written, what is told.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Bench, REAL_CASE_FILE, repository};

/// So long an answer may take on a machine that does much else.
const PATIENCE: Duration = Duration::from_mins(2);

const CASE: &str = "健診勧奨通知.yaml";

/// A running server.
struct Server {
    process: Child,
    host: String,
    token: String,
}

/// An answer.
struct Reply {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Reply {
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    fn must_be(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        self.json()
    }
}

impl Server {
    fn start(bench: &Bench) -> Self {
        let mut program = bench.program(&["serve", "--no-open"]);
        let mut process = program.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("it is piped")).read_line(&mut line).expect("it says");
        let (address, token) = line.trim().split_once("/#token=").expect("an address and a token");
        let host = address.strip_prefix("http://").expect("an address").to_owned();
        Self { process, host, token: token.to_owned() }
    }

    /// Sends these very lines.
    fn send(&self, lines: &str, body: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(&self.host).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("it takes a time");
        let head = format!("{lines}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        stream.write_all(&[head.as_bytes(), body].concat()).expect("it listens");
        let mut all = Vec::new();
        stream.read_to_end(&mut all).expect("it answers");
        let end = all.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&all[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let body = all[end + 4..].to_vec();
        let body =
            if head.to_lowercase().contains("transfer-encoding: chunked") { unchunked(&body) } else { body };
        Reply { status, head, body }
    }

    fn own(&self) -> String {
        format!("Host: {}\r\nX-Shingikai-Token: {}", self.host, self.token)
    }

    fn get(&self, path: &str) -> Reply {
        self.send(&format!("GET {path} HTTP/1.1\r\n{}", self.own()), b"")
    }

    fn post(&self, path: &str, body: &Value) -> Reply {
        let head = format!("POST {path} HTTP/1.1\r\n{}\r\nContent-Type: application/json", self.own());
        self.send(&head, body.to_string().as_bytes())
    }

    fn view(&self, file: &str) -> Reply {
        self.get(&format!("/api/file?meeting=2008-08&file={}", encoded(file)))
    }

    fn set(&self, at: &str, was: &Value, to: &Value) -> Reply {
        let change = json!({ "at": at, "was": was, "to": { "set": to } });
        self.post("/api/change", &json!({ "meeting": "2008-08", "file": CASE, "changes": [change] }))
    }

    fn kill(&mut self) {
        self.process.kill().expect("it runs");
        self.process.wait().expect("it ends");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(&String::from_utf8_lossy(&body[..end]), 16).expect("a size");
        let part = body.get(end + 2..end + 2 + size).unwrap_or_default();
        whole.extend(part);
        body = body.get(end + 4 + size..).unwrap_or_default();
    }
    whole
}

/// A field of a form.
fn field<'a>(fields: &'a Value, at: &str) -> Option<&'a Value> {
    fields.as_array().into_iter().flatten().find_map(|one| {
        let below = || {
            let items = one["items"].as_array().into_iter().flatten().map(|item| &item["children"]);
            std::iter::once(&one["children"]).chain(items).find_map(|fields| field(fields, at))
        };
        if one["at"] == at { Some(one) } else { below() }
    })
}

#[test]
fn who_is_not_the_page_of_this_run_learns_nothing() {
    let bench = Bench::with_real_case();
    let server = Server::start(&bench);
    let (host, token) = (&server.host, &server.token);
    let own = format!("Host: {host}\r\nX-Shingikai-Token: {token}");
    let json = "Content-Type: application/json";
    for (lines, status) in [
        // A name that was bound to this machine.
        ("GET / HTTP/1.1\r\nHost: evil.example".to_owned(), 403),
        (format!("GET / HTTP/1.1\r\nHost: localhost:{}", host.rsplit(':').next().unwrap_or_default()), 403),
        (format!("GET /api/workspace HTTP/1.1\r\nHost: evil.example\r\nX-Shingikai-Token: {token}"), 403),
        // A foreign page.
        (format!("GET /api/workspace HTTP/1.1\r\n{own}\r\nOrigin: http://evil.example"), 403),
        (format!("GET /api/workspace HTTP/1.1\r\n{own}\r\nSec-Fetch-Site: cross-site"), 403),
        (format!("OPTIONS /api/change HTTP/1.1\r\n{own}\r\nOrigin: http://evil.example"), 403),
        (format!("OPTIONS /api/change HTTP/1.1\r\n{own}"), 405),
        (format!("POST /api/change HTTP/1.1\r\n{own}\r\nContent-Type: text/plain"), 415),
        (format!("POST /api/change HTTP/1.1\r\n{own}"), 415),
        (format!("DELETE /api/file HTTP/1.1\r\n{own}"), 405),
        // Another user of the machine.
        (format!("GET /api/workspace HTTP/1.1\r\nHost: {host}"), 401),
        (format!("GET /api/workspace?token={token} HTTP/1.1\r\nHost: {host}"), 401),
        (format!("GET /api/workspace HTTP/1.1\r\nHost: {host}\r\nCookie: token={token}"), 401),
        (
            format!(
                "POST /api/quit HTTP/1.1\r\nHost: {host}\r\n{json}\r\nX-Shingikai-Token: {}",
                "0".repeat(64)
            ),
            401,
        ),
        // What is no question.
        (format!("GET /api/none HTTP/1.1\r\n{own}"), 404),
        (format!("GET /assets/../guard.rs HTTP/1.1\r\nHost: {host}"), 404),
        (format!("GET /assets/%2e%2e/guard.rs HTTP/1.1\r\nHost: {host}"), 404),
        (format!("POST /api/change HTTP/1.1\r\n{own}\r\n{json}"), 400),
    ] {
        let reply = server.send(&lines, b"");
        assert_eq!(reply.status, status, "{lines}\n{}", reply.text());
        let text = reply.head.to_lowercase() + &reply.text();
        assert!(!text.contains("access-control") && !text.contains("健診"), "{lines}\n{text}");
        assert!(!text.contains(token.as_str()), "{lines}\n{text}");
    }
    assert_eq!(server.get("/api/workspace").status, 200, "the page itself may ask");
}

#[test]
fn every_answer_tells_the_browser_to_let_nothing_foreign_in() {
    let bench = Bench::with_real_case();
    let server = Server::start(&bench);
    for reply in [server.get("/"), server.get("/api/words"), server.get("/api/none")] {
        let head = reply.head.to_lowercase();
        for line in [
            "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types shingikai-paper",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-resource-policy: same-origin",
            "cross-origin-opener-policy: same-origin",
            "cache-control: no-store",
        ] {
            assert!(head.contains(line), "{line}\n{head}");
        }
        assert!(!head.contains("set-cookie"), "{head}");
    }
}

#[test]
fn no_file_of_the_page_names_a_host() {
    let mut looked_at = 0;
    for ending in [".js", ".html", ".css"] {
        for (path, text) in crate::shared::files("src/serve/page", ending) {
            looked_at += 1;
            // The name of a language of pictures is no place.
            let text = text.replace("http://www.w3.org/", "");
            assert!(!text.contains("http://") && !text.contains("https://"), "{}", path.display());
            for word in ["innerHTML", "document.write", "eval(", "localStorage", "document.cookie"] {
                assert!(!text.contains(word), "{word} in {}", path.display());
            }
        }
    }
    assert!(looked_at > 10, "{looked_at}");
}

#[test]
fn no_name_that_is_sent_leads_out_of_the_listing() {
    let bench = Bench::with_real_case();
    bench.write("secret.yaml", "件名: ひみつ\n");
    bench.write("output/secret.pdf", "%PDF-ひみつ");
    let server = Server::start(&bench);
    for (meeting, file) in [
        ("..", "secret.yaml"),
        ("2008-08", "../../secret.yaml"),
        ("2008-08/..", "2008-08/meeting.yaml"),
        ("2008-08", ".."),
        ("", "cases/2008-08/meeting.yaml"),
    ] {
        let query = format!("meeting={}&file={}", encoded(meeting), encoded(file));
        for call in ["file", "yesterday", "pages", "pdf", "page-texts", "hand-over"] {
            let reply = server.get(&format!("/api/{call}?{query}"));
            assert_eq!(reply.status, 404, "{call} {meeting} {file}: {}", reply.text());
            assert!(!reply.text().contains("ひみつ"));
        }
        let names = json!({ "meeting": meeting, "file": file, "changes": [] });
        for call in ["change", "undo", "mend", "remove", "done"] {
            assert_eq!(server.post(&format!("/api/{call}"), &names).status, 404, "{call} {meeting} {file}");
        }
    }
    let paper = server.get(&format!("/api/paper?meeting=2008-08&name={}", encoded("../secret.pdf")));
    assert_eq!(paper.status, 404);
    assert_eq!(bench.read("secret.yaml"), "件名: ひみつ\n");
}

#[test]
fn a_field_is_written_and_taken_back_and_what_somebody_else_changed_is_shown() {
    let bench = Bench::with_real_case();
    let before = bench.read(REAL_CASE_FILE);
    let server = Server::start(&bench);
    let view = server.view(CASE).must_be(200);
    assert_eq!(view["text"], before.as_str());
    assert_eq!(bench.read(REAL_CASE_FILE), before, "opening changes nothing");
    let officer = field(&view["form"], "/contact/0/officer").expect("it is asked")["value"].clone();
    assert_eq!(officer, "小倉");

    let written = server.set("/contact/0/officer", &officer, &json!("大倉")).must_be(200);
    assert_eq!(bench.read(REAL_CASE_FILE), before.replace("担当者: 小倉", "担当者: 大倉"));
    let text: Vec<u16> = written["text"].as_str().expect("a text").encode_utf16().collect();
    let lit: Vec<usize> = written["lit"][0]
        .as_array()
        .expect("a part")
        .iter()
        .filter_map(Value::as_u64)
        .map(|at| usize::try_from(at).expect("it fits"))
        .collect();
    assert_eq!(String::from_utf16_lossy(&text[lit[0]..lit[1]]), "大");

    // An editor saves another field and the same one.
    bench.replace(REAL_CASE_FILE, "担当者: 大倉", "担当者: 中倉");
    bench.replace(REAL_CASE_FILE, "部: 健康部", "部: 福祉部");
    let told = server.set("/contact/0/officer", &json!("大倉"), &json!("新倉")).must_be(409);
    assert_eq!(told["reason"], "conflict");
    assert_eq!(
        told["conflicts"][0],
        json!({ "at": "/contact/0/officer", "was": "大倉", "here": "新倉", "there": "中倉" })
    );
    assert!(told["view"]["text"].as_str().is_some_and(|text| text.contains("福祉部")));
    server.set("/contact/0/section", &json!("特定健診保健指導係"), &json!("保健指導係")).must_be(200);
    let both = bench.read(REAL_CASE_FILE);
    assert!(both.contains("福祉部") && both.contains("中倉") && both.contains("係: 保健指導係"), "{both}");

    let names = json!({ "meeting": "2008-08", "file": CASE });
    server.post("/api/undo", &names).must_be(200);
    assert!(bench.read(REAL_CASE_FILE).contains("係: 特定健診保健指導係"));
    let yesterday =
        server.get(&format!("/api/yesterday?meeting=2008-08&file={}", encoded(CASE))).must_be(200);
    assert_eq!(yesterday["text"], before.as_str());
    let other = json!({ "meeting": "2008-08", "file": CASE, "version": "another" });
    let outdated = server.post("/api/yesterday", &other).must_be(409);
    assert!(bench.read(REAL_CASE_FILE).contains("中倉"), "what nobody saw is not put aside");
    let seen = json!({ "meeting": "2008-08", "file": CASE, "version": outdated["view"]["version"] });
    server.post("/api/yesterday", &seen).must_be(200);
    assert_eq!(bench.read(REAL_CASE_FILE), before);
    let refused = server.set("/subject", &view["form"][2]["value"], &json!("a\u{1b}b"));
    assert_eq!(refused.must_be(422)["reason"], "change-character");
    assert_eq!(bench.read(REAL_CASE_FILE), before);
}

#[test]
fn a_file_with_mistakes_opens_and_is_mended_by_one_press() {
    let bench = Bench::with_real_case();
    let before = bench.read(REAL_CASE_FILE);
    bench.write(REAL_CASE_FILE, &before.replace("件名: ", "件名："));
    let server = Server::start(&bench);
    let view = server.view(CASE).must_be(200);
    assert_eq!(view["readOnly"]["cure"], "mend");
    assert!(view["findings"].as_array().is_some_and(|findings| !findings.is_empty()));
    assert!(field(&view["form"], "/subject").is_some_and(|subject| subject["value"].is_string()));
    let subject = field(&view["form"], "/subject").expect("it is asked")["value"].clone();
    assert_eq!(server.set("/subject", &subject, &json!("い")).status, 423);
    let mended = server.post("/api/mend", &json!({ "meeting": "2008-08", "file": CASE })).must_be(200);
    assert_eq!((&mended["readOnly"], bench.read(REAL_CASE_FILE)), (&Value::Null, before));
}

#[test]
fn what_was_written_is_there_though_the_server_is_killed_in_mid_typing() {
    let bench = Bench::with_real_case();
    let before = bench.read(REAL_CASE_FILE);
    let mut was = json!("小倉");
    for round in 0..5 {
        let mut server = Server::start(&bench);
        let to = json!(format!("大倉{round}"));
        assert_eq!(server.set("/contact/0/officer", &was, &to).status, 200);
        was = to;
        // One more, whose answer nobody waits for.
        let change = json!({ "at": "/contact/0/department", "was": "健康部", "to": { "set": "健康部" } });
        let body = json!({ "meeting": "2008-08", "file": CASE, "changes": [change] }).to_string();
        let mut stream = TcpStream::connect(&server.host).expect("it listens");
        let head = format!(
            "POST /api/change HTTP/1.1\r\n{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            server.own(),
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("it listens");
        server.kill();
        let expected = before.replace("担当者: 小倉", &format!("担当者: 大倉{round}"));
        assert_eq!(bench.read(REAL_CASE_FILE), expected);
    }
    let beside = bench.files("cases").into_iter().filter(|path| !path.to_string_lossy().ends_with(".yaml"));
    assert!(beside.count() <= 5, "at most what a killed write left");
}

#[test]
fn pages_lead_to_fields_and_stay_when_something_is_wrong() {
    let bench = Bench::with_real_case();
    let server = Server::start(&bench);
    let pages = || server.get(&format!("/api/pages?meeting=2008-08&file={}", encoded(CASE))).must_be(200);
    let drawn = pages();
    assert_eq!(
        (&drawn["current"], &drawn["documents"]),
        (&json!(true), &json!(["advance-report", "special-clauses"]))
    );
    let shas: Vec<&str> =
        drawn["pages"].as_array().expect("pages").iter().filter_map(|page| page["sha"].as_str()).collect();
    assert_eq!(shas.len(), 3);
    let svg: String = shas.iter().map(|sha| server.get(&format!("/api/page?sha={sha}")).text()).collect();
    for way in ["/subject", "/project/purpose", "/matters/0/reason", "/matters/0/held/fields"] {
        assert!(svg.contains(&format!("href=\"field:{way}\"")), "{way}");
    }
    let texts =
        || server.get(&format!("/api/page-texts?meeting=2008-08&file={}", encoded(CASE))).must_be(200);
    let said = texts();
    let said: Vec<&str> = said["pages"].as_array().expect("pages").iter().filter_map(Value::as_str).collect();
    assert_eq!(said.len(), 3, "{said:?}");
    let on = |text: &str| said.iter().position(|page| page.contains(text));
    assert_eq!(
        (on("条例の根拠"), on("受診率向上のため"), on("委託の理由")),
        (Some(0), Some(1), Some(2)),
        "{said:?}"
    );
    server.set("/project/purpose", &json!("特定健康診査の受診率向上のため"), &Value::Null).must_be(200);
    let left = pages();
    assert_eq!((&left["current"], &left["pages"]), (&json!(false), &drawn["pages"]));
    assert!(left["why"].is_string());
    assert_eq!(texts()["pages"], json!([]), "nothing is read out of what cannot be drawn");
}

#[test]
fn a_new_case_is_a_draft_until_it_is_done_and_goes_into_the_copies_when_it_is_removed() {
    let bench = Bench::with_real_case();
    let meeting = bench.read("cases/2008-08/meeting.yaml");
    let server = Server::start(&bench);
    let asked = json!({ "meeting": "2008-08", "file": "新しい案件", "kind": "委託" });
    let made = server.post("/api/new", &asked).must_be(200);
    assert_eq!(made, json!({ "meeting": "2008-08", "file": "新しい案件.yaml" }));
    let view = server.view("新しい案件.yaml").must_be(200);
    assert_eq!(view["draft"], true);
    assert_eq!(server.post("/api/new", &asked).status, 422, "it is there already");
    let names = json!({ "meeting": "2008-08", "file": "新しい案件.yaml" });
    assert_eq!(server.post("/api/done", &names).must_be(200)["draft"], false);
    let left = server.post("/api/remove", &names).must_be(200);
    assert_eq!(left["meetings"][0]["cases"].as_array().map(Vec::len), Some(1));
    assert!(!bench.path().join("cases/2008-08/新しい案件.yaml").exists());
    assert_eq!(bench.read("cases/2008-08/meeting.yaml"), meeting);
}

#[test]
fn a_build_tells_how_far_it_is_and_its_papers_can_be_read_and_handed_over() {
    let bench = Bench::with_real_case();
    let server = Server::start(&bench);
    let mut events = TcpStream::connect(&server.host).expect("it listens");
    events.set_read_timeout(Some(PATIENCE)).expect("it takes a time");
    events
        .write_all(format!("GET /api/events HTTP/1.1\r\n{}\r\n\r\n", server.own()).as_bytes())
        .expect("it listens");
    let lines = BufReader::new(events).lines().map_while(Result::ok);
    server.post("/api/build", &json!({ "meeting": "2008-08" })).must_be(202);
    let said: Vec<String> = lines.take_while(|line| !line.contains("\"lines\"")).collect();
    assert!(said.iter().any(|line| line == "event: progress"), "{said:?}");
    let begun = Instant::now();
    let papers = loop {
        let papers = server.get("/api/papers?meeting=2008-08").must_be(200)["papers"].clone();
        if papers.as_array().is_some_and(|papers| papers.len() >= 3) || begun.elapsed() > PATIENCE {
            break papers;
        }
    };
    let names: Vec<&str> =
        papers.as_array().expect("papers").iter().filter_map(|paper| paper["name"].as_str()).collect();
    assert!(names.contains(&"bundle.pdf") && names.contains(&"健診勧奨通知/advance-report.pdf"), "{names:?}");
    let sample = repository().join("output/2008-08/bundle.pdf");
    let paper = server.get("/api/paper?meeting=2008-08&name=bundle.pdf");
    assert!(paper.body == fs::read(sample).expect("it is there"), "the same bytes as CI makes");
    let zip = server.get(&format!("/api/hand-over?meeting=2008-08&file={}", encoded(CASE)));
    assert!(zip.status == 200 && zip.body.starts_with(b"PK"));
    let again = server.get(&format!("/api/hand-over?meeting=2008-08&file={}", encoded(CASE)));
    assert!(zip.body == again.body, "the same files make the same bytes");
}

#[test]
fn an_unfinished_case_has_pages_of_what_there_is_and_no_pdf_and_nobody_else_sees_them() {
    let bench = Bench::with_real_case();
    let server = Server::start(&bench);
    let query = |call: &str| server.get(&format!("/api/{call}?meeting=2008-08&file={}", encoded(CASE)));
    let sample = repository().join("output/2008-08/健診勧奨通知/advance-report.pdf");
    assert!(query("pdf").body == fs::read(sample).expect("it is there"), "the same bytes as a build writes");

    let open = |text: &str, from: &str, to: &str| {
        let opened = text.replacen(from, to, 1);
        assert_ne!(opened, text, "{from}");
        opened
    };
    let before = bench.read(REAL_CASE_FILE);
    // A text, a copied text with signs of YAML in it, and a date: all open.
    let text = open(&before, "目的: 特定健康診査の受診率向上のため", "目的: 〔目的を書いてください〕");
    let text = open(
        &text,
        "対象者: 特定健康診査の対象者で未受診の者",
        "対象者: '〔「未受診の者: 「健診」 # 仮」を確かめてください〕'",
    );
    let text = open(&text, "開始: 平成20年10月", "開始: 〔開始を書いてください〕");
    bench.write(REAL_CASE_FILE, &text);
    let pages = query("pages").must_be(200);
    assert_eq!((&pages["current"], &pages["unfinished"]), (&json!(true), &json!(true)), "{pages}");
    assert_eq!(pages["needed"], json!([]));
    let words = query("page-texts").must_be(200)["pages"].to_string();
    for shown in ["〔目的〕", "未受診の者: 「健診」 # 仮", "平成20年10月から以降継続"]
    {
        assert!(words.contains(shown), "{shown}: {words}");
    }
    let refused = query("pdf");
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("書き込まれていない"), "{}", refused.text());
    assert_eq!(bench.read(REAL_CASE_FILE), text);
    let view = server.view(CASE).must_be(200);
    assert_eq!(view["text"], text.as_str());
    let errors = view["findings"].as_array().expect("findings").iter();
    assert_eq!(
        errors.filter(|finding| finding["rule"] == "placeholder-left").count(),
        3,
        "{}",
        view["findings"]
    );
    assert!(!bench.path().join("output").exists());

    // What is no text stays open, and is named with the way to it.
    bench.write(REAL_CASE_FILE, &open(&before, "根拠: 第14条第1項", "根拠: 〔根拠を書いてください〕"));
    let pages = query("pages").must_be(200);
    assert_eq!(pages["current"], false);
    let way = json!({ "meeting": "2008-08", "file": CASE, "at": "/matters/0/ground/0" });
    assert_eq!(pages["needed"], json!([{ "text": "根拠を書いてください", "place": way }]));
    bench.write(REAL_CASE_FILE, &before);
    let pages = query("pages").must_be(200);
    assert_eq!(
        (&pages["current"], &pages["unfinished"]),
        (&json!(true), &json!(false)),
        "nothing is left of it"
    );
}

#[test]
fn a_paper_made_elsewhere_is_put_beside_the_meeting_and_never_over_another() {
    let bench = Bench::with_real_case();
    let server = Server::start(&bench);
    let attach = |name: &str, body: &[u8]| {
        let path = format!("/api/attach?meeting=2008-08&name={}", encoded(name));
        let head = format!("POST {path} HTTP/1.1\r\n{}\r\nContent-Type: application/pdf", server.own());
        server.send(&head, body).status
    };
    assert_eq!(attach("議事録.pdf", b"%PDF-1.7 a"), 200);
    assert_eq!(attach("議事録.pdf", b"%PDF-1.7 b"), 409);
    assert_eq!(attach("../議事録.pdf", b"%PDF-1.7"), 422);
    assert_eq!(attach("meeting.yaml", b"%PDF-1.7"), 422);
    assert_eq!(attach("表.pdf", b"PK"), 422);
    assert_eq!(bench.read("cases/2008-08/議事録.pdf"), "%PDF-1.7 a");
    assert_eq!(bench.files("cases").len(), 3);
}

#[test]
fn an_editor_s_save_is_told_to_the_page_and_quit_ends_the_server() {
    let bench = Bench::with_real_case();
    let mut server = Server::start(&bench);
    server.view(CASE).must_be(200);
    let mut events = TcpStream::connect(&server.host).expect("it listens");
    events.set_read_timeout(Some(PATIENCE)).expect("it takes a time");
    events
        .write_all(format!("GET /api/events HTTP/1.1\r\n{}\r\n\r\n", server.own()).as_bytes())
        .expect("it listens");
    let mut lines = BufReader::new(events).lines().map_while(Result::ok);
    assert!(lines.by_ref().any(|line| line == ": "), "the stream is open");
    bench.replace(REAL_CASE_FILE, "担当者: 小倉", "担当者: 大倉");
    assert!(lines.by_ref().any(|line| line == "event: file"));
    assert_eq!(server.post("/api/quit", &json!({})).status, 200);
    assert!(lines.by_ref().any(|line| line == "event: bye"));
    assert_eq!(server.process.wait().expect("it ends").code(), Some(0));
}
