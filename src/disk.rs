//! Looking at the disk and reading from it. What is there is told from what is not, and both from what cannot be known now:
//! an error is never taken for an absence. No link is followed, and no device, pipe or socket is opened.

use std::error::Error;
use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, FileType, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A file of so many bytes.
    File {
        /// Its size.
        size: u64,
    },
    /// A folder.
    Folder,
    /// A link, or something behind one, wherever it leads. What a cloud folder keeps elsewhere until it is asked for is none.
    Link,
    /// A device, a pipe or a socket.
    Special,
}

/// Why something is not read although it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ReadRefusal {
    /// It is a link, or lies behind one.
    Link,
    /// It is neither a file nor a folder.
    Special,
    /// It is a folder where a file is to be, or the other way round.
    OtherKind,
    /// It is larger than it can be.
    TooLarge,
}

impl fmt::Display for ReadRefusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.into())
    }
}

impl Error for ReadRefusal {}

impl ReadRefusal {
    /// The refusal behind an error, if it is one.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }

    fn error(self) -> io::Error {
        io::Error::new(ErrorKind::InvalidInput, self)
    }
}

impl EntryKind {
    fn of(kind: FileType, size: u64) -> Self {
        match () {
            () if kind.is_symlink() => Self::Link,
            () if kind.is_dir() => Self::Folder,
            () if kind.is_file() => Self::File { size },
            () => Self::Special,
        }
    }

    fn refusal(self) -> ReadRefusal {
        match self {
            Self::Link => ReadRefusal::Link,
            Self::Special => ReadRefusal::Special,
            Self::File { .. } | Self::Folder => ReadRefusal::OtherKind,
        }
    }
}

/// What stands at a path; `None` where nothing does.
///
/// # Errors
///
/// If that cannot be known now.
pub fn kind(path: &Path) -> io::Result<Option<EntryKind>> {
    Ok(metadata(path)?.map(|known| EntryKind::of(known.file_type(), known.len())))
}

fn metadata(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(known) => Ok(Some(known)),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether an error says that nothing is there.
#[must_use]
pub fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// What stands at a path below a folder. Behind a link nothing is looked at, however deep it lies.
///
/// # Errors
///
/// If that cannot be known now.
pub fn kind_below(folder: &Path, path: &Path) -> io::Result<Option<EntryKind>> {
    let Ok(below) = path.strip_prefix(folder) else { return kind(path) };
    let mut place = folder.to_owned();
    let mut found = Some(EntryKind::Folder);
    for step in below.components().filter(|step| *step != Component::CurDir) {
        match found {
            Some(EntryKind::Folder) => place.push(step),
            Some(EntryKind::Link) => return Ok(Some(EntryKind::Link)),
            _ => return Ok(None),
        }
        found = kind(&place)?;
    }
    Ok(found)
}

/// The first link on the way from a folder down to a path in it, whether there is something at its end or not.
///
/// # Errors
///
/// If that cannot be known now.
pub fn link_on_the_way(folder: &Path, below: &Path) -> io::Result<Option<PathBuf>> {
    let mut place = folder.to_owned();
    for step in below.components() {
        place.push(step);
        if kind(&place)? == Some(EntryKind::Link) {
            return Ok(Some(place));
        }
    }
    Ok(None)
}

/// Whether there is a file at a path.
///
/// # Errors
///
/// If that cannot be known now.
pub fn is_file(path: &Path) -> io::Result<bool> {
    Ok(matches!(kind(path)?, Some(EntryKind::File { .. })))
}

/// Whether there is a folder at a path.
///
/// # Errors
///
/// If that cannot be known now.
pub fn is_folder(path: &Path) -> io::Result<bool> {
    Ok(kind(path)? == Some(EntryKind::Folder))
}

/// Whether there is anything at a path.
///
/// # Errors
///
/// If that cannot be known now.
pub fn is_there(path: &Path) -> io::Result<bool> {
    Ok(kind(path)?.is_some())
}

/// Opens a file for reading.
///
/// # Errors
///
/// If it is not there, not a file ([`ReadRefusal`]), or cannot be opened.
pub fn open(path: &Path) -> io::Result<File> {
    // Looked at first, since opening alone moves some devices.
    if let Some(other) = kind(path)?.filter(|kind| !matches!(kind, EntryKind::File { .. })) {
        return Err(other.refusal().error());
    }
    let file = options().open(path)?;
    // Somebody may have exchanged it meanwhile.
    if file.metadata()?.is_file() { Ok(file) } else { Err(ReadRefusal::OtherKind.error()) }
}

/// Reads a file of at most so many bytes.
///
/// # Errors
///
/// If it is not there, not a file, larger than that ([`ReadRefusal`]), or cannot be read.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // It may grow while it is read.
    open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(ReadRefusal::TooLarge.error()) } else { Ok(bytes) }
}

