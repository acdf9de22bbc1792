// When null matters
let draft = { text: 'long' };   // a global

function print() {
  let copy = { of: draft.text };
  copy = null;                  // needless
}

print();
gc();
draft = null;                   // this one matters
gc();
