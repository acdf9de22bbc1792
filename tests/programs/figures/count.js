// Counts rise and fall
let box = { inside: { note: 'deep' } };
let other = box;
box = { note: 'another' };
let kept = other.inside;
other = null;
kept = null;
