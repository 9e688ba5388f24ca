//! A picture of the article at hand, for formats that hold their pictures themselves.

use serde::{Deserialize, Serialize};

macro_rules! types {
    ($($variant:ident $media:literal $extension:literal,)*) => {
        /// A type of picture that every e-reader shows and that cannot hold a script: the raster
        /// types among the core media types of EPUB 3.3, section 3.2.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum PictureType { $(#[doc = $media] #[serde(rename = $media)] $variant,)* }

        impl PictureType {
            /// Its media type.
            pub fn media(self) -> &'static str {
                match self { $(PictureType::$variant => $media),* }
            }

            /// How the name of a file of this type ends.
            pub fn extension(self) -> &'static str {
                match self { $(PictureType::$variant => $extension),* }
            }
        }
    };
}

types! {
    Jpeg "image/jpeg" "jpg",
    Png "image/png" "png",
    Gif "image/gif" "gif",
    Webp "image/webp" "webp",
}

/// A picture of the article at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its address, as the article names it.
    pub url: String,
    /// Its type.
    pub media: PictureType,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Picture {
    /// The picture at that address.
    pub fn at<'p>(pictures: &'p [Picture], url: &str) -> Option<&'p Picture> {
        pictures.iter().find(|picture| picture.url == url)
    }

    /// The picture itself as an address (RFC 2397).
    pub fn data_url(&self) -> String {
        use base64::prelude::{BASE64_STANDARD, Engine};
        format!("data:{};base64,{}", self.media.media(), BASE64_STANDARD.encode(&self.bytes))
    }
}
