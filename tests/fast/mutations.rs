//! Texts that a machine makes of right ones, the same on every run.

/// Numbers that are the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides.max(1)
    }
}

const PIECES: [&str; 48] = [
    ":", ": ", "：", " ", "　", "\t", "\n", "\r", "\r\n", "- ", "-", "－", "・", "#", " #", "＃", "\"", "'",
    "“", "”", "[", "]", "{", "}", "［", "］", "｛", "｝", ",", "、", "，", "|", "|\n", ">", "&a ", "*a",
    "!x ", "%", "@", "`", "\\", "? ", "---", "\u{7}", "\u{feff}", "\u{0}", "件名", "1 ",
];

/// A text with some characters left out, doubled elsewhere, or put in.
pub(crate) fn mutated(text: &str, seed: u64) -> String {
    let mut dice = Dice(seed);
    dice.roll(2);
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(text.len() + 1);
        let upto = (at + dice.roll(6)).min(text.len());
        match dice.roll(4) {
            0 => drop(text.drain(at..upto)),
            1 => {
                let part = text[at..upto].to_vec();
                let to = dice.roll(text.len() + 1);
                drop(text.splice(to..to, part));
            }
            _ => drop(text.splice(at..at, PIECES[dice.roll(PIECES.len())].chars())),
        }
    }
    text.into_iter().collect()
}
