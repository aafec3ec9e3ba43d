//! What only Windows has, and has to be asked of it.

use win32job::{ExtendedLimitInfo, Job};
use winsafe::{HPROCESSLIST, co};

/// The program of the desktop and its folders.
const EXPLORER: &str = "explorer.exe";

/// Lets every process that this one starts end with it, also where it is ended from outside: the system closes the job's only
/// handle then, and ends whatever is in the job.
///
/// The program itself joins, so that a child is in the job from its first moment on: one that is assigned after its start could
/// be left behind in between.
pub(crate) fn end_children_with_the_program() {
    let mut limits = ExtendedLimitInfo::new();
    limits.limit_kill_on_job_close();
    // Where a job around this one allows none inside it, as on some machines of CI, children end as they did without.
    let Ok(job) = Job::create_with_limit_info(&limits) else { return };
    if job.assign_current_process().is_ok() {
        // The handle stays open until the program ends: closed before, it would end the program.
        let _ = job.into_handle();
    }
}

/// Whether somebody started the program by a double-click, or by dropping something onto it. Then the window is its own, and
/// closes with it.
pub(crate) fn is_started_by_explorer() -> bool {
    // Where it cannot be known, the program was started as ever.
    parent(std::process::id()).is_some_and(|name| name.eq_ignore_ascii_case(EXPLORER))
}

/// The file name of the program that started a process.
fn parent(process: u32) -> Option<String> {
    let mut list = HPROCESSLIST::CreateToolhelp32Snapshot(co::TH32CS::SNAPPROCESS, None).ok()?;
    let mut known = Vec::new();
    for entry in list.iter_processes() {
        let entry = entry.ok()?;
        known.push((entry.th32ProcessID, entry.th32ParentProcessID, entry.szExeFile()));
    }
    let (_, parent, _) = known.iter().find(|(id, _, _)| *id == process)?;
    known.iter().find(|(id, _, _)| id == parent).map(|(_, _, name)| name.clone())
}

/// The name of the language in which Windows speaks to the user: `ja-JP`.
pub(crate) fn language() -> Option<String> {
    sys_locale::get_locale()
}
