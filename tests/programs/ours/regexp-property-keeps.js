// A property of a regular expression keeps like any other.
let pattern = /x/;
pattern.note = { why: [] };
gc();
pattern.note = { other: 1 };
gc();
pattern = null;
gc();
