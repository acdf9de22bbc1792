// An index by key refers to the same objects as the list; both have to let go.
let people = [{ id: 'a', age: 1 }, { id: 'b', age: 2 }];
let byId = people.reduce((index, p) => { index[p.id] = p; return index; }, {});
people.pop();
gc();
delete byId.b;
gc();
people = null;
gc();
console.log(byId.a.age);
byId = null;
gc();
