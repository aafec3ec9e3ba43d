//! New values as they are written: lines with dashes and keys, or brackets.

use crate::input::yaml::write::{ScalarPlace, double_quoted, literal, scalar};

use super::NewValue;

/// A value between brackets.
pub(super) fn flow(value: &NewValue) -> String {
    match value {
        NewValue::Text(text) => scalar(text, ScalarPlace::Flow),
        NewValue::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        NewValue::Map(entries) if entries.is_empty() => "{}".to_owned(),
        NewValue::Map(entries) => {
            let entry = |(key, value): &(String, NewValue)| format!("{}: {}", flow_key(key), flow(value));
            format!("{{ {} }}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// A key between brackets.
pub(super) fn flow_key(key: &str) -> String {
    let plain = scalar(key, ScalarPlace::Key);
    if plain.contains([',', '[', ']', '{', '}']) && !plain.starts_with('"') {
        double_quoted(key)
    } else {
        plain
    }
}

/// A value on lines of its own: where its first character stands, and the end of a line.
pub(super) fn block(value: &NewValue, column: usize, newline: &str) -> String {
    let between = format!("{newline}{}", " ".repeat(column));
    match value {
        NewValue::Text(text) => text_in_block(text, column, newline),
        NewValue::List(items) if !items.is_empty() => {
            let item = |value: &NewValue| format!("- {}", block(value, column + 2, newline));
            items.iter().map(item).collect::<Vec<_>>().join(&between)
        }
        NewValue::Map(entries) if !entries.is_empty() => {
            let entry = |(key, value): &(String, NewValue)| {
                format!("{}:{}", scalar(key, ScalarPlace::Key), after(value, column, newline))
            };
            entries.iter().map(entry).collect::<Vec<_>>().join(&between)
        }
        _ => flow(value),
    }
}

/// A value behind a colon or dash that stands in this column.
pub(super) fn after(value: &NewValue, column: usize, newline: &str) -> String {
    let inner = block(value, column + 2, newline);
    match value {
        NewValue::List(items) if !items.is_empty() => format!("{newline}{}{inner}", " ".repeat(column + 2)),
        NewValue::Map(entries) if !entries.is_empty() => {
            format!("{newline}{}{inner}", " ".repeat(column + 2))
        }
        _ => format!(" {inner}"),
    }
}

fn text_in_block(text: &str, column: usize, newline: &str) -> String {
    let lines = if text.contains('\n') { literal(text, column, newline) } else { None };
    lines.unwrap_or_else(|| scalar(text, ScalarPlace::Block))
}
