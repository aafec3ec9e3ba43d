//! A case, a meeting or a profile that somebody proposes reads no file outside the workspace, writes none outside output/,
//! reaches no network, and puts nothing that acts into a PDF.

use std::fs;
use std::path::{Path, PathBuf};

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::support::{Bench, REAL_CASE, Run, command, repository, unix};

/// What stands in the file outside that nobody may see.
const SECRET: &str = "himitsu-0123456789";
const MEETING: &str = "cases/2008-08/meeting.yaml";

/// A workspace, and beside it a file and a folder that are none of its business.
fn workspace() -> (Bench, Bench) {
    let outside = Bench::new();
    outside.write("secret.yaml", &format!("件名: {SECRET}\n"));
    outside.write("folder/meeting.yaml", &format!("会議名: {SECRET}\n"));
    outside.write("folder/council.yaml", &format!("名称: {SECRET}\n"));
    (Bench::with_real_case(), outside)
}

/// A run that must fail, and tells nothing of what lies outside.
#[track_caller]
fn must_refuse(bench: &Bench, status: i32, says: &str) -> Run {
    let run = bench.run(&["build"]);
    run.must_end_with(status);
    run.must_say(says);
    let told = run.out() + &run.err();
    assert!(!told.contains(SECRET), "{told}");
    let leaked = |path: &PathBuf| {
        let file = bench.path().join("output").join(path);
        let lies_here = file.canonicalize().is_ok_and(|real| real.starts_with(bench.path()));
        let bytes = fs::read(file).unwrap_or_default();
        lies_here && bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes())
    };
    assert!(!bench.files("output").iter().any(leaked));
    run
}

fn link(bench: &Bench, to: &Path, name: &str) {
    let place = bench.path().join(name);
    let _ = fs::remove_file(&place);
    fs::create_dir_all(place.parent().expect("below")).expect("a folder");
    unix::link(to, &place);
}

#[test]
#[cfg_attr(not(unix), ignore = "it makes links")]
fn a_link_in_the_place_of_a_case_meeting_or_profile_is_not_followed() {
    for (name, to, status) in [
        ("cases/2008-08/別の案件.yaml", "secret.yaml", 1),
        (MEETING, "folder/meeting.yaml", 1),
        ("cases/2009-01", "folder", 1),
        ("templates/town", "folder", 1),
        ("templates", ".", 2),
    ] {
        let (bench, outside) = workspace();
        if name == "templates/town" {
            bench.replace(MEETING, "shinjuku-2008", "town");
        }
        link(&bench, &outside.path().join(to), name);
        must_refuse(&bench, status, "リンク");
    }
    let (bench, outside) = workspace();
    bench.write("templates/town/council.yaml", "基本: shinjuku-2008\n");
    bench.replace(MEETING, "shinjuku-2008", "town");
    bench.must_run(&["build"]);
    link(&bench, &outside.path().join("secret.yaml"), "templates/town/look.typ");
    must_refuse(&bench, 1, "templates/town/look.typ");
    let (bench, outside) = workspace();
    fs::rename(bench.path().join("cases"), outside.path().join("moved")).expect("it moves");
    link(&bench, &outside.path().join("moved"), "cases");
    must_refuse(&bench, 2, "リンク");
}

#[test]
#[cfg_attr(not(unix), ignore = "it makes links")]
fn a_link_in_the_output_is_neither_followed_nor_written_through() {
    for (name, to) in [
        ("output", "folder"),
        ("output/2008-08", "folder"),
        ("output/2008-08/健診勧奨通知", "folder"),
        ("output/.fonts.json", "secret.yaml"),
        ("output/.memory.json.new", "secret.yaml"),
        ("output/.lock", "secret.yaml"),
        ("output/2008-08/bundle.pdf", "secret.yaml"),
        ("output/2008-08/健診勧奨通知/advance-report.pdf", "secret.yaml"),
    ] {
        let (bench, outside) = workspace();
        link(&bench, &outside.path().join(to), name);
        let before: Vec<Vec<u8>> = contents(&outside);
        must_refuse(&bench, 2, "リンク");
        assert_eq!(contents(&outside), before, "{name}");
    }
}

fn contents(bench: &Bench) -> Vec<Vec<u8>> {
    let read = |name: &PathBuf| fs::read(bench.path().join(name)).expect("it is there");
    bench.files("").iter().map(read).collect()
}

