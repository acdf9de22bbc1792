var kept = [];
var r = new FinalizationRegistry((h) => { kept.push(h); r.register({}, { again: h }); });
r.register({}, 1);
gc();
gc();
gc();