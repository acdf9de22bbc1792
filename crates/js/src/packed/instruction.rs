//! Instructions as bytes: a number that says which, then its operands in order.
//!
//! The lists name what `code` declares; one that is missing here does not compile.

use super::{Column, Packed, Packing, Unpacking};
use crate::code::{Binary, CodeId, CodeKind, Define, Helper, Ins, SiteKind, Unary, When};
use crate::{Atom, Value};
use memory::heap::Word;

/// Things without parts, by number.
macro_rules! numbered {
    ($type:ident: $($name:ident),*) => {
        impl Packed for $type {
            fn pack(&self, to: &mut Packing) {
                match self {
                    $($type::$name)|* => to.byte(Column::Kind, *self as u8),
                }
            }
            fn unpack(from: &mut Unpacking) -> Option<$type> {
                const ALL: &[$type] = &[$($type::$name),*];
                ALL.get(usize::from(from.byte(Column::Kind)?)).copied()
            }
        }
    };
}

numbered! { Helper: ToPrimitive, Binary, Unary, InstanceOf, Iterator, Next, Close, CloseQuietly, Spread, CopyProperties, RestProperties, ForIn, Template, Await, AsyncReturn, AsyncThrow, Coerce, CoerceConstruct, Job, Task, Finalize, Resume, AsSpecies, Tag, Concat, Fire, Print, AddDisposable, Dispose, DisposeLater, OddIterator, AsyncIterator, AsyncClose, AsyncCloseQuietly, ProxyGet, ProxySet, ProxyDelete, ProxyCall, ProxyConstruct, ProxyNative, StoreElement, Open, Import, ImportComputed }
numbered! { Binary: Add, Sub, Mul, Div, Rem, Exp, BitAnd, BitOr, BitXor, Shl, Shr, UShr, Eq, NotEq, StrictEq, StrictNotEq, Less, LessEq, Greater, GreaterEq, In, InstanceOf }
numbered! { Unary: Plus, Minus, BitNot, Not, TypeOf, ToNumber, Increment, Decrement, ToText, ToKey }
numbered! { When: True, False, Nullish, NotNullish, Undefined, NotUndefined, Empty, NotEmpty }
numbered! { CodeKind: Script, Function, Arrow, Method, BaseConstructor, DerivedConstructor, Fields }
numbered! { SiteKind: Object, Array, Function, Arrow, Class, New, Call }

impl Packed for Define {
    fn pack(&self, to: &mut Packing) {
        let kind = match self {
            Define::Field => 0,
            Define::Method => 1,
            Define::Getter { enumerable } => 2 + u8::from(*enumerable),
            Define::Setter { enumerable } => 4 + u8::from(*enumerable),
        };
        to.byte(Column::Kind, kind);
    }
    fn unpack(from: &mut Unpacking) -> Option<Define> {
        Some(match from.byte(Column::Kind)? {
            0 => Define::Field,
            1 => Define::Method,
            kind @ (2 | 3) => Define::Getter { enumerable: kind == 3 },
            kind @ (4 | 5) => Define::Setter { enumerable: kind == 5 },
            _ => return None,
        })
    }
}

impl Packed for CodeId {
    fn pack(&self, to: &mut Packing) {
        self.0.pack(to);
    }
    fn unpack(from: &mut Unpacking) -> Option<CodeId> {
        let (first, count) = from.codes;
        from.below(count as usize).map(|number| CodeId(first + number))
    }
}

/// What an instruction loads: what has no place in the heap.
impl Packed for Word {
    fn pack(&self, to: &mut Packing) {
        match Value::of(*self) {
            Value::Atom(atom) => {
                to.byte(Column::Kind, 0);
                atom.pack(to);
            }
            Value::Int(int) => {
                to.byte(Column::Kind, 1);
                (int as u32).pack(to);
            }
            _ => {
                to.byte(Column::Kind, 2);
                to.raw(&self.0.to_le_bytes());
            }
        }
    }
    fn unpack(from: &mut Unpacking) -> Option<Word> {
        match from.byte(Column::Kind)? {
            0 => Some(Value::Atom(Atom::unpack(from)?).word()),
            1 => Some(Value::Int(u32::unpack(from)? as i32).word()),
            2 => from.eight().map(Word),
            _ => None,
        }
    }
}