/// The names in a folder, in order.
///
/// # Errors
///
/// If it is not there, not a folder ([`ReadRefusal`]), or cannot be read to its end.
pub fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    if let Some(other) = kind(folder)?.filter(|kind| *kind != EntryKind::Folder) {
        return Err(other.refusal().error());
    }
    let mut names =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// Reads a file of at most so many bytes below a folder. Behind a link nothing is read, however deep it lies.
///
/// # Errors
///
/// As [`read`].
pub fn read_below(folder: &Path, path: &Path, most: u64) -> io::Result<Vec<u8>> {
    demand_no_link(folder, path)?;
    read(path, most)
}

/// The names in a folder below another one, in order. Behind a link nothing is read, however deep it lies.
///
/// # Errors
///
/// As [`names`].
pub fn names_below(folder: &Path, path: &Path) -> io::Result<Vec<OsString>> {
    demand_no_link(folder, path)?;
    names(path)
}

fn demand_no_link(folder: &Path, path: &Path) -> io::Result<()> {
    match kind_below(folder, path)? {
        Some(EntryKind::Link) => Err(ReadRefusal::Link.error()),
        _ => Ok(()),
    }
}

/// The names in a folder, in order; none where nothing is there.
///
/// # Errors
///
/// If something else than a folder is there ([`ReadRefusal`]), or it cannot be read to its end.
pub fn names_if_there(folder: &Path) -> io::Result<Vec<OsString>> {
    match names(folder) {
        Err(error) if is_absence(&error) => Ok(Vec::new()),
        names => names,
    }
}

#[cfg(unix)]
fn options() -> fs::OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let mut options = File::options();
    options.read(true).custom_flags(flags.bits().cast_signed());
    options
}

#[cfg(not(unix))]
fn options() -> fs::OpenOptions {
    let mut options = File::options();
    options.read(true);
    options
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use rustix::fs::{CWD, FileType, Mode, mknodat};

    use super::*;

    fn refusal<T: fmt::Debug>(result: io::Result<T>) -> Option<ReadRefusal> {
        ReadRefusal::of(&result.expect_err("it is refused"))
    }

    #[test]
    fn links_pipes_sockets_and_devices_are_known_and_not_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), "件名").expect("the disk takes it");
        fs::create_dir(at("folder")).expect("the disk takes it");
        symlink("file", at("link")).expect("the disk takes it");
        symlink(".", at("folder/round")).expect("the disk takes it");
        for (name, kind) in [("pipe", FileType::Fifo), ("socket", FileType::Socket)] {
            mknodat(CWD, at(name), kind, Mode::RUSR, 0).expect("the disk takes it");
        }
        let kinds = ["file", "folder", "link", "pipe", "socket", "nothing", "file/below"]
            .map(|name| kind(&at(name)).expect("it can be known"));
        let file = Some(EntryKind::File { size: 6 });
        let special = Some(EntryKind::Special);
        assert_eq!(
            kinds,
            [file, Some(EntryKind::Folder), Some(EntryKind::Link), special, special, None, None]
        );
        assert_eq!(read(&at("file"), 6).ok(), Some("件名".into()));
        assert_eq!(refusal(read(&at("file"), 5)), Some(ReadRefusal::TooLarge));
        assert_eq!(refusal(read(&at("link"), 9)), Some(ReadRefusal::Link));
        assert_eq!(refusal(read(&at("folder"), 9)), Some(ReadRefusal::OtherKind));
        assert_eq!(refusal(names(&at("file"))), Some(ReadRefusal::OtherKind));
        assert_eq!(refusal(names(&at("folder/round"))), Some(ReadRefusal::Link));
        for name in [&at("pipe"), &at("socket"), Path::new("/dev/zero")] {
            assert_eq!(refusal(read(name, 9)), Some(ReadRefusal::Special), "{}", name.display());
        }
        assert!(is_absence(&read(&at("nothing"), 9).expect_err("it is not there")));
        let below = at("folder/round/round/x");
        assert_eq!(kind_below(folder.path(), &below).expect("it can be known"), Some(EntryKind::Link));
        let link = link_on_the_way(folder.path(), Path::new("folder/round/x")).expect("it can be known");
        assert_eq!(link, Some(at("folder/round")));
    }

    #[test]
    fn what_cannot_be_known_is_no_absence() {
        // A name that no disk can hold is an error for everybody, root included.
        let long = std::path::absolute("あ".repeat(100)).expect("a path");
        assert!(kind(&long).is_err() && is_there(&long).is_err() && names_if_there(&long).is_err());
        assert_eq!(names_if_there(Path::new("no-such-folder")).ok(), Some(Vec::new()));
    }
}
