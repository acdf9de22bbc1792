//! Functions as bytes. What stands in order is written as differences, and where a jump goes as how far.

use super::{Column, Packed, Packing, Unpacking, signed, unsigned};
use crate::code::{Code, Handler, Ins, Local, ScopeNames, Site, Span};

impl Packed for Code {
    fn pack(&self, to: &mut Packing) {
        self.name.pack(to);
        self.kind.pack(to);
        for flag in [self.generator, self.is_async, self.strict, self.internal, self.keeps_arguments] {
            flag.pack(to);
        }
        for count in [self.parameters, self.length, self.temporaries, self.registers] {
            count.pack(to);
        }
        let mut ins = self.ins.clone();
        for (pc, it) in ins.iter_mut().enumerate() {
            if let Ins::Jump { to } | Ins::Branch { to, .. } = it {
                *to = signed(i64::from(*to) - pc as i64) as u32;
            }
        }
        ins.pack(to);
        pack_spans(&self.spans, to);
        to.number(Column::Place, self.statements.len() as u64);
        let mut last = (0, 0);
        for (pc, line) in &self.statements {
            to.number(Column::Place, (pc - last.0).into());
            to.number(Column::Place, signed(i64::from(*line) - i64::from(last.1)));
            last = (*pc, *line);
        }
        self.handlers.pack(to);
        self.tables.pack(to);
        self.numbers.pack(to);
        self.scopes.pack(to);
        self.locals.pack(to);
        self.span.pack(to);
    }

    fn unpack(from: &mut Unpacking) -> Option<Code> {
        let (name, kind) = (Packed::unpack(from)?, Packed::unpack(from)?);
        let mut flags = [false; 5];
        for flag in &mut flags {
            *flag = bool::unpack(from)?;
        }
        let mut counts = [0; 4];
        for count in &mut counts {
            *count = u16::unpack(from)?;
        }
        let mut ins = Vec::<Ins>::unpack(from)?;
        for (pc, it) in ins.iter_mut().enumerate() {
            if let Ins::Jump { to } | Ins::Branch { to, .. } = it {
                *to = u32::try_from(unsigned((*to).into()).checked_add(pc as i64)?).ok()?;
            }
            if let Ins::LoadScript { slot, .. } | Ins::StoreScript { slot, .. } = it {
                *slot = slot.checked_add(from.first_slot)?;
            }
        }
        let spans = unpack_spans(from)?;
        let mut statements = Vec::new();
        let mut last = (0u32, 0i64);
        for _ in 0..from.number(Column::Place)? {
            let step = u32::try_from(from.number(Column::Place)?).ok()?;
            last = (last.0.checked_add(step)?, last.1.checked_add(unsigned(from.number(Column::Place)?))?);
            statements.push((last.0, u32::try_from(last.1).ok()?));
        }
        let [generator, is_async, strict, internal, keeps_arguments] = flags;
        let [parameters, length, temporaries, registers] = counts;
        Some(Code {
            name,
            kind,
            generator,
            is_async,
            strict,
            internal,
            parameters,
            length,
            keeps_arguments,
            temporaries,
            registers,
            ins,
            spans,
            statements,
            handlers: Packed::unpack(from)?,
            tables: Packed::unpack(from)?,
            numbers: Packed::unpack(from)?,
            scopes: Packed::unpack(from)?,
            locals: Packed::unpack(from)?,
            span: Packed::unpack(from)?,
        })
    }
}

/// Each from where the one before began; one that is the same again is a zero.
fn pack_spans(spans: &[Span], to: &mut Packing) {
    to.number(Column::Place, spans.len() as u64);
    let mut last = (0, 0);
    for span in spans {
        if *span == last {
            to.byte(Column::Place, 0);
            continue;
        }
        to.number(Column::Place, signed(i64::from(span.0) - i64::from(last.0)) + 1);
        to.number(Column::Place, signed(i64::from(span.1) - i64::from(span.0)));
        last = *span;
    }
}

fn unpack_spans(from: &mut Unpacking) -> Option<Vec<Span>> {
    let mut spans = Vec::new();
    let mut last = (0u32, 0u32);
    for _ in 0..from.number(Column::Place)? {
        let step = from.number(Column::Place)?;
        if step > 0 {
            let begin = i64::from(last.0).checked_add(unsigned(step - 1))?;
            let end = begin.checked_add(unsigned(from.number(Column::Place)?))?;
            last = (u32::try_from(begin).ok()?, u32::try_from(end).ok()?);
        }
        spans.push(last);
    }
    Some(spans)
}

impl Packed for Handler {
    fn pack(&self, to: &mut Packing) {
        [self.from, self.to, self.target].iter().for_each(|it| it.pack(to));
        self.error.pack(to);
    }
    fn unpack(from: &mut Unpacking) -> Option<Handler> {
        Some(Handler {
            from: Packed::unpack(from)?,
            to: Packed::unpack(from)?,
            target: Packed::unpack(from)?,
            error: Packed::unpack(from)?,
        })
    }
}

impl Packed for ScopeNames {
    fn pack(&self, to: &mut Packing) {
        self.label.to_string().pack(to);
        self.slots.pack(to);
    }
    fn unpack(from: &mut Unpacking) -> Option<ScopeNames> {
        Some(ScopeNames { label: String::unpack(from)?.into(), slots: Packed::unpack(from)? })
    }
}

impl Packed for Local {
    fn pack(&self, to: &mut Packing) {
        self.name.pack(to);
        self.register.pack(to);
    }
    fn unpack(from: &mut Unpacking) -> Option<Local> {
        Some(Local { name: Packed::unpack(from)?, register: Packed::unpack(from)? })
    }
}

impl Packed for Site {
    fn pack(&self, to: &mut Packing) {
        self.line.pack(to);
        self.column.pack(to);
        self.kind.pack(to);
    }
    fn unpack(from: &mut Unpacking) -> Option<Site> {
        Some(Site { line: Packed::unpack(from)?, column: Packed::unpack(from)?, kind: Packed::unpack(from)? })
    }
}
