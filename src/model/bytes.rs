//! Model data as bytes, little-endian.

/// Why model data cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The data ends too early or holds an impossible number.
    #[error("the model data is damaged; run `cargo xtask train` again")]
    Damaged,
    /// The data was trained for another feature table or format.
    #[error("the model data was trained for another version; run `cargo xtask train` again")]
    Foreign,
}

/// Reads numbers from bytes.
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// From the start of `data`.
    pub fn new(data: &'a [u8]) -> Self {
        Reader(data)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let (head, rest) = self.0.split_first_chunk::<N>().ok_or(ModelError::Damaged)?;
        self.0 = rest;
        Ok(*head)
    }

    /// The next byte.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] at the end, as all that follow.
    pub fn u8(&mut self) -> Result<u8, ModelError> {
        Ok(self.take::<1>()?[0])
    }

    /// The next `n` bytes.
    ///
    /// # Errors
    /// See [`Reader::u8`].
    pub fn bytes(&mut self, n: usize) -> Result<&'a [u8], ModelError> {
        let (head, rest) = self.0.split_at_checked(n).ok_or(ModelError::Damaged)?;
        self.0 = rest;
        Ok(head)
    }

    /// The next `n` numbers of two bytes that [`Writer::halves`] wrote.
    ///
    /// # Errors
    /// See [`Reader::u8`].
    pub fn halves(&mut self, n: usize) -> Result<Vec<u16>, ModelError> {
        let (low, high) = (self.bytes(n)?, self.bytes(n)?);
        Ok(low.iter().zip(high).map(|(&low, &high)| u16::from_le_bytes([low, high])).collect())
    }

    /// The next four bytes.
    ///
    /// # Errors
    /// See [`Reader::u8`].
    pub fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(self.take()?))
    }

    /// The next four bytes as a number.
    ///
    /// # Errors
    /// See [`Reader::u8`].
    pub fn f32(&mut self) -> Result<f32, ModelError> {
        Ok(f32::from_le_bytes(self.take()?))
    }

    /// The next `n` numbers.
    ///
    /// # Errors
    /// See [`Reader::u8`].
    pub fn floats(&mut self, n: usize) -> Result<Vec<f32>, ModelError> {
        (0..n).map(|_| self.f32()).collect()
    }

    /// A matrix of `rows` by `columns` that [`Writer::matrix`] wrote.
    ///
    /// # Errors
    /// See [`Reader::u8`].
    pub fn matrix(&mut self, rows: usize, columns: usize) -> Result<Vec<f32>, ModelError> {
        let scales = self.floats(columns)?;
        let mut out = Vec::with_capacity(rows * columns);
        for _ in 0..rows {
            for scale in &scales {
                out.push(f32::from(self.u8()? as i8) * scale);
            }
        }
        Ok(out)
    }
}

/// The largest number in a byte.
const MOST: f32 = 127.0;
/// Steps from nothing to a column's largest weight. With 127 of them pages are read as well and kinds told as well,
/// and the gzipped core is 35 KB larger, since many numbers pack badly.
pub const FINE: f32 = 31.0;
/// The same for embeddings, of which each block sums many. With as many as [`FINE`] pages are read as well and kinds
/// told as well, and the gzipped core is 9 KB larger.
pub const COARSE: f32 = 15.0;

/// Writes numbers as bytes.
#[derive(Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// Appends a byte.
    pub fn u8(&mut self, value: u8) {
        self.0.push(value);
    }

    /// Appends numbers of two bytes: all their lower ones, then all their upper ones, which differ less.
    pub fn halves(&mut self, values: impl Iterator<Item = u16>) {
        let (low, high): (Vec<u8>, Vec<u8>) = values.map(|value| value.to_le_bytes().into()).unzip();
        self.0.extend(low);
        self.0.extend(high);
    }

    /// Appends four bytes.
    pub fn u32(&mut self, value: u32) {
        self.0.extend(value.to_le_bytes());
    }

    /// Appends a number.
    pub fn f32(&mut self, value: f32) {
        self.0.extend(value.to_le_bytes());
    }

    /// Appends numbers.
    pub fn floats(&mut self, values: &[f32]) {
        values.iter().for_each(|&v| self.f32(v));
    }

    /// Appends a matrix, each column scaled to its largest weight and rounded to a signed byte of which so many
    /// `levels` are used.
    pub fn matrix(&mut self, values: &[f32], columns: usize, levels: f32) {
        let mut scales = vec![1e-12f32; columns];
        for row in values.chunks_exact(columns) {
            for (scale, value) in scales.iter_mut().zip(row) {
                *scale = scale.max(value.abs() / MOST);
            }
        }
        self.floats(&scales);
        for row in values.chunks_exact(columns) {
            for (scale, value) in scales.iter().zip(row) {
                let level = libm::roundf(value / scale * levels / MOST);
                self.u8(libm::roundf(level * MOST / levels) as i8 as u8);
            }
        }
    }

    /// The bytes.
    pub fn finish(self) -> Vec<u8> {
        self.0
    }
}
