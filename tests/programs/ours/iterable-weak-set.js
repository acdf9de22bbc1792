// A set of weak references that is cleaned while it is walked.
const refs = new Set();
let keep = { n: 1 };
(function () {
  refs.add(new WeakRef(keep));
  refs.add(new WeakRef({ n: 2 }));
})();
gc();
for (const ref of refs) if (ref.deref() === undefined) refs.delete(ref);
gc();
console.log(refs.size);
