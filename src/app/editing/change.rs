//! One change of one field, as somebody asks for it.

use serde_json::Value;

use crate::text::source::Pointer;

/// A change of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// The way to the value.
    pub at: Pointer,
    /// What stood there when the change was made; null where nothing did. `None` where that does not matter: what is added, moved or
    /// taken away is known by its place.
    pub was: Option<Value>,
    /// What is to become of it.
    pub to: ChangeAction,
}

/// What becomes of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum ChangeAction {
    /// It has this value; null takes it away, and an empty text leaves its place open.
    Set(Value),
    /// It goes, with its key or its place in the list.
    Remove,
    /// The list has one more entry, before the one that has this index now.
    Add(Value, usize),
    /// An entry of the list gets another place.
    Move(usize, usize),
    /// The value is closed to the public, on this ground.
    Close(Option<String>),
    /// The value is open to the public.
    Open,
}

impl FieldChange {
    /// Reads a change; `None` where it is none.
    #[must_use]
    pub fn parse(change: &Value) -> Option<Self> {
        let at = change.get("at")?.as_str().filter(|at| at.is_empty() || at.starts_with('/'))?;
        let to = ChangeAction::parse(change.get("to")?)?;
        let was = change.get("was").unwrap_or(&Value::Null);
        let is_known = matches!(to, ChangeAction::Set(_)) || !was.is_null();
        Some(Self { at: Pointer::parse(at), was: is_known.then(|| was.clone()), to })
    }
}

impl ChangeAction {
    fn parse(to: &Value) -> Option<Self> {
        let index = |value: &Value| value.as_u64().and_then(|index| usize::try_from(index).ok());
        let to = to.as_object()?;
        if let Some(value) = to.get("set") {
            return Some(Self::Set(value.clone()));
        }
        if let Some(value) = to.get("add") {
            return Some(Self::Add(value.clone(), to.get("index").and_then(index).unwrap_or(usize::MAX)));
        }
        if let Some([from, to]) = to.get("move").and_then(Value::as_array).map(Vec::as_slice) {
            return Some(Self::Move(index(from)?, index(to)?));
        }
        if let Some(close) = to.get("close") {
            let ground = close.get("ground").and_then(Value::as_str).map(str::trim);
            return Some(Self::Close(ground.filter(|ground| !ground.is_empty()).map(ToOwned::to_owned)));
        }
        let asks = |word: &str| to.get(word).and_then(Value::as_bool) == Some(true);
        match () {
            () if asks("remove") => Some(Self::Remove),
            () if asks("open") => Some(Self::Open),
            () => None,
        }
    }
}
