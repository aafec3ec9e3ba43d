//! The councils that a meeting can be of.

use anyhow::Result;

use crate::app::session::Session;
use crate::diagnostic::finding::Findings;
use crate::text::source::Sources;

use super::field::FieldChoice;

/// The profiles of the workspace by the names of their councils. The name of a folder tells nobody anything, unless nothing else does.
///
/// # Errors
///
/// If the disk cannot be read.
pub fn councils(session: &Session, sources: &Sources) -> Result<Vec<FieldChoice>> {
    let mut profiles = session.workspace.profiles(sources);
    let mut named = Vec::new();
    for name in profiles.names()? {
        // One that is wrong can be named; what is wrong with it is found then.
        let known = profiles.get(&name, &mut Findings::new()).ok().flatten();
        let council = known.map(|profile| profile.council().value.name.clone()).unwrap_or_default();
        named.push((name, council));
    }
    let label = |name: &str, council: &str| match named.iter().filter(|(_, other)| other == council).count() {
        _ if council.is_empty() => name.to_owned(),
        1 => council.to_owned(),
        _ => format!("{council}（{name}）"),
    };
    let choice =
        |(name, council): &(String, String)| FieldChoice { value: name.clone(), label: label(name, council) };
    Ok(named.iter().map(choice).collect())
}
