//! A zip archive whose files are stored as they are.
//!
//! As APPNOTE.TXT 6.3.10 has it, sections 4.3.7, 4.3.12 and 4.3.16, and the ISO/IEC 21320-1 that EPUB
//! names. Sizes stand before each file: some e-readers read no stored file without.

/// The version of the format that plain files need: 2.0.
const VERSION: u16 = 20;
/// Names are UTF-8.
const UTF8: u16 = 1 << 11;
/// 1 January 1980, the first day that the format knows.
const DAY: u16 = (1 << 5) | 1;

/// An archive being written, in memory.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    out: Vec<u8>,
    directory: Vec<u8>,
    files: u16,
}

impl Archive {
    /// Adds a file. One beyond the bounds of the format (65,535 files, 4 GB) is left out.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        let (Ok(size), Ok(offset)) = (u32::try_from(bytes.len()), u32::try_from(self.out.len())) else { return };
        let (Ok(length), Some(files)) = (u16::try_from(name.len()), self.files.checked_add(1)) else { return };
        let mut facts = Vec::with_capacity(26);
        [VERSION, UTF8, 0, 0, DAY].iter().for_each(|field| facts.extend(field.to_le_bytes()));
        [crc32(bytes), size, size].iter().for_each(|field| facts.extend(field.to_le_bytes()));
        facts.extend(length.to_le_bytes());
        facts.extend([0; 2]);

        self.out.extend(b"PK\x03\x04");
        self.out.extend(&facts);
        self.out.extend(name.as_bytes());
        self.out.extend(bytes);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&facts);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.files = files;
    }

    /// The archive, its directory at its end.
    pub fn finish(mut self) -> Vec<u8> {
        // Each file lies within 4 GB, and an article's directory is small.
        let (at, size) = (self.out.len() as u32, self.directory.len() as u32);
        self.out.append(&mut self.directory);
        self.out.extend(b"PK\x05\x06");
        self.out.extend([0; 4]);
        self.out.extend(self.files.to_le_bytes());
        self.out.extend(self.files.to_le_bytes());
        self.out.extend(size.to_le_bytes());
        self.out.extend(at.to_le_bytes());
        self.out.extend([0; 2]);
        self.out
    }
}

/// The remainders of four bits, by ISO 3309's polynomial, bits reversed. Sixteen, for the usual tables
/// of sixteen times 256 would be a thirtieth of the whole core.
const REMAINDERS: [u32; 16] = {
    let mut table = [0; 16];
    let mut i = 0;
    while i < 16 {
        let (mut value, mut bit) = (i as u32, 0);
        while bit < 4 {
            value = if value & 1 == 1 { (value >> 1) ^ 0xedb8_8320 } else { value >> 1 };
            bit += 1;
        }
        table[i] = value;
        i += 1;
    }
    table
};

/// The checksum of a file (APPNOTE.TXT, section 4.4.7).
fn crc32(bytes: &[u8]) -> u32 {
    let step = |value: u32, four: u32| (value >> 4) ^ REMAINDERS[((value ^ four) & 15) as usize];
    let sum = bytes.iter().fold(u32::MAX, |value, &byte| {
        let byte = u32::from(byte);
        step(step(value, byte), byte >> 4)
    });
    !sum
}

#[cfg(test)]
mod tests {
    use super::{Archive, crc32};
    use std::io::{Cursor, Read};

    #[test]
    fn the_checksum_is_the_one_of_the_catalogues() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn another_library_reads_what_was_put_in() {
        let files = [("mimetype", &b"application/epub+zip"[..]), ("a/\u{e9}.txt", b""), ("b", &[0, 255, 80, 75])];
        let mut archive = Archive::default();
        files.iter().for_each(|(name, bytes)| archive.add(name, bytes));
        let bytes = archive.finish();
        assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
        let mut read = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        assert_eq!(read.len(), files.len());
        for (name, bytes) in files {
            let mut got = Vec::new();
            read.by_name(name).expect(name).read_to_end(&mut got).expect("whole");
            assert_eq!(got, bytes);
        }
    }
}
