//! The output: a file or standard output.

use super::failure::Failure;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Where results go.
pub struct Output {
    out: BufWriter<Box<dyn Write>>,
    path: PathBuf,
}

impl Output {
    /// Opens a file, or standard output without one.
    pub fn open(path: Option<&Path>) -> Result<Output, Failure> {
        let (out, path): (Box<dyn Write>, PathBuf) = match path {
            None => (Box::new(io::stdout().lock()), "standard output".into()),
            Some(path) => match File::create(path) {
                Ok(file) => (Box::new(file), path.into()),
                Err(error) => return Err(Failure::Unwritable { path: path.into(), error }),
            },
        };
        Ok(Output { out: BufWriter::new(out), path })
    }

    /// Writes text and ends it with a line end.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        let end: &[u8] = if text.ends_with('\n') { b"" } else { b"\n" };
        self.out.write_all(text.as_bytes()).and_then(|()| self.out.write_all(end)).map_err(|error| self.failed(error))
    }

    /// Writes bytes as they are.
    fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.out.write_all(bytes).map_err(|error| self.failed(error))
    }

    /// Writes out what is held back.
    pub fn finish(&mut self) -> Result<(), Failure> {
        self.out.flush().map_err(|error| self.failed(error))
    }

    fn failed(&self, error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Closed,
            _ => Failure::Unwritable { path: self.path.clone(), error },
        }
    }
}

/// Writes one text to a file or standard output.
pub fn write(path: Option<&Path>, text: &str) -> Result<(), Failure> {
    let mut output = Output::open(path)?;
    output.line(text)?;
    output.finish()
}

/// Writes one file, which is no text, to a file or standard output.
pub fn write_bytes(path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let mut output = Output::open(path)?;
    output.bytes(bytes)?;
    output.finish()
}
