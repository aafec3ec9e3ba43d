use std::fs;

use super::*;

const KEY: &str = "2008-08/健診/advance-report.pdf";

fn known(file: &Path) -> KnownFile {
    let (stamp, bytes) =
        disk::open(file).and_then(|opened| fingerprint::read(opened, 9)).expect("it is there");
    KnownFile { stamp: stamp.expect("nobody writes into it"), sha256: checksum(&bytes) }
}

#[test]
fn what_was_written_down_is_read_by_the_next_run_of_the_same_workspace_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let workspace = Path::new("/workspace/a");
    let cache = Cache::open(Some(folder.path()), workspace);
    cache.insert(Section::Documents, KEY, &"made");
    cache.persist(workspace);
    let read = |workspace: &Path| Cache::open(Some(folder.path()), workspace);
    assert_eq!(read(workspace).get::<String>(Section::Documents, KEY).as_deref(), Some("made"));
    assert_eq!(read(workspace).get::<String>(Section::Meetings, KEY), None);
    assert_eq!(read(Path::new("/workspace/b")).get::<String>(Section::Documents, KEY), None);
    let again = read(workspace);
    again.set_freshness(Freshness::Rebuild);
    assert_eq!(again.get::<String>(Section::Documents, KEY), None);
}

#[test]
fn a_file_is_whole_by_its_stamp_or_by_its_content_as_is_wanted() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.pdf");
    fs::write(&file, "%PDF").expect("the disk takes it");
    let known = known(&file);
    let cache = Cache::default();
    let copied = folder.path().join("b.pdf");
    fs::copy(&file, &copied).expect("the disk takes it");
    for freshness in [Freshness::MtimeAndSize, Freshness::Content] {
        cache.set_freshness(freshness);
        assert_eq!(cache.is_whole(&file, &known), Some(known.stamp.clone()));
        let stamp = FileStamp::at(&copied).expect("it can be known");
        assert_eq!(cache.is_whole(&copied, &known), stamp, "the same content elsewhere");
    }
    cache.set_freshness(Freshness::Rebuild);
    assert_eq!(cache.is_whole(&file, &known), None);
    // Another content under the same stamp.
    let time = fs::metadata(&file).and_then(|known| known.modified()).expect("it has one");
    fs::write(&file, "%PDX").expect("the disk takes it");
    let opened = fs::File::options().write(true).open(&file).expect("it is there");
    opened.set_modified(time).expect("a time can be set");
    cache.set_freshness(Freshness::MtimeAndSize);
    assert!(cache.is_whole(&file, &known).is_some());
    cache.set_freshness(Freshness::Content);
    assert_eq!(cache.is_whole(&file, &known), None);
}

#[test]
fn a_file_that_is_damaged_or_of_another_version_is_as_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let workspace = Path::new("/workspace/a");
    let cache = Cache::open(Some(folder.path()), workspace);
    cache.insert(Section::Documents, KEY, &"made");
    cache.persist(workspace);
    let file = folder.path().join("shingikai").join(place::file_name(workspace));
    let text = fs::read_to_string(&file).expect("it was written");
    for wrong in [&text[..text.len() / 2], "", "[]", &text.replace("\"version\":1", "\"version\":0")] {
        fs::write(&file, wrong).expect("the disk takes it");
        let cache = Cache::open(Some(folder.path()), workspace);
        assert_eq!(cache.get::<String>(Section::Documents, KEY), None, "{wrong}");
        assert!(cache.fault().is_none());
    }
}

#[test]
fn without_a_place_nothing_is_remembered_and_that_is_said_once() {
    let cache = Cache::open(None, Path::new("/workspace/a"));
    cache.insert(Section::Documents, KEY, &"made");
    cache.persist(Path::new("/workspace/a"));
    assert!(cache.fault().is_some());
    assert!(cache.fault().is_none());
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("the disk takes it");
    assert!(Cache::open(Some(&file), Path::new("/workspace/a")).fault().is_some());
}

#[cfg(unix)]
#[test]
fn only_the_user_can_read_it_and_a_folder_open_to_others_is_not_used() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = tempfile::tempdir().expect("a folder");
    let workspace = Path::new("/workspace/a");
    let cache = Cache::open(Some(folder.path()), workspace);
    cache.insert(Section::Documents, KEY, &"made");
    cache.persist(workspace);
    let own = folder.path().join("shingikai");
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode(&own), mode(&own.join(place::file_name(workspace)))), (0o700, 0o600));
    fs::set_permissions(&own, fs::Permissions::from_mode(0o777)).expect("it can be opened");
    assert!(Cache::open(Some(folder.path()), workspace).fault().is_some());
    let other = tempfile::tempdir().expect("a folder");
    symlink(&own, other.path().join("shingikai")).expect("a link");
    assert!(Cache::open(Some(other.path()), workspace).fault().is_some());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_its_place_is_not_opened() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let folder = tempfile::tempdir().expect("a folder");
    let workspace = Path::new("/workspace/a");
    assert!(Cache::open(Some(folder.path()), workspace).fault().is_none());
    let file = folder.path().join("shingikai").join(place::file_name(workspace));
    // Whoever opens a pipe in which nobody writes waits for ever.
    mknodat(CWD, &file, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("the disk takes it");
    let cache = Cache::open(Some(folder.path()), workspace);
    assert_eq!(cache.get::<String>(Section::Documents, KEY), None);
}
