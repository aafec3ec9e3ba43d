//! The gate for characters against Typst itself, over every character that Unicode knows, and every variation sequence that
//! the fonts hold. What the gate passes, Typst prints, and it reads back; what it refuses, Typst cannot print, or it is
//! what [`Disguise`] lists.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use shingikai::papers::templates::write_literal;
use shingikai::text::characters::{Disguise, disguised, is_selector, taken_without_a_glyph};
use shingikai::workspace::fonts::{Drawn, FontSet, FontStore, Gate, Writing, writings};
use shingikai::workspace::profile::Profiles;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use strum::IntoEnumIterator;
use tempfile::TempDir;
use typst_syntax::SyntaxNode;
use typst_syntax::ast::Str;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::readers::{Reading, page_readings, structure_reading, without_blanks};
use crate::support::{repository, tool};

/// Texts that one process of Typst tries.
const CHUNK: usize = 12_000;
/// Texts in one PDF that is read back.
const READ: usize = 1_500;
/// Of so many texts, one is read in the order of the structure.
const SHARE: usize = 20;

/// Typst as the program runs it, with the fonts of the profile and no others.
struct Bench {
    folder: TempDir,
    fonts: FontSet,
    chains: [Vec<String>; 2],
}

impl Bench {
    fn new() -> Self {
        let store = FontStore::new(repository().join(".tools/fonts"));
        let mut profiles = Profiles::new(PathBuf::from("nowhere"), store.clone());
        let profile = profiles.get("shinjuku-2008", &mut Vec::new()).expect("the fonts are there");
        let fonts = profile.expect("it is built in").council().value.fonts.clone();
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("fonts")).expect("a folder");
        let set = FontSet::load(&fonts, &store).expect("the fonts are those of the profile");
        for font in set.paths() {
            let place = folder.path().join("fonts").join(font.file_name().expect("a name"));
            fs::copy(font, place).expect("the disk takes it");
        }
        Self { folder, fonts: set, chains: [fonts.body, fonts.label] }
    }

    /// Compiles lines. Comes back with the texts that Typst refuses.
    fn refused(&self, name: &str, lines: &[String]) -> BTreeSet<String> {
        let head = "#set document(title: \"t\", date: datetime(year: 2008, month: 1, day: 1))\n\
             #set page(numbering: \"1\", footer: none)\n#set text(fallback: false, lang: \"ja\", region: \"jp\", script: \"kana\", cjk-latin-spacing: none)\n";
        let main = self.folder.path().join(format!("{name}.typ"));
        fs::write(&main, [head, &lines.concat()].concat()).expect("the disk takes it");
        let mut typst = tool("typst");
        typst.args(["compile", "--jobs", "1", "--pdf-standard", "a-2a,ua-1", "--features", "a11y-extras"]);
        typst.args(["--ignore-system-fonts", "--ignore-embedded-fonts", "--diagnostic-format", "short"]);
        typst.arg("--font-path").arg(self.folder.path().join("fonts"));
        let run = typst.arg(&main).arg(self.pdf(name)).output().expect("typst starts");
        let said = String::from_utf8(run.stderr).expect("UTF-8");
        let refused: BTreeSet<String> = said.lines().filter(|line| !line.is_empty()).map(named).collect();
        assert_eq!(run.status.success(), refused.is_empty(), "{said}");
        refused
    }

    fn pdf(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.pdf"))
    }

    /// A paragraph in a chain of fonts, as one line of source.
    fn line(chain: &[String], text: &str) -> String {
        let literal = |text: &str| {
            let mut literal = Vec::new();
            write_literal(text, &mut literal).expect("a Vec takes everything");
            String::from_utf8(literal).expect("UTF-8")
        };
        let fonts: Vec<String> = chain.iter().map(|family| literal(family)).collect();
        format!("#par(text(font: ({},), {}))\n", fonts.join(", "), literal(text))
    }
}

/// The text that an error of Typst names.
fn named(error: &str) -> String {
    let text =
        error.split_once("the text `").and_then(|(_, rest)| rest.split_once("` could not be displayed"));
    let (literal, _) = text.unwrap_or_else(|| panic!("another error: {error}"));
    let root = typst_syntax::parse_code(literal);
    let text = root.children().find_map(SyntaxNode::cast::<Str>);
    text.unwrap_or_else(|| panic!("no text: {error}")).get().to_string()
}

