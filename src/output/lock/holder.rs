//! Who holds a lock: a process of a machine.

use std::path::Path;

use serde::{Deserialize, Serialize};

/// A process, and where it runs. What a system does not tell is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Holder {
    /// Name of the machine.
    pub(super) host: String,
    /// Number of the machine's installation.
    pub(super) machine: String,
    /// Number of the machine's start.
    pub(super) boot: String,
    /// The container or system in which process ids are counted.
    pub(super) namespace: String,
    pub(super) process: u32,
    /// When the process began: ids are given out again.
    pub(super) start: String,
}

/// Whether a holder still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HolderState {
    Works,
    Gone,
    /// It is not of this machine, or of a container that cannot be looked into.
    Unknown,
}

impl Holder {
    /// This process.
    pub(super) fn this() -> Self {
        let text = |path: &str| std::fs::read_to_string(path).unwrap_or_default().trim().to_owned();
        let namespace = std::fs::read_link("/proc/self/ns/pid").unwrap_or_default();
        let process = std::process::id();
        Self {
            host: host(),
            machine: text("/etc/machine-id"),
            boot: text("/proc/sys/kernel/random/boot_id"),
            namespace: namespace.display().to_string(),
            process,
            start: start(process).unwrap_or_default(),
        }
    }

    /// The holder that a file names; `None` where it names none.
    pub(super) fn read(path: &Path) -> Option<Self> {
        let is_file = std::fs::symlink_metadata(path).is_ok_and(|known| known.is_file());
        let text = if is_file { std::fs::read_to_string(path).ok()? } else { return None };
        serde_json::from_str(&text).ok()
    }

    /// Whether it still works.
    pub(super) fn state(&self) -> HolderState {
        self.state_seen_from(&Self::this())
    }

    /// The same, as a process of some machine sees it.
    pub(super) fn state_seen_from(&self, here: &Self) -> HolderState {
        let is_named = !self.host.is_empty();
        if !is_named || (&self.host, &self.machine) != (&here.host, &here.machine) {
            return HolderState::Unknown;
        }
        if self.boot != here.boot {
            let is_sure = !self.machine.is_empty();
            return if is_sure { HolderState::Gone } else { HolderState::Unknown };
        }
        if self.namespace != here.namespace {
            return HolderState::Unknown;
        }
        if self.runs() { HolderState::Works } else { HolderState::Gone }
    }

    #[cfg(unix)]
    fn runs(&self) -> bool {
        use rustix::io::Errno;
        use rustix::process::{Pid, test_kill_process};
        let id = i32::try_from(self.process).ok().and_then(Pid::from_raw);
        let is_there = id.is_some_and(|id| test_kill_process(id) != Err(Errno::SRCH));
        is_there && (self.start.is_empty() || start(self.process).as_ref() == Some(&self.start))
    }

    #[cfg(not(unix))]
    fn runs(&self) -> bool {
        true
    }
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    String::new()
}

/// When a process began, where the system tells it; `None` also where it has ended and is only not yet waited for.
fn start(process: u32) -> Option<String> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program, in brackets, may hold anything.
    let mut fields = text.rsplit_once(')')?.1.split_whitespace();
    let is_over = ["Z", "X"].contains(&fields.next()?);
    fields.nth(18).filter(|_| !is_over).map(ToOwned::to_owned)
}
