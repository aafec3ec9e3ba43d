//! Who holds a lock: a process of a machine.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::disk::{self, namespace_of_processes, told_by_system};
use crate::limits;

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
        let text = |path: &str| told_by_system(path).unwrap_or_default().trim().to_owned();
        let namespace = namespace_of_processes().unwrap_or_default();
        let process = std::process::id();
        Self {
            host: host(),
            machine: text("/etc/machine-id"),
            boot: text("/proc/sys/kernel/random/boot_id"),
            namespace: namespace.to_string_lossy().into_owned(),
            process,
            start: ProcessStat::of(process).map(|stat| stat.start).unwrap_or_default(),
        }
    }

    /// The holder that a file names; `None` where it names none, or cannot be read now: then nobody takes it over.
    pub(super) fn read(path: &Path) -> Option<Self> {
        serde_json::from_slice(&disk::read(path, limits::FILE_BYTES).ok()?).ok()
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
            let is_sure = ![&self.machine, &self.boot, &here.boot].iter().any(|told| told.is_empty());
            return if is_sure { HolderState::Gone } else { HolderState::Unknown };
        }
        if self.namespace != here.namespace {
            return HolderState::Unknown;
        }
        self.process_state(&ProcessStat::of)
    }

    /// Whether its process still works.
    ///
    /// - `stat` is what the system says of a process, where it does: some show nobody the processes of others
    pub(super) fn process_state(&self, stat: &dyn Fn(u32) -> Option<ProcessStat>) -> HolderState {
        match stat(self.process) {
            _ if !is_there(self.process) => HolderState::Gone,
            _ if self.start.is_empty() => HolderState::Works,
            Some(stat) if !stat.is_over && stat.start == self.start => HolderState::Works,
            Some(_) => HolderState::Gone,
            None => HolderState::Unknown,
        }
    }
}

/// Whether there is a process.
#[cfg(unix)]
fn is_there(process: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    let id = i32::try_from(process).ok().and_then(Pid::from_raw);
    id.is_some_and(|id| test_kill_process(id) != Err(Errno::SRCH))
}

#[cfg(not(unix))]
fn is_there(_: u32) -> bool {
    true
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    String::new()
}

/// What the system says of a process.
#[derive(Debug)]
pub(super) struct ProcessStat {
    /// Whether it has ended, and is only not yet waited for.
    pub(super) is_over: bool,
    /// When it began.
    pub(super) start: String,
}

impl ProcessStat {
    /// What the system says of a process; `None` where it does not.
    fn of(process: u32) -> Option<Self> {
        let text = told_by_system(&format!("/proc/{process}/stat"))?;
        // The name of the program, in brackets, may hold anything.
        let mut fields = text.rsplit_once(')')?.1.split_whitespace();
        let is_over = ["Z", "X"].contains(&fields.next()?);
        Some(Self { is_over, start: fields.nth(18)?.to_owned() })
    }
}