/// Every character that Unicode has given a meaning, or leaves to private use.
fn characters() -> Vec<char> {
    let all = ('\u{0}'..=char::MAX).filter(|one| one.general_category() != GeneralCategory::Unassigned);
    let all: Vec<char> = all.collect();
    assert!(all.len() > 290_000, "{}", all.len());
    all
}

/// Why the gate refuses a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Printed,
    InNoFont,
    Refused(Disguise),
}

fn verdict(gate: &Gate<'_>, character: char) -> Verdict {
    let text = format!("字{character}字");
    match (disguised(&text).first(), gate.unprintable(&text).is_empty()) {
        (Some(found), _) => Verdict::Refused(found.disguise),
        (None, true) => Verdict::Printed,
        (None, false) => Verdict::InNoFont,
    }
}

/// Every character and variation sequence that the gate passes in one meeting, and that the fonts of the profile print. Of
/// two writings with one glyph, that is the first.
pub(crate) fn printable() -> Vec<String> {
    let bench = Bench::new();
    let gate = bench.fonts.gate();
    let is_printed = |one: &char| !is_selector(*one) && verdict(&gate, *one) == Verdict::Printed;
    let single = characters().into_iter().filter(is_printed);
    let known = bench.chains.iter().flatten().flat_map(|family| sequences(&bench, family));
    let sequence = known.map(|(base, selector)| format!("{base}{selector}"));
    let is_passed = |text: &String| disguised(text).is_empty() && gate.unprintable(text).is_empty();
    let sequence = sequence.filter(is_passed);
    let all: BTreeSet<String> = single.map(String::from).chain(sequence).collect();
    let all = all.into_iter().filter(|text| !text.trim().is_empty());
    apart(&gate, all, Clone::clone).swap_remove(0)
}

/// Things in rounds: in none of them has a glyph two writings, and in the first are as many as can be.
///
/// - `text` is the writing of a thing
fn apart<T>(gate: &Gate<'_>, all: impl Iterator<Item = T>, text: impl Fn(&T) -> String) -> Vec<Vec<T>> {
    let mut rounds: Vec<(HashMap<Drawn, Writing>, Vec<T>)> = Vec::new();
    for one in all {
        let text = text(&one);
        let drawn: Vec<_> = writings(&text).flat_map(|(_, writing)| gate.drawn(writing)).collect();
        let has_room = |owners: &HashMap<Drawn, Writing>| {
            drawn.iter().all(|(drawn, writing)| owners.get(drawn).is_none_or(|owner| owner == writing))
        };
        let round = rounds.iter().position(|(owners, _)| has_room(owners)).unwrap_or(rounds.len());
        if round == rounds.len() {
            rounds.push((HashMap::new(), Vec::new()));
        }
        rounds[round].0.extend(drawn);
        rounds[round].1.push(one);
    }
    rounds.into_iter().map(|(_, things)| things).collect()
}

/// A text without the selectors that choose the glyph that is chosen anyway: nobody can tell whether they are there.
fn as_seen(gate: &Gate<'_>, text: &str) -> String {
    let seen = writings(text).flat_map(|(_, writing)| {
        let (letter, selector) = gate.drawn(writing).next().map_or(writing, |(_, writing)| writing);
        std::iter::once(letter).chain(selector)
    });
    seen.collect()
}

