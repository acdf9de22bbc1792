// What allocates
const n = 42;                  // a number: no
const near = { x: 1, y: n };   // an object
const far = { x: 9, y: 9 };    // another
let list = [near, far];        // an array
const area = p => p.x * p.y;   // a function
const wide = list.filter(p => p.x > 5);
list = list.map(area);         // this call does
const size = area(near);       // this one does not
gc();
