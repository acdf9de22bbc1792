//! Compiled code as bytes: what the compiler hands over where it is a module of its own, and what the prelude is read
//! from in a build without it.
//!
//! Numbers take as few bytes as they can, and what is alike stands together, in columns: a server's compressor makes them
//! smaller than the same bytes mixed. Texts, functions and script slots are numbered from the unit's own beginning; they
//! get the numbers that hold where they are read when they are read. Bytes that are damaged, of another build or of
//! another text are told from good ones and give nothing; nobody guards against a page that forges its own.

mod code;
mod instruction;
mod whole;

#[cfg(feature = "compiler")]
pub use whole::pack;
pub use whole::{print, text_print};

use crate::{Atom, Atoms};

/// What can be written as bytes and read again.
trait Packed: Sized {
    /// Writes it.
    fn pack(&self, to: &mut Packing);
    /// Reads it; `None` where the bytes are no such thing.
    fn unpack(from: &mut Unpacking) -> Option<Self>;
}

/// What stands together.
#[derive(Clone, Copy)]
enum Column {
    /// Which of several things something is.
    Kind,
    /// Which instruction.
    Instruction,
    /// Registers and small counts.
    Register,
    /// Names.
    Atom,
    /// What names are spelt with.
    Letter,
    /// Other numbers.
    Number,
    /// Places in the source.
    Place,
    /// Whole texts, and what takes eight bytes.
    Raw,
}

const COLUMNS: usize = Column::Raw as usize + 1;

/// Bytes that are written, column by column.
#[derive(Default)]
struct Packing([Vec<u8>; COLUMNS]);

impl Packing {
    fn byte(&mut self, column: Column, byte: u8) {
        self.0[column as usize].push(byte);
    }

    fn number(&mut self, column: Column, mut number: u64) {
        while number >= 0x80 {
            self.byte(column, number as u8 | 0x80);
            number >>= 7;
        }
        self.byte(column, number as u8);
    }

    fn raw(&mut self, bytes: &[u8]) {
        self.0[Column::Raw as usize].extend(bytes);
    }

    /// All of it: how long each column is, then the columns.
    fn bytes(self) -> Vec<u8> {
        let lengths = self.0.iter().flat_map(|column| (column.len() as u32).to_le_bytes());
        lengths.chain(self.0.iter().flatten().copied()).collect()
    }
}

/// Bytes that are read, and what the numbers in them mean here.
struct Unpacking<'b> {
    columns: [&'b [u8]; COLUMNS],
    /// The atoms here, by their number there.
    atoms: Vec<Atom>,
    /// The number of the first function here, and how many there are.
    codes: (u32, u32),
    /// The number of the first script slot here.
    first_slot: u32,
}

impl<'b> Unpacking<'b> {
    /// What is in bytes; `None` where they are too short.
    fn of(bytes: &'b [u8]) -> Option<Unpacking<'b>> {
        let (lengths, mut rest) = bytes.split_at_checked(4 * COLUMNS)?;
        let mut columns = [&[][..]; COLUMNS];
        for (column, length) in columns.iter_mut().zip(lengths.chunks_exact(4)) {
            let length = u32::from_le_bytes(length.try_into().ok()?);
            (*column, rest) = rest.split_at_checked(length as usize)?;
        }
        Some(Unpacking { columns, atoms: Vec::new(), codes: (0, u32::MAX), first_slot: 0 })
    }

    fn byte(&mut self, column: Column) -> Option<u8> {
        let column = &mut self.columns[column as usize];
        let (first, rest) = column.split_first()?;
        *column = rest;
        Some(*first)
    }

    fn number(&mut self, column: Column) -> Option<u64> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte(column)?;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// How many things follow.
    fn count(&mut self) -> Option<u64> {
        self.number(Column::Number)
    }

    /// A number below another.
    fn below(&mut self, most: usize) -> Option<u32> {
        let number = u32::unpack(self)?;
        ((number as usize) < most).then_some(number)
    }

    fn raw(&mut self, count: usize) -> Option<&'b [u8]> {
        let column = &mut self.columns[Column::Raw as usize];
        let (raw, rest) = column.split_at_checked(count)?;
        *column = rest;
        Some(raw)
    }

