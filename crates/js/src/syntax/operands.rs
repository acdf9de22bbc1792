//! The registers that an instruction names.

use crate::code::{Ins, Reg};

/// Calls `see` for every register that an instruction names (a call's arguments by their first).
pub fn registers(ins: &mut Ins, see: &mut dyn FnMut(&mut Reg)) {
    use Ins::*;
    let all: &mut [&mut Reg] = match ins {
        RegExp { dst, .. } | BigInt { dst, .. } => &mut [dst],
        Load { dst, .. } | Number { dst, .. } | Outer { dst } | NewObject { dst, .. } | NewArray { dst, .. } => {
            &mut [dst]
        }
        LoadGlobal { dst, .. } | DeleteGlobal { dst, .. } | LoadScript { dst, .. } | PrivateName { dst, .. } => {
            &mut [dst]
        }
        Rest { dst, .. } | Arguments { dst } | Resumed { dst } => &mut [dst],
        Copy { dst, src } | Move { dst, src } | CopyContext { dst, src } => &mut [dst, src],
        Clear { from, .. } => &mut [from],
        Unary { dst, a, .. } => &mut [dst, a],
        Binary { dst, a, b, .. } => &mut [dst, a, b],
        Branch { test, .. } => &mut [test],
        Switch { on, .. } => &mut [on],
        CheckLive { src, .. } | CheckThis { src } | CheckNoThis { src } | CheckResult { src } | CheckObject { src } => {
            &mut [src]
        }
        StoreGlobal { src, .. } | StoreScript { src, .. } | Return { src } | Throw { src } | Track { src, .. } => {
            &mut [src]
        }
        NewContext { dst, parent, .. } => &mut [dst, parent],
        LoadSlot { dst, context, .. } | Closure { dst, context, .. } => &mut [dst, context],
        StoreSlot { context, src, .. } => &mut [context, src],
        Alias { arguments, context, .. } => &mut [arguments, context],
        SetName { function, key, .. } => &mut [function, key],
        SetHome { function, home } => &mut [function, home],
        Class { constructor, prototype, heritage, context, .. } => &mut [constructor, prototype, heritage, context],
        SetFields { constructor, fields } => &mut [constructor, fields],
        RunFields { constructor, this } => &mut [constructor, this],
        GetPrivate { dst, object, name } | HasPrivate { dst, object, name } => &mut [dst, object, name],
        SetPrivate { object, name, value } | DefinePrivate { object, name, value, .. } => &mut [object, name, value],
        Append { array, value } => &mut [array, value],
        Get { dst, object, key } | Delete { dst, object, key } | StillHas { dst, object, key } => {
            &mut [dst, object, key]
        }
        GetNamed { dst, object, .. } => &mut [dst, object],
        Set { object, key, value } | DefineKey { object, key, value, .. } => &mut [object, key, value],
        SetNamed { object, value, .. } | DefineNamed { object, value, .. } | SetPrototype { object, value } => {
            &mut [object, value]
        }
        GetSuper { dst, home, this, key } => &mut [dst, home, this, key],
        SetSuper { home, this, key, value } => &mut [home, this, key, value],
        Home { dst, function } => &mut [dst, function],
        Call { dst, base, .. } | New { dst, base, .. } | SuperCall { dst, base, .. } | Help { dst, base, .. } => {
            &mut [dst, base]
        }
        CallArray { dst, base } | NewArrayArgs { dst, base } | SuperCallArray { dst, base } => &mut [dst, base],
        CallCode { dst, base, .. } | Intrinsic { dst, base, .. } => &mut [dst, base],
        Turn { src, .. } => &mut [src],
        ReturnDerived { src, this } => &mut [src, this],
        Next { value, iterator, next } => &mut [value, iterator, next],
        Yield { dst, value } | Await { dst, value } => &mut [dst, value],
        YieldResult { dst, result } => &mut [dst, result],
        Jump { .. } | ThrowConst { .. } => &mut [],
        StartGenerator | StartAsync | Checkpoint { .. } | Debugger => &mut [],
    };
    all.iter_mut().for_each(|reg| see(reg));
}
