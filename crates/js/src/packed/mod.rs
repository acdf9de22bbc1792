//! Compiled code as bytes: what the compiler hands over where it is a module of its own, and what the prelude is read
//! from in a build without it.
//!
//! Numbers take as few bytes as they can. Texts, functions and script slots are numbered from the unit's own beginning;
//! they get the numbers that hold where they are read when they are read. Bytes that are damaged, of another build or of
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
    fn pack(&self, to: &mut Vec<u8>);
    /// Reads it; `None` where the bytes are no such thing.
    fn unpack(from: &mut Unpacking) -> Option<Self>;
}

/// Bytes that are read, and what the numbers in them mean here.
struct Unpacking<'b> {
    bytes: &'b [u8],
    /// The atoms here, by their number there.
    atoms: Vec<Atom>,
    /// The number of the first function here, and how many there are.
    codes: (u32, u32),
    /// The number of the first script slot here.
    first_slot: u32,
}

impl<'b> Unpacking<'b> {
    fn of(bytes: &'b [u8]) -> Unpacking<'b> {
        Unpacking { bytes, atoms: Vec::new(), codes: (0, u32::MAX), first_slot: 0 }
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// A number below another.
    fn below(&mut self, most: usize) -> Option<u32> {
        let number = u32::unpack(self)?;
        ((number as usize) < most).then_some(number)
    }

    fn eight(&mut self) -> Option<u64> {
        let (eight, rest) = self.bytes.split_at_checked(8)?;
        self.bytes = rest;
        Some(u64::from_le_bytes(eight.try_into().ok()?))
    }

    /// Reads the texts of a table that were not there from the start, and gives each its atom here.
    fn take_atoms(&mut self, atoms: &mut Atoms) -> Option<()> {
        self.atoms = (0..crate::program::name::TEXTS.len() as u32).map(Atom).collect();
        for _ in 0..self.number()? {
            let units = Vec::<u16>::unpack(self)?;
            self.atoms.push(atoms.intern(&units));
        }
        Some(())
    }
}

fn number(mut number: u64, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// Small numbers of either sign stay small.
fn signed(value: i64) -> u64 {
    (value << 1 ^ value >> 63) as u64
}

fn unsigned(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

impl Packed for u16 {
    fn pack(&self, to: &mut Vec<u8>) {
        number((*self).into(), to);
    }
    fn unpack(from: &mut Unpacking) -> Option<u16> {
        u16::try_from(from.number()?).ok()
    }
}

impl Packed for u32 {
    fn pack(&self, to: &mut Vec<u8>) {
        number((*self).into(), to);
    }
    fn unpack(from: &mut Unpacking) -> Option<u32> {
        u32::try_from(from.number()?).ok()
    }
}

impl Packed for bool {
    fn pack(&self, to: &mut Vec<u8>) {
        to.push((*self).into());
    }
    fn unpack(from: &mut Unpacking) -> Option<bool> {
        Some(from.byte()? != 0)
    }
}

impl Packed for f64 {
    fn pack(&self, to: &mut Vec<u8>) {
        to.extend(self.to_bits().to_le_bytes());
    }
    fn unpack(from: &mut Unpacking) -> Option<f64> {
        from.eight().map(f64::from_bits)
    }
}

impl Packed for String {
    fn pack(&self, to: &mut Vec<u8>) {
        number(self.len() as u64, to);
        to.extend(self.as_bytes());
    }
    fn unpack(from: &mut Unpacking) -> Option<String> {
        let length = from.number()? as usize;
        let (text, rest) = from.bytes.split_at_checked(length)?;
        from.bytes = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }
}

impl Packed for Atom {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
    }
    fn unpack(from: &mut Unpacking) -> Option<Atom> {
        let number = u32::unpack(from)?;
        from.atoms.get(number as usize).copied()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.is_some().pack(to);
        self.iter().for_each(|it| it.pack(to));
    }
    fn unpack(from: &mut Unpacking) -> Option<Option<T>> {
        if bool::unpack(from)? { T::unpack(from).map(Some) } else { Some(None) }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        number(self.len() as u64, to);
        self.iter().for_each(|it| it.pack(to));
    }
    fn unpack(from: &mut Unpacking) -> Option<Vec<T>> {
        // Not all room at once: what a damaged length says need not be there.
        let length = from.number()?;
        let mut all = Vec::with_capacity(length.min(from.bytes.len() as u64) as usize);
        for _ in 0..length {
            all.push(T::unpack(from)?);
        }
        Some(all)
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
        self.1.pack(to);
    }
    fn unpack(from: &mut Unpacking) -> Option<(A, B)> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}