    fn eight(&mut self) -> Option<u64> {
        self.raw(8)?.try_into().ok().map(u64::from_le_bytes)
    }

    /// Reads the texts of a table that were not there from the start, and gives each its atom here.
    fn take_atoms(&mut self, atoms: &mut Atoms) -> Option<()> {
        self.atoms = (0..crate::program::name::TEXTS.len() as u32).map(Atom).collect();
        for _ in 0..self.count()? {
            let length = self.count()?;
            let unit = |_| u16::try_from(self.number(Column::Letter)?).ok();
            let units = (0..length).map(unit).collect::<Option<Vec<u16>>>()?;
            self.atoms.push(atoms.intern(&units));
        }
        Some(())
    }
}

/// Small numbers of either sign stay small.
fn signed(value: i64) -> u64 {
    (value << 1 ^ value >> 63) as u64
}

fn unsigned(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

impl Packed for u16 {
    fn pack(&self, to: &mut Packing) {
        to.number(Column::Register, (*self).into());
    }
    fn unpack(from: &mut Unpacking) -> Option<u16> {
        u16::try_from(from.number(Column::Register)?).ok()
    }
}

impl Packed for u32 {
    fn pack(&self, to: &mut Packing) {
        to.number(Column::Number, (*self).into());
    }
    fn unpack(from: &mut Unpacking) -> Option<u32> {
        u32::try_from(from.number(Column::Number)?).ok()
    }
}

impl Packed for bool {
    fn pack(&self, to: &mut Packing) {
        to.byte(Column::Kind, (*self).into());
    }
    fn unpack(from: &mut Unpacking) -> Option<bool> {
        Some(from.byte(Column::Kind)? != 0)
    }
}

impl Packed for f64 {
    fn pack(&self, to: &mut Packing) {
        to.raw(&self.to_bits().to_le_bytes());
    }
    fn unpack(from: &mut Unpacking) -> Option<f64> {
        from.eight().map(f64::from_bits)
    }
}

impl Packed for String {
    fn pack(&self, to: &mut Packing) {
        to.number(Column::Number, self.len() as u64);
        to.raw(self.as_bytes());
    }
    fn unpack(from: &mut Unpacking) -> Option<String> {
        let length = from.count()? as usize;
        std::str::from_utf8(from.raw(length)?).ok().map(str::to_owned)
    }
}

impl Packed for Atom {
    fn pack(&self, to: &mut Packing) {
        to.number(Column::Atom, self.0.into());
    }
    fn unpack(from: &mut Unpacking) -> Option<Atom> {
        let number = from.number(Column::Atom)?;
        from.atoms.get(number as usize).copied()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Packing) {
        self.is_some().pack(to);
        self.iter().for_each(|it| it.pack(to));
    }
    fn unpack(from: &mut Unpacking) -> Option<Option<T>> {
        if bool::unpack(from)? { T::unpack(from).map(Some) } else { Some(None) }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Packing) {
        to.number(Column::Number, self.len() as u64);
        self.iter().for_each(|it| it.pack(to));
    }
    fn unpack(from: &mut Unpacking) -> Option<Vec<T>> {
        // Not all room at once: what a damaged length says need not be there.
        let length = from.count()?;
        let most: usize = from.columns.iter().map(|column| column.len()).sum();
        let mut all = Vec::with_capacity(length.min(most as u64) as usize);
        for _ in 0..length {
            all.push(T::unpack(from)?);
        }
        Some(all)
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Packing) {
        self.0.pack(to);
        self.1.pack(to);
    }
    fn unpack(from: &mut Unpacking) -> Option<(A, B)> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}
