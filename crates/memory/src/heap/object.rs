//! How an object lies in memory: two header words, its strong fields, its weak fields, its own data.
//!
//! The first header word holds the identity and, for collectors that count, the reference count; the second the
//! shape. A free block has the same two words: the next free block, and its length.

use super::WORD;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Not in use.
    Free,
    /// An object that has a name of its own.
    Object,
    /// Room for fields that were added to an object after it was made: owned by it and drawn as part of it.
    Store,
    /// A pair of a key (its weak field) and a value (its strong field), which counts only while the key is reached
    /// (Hayes, *Ephemerons: a new finalization mechanism*, 1997).
    Ephemeron,
    /// The place an object has left: its forwarding address says where it is now.
    Forwarded,
}

impl BlockKind {
    /// Whether an object is there: neither a hole nor the place that one has left.
    #[inline]
    pub fn is_object(self) -> bool {
        !matches!(self, BlockKind::Free | BlockKind::Forwarded)
    }
}

/// What an object is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// What it is.
    pub kind: BlockKind,
    /// How many strong fields it has.
    pub fields: u32,
    /// How many weak fields it has.
    pub weak: u32,
    /// What its own data weighs, in bytes.
    pub data: u32,
}

const KIND_BITS: u32 = 4;
const FIELD_BITS: u32 = 24;
const WEAK_BITS: u32 = 16;

impl Shape {
    /// No object has more strong fields than this.
    pub const MOST_FIELDS: u32 = 1 << 22;
    /// No object has more weak fields than this.
    pub const MOST_WEAK: u32 = (1 << WEAK_BITS) - 1;
    /// No object's own data weighs more bytes than this.
    pub const MOST_DATA: u32 = ((1 << 20) - 1) * WORD;
    /// Words of a header.
    pub const HEADER: u32 = 2;

    /// The words an object of this shape takes, header included: an even number, so that any hole has room for the
    /// header of a free block.
    pub fn words(&self) -> u32 {
        (Self::HEADER + self.fields + self.weak + self.data.div_ceil(WORD)).next_multiple_of(2)
    }

    /// The bytes an object of this shape takes, header included.
    pub fn bytes(&self) -> u32 {
        self.words() * WORD
    }

    /// The index, from the object's first word, of a strong field.
    pub(super) fn field(index: u32) -> u32 {
        Self::HEADER + index
    }

    /// The index, from the object's first word, of a weak field.
    pub(super) fn weak_field(&self, index: u32) -> u32 {
        Self::HEADER + self.fields + index
    }

    /// The index, from the object's first word, of a word of its own data.
    pub(super) fn data_word(&self, index: u32) -> u32 {
        Self::HEADER + self.fields + self.weak + index
    }

    pub(super) fn encode(&self) -> u64 {
        let kind = match self.kind {
            BlockKind::Free => 0,
            BlockKind::Object => 1,
            BlockKind::Store => 2,
            BlockKind::Ephemeron => 3,
            BlockKind::Forwarded => 4,
        };
        let (fields, weak, data) = (u64::from(self.fields), u64::from(self.weak), u64::from(self.data / WORD));
        kind | fields << KIND_BITS | weak << (KIND_BITS + FIELD_BITS) | data << (KIND_BITS + FIELD_BITS + WEAK_BITS)
    }

    pub(super) fn decode(word: u64) -> Shape {
        let part = |from: u32, bits: u32| (word >> from & ((1 << bits) - 1)) as u32;
        let kind = match word % (1 << KIND_BITS) {
            0 => BlockKind::Free,
            1 => BlockKind::Object,
            2 => BlockKind::Store,
            3 => BlockKind::Ephemeron,
            _ => BlockKind::Forwarded,
        };
        Shape {
            kind,
            fields: part(KIND_BITS, FIELD_BITS),
            weak: part(KIND_BITS + FIELD_BITS, WEAK_BITS),
            data: part(KIND_BITS + FIELD_BITS + WEAK_BITS, 20) * WORD,
        }
    }
}

/// The second header word of a free block of this number of words.
pub(super) fn encode_free(words: u32) -> u64 {
    u64::from(words) << KIND_BITS
}

/// The second header word of the place that an object of this shape has left: as long as the object was.
pub(super) fn encode_forwarded(shape: &Shape) -> u64 {
    Shape { kind: BlockKind::Forwarded, ..*shape }.encode()
}

/// The kind and the length in words that a second header word tells.
pub(super) fn decode_extent(word: u64) -> (BlockKind, u32) {
    match word % (1 << KIND_BITS) {
        0 => (BlockKind::Free, (word >> KIND_BITS) as u32),
        _ => {
            let shape = Shape::decode(word);
            (shape.kind, shape.words())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_survives_its_header() {
        let shape = Shape { kind: BlockKind::Store, fields: Shape::MOST_FIELDS, weak: 65_535, data: Shape::MOST_DATA };
        assert_eq!(Shape::decode(shape.encode()), shape);
        assert_eq!(decode_extent(encode_free(123_456)), (BlockKind::Free, 123_456));
    }

    #[test]
    fn sizes_that_matter() {
        let plain = Shape { kind: BlockKind::Object, fields: 1, weak: 0, data: 16 };
        assert_eq!(plain.bytes(), 48, "16 header, 8 field, 16 data, 8 to keep holes usable");
    }
}
