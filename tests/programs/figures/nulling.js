// When null matters
let draft = { text: 'long' };    // lives as long as the page

function print() {
  let copy = { of: draft.text };
  copy = null;                   // needless: it returns now
}

print();
gc();
draft = null;                    // this one matters
gc();
