// Reading a property of null throws a TypeError; the part before it stands.
let config = { db: null, cache: { size: 1 } };
gc();
try {
  config.db.name = { lost: true };
} catch (e) {
  console.log(e instanceof TypeError, e.name);
}
config.cache = null;
gc();
config.db.open({ never: 1 });
gc();