#[test]
fn what_the_gate_passes_typst_prints_and_what_typst_prints_is_passed_or_listed() {
    let bench = Bench::new();
    let gate = bench.fonts.gate();
    let mut verdicts: BTreeMap<Verdict, Vec<char>> = BTreeMap::new();
    for character in characters() {
        verdicts.entry(verdict(&gate, character)).or_default().push(character);
    }
    let of = |verdict| verdicts.get(&verdict).map_or(&[][..], Vec::as_slice);
    for disguise in Disguise::iter() {
        assert!(!of(Verdict::Refused(disguise)).is_empty(), "{disguise:?} refuses nothing");
    }
    // What is disguised is refused whether Typst takes it or not, and is not tried. What is in no font is.
    let (printed, unprinted) = (of(Verdict::Printed), of(Verdict::InNoFont));
    assert!(printed.len() > 50_000 && unprinted.len() > 50_000, "{} {}", printed.len(), unprinted.len());
    let [body, label] = &bench.chains;
    unprinted.par_chunks(CHUNK).enumerate().for_each(|(index, chunk)| {
        let line = |character: &char| Bench::line(body, &character.to_string());
        let lines: Vec<String> = chunk.iter().map(line).collect();
        let refused = bench.refused(&format!("unprinted-{index}"), &lines);
        let taken = |one: &char| !refused.contains(&one.to_string()) && taken_without_a_glyph(*one).is_none();
        let taken: Vec<char> = chunk.iter().copied().filter(taken).collect();
        assert!(taken.is_empty(), "the gate refuses {}: {:?}", taken.len(), codes(&taken));
    });
    let drawn_as_one = "か\u{309A}き\u{309A}く\u{309A}け\u{309A}こ\u{309A}カ\u{309A}キ\u{309A}ク\u{309A}ケ\u{309A}コ\u{309A}\
        セ\u{309A}ツ\u{309A}ト\u{309A}ㇷ\u{309A}æ\u{300}ɔ\u{300}ɔ\u{301}ʌ\u{300}ʌ\u{301}ə\u{300}ə\u{301}ɚ\u{300}ɚ\u{301}";
    assert!(disguised(drawn_as_one).is_empty() && gate.unprintable(drawn_as_one).is_empty());
    // Of two glyphs, readers that know nothing of what Typst says beside them read both letters twice.
    let letters = ('\u{30A1}'..='\u{30FA}').chain('\u{FF66}'..='\u{FF9D}');
    let marked =
        letters.flat_map(|letter| ['\u{FF9E}', '\u{FF9F}'].map(|mark| format!("字{letter}{mark}字")));
    for text in marked.chain(["\u{FF9E}".to_owned(), "〔\u{FF9F}".to_owned()]) {
        let found = disguised(&text);
        assert!(matches!(found.as_slice(), [one] if one.disguise == Disguise::Mark), "{text}: {found:?}");
    }
    for (name, chain) in [("body", body), ("label", label)] {
        let is_foreign = |one: &char| !gate.foreign(&one.to_string()).is_empty();
        let (foreign, own): (Vec<char>, Vec<char>) = printed.iter().copied().partition(is_foreign);
        assert!(!foreign.is_empty());
        for (round, own) in apart(&gate, own.into_iter(), char::to_string).iter().enumerate() {
            let rows = own.chunks(16).map(|row| (chain.clone(), row.iter().collect()));
            must_read_back(&bench, &format!("{name}-{round}"), &rows.collect::<Vec<_>>());
        }
        for (round, foreign) in apart(&gate, foreign.iter(), ToString::to_string).iter().enumerate() {
            let alone = foreign.iter().map(ToString::to_string);
            let alone = alone.map(|one| (gate.foreign(&one).into_values().collect(), one));
            must_read_back(&bench, &format!("{name}-foreign-{round}"), &alone.collect::<Vec<_>>());
        }
        must_read_back(&bench, &format!("{name}-marked"), &[(chain.clone(), drawn_as_one.to_owned())]);
    }
}

#[test]
fn of_two_writings_with_one_glyph_a_reader_takes_one_for_the_other() {
    let bench = Bench::new();
    let gate = bench.fonts.gate();
    for texts in [["\u{29FCE}", "\u{29FD7}"], ["\u{2010}", "\u{2011}"], ["𠀀", "𠀀\u{E0100}"]] {
        assert_eq!(apart(&gate, texts.iter(), |text| (**text).to_owned()).len(), 2, "{texts:?}");
        let lines = texts.map(|text| Bench::line(&bench.chains[0], text));
        assert!(bench.refused("twins", &lines).is_empty());
        let read = page_readings(&bench.pdf("twins"));
        let is_right = |reading: &Reading| reading.text() == texts.concat();
        assert!(read.iter().any(|reading| !is_right(reading)), "{texts:?} could be passed");
    }
}

fn codes(characters: &[char]) -> Vec<String> {
    characters.iter().take(30).map(|character| format!("U+{:04X}", u32::from(*character))).collect()
}

/// Typst prints every one of these texts, and every reader of PDFs reads them as they are. The one that goes by the
/// structure reads a page anew for each element: it gets a share of them.
#[track_caller]
fn must_read_back(bench: &Bench, name: &str, rows: &[(Vec<String>, String)]) {
    rows.par_chunks(READ).enumerate().for_each(|(index, chunk)| {
        let chunk: Vec<_> = chunk.iter().collect();
        must_say(bench, &format!("{name}-{index}"), &chunk, page_readings);
    });
    let share: Vec<_> = rows.iter().step_by(SHARE).collect();
    share.par_chunks(READ / SHARE).enumerate().for_each(|(index, chunk)| {
        must_say(bench, &format!("{name}-share-{index}"), chunk, |pdf| vec![structure_reading(pdf)]);
    });
}