#[test]
#[cfg_attr(not(unix), ignore = "it makes links")]
fn a_new_file_is_not_written_through_a_link() {
    let council = "基本: shinjuku-2008\n";
    for name in ["cases", "cases/2009-01", "templates/town/schema", "templates/town/schema/case.ja.json"] {
        let (bench, outside) = workspace();
        bench.write("templates/town/council.yaml", council);
        let to = if name.ends_with("json") { "missing.json" } else { "folder" };
        let _ = fs::remove_dir_all(bench.path().join(name));
        link(&bench, &outside.path().join(to), name);
        let before = contents(&outside);
        let run = bench.run(&["new", "2009-01/新しい案件", "--profile", "town"]);
        run.must_end_with(2);
        // A profile with a link in it is wrong, and `check` says why.
        if !name.ends_with("schema") {
            run.must_say("リンク");
        }
        assert_eq!(contents(&outside), before, "{name}");
    }
    let (bench, outside) = workspace();
    link(&bench, &outside.path().join("secret.yaml"), "cases/2008-08/別の案件.yaml");
    let run = bench.run(&["new", "2009-01/新しい案件", "--from", "2008-08/別の案件"]);
    run.must_end_with(2);
    run.must_say("リンク");
    assert!(!bench.path().join("cases/2009-01").exists());
    let (bench, outside) = workspace();
    link(&bench, &outside.path().join("folder"), ".github");
    let run = bench.run(&["init", ".", "--profile", "town"]);
    run.must_end_with(2);
    run.must_say("リンク");
    assert_eq!(contents(&outside).len(), 3);
    assert!(!bench.path().join("templates").exists(), "nothing of it is written");
}

#[test]
fn a_name_that_leads_elsewhere_is_no_name() {
    let council = "templates/shinjuku-2008/council.yaml";
    for (file, text, status) in [
        (MEETING, "会議名: あ\n審議会: ../../outside\n開催日: 平成20年8月27日\n案件: []\n", 1),
        (council, "基本: ../folder\n", 1),
        ("templates/town/council.yaml", "基本: /etc\n", 1),
        (
            "templates/town/council.yaml",
            "基本: shinjuku-2008\n文書: { 事前報告: { ファイル名: ../../x } }\n",
            1,
        ),
    ] {
        let (bench, _outside) = workspace();
        bench.write(file, text);
        let run = bench.run(&["build"]);
        run.must_end_with(status);
    }
    let (bench, outside) = workspace();
    let secret = outside.path().join("secret.yaml").display().to_string();
    for name in ["../../../etc/passwd", &secret, "/etc/passwd", "..", ""] {
        let list = format!("案件: [ {{ ファイル: '{name}', 番号: 報告第1号 }} ]\n");
        let meeting = format!("会議名: あ\n審議会: shinjuku-2008\n開催日: 平成20年8月27日\n{list}");
        bench.write(MEETING, &meeting);
        must_refuse(&bench, 1, "ファイル");
    }
    for name in ["../../etc/passwd", "/etc/passwd", "..", ""] {
        let font = format!("{{ 書体名: BIZ UDMincho, ファイル名: '{name}', チェックサム: aa }}");
        let text = format!("基本: shinjuku-2008\n書体: {{ ファイル: [ {font} ] }}\n");
        let bench = Bench::with_real_case();
        bench.write("templates/town/council.yaml", &text);
        bench.replace(MEETING, "shinjuku-2008", "town");
        let run = bench.run(&["build"]);
        run.must_end_with(2);
        assert!(!run.err().contains("チェックサム a") && !run.err().contains("root:"), "{}", run.err());
    }
}

