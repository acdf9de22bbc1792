//! What of a running program rewinds, beside the world: frames, clocks, output, what is known of each object.

use super::Atom;
use super::code::CodeId;
use super::program::{Intrinsic, symbol};
use memory::heap::{Addr, Memory, ObjectId};

/// The fixed root slots, before the script's and the frames'.
pub mod root {
    /// The array of pending jobs (records).
    pub const JOBS: u32 = 0;
    /// The array of a person's inputs that wait.
    pub const TASKS: u32 = 1;
    /// The array of what the job under way keeps because it looked at it through a weak reference.
    pub const KEPT: u32 = 2;
    /// What was thrown and is on its way, or what ended the program.
    pub const THROWN: u32 = 3;
    /// For the machine, within an instruction or between two.
    pub const SCRATCH: u32 = 4;
    /// The array of promises that were rejected while nobody handled them.
    pub const REJECTED: u32 = 5;
    /// The array of timers that wait.
    pub const TIMERS: u32 = 6;
    /// The array of jobs that come before the pending ones: `process.nextTick`.
    pub const TICKS: u32 = 7;
    /// The array of what the console keeps, where it keeps what it logs.
    pub const LOGGED: u32 = 8;
    /// The objects of the realm, so that counting does not free one of them while the prelude runs.
    pub const REALM: u32 = 9;
    /// The first slot of the script scope (the prelude's first).
    pub const SCRIPT: u32 = 10;
}

/// The realm's objects, by where they are. They are immortal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Realm {
    places: [Option<Addr>; Intrinsic::COUNT],
}

impl Default for Realm {
    fn default() -> Realm {
        Realm { places: [None; Intrinsic::COUNT] }
    }
}

impl Realm {
    /// Where an object of the realm is.
    pub fn get(&self, which: Intrinsic) -> Addr {
        self.places[which as usize].unwrap_or_else(|| unreachable!("the realm is made before anything runs"))
    }

    /// Where all of them are.
    pub fn all(&self) -> impl Iterator<Item = Addr> {
        self.places.iter().copied().flatten()
    }

    /// Says where one is.
    pub fn set(&mut self, which: Intrinsic, at: Addr) {
        self.places[which as usize] = Some(at);
    }
}

/// A call that is under way. Its registers are root slots from `base` on; arguments that are kept follow them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallFrame {
    /// The code.
    pub code: CodeId,
    /// The next instruction.
    pub pc: u32,
    /// Its first register's root slot.
    pub base: u32,
    /// The caller's register that gets the result.
    pub dst: u16,
    /// How many arguments are kept after the registers.
    pub kept: u16,
    /// What is special about it: bits of `flag`.
    pub flags: u32,
}

/// What is special about a frame.
pub mod flag {
    /// Called by `new`: gives `this` unless it returns an object.
    pub const CONSTRUCT: u32 = 1;
    /// The result is not wanted.
    pub const DISCARD: u32 = 2;
    /// A job's first frame: when it ends the machine goes on with the next job.
    pub const JOB: u32 = 4;
    /// A generator's or coroutine's frame that was gone on with.
    pub const RESUMED: u32 = 8;
    /// `Resumed` says: return.
    pub const RETURNING: u32 = 16;
    /// The result goes to the scratch root: a key that was made a primitive.
    pub const SCRATCH: u32 = 32;
    /// The scratch root holds the key of the instruction under way.
    pub const KEYED: u32 = 64;
}

/// What nobody caught, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// `Name: message`.
    pub text: Atom,
    /// The same with the places it came from.
    pub stack: Atom,
}

/// Where the program is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ProgramStage {
    /// The script runs, or a job that a checkpoint in it let run.
    #[default]
    Script,
    /// The script has ended; jobs and a person's inputs may be left.
    Idle,
    /// An exception was not caught: nothing runs any more.
    Ended,
}

