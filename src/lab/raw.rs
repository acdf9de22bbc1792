//! The scenario file as serde reads it, before anything in it is understood.
//!
//! Places come for free: serde hands out slices of the text, and a slice knows where it stands in it.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::rc::Rc;

/// A value as it stands in the text; `None` when its key is absent.
#[derive(Clone, Copy, Default)]
pub(super) struct Raw<'a>(pub Option<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Raw<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&RawValue>::deserialize(deserializer).map(|value| Raw(Some(value)))
    }
}

/// The members of an object in their order, twins included.
pub(super) struct Members<'a, V>(pub Vec<(RawKey<'a>, V)>);

impl<V> Default for Members<'_, V> {
    fn default() -> Self {
        Members(Vec::new())
    }
}

/// A key: its name and, if it has no escapes, the slice of the text.
#[derive(Clone)]
pub(super) struct RawKey<'a>(pub Rc<str>, pub Option<&'a str>);

impl<'de: 'a, 'a> Deserialize<'de> for RawKey<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = RawKey<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a name")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<RawKey<'de>, E> {
                Ok(RawKey(text.into(), Some(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<RawKey<'de>, E> {
                Ok(RawKey(text.into(), None))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl<'de: 'a, 'a, V: Deserialize<'de>> Deserialize<'de> for Members<'a, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All<V>(std::marker::PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for All<V> {
            type Value = Members<'de, V>;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("an object, { … }")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(All(std::marker::PhantomData))
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawScenario<'a> {
    #[serde(borrow)]
    pub heapwave: Raw<'a>,
    #[serde(borrow, default)]
    pub title: Raw<'a>,
    #[serde(borrow, default)]
    pub collector: Raw<'a>,
    #[serde(borrow, default)]
    pub heap: Raw<'a>,
    #[serde(borrow, default)]
    pub worklist: Raw<'a>,
    #[serde(borrow, default)]
    pub objects: Option<Members<'a, RawThing<'a>>>,
    #[serde(borrow, default)]
    pub generate: Option<RawGenerate<'a>>,
    #[serde(borrow, default)]
    pub roots: Members<'a, Raw<'a>>,
    #[serde(borrow, default, rename = "rootSlots")]
    pub root_slots: Raw<'a>,
    #[serde(borrow, default)]
    pub script: Vec<RawOp<'a>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGenerate<'a> {
    #[serde(borrow)]
    pub kind: Raw<'a>,
    #[serde(borrow)]
    pub objects: Raw<'a>,
    #[serde(borrow, default)]
    pub seed: Raw<'a>,
    #[serde(borrow, default)]
    pub references: Raw<'a>,
    #[serde(borrow, default)]
    pub garbage: Raw<'a>,
    #[serde(borrow, default)]
    pub size: Raw<'a>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawThing<'a> {
    #[serde(borrow, default)]
    pub size: Raw<'a>,
    #[serde(borrow, default)]
    pub fields: Members<'a, Raw<'a>>,
    #[serde(borrow, default)]
    pub weak: Members<'a, Raw<'a>>,
    #[serde(borrow, default)]
    pub at: Raw<'a>,
    #[serde(borrow, default)]
    pub pin: Raw<'a>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOp<'a> {
    #[serde(borrow)]
    pub op: Raw<'a>,
    #[serde(borrow, default)]
    pub object: Raw<'a>,
    #[serde(borrow, default)]
    pub field: Raw<'a>,
    #[serde(borrow, default)]
    pub to: Raw<'a>,
    #[serde(borrow, default)]
    pub name: Raw<'a>,
    #[serde(borrow, default)]
    pub size: Raw<'a>,
    #[serde(borrow, default)]
    pub steps: Raw<'a>,
    #[serde(borrow, default)]
    pub fields: Option<Members<'a, Raw<'a>>>,
    #[serde(borrow, default)]
    pub weak: Option<Members<'a, Raw<'a>>>,
}