#[test]
fn what_a_hostile_profile_asks_for_lies_in_its_own_folder_or_is_refused() {
    let (bench, outside) = workspace();
    let secret = outside.path().join("secret.yaml").display().to_string();
    bench.replace(MEETING, "shinjuku-2008", "town");
    bench.write("templates/town/council.yaml", "基本: shinjuku-2008\n");
    let up = format!("{}{}", "../".repeat(30), secret.trim_start_matches('/'));
    let asks = [
        format!("#let stolen = read({secret:?})\n"),
        format!("#let stolen = read({up:?})\n"),
        format!("#let stolen = yaml({secret:?})\n"),
        format!("#let stolen = image({secret:?})\n"),
        format!("#include {secret:?}\n"),
        "#import \"@preview/cetz:0.3.0\": canvas\n".to_owned(),
        "#import \"@local/cetz:0.3.0\": canvas\n".to_owned(),
        "#let stolen = plugin(\"/bin/sh\")\n".to_owned(),
    ];
    let form = include_str!("../../templates/shinjuku-2008/look.typ");
    for ask in asks {
        bench.write("templates/town/look.typ", &(ask.clone() + form));
        let started = std::time::Instant::now();
        let run = must_refuse(&bench, 2, "look.typ");
        // A package is asked for where nobody answers: no name is looked up, nothing leaves this machine.
        assert!(!ask.contains("@preview") || run.err().contains("Connection refused"), "{}", run.err());
        assert!(started.elapsed().as_secs() < 60, "{ask}");
    }
    fs::remove_file(bench.path().join("templates/town/look.typ")).expect("it was there");
    for ask in [
        format!("{{% include {secret:?} %}}\n"),
        "{% include \"../../secret.yaml\" %}\n".to_owned(),
        "{{ get_env(name=\"HOME\") }}\n".to_owned(),
        "{{ load_data(path=\"/etc/passwd\") }}\n".to_owned(),
    ] {
        bench.write("templates/town/special-clauses.tera.typ", &ask);
        must_refuse(&bench, 2, "special-clauses.tera.typ");
    }
    // The bench itself is in order: without anything hostile it builds.
    fs::remove_file(bench.path().join("templates/town/special-clauses.tera.typ")).expect("it was there");
    bench.must_run(&["build"]);
}

/// Keys that a dictionary of a PDF has only where something acts, is attached or lies elsewhere.
const KEYS: [&str; 12] = [
    "JS",
    "JavaScript",
    "URI",
    "AA",
    "OpenAction",
    "EmbeddedFile",
    "EmbeddedFiles",
    "EF",
    "AF",
    "AcroForm",
    "XFA",
    "RichMediaContent",
];

/// Everything in a PDF that acts, is attached or leads outside. Links to places in the same file are none of it.
fn active(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    document.objects.values().for_each(|object| gather(object, &mut found));
    gather(&Object::Dictionary(document.trailer.clone()), &mut found);
    found
}

fn gather(object: &Object, found: &mut Vec<String>) {
    let dictionary = match object {
        Object::Array(objects) => return objects.iter().for_each(|object| gather(object, found)),
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => {
            // Here, and only here, /F names the file that holds the data.
            found.extend(stream.dict.has(b"F").then(|| "a stream in another file".to_owned()));
            &stream.dict
        }
        _ => return,
    };
    found.extend(KEYS.iter().filter(|key| dictionary.has(key.as_bytes())).map(|key| format!("/{key}")));
    let name =
        |key: &[u8]| dictionary.get(key).ok().and_then(|value| value.as_name().ok()).unwrap_or_default();
    let is_action = dictionary.has(b"S") && (name(b"Type") == b"Action" || !dictionary.has(b"P"));
    let acts = [
        &b"JavaScript"[..],
        b"Launch",
        b"URI",
        b"SubmitForm",
        b"ImportData",
        b"GoToR",
        b"GoToE",
        b"Rendition",
        b"Named",
    ];
    found.extend(
        (is_action && acts.contains(&name(b"S"))).then(|| String::from_utf8_lossy(name(b"S")).into_owned()),
    );
    let kinds = [&b"Filespec"[..], b"EmbeddedFile"];
    found.extend(kinds.contains(&name(b"Type")).then(|| "an attached file".to_owned()));
    dictionary.iter().for_each(|(_, value)| gather(value, found));
}

/// What is put into a document, and how.
type Canary = (&'static str, fn(&mut Document));

const CANARIES: [Canary; 11] = [
    ("a script when it opens", |pdf| catalog(pdf, "OpenAction", script().into())),
    ("a script by name", |pdf| catalog(pdf, "Names", dictionary! { "JavaScript" => script() }.into())),
    ("a script at an event", |pdf| catalog(pdf, "AA", dictionary! { "WC" => script() }.into())),
    ("a program", |pdf| action(pdf, dictionary! { "S" => "Launch", "F" => Object::string_literal("sh") })),
    ("a link outside", |pdf| {
        action(pdf, dictionary! { "S" => "URI", "URI" => Object::string_literal("https://a.jp") });
    }),
    ("a form that sends", |pdf| {
        action(pdf, dictionary! { "S" => "SubmitForm", "F" => Object::string_literal("a") });
    }),
    ("a link into another file", |pdf| {
        action(pdf, dictionary! { "S" => "GoToR", "F" => Object::string_literal("a") });
    }),
    ("a form", |pdf| catalog(pdf, "AcroForm", Dictionary::new().into())),
    ("an attachment", |pdf| {
        let file = pdf.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, vec![1]));
        let spec = dictionary! { "Type" => "Filespec", "EF" => dictionary! { "F" => file } };
        catalog(pdf, "Names", dictionary! { "EmbeddedFiles" => vec![spec.into()] }.into());
    }),
    ("an associated file", |pdf| catalog(pdf, "AF", Object::Array(Vec::new()))),
    ("data in another file", |pdf| {
        pdf.add_object(Stream::new(dictionary! { "F" => Object::string_literal("/etc/passwd") }, Vec::new()));
    }),
];