/// What of the machine rewinds. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Vm {
    /// The calls under way but the innermost, the outermost first: three words each.
    frames: Memory,
    /// The innermost call, which each instruction reads and writes.
    innermost: CallFrame,
    /// How many calls are under way.
    depth: u32,
    /// Where the realm's objects are (the same in all states of a run).
    pub realm: Realm,
    /// Where the program is.
    pub stage: ProgramStage,
    /// The next symbol's number.
    pub symbols: u32,
    /// Instructions so far, and how many may be.
    pub steps: u64,
    /// See `steps`.
    pub most_steps: u64,
    /// How far a checkpoint has come: 0 not begun.
    pub checkpoint: u32,
    /// How many pending jobs have been taken from the front of their array, whose places are empty.
    pub taken: u32,
    /// Where registries were looked through last: which, and from which of its cells on.
    pub sought: Option<(ObjectId, u32)>,
    /// What was written on the console's last line, which has not ended.
    pub open: Option<Atom>,
    /// Whether `gc()` asked for a collection since the last instruction.
    pub asked: bool,
    /// Whether a registry was ever made.
    pub watches: bool,
    /// Whether a collection has ended since registries were last looked at.
    pub look: bool,
    /// What was thrown first and not caught, or rejected and not handled.
    pub failure: Option<Failure>,
    /// How many lines may be printed.
    pub most_lines: u64,
    /// How many units of text may be printed.
    pub most_output: u64,
    /// The virtual clock, in milliseconds.
    pub now: f64,
    /// Until when a turn of the loop that was asked for lets time pass.
    pub until: Option<f64>,
    /// When what goes on for ever stops.
    pub horizon: f64,
    /// How many timers were set one by the other up to the task under way.
    pub level: u32,
    /// How many timers have been taken from the front of their array.
    pub fired: u32,
    /// Whether pending jobs are under way, so that those of `nextTick` wait until none is left.
    pub draining: bool,
    /// The state of `Math.random`'s generator.
    pub seed: u64,
    /// The lines printed so far; see [`crate::output`].
    pub log: Memory,
    /// The objects named in them.
    pub links: Memory,
    /// How many units of text they have.
    pub printed: u64,
    /// How far in lines to come stand.
    pub indent: u32,
    /// For each allocation event its site and object (identity), in order.
    pub events: Memory,
    /// For each site how many events it had.
    pub counts: Memory,
    /// For each identity (from [`Vm::first_identity`] on) in the low half what it was first called by (an atom and one), in the high half
    /// its allocation event and one.
    pub known: Memory,
    /// The first identity that is not immortal.
    pub first_identity: u32,
}

impl Vm {
    /// Nothing under way.
    pub fn new(limits: &super::program::Limits, sites: usize) -> Vm {
        Vm {
            frames: Memory::default(),
            innermost: CallFrame::default(),
            depth: 0,
            realm: Realm::default(),
            stage: ProgramStage::Script,
            symbols: symbol::FIRST,
            steps: 0,
            most_steps: limits.steps,
            checkpoint: 0,
            taken: 0,
            asked: false,
            sought: None,
            open: None,
            watches: false,
            look: false,
            failure: None,
            most_lines: u64::from(limits.lines),
            most_output: u64::from(limits.output),
            now: 0.0,
            until: None,
            horizon: f64::from(limits.time),
            level: 0,
            fired: 0,
            draining: false,
            seed: 0x9e37_79b9_7f4a_7c15,
            log: Memory::default(),
            links: Memory::default(),
            printed: 0,
            indent: 0,
            events: Memory::default(),
            counts: Memory::zeroed(sites),
            known: Memory::default(),
            first_identity: 0,
        }
    }

    /// The program begins: what the prelude used does not count.
    pub(super) fn begin(&mut self, limits: &super::Limits, sites: usize, first_identity: u32) {
        self.counts = Memory::zeroed(sites);
        self.most_lines = u64::from(limits.lines);
        self.most_output = u64::from(limits.output);
        self.horizon = f64::from(limits.time);
        (self.steps, self.most_steps) = (0, limits.steps);
        (self.stage, self.checkpoint, self.asked) = (ProgramStage::Script, 0, false);
        self.first_identity = first_identity;
    }

