//! Opens the page in the browser of the user. Nothing else of the server starts a process.

/// Opens an address. Where there is no browser, the address that was told can be typed.
#[expect(clippy::disallowed_methods, reason = "this is the place that opens the browser")]
pub(super) fn open(address: &str) {
    let _ = open::that_detached(address);
}