fn script() -> Dictionary {
    dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") }
}

fn catalog(pdf: &mut Document, key: &str, value: Object) {
    pdf.catalog_mut().expect("a catalog").set(key, value);
}

/// An annotation of the first page with an action.
fn action(pdf: &mut Document, action: Dictionary) {
    let annotation = dictionary! { "Type" => "Annot", "Subtype" => "Link", "A" => action };
    let page = *pdf.get_pages().values().next().expect("a page");
    let page = pdf.get_object_mut(page).and_then(Object::as_dict_mut).expect("a page");
    page.set("Annots", vec![annotation.into()]);
}

#[test]
fn no_pdf_of_the_sample_meetings_acts_or_leads_outside() {
    let bench = Bench::new();
    bench.copy("", "cases");
    bench.must_run(&["build"]);
    let is_pdf = |name: &PathBuf| name.extension().is_some_and(|ending| ending == "pdf");
    let pdfs: Vec<PathBuf> = bench.files("output").into_iter().filter(is_pdf).collect();
    assert!(pdfs.len() > 40, "{pdfs:?}");
    for name in &pdfs {
        let document = Document::load(bench.path().join("output").join(name)).expect("it is a PDF");
        assert_eq!(active(&document), [""; 0], "{}", name.display());
    }
    let report = bench.path().join(format!("output/{REAL_CASE}/advance-report.pdf"));
    for (what, change) in CANARIES {
        let mut document = Document::load(&report).expect("it is a PDF");
        change(&mut document);
        let mut written = Vec::new();
        document.save_to(&mut written).expect("a Vec takes everything");
        let document = Document::load_mem(&written).expect("it is a PDF");
        assert!(!active(&document).is_empty(), "{what} is let through");
    }
}

#[test]
fn a_link_that_a_profile_sets_is_seen_in_the_pdf() {
    let bench = Bench::with_real_case();
    bench.replace(MEETING, "shinjuku-2008", "town");
    bench.write("templates/town/council.yaml", "基本: shinjuku-2008\n");
    let template = include_str!("../../templates/shinjuku-2008/special-clauses.tera.typ");
    bench.write(
        "templates/town/special-clauses.tera.typ",
        &format!("{template}\n#link(\"https://example.jp\")[外]\n"),
    );
    bench.must_run(&["build", &format!("cases/{REAL_CASE}.yaml")]);
    let clauses = bench.path().join(format!("output/{REAL_CASE}/special-clauses.pdf"));
    let found = active(&Document::load(clauses).expect("it is a PDF"));
    assert!(found.contains(&"/URI".to_owned()), "{found:?}");
}

#[test]
#[cfg_attr(not(unix), ignore = "a script stands in for typst")]
fn no_program_of_the_workspace_is_started() {
    let bench = Bench::with_real_case();
    let script = "#!/bin/sh\ntouch started\necho typst 0.15.1\n";
    for name in [".tools/bin/typst", "bin/typst", "typst"] {
        bench.write(name, script);
        unix::set_mode(&bench.path().join(name), 0o755);
    }
    let mut program = command(Path::new(env!("CARGO_BIN_EXE_shingikai")));
    program.args(["build", "--fonts"]).arg(repository().join(".tools/fonts")).current_dir(bench.path());
    crate::support::remember_in(&mut program, bench.caches());
    // As people set it: the folder around them, and one of the workspace.
    let path = [PathBuf::from("."), PathBuf::from("bin"), bench.path().join("bin")];
    program.env("PATH", std::env::join_paths(path).expect("it can be joined"));
    let run = Run::of(program);
    run.must_end_with(2);
    assert!(!bench.path().join("started").exists(), "{}", run.err());
}