fn must_say(
    bench: &Bench,
    name: &str,
    rows: &[&(Vec<String>, String)],
    readings: impl Fn(&Path) -> Vec<Reading>,
) {
    let lines: Vec<String> = rows.iter().map(|(chain, row)| Bench::line(chain, row)).collect();
    let refused = bench.refused(name, &lines);
    assert!(refused.is_empty(), "the gate passes {refused:?}");
    let gate = bench.fonts.gate();
    let rows: Vec<String> = rows.iter().map(|(_, row)| as_seen(&gate, &without_blanks(row))).collect();
    for reading in readings(&bench.pdf(name)) {
        let (text, reader) = (as_seen(&gate, &reading.text()), reading.reader);
        let mut rest = text.as_str();
        for row in &rows {
            rest = rest.strip_prefix(row.as_str()).unwrap_or_else(|| {
                let here: String = rest.chars().take(row.chars().count()).collect();
                panic!("{row:?} reads {here:?} ({reader}, {name})")
            });
        }
        assert_eq!(rest, "", "{reader}, {name}");
    }
}

/// Variation sequences: characters with their selectors.
type Sequences = BTreeSet<(char, char)>;

/// The sequences of a family's font file, listed by its character map.
fn sequences(bench: &Bench, family: &str) -> Sequences {
    let found = bench.fonts.paths().find_map(|path| {
        let bytes = fs::read(path).expect("it is there");
        let font = FontRef::new(&bytes).expect("a font");
        let mut names = font.localized_strings(StringId::FAMILY_NAME);
        names.any(|name| name.to_string() == family).then(|| {
            let letter = |code| char::from_u32(code).expect("a character");
            font.charmap()
                .variant_mappings()
                .map(|(base, selector, _)| (letter(base), letter(selector)))
                .collect()
        })
    });
    found.unwrap_or_else(|| panic!("no file holds {family}"))
}

#[test]
fn every_variation_sequence_is_passed_if_and_only_if_a_font_of_each_chain_holds_it() {
    let bench = Bench::new();
    let gate = bench.fonts.gate();
    let families: BTreeSet<&String> = bench.chains.iter().flatten().collect();
    let held: BTreeMap<&String, Sequences> =
        families.into_iter().map(|family| (family, sequences(&bench, family))).collect();
    let known: Sequences = held.values().flatten().copied().collect();
    assert!(known.len() > 20_000, "{}", known.len());
    // Beside each the next selector, which as a rule no font knows.
    let next = |(base, selector): &(char, char)| {
        let next = char::from_u32(u32::from(*selector) + 1).filter(|next| is_selector(*next));
        next.map(|next| (*base, next))
    };
    let all: Sequences = known.iter().copied().chain(known.iter().filter_map(next)).collect();
    assert!(all.len() > known.len());
    let mut rows = Vec::new();
    for sequence in all {
        let text = format!("{}{}", sequence.0, sequence.1);
        let holder = |chain: &[String]| chain.iter().find(|family| held[family].contains(&sequence)).cloned();
        let holders = [holder(&bench.chains[0]), holder(&bench.chains[1])];
        let is_clean = disguised(&text).is_empty();
        let passes = is_clean && gate.unprintable(&text).is_empty();
        assert_eq!(passes, is_clean && holders.iter().all(Option::is_some), "{text:?} {holders:?}");
        if let (true, [Some(body), _]) = (passes, holders) {
            let told = gate.foreign(&text).remove(&text);
            assert!(
                told.as_ref().is_none_or(|font| held[font].contains(&sequence)),
                "{text:?} is not in {told:?}"
            );
            // Beside the plain character, wherever that is passed: neither is read as the other.
            rows.push((vec![body], text));
            let plain = sequence.0.to_string();
            if gate.unprintable(&plain).is_empty() && gate.foreign(&plain).is_empty() {
                rows.push((bench.chains[0].clone(), plain));
            }
        }
    }
    assert!(rows.len() > 30_000, "{}", rows.len());
    for (round, rows) in apart(&gate, rows.into_iter(), |(_, text)| text.clone()).iter().enumerate() {
        must_read_back(&bench, &format!("sequences-{round}"), rows);
    }
}
