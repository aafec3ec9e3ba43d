//! Characters that look like YAML's own.

/// Blanks that YAML does not take for blanks: the full-width one, the no-break one, and those of typography.
pub(super) fn is_wide_blank(character: char) -> bool {
    matches!(
        character,
        '\u{3000}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}'
    )
}

/// A blank of any kind.
pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t') || is_wide_blank(character)
}

/// Columns of a character that clerks type as list mark: two where it is as wide as a kanji.
pub(super) fn list_mark_width(character: char) -> Option<usize> {
    match character {
        '－' | '・' | 'ー' | '―' | '—' | '─' | '●' | '○' | '◯' | '〇' | '■' | '□' | '◆' | '◇' | '＊' => {
            Some(2)
        }
        '‐' | '‑' | '‒' | '–' | '−' | '•' | '･' | '*' => Some(1),
        _ => None,
    }
}

/// The closing quotes for a quote that is not YAML's.
pub(super) fn closing_quotes(open: char) -> Option<&'static [char]> {
    match open {
        '“' | '”' | '＂' | '〝' => Some(&['”', '“', '＂', '"', '〟', '〞']),
        '‘' | '’' | '＇' => Some(&['’', '‘', '＇', '\'']),
        _ => None,
    }
}

/// The bracket of YAML that a bracket stands for.
pub(super) fn bracket(character: char) -> Option<char> {
    match character {
        '［' => Some('['),
        '］' => Some(']'),
        '｛' => Some('{'),
        '｝' => Some('}'),
        _ => None,
    }
}

/// What closes a bracket of YAML.
pub(super) fn closer(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

/// The full-width form of a closing bracket.
pub(super) fn wide_closer(close: char) -> char {
    if close == ']' { '］' } else { '｝' }
}
