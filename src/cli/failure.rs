//! Why a command ended without its result, and the exit status that says so.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use stillpage::Refusal;

/// Why a command ended without its result.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The page was understood, and it is not an article.
    #[error("{0}: {1}; with --insist you get what there is")]
    Refused(String, Refusal),
    /// The page holds nothing that `--insist` could show.
    #[error("{0}: {1}")]
    Nothing(String, Refusal),
    /// The input could not be read.
    #[error("cannot read {}: {}", path.display(), said(error))]
    Unreadable { path: PathBuf, error: io::Error },
    /// The input is a folder.
    #[error("{} is a folder; give a saved web page in it", .0.display())]
    Folder(PathBuf),
    /// The input is no web page.
    #[error("{0}: {1}")]
    Page(String, stillpage::Error),
    /// The address of the page is none.
    #[error("\"{0}\" is not a web address ({1}); give one like https://example.org/story.html")]
    Url(String, String),
    /// The result could not be written.
    #[error("cannot write {}: {}", path.display(), said(error))]
    Unwritable { path: PathBuf, error: io::Error },
    /// What is asked for makes no sense.
    #[error("{0}")]
    Wrong(&'static str),
    /// A line of a manifest is not what it should be.
    #[error("{} line {line}: {error}; a line is {{\"id\": \"a\", \"path\": \"a.html\"}}", path.display())]
    Manifest { path: PathBuf, line: usize, error: String },
    /// Whoever read the output wants no more of it.
    #[error("the output was closed")]
    Closed,
}

impl Failure {
    /// 1: the page is not an article; 2: wrong use or unreadable input.
    pub fn status(&self) -> ExitCode {
        match self {
            Failure::Refused(..) | Failure::Nothing(..) => ExitCode::from(1),
            _ => ExitCode::from(2),
        }
    }
}

/// The words of an error of the system, without its number.
fn said(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder",
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::IsADirectory => "it is a folder",
        _ => return error.to_string(),
    };
    words.to_owned()
}
