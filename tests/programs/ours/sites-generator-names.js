// A call of a name that stands for a generator or an async function is a place, however it is called.
const tools = {
  walk: function* (o) { yield o; },
  load: async (o) => o,
};
function* each(list) { yield* list; }
let later;
later = async function () { return { late: 1 }; };
let w = tools.walk({ w: 1 });
let l = tools.load({ l: 1 });
let e = each([{ e: 1 }]);
let p = later();
gc();
console.log(e.next().value.e);
w = e = null;
gc();
l = p = null;
gc();
