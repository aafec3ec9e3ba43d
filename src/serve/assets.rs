//! The files of the page, compiled into the program. They hold no data.

use include_dir::{Dir, include_dir};

use super::request::Outgoing;

static PAGE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/serve/page");

/// A file of the page by the path that was asked for.
pub(super) fn find(path: &str) -> Option<Outgoing> {
    let name = match path {
        "/" => "index.html",
        _ => path.strip_prefix("/assets/")?,
    };
    let file = PAGE.get_file(name)?;
    Some(Outgoing::bytes(200, content_type(name)?, file.contents()))
}

/// What a file is; `None` where it is none of the page's.
fn content_type(name: &str) -> Option<&'static str> {
    let known = [
        (".html", "text/html; charset=utf-8"),
        (".css", "text/css; charset=utf-8"),
        (".js", "text/javascript; charset=utf-8"),
        (".svg", "image/svg+xml"),
    ];
    known.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_found_and_nothing_beside_it() {
        assert_eq!(find("/").map(|page| page.content_type), Some("text/html; charset=utf-8"));
        for path in ["/index.html", "/assets/../guard.rs", "/assets/", "/assets/none.js", "/favicon.ico"] {
            assert!(find(path).is_none(), "{path}");
        }
    }
}
