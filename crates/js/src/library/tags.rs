//! What `Object.prototype.toString` calls the objects of the library that have a tag of their own.

use super::{Constant, Literal};
use crate::key::attribute::CONFIGURABLE;

const fn tag(place: &'static str, text: &'static str) -> Constant {
    Constant { place, value: Literal::Text(text), attributes: CONFIGURABLE }
}

pub(super) const CONSTANTS: &[Constant] = &[
    tag("%ArrayIteratorPrototype%[Symbol.toStringTag]", "Array Iterator"),
    tag("%AsyncFunctionPrototype%[Symbol.toStringTag]", "AsyncFunction"),
    tag("%GeneratorFunctionPrototype%[Symbol.toStringTag]", "GeneratorFunction"),
    tag("%GeneratorPrototype%[Symbol.toStringTag]", "Generator"),
    tag("%MapIteratorPrototype%[Symbol.toStringTag]", "Map Iterator"),
    tag("%SetIteratorPrototype%[Symbol.toStringTag]", "Set Iterator"),
    tag("%StringIteratorPrototype%[Symbol.toStringTag]", "String Iterator"),
    tag("FinalizationRegistry.prototype[Symbol.toStringTag]", "FinalizationRegistry"),
    tag("JSON[Symbol.toStringTag]", "JSON"),
    tag("Map.prototype[Symbol.toStringTag]", "Map"),
    tag("Promise.prototype[Symbol.toStringTag]", "Promise"),
    tag("Set.prototype[Symbol.toStringTag]", "Set"),
    tag("WeakMap.prototype[Symbol.toStringTag]", "WeakMap"),
    tag("WeakRef.prototype[Symbol.toStringTag]", "WeakRef"),
    tag("WeakSet.prototype[Symbol.toStringTag]", "WeakSet"),
];