macro_rules! instructions {
    ($($name:ident { $($field:ident),* }),* $(,)?) => {
        /// The numbers of the instructions.
        #[allow(non_upper_case_globals, reason = "each has the name of its instruction")]
        mod number {
            #[repr(u8)]
            enum Ordinal { $($name),* }
            $(pub const $name: u8 = Ordinal::$name as u8;)*
        }

        impl Packed for Ins {
            fn pack(&self, to: &mut Packing) {
                match self {
                    $(Ins::$name { $($field),* } => {
                        to.byte(Column::Instruction, number::$name);
                        $($field.pack(to);)*
                    })*
                }
            }
            fn unpack(from: &mut Unpacking) -> Option<Ins> {
                Some(match from.byte(Column::Instruction)? {
                    $(number::$name => Ins::$name { $($field: Packed::unpack(from)?),* },)*
                    _ => return None,
                })
            }
        }
    };
}

instructions! {
    Load { dst, word },
    RegExp { dst, source, flags },
    BigInt { dst, text },
    Number { dst, index },
    Copy { dst, src },
    Move { dst, src },
    Clear { from, count },
    Unary { op, dst, a },
    Binary { op, dst, a, b },
    Jump { to },
    Branch { when, test, keep, to },
    Switch { on, table },
    CheckLive { src, name },
    ThrowConst { name },
    CheckThis { src },
    CheckNoThis { src },
    CheckResult { src },
    CheckObject { src },
    LoadGlobal { dst, name, lenient },
    StoreGlobal { name, src },
    DeleteGlobal { dst, name },
    LoadScript { dst, slot, name },
    StoreScript { slot, name, src, init },
    NewContext { dst, parent, scope },
    CopyContext { dst, src },
    Outer { dst },
    LoadSlot { dst, context, depth, slot },
    StoreSlot { context, depth, slot, src },
    Closure { dst, code, context },
    SetName { function, key, prefix },
    SetHome { function, home },
    Class { constructor, prototype, code, heritage, context },
    SetFields { constructor, fields },
    RunFields { constructor, this },
    PrivateName { dst, name },
    GetPrivate { dst, object, name },
    SetPrivate { object, name, value },
    DefinePrivate { object, name, value, how },
    HasPrivate { dst, object, name },
    NewObject { dst, room },
    NewArray { dst, room },
    Append { array, value },
    Get { dst, object, key },
    GetNamed { dst, object, name },
    Set { object, key, value },
    SetNamed { object, name, value },
    DefineNamed { object, name, value, how },
    DefineKey { object, key, value, how },
    SetPrototype { object, value },
    Delete { dst, object, key },
    StillHas { dst, object, key },
    GetSuper { dst, home, this, key },
    SetSuper { home, this, key, value },
    Home { dst, function },
    Call { dst, base, count },
    CallArray { dst, base },
    New { dst, base, count },
    NewArrayArgs { dst, base },
    SuperCall { dst, base, count },
    SuperCallArray { dst, base },
    Help { dst, helper, base, count },
    CallCode { dst, code, base, count },
    Intrinsic { dst, native, base, count },
    Return { src },
    Throw { src },
    ReturnDerived { src, this },
    Rest { dst, from },
    Arguments { dst },
    Alias { arguments, context, index, slot },
    Next { value, iterator, next },
    StartGenerator {},
    StartAsync {},
    Yield { dst, value },
    YieldResult { dst, result },
    Resumed { dst },
    Await { dst, value },
    Track { src, site },
    Checkpoint { line },
    Turn { src, line },
    Debugger {},
}