    /// How many calls are under way.
    pub fn depth(&self) -> usize {
        self.depth as usize
    }

    /// A call under way, 0 the outermost.
    pub fn frame(&self, depth: usize) -> CallFrame {
        if depth + 1 == self.depth() {
            return self.innermost;
        }
        let word = |index: usize| self.frames.get(depth * 3 + index);
        let (a, b, c) = (word(0), word(1), word(2));
        CallFrame {
            code: CodeId((a >> 32) as u32),
            pc: a as u32,
            base: (b >> 32) as u32,
            flags: b as u32,
            dst: (c >> 16) as u16,
            kept: c as u16,
        }
    }

    /// The innermost call.
    #[inline]
    pub fn top(&self) -> Option<CallFrame> {
        (self.depth > 0).then_some(self.innermost)
    }

    /// Writes the innermost call.
    #[inline]
    pub fn set_top(&mut self, frame: CallFrame) {
        self.innermost = frame;
    }

    /// Writes where the innermost call goes on.
    #[inline]
    pub fn set_pc(&mut self, code: CodeId, pc: u32) {
        (self.innermost.code, self.innermost.pc) = (code, pc);
    }

    /// Adds a call.
    pub fn push(&mut self, frame: CallFrame) {
        if self.depth > 0 {
            words(self.innermost).into_iter().for_each(|word| self.frames.push(word));
        }
        self.innermost = frame;
        self.depth += 1;
    }

    /// Takes the innermost call away.
    pub fn pop(&mut self) {
        // The caller is read from where it stands before it is the innermost one.
        self.innermost = self.depth().checked_sub(2).map_or_else(CallFrame::default, |caller| self.frame(caller));
        self.depth = self.depth.saturating_sub(1);
        self.frames.truncate(self.depth().saturating_sub(1) * 3);
    }

    /// What an object was first called by.
    pub fn label(&self, id: ObjectId) -> Option<Atom> {
        (self.known_word(id) as u32).checked_sub(1).map(Atom)
    }

    /// An object's allocation event.
    pub fn event(&self, id: ObjectId) -> Option<u32> {
        ((self.known_word(id) >> 32) as u32).checked_sub(1)
    }

    /// The site and the object of an event.
    pub fn event_at(&self, event: u32) -> (u32, ObjectId) {
        let word = self.events.get(event as usize);
        ((word >> 32) as u32, ObjectId(word as u32))
    }

    fn known_word(&self, id: ObjectId) -> u64 {
        let index = id.0.wrapping_sub(self.first_identity) as usize;
        if index < self.known.len() { self.known.get(index) } else { 0 }
    }

    fn know(&mut self, id: ObjectId, change: impl FnOnce(u64) -> u64) {
        let Some(index) = id.0.checked_sub(self.first_identity) else { return };
        while self.known.len() <= index as usize {
            self.known.push(0);
        }
        let old = self.known.get(index as usize);
        let new = change(old);
        if new != old {
            self.known.set(index as usize, new);
        }
    }

    /// Names an object, if it has no name yet.
    pub fn call_it(&mut self, id: ObjectId, name: Atom) {
        self.know(id, |word| if word as u32 == 0 { word | u64::from(name.0 + 1) } else { word });
    }

    /// Takes down an allocation event, if the object has had none.
    pub fn track(&mut self, id: ObjectId, site: u32) {
        if self.event(id).is_some() || id.0 < self.first_identity {
            return;
        }
        let event = self.events.len() as u32;
        self.events.push(u64::from(site) << 32 | u64::from(id.0));
        let count = self.counts.get(site as usize);
        self.counts.set(site as usize, count + 1);
        self.know(id, |word| word | u64::from(event + 1) << 32);
    }
}

fn words(frame: CallFrame) -> [u64; 3] {
    [
        u64::from(frame.code.0) << 32 | u64::from(frame.pc),
        u64::from(frame.base) << 32 | u64::from(frame.flags),
        u64::from(frame.dst) << 16 | u64::from(frame.kept),
    ]
}
