// What is sent into a generator is kept where it puts it.
let sink;
function* collect() { const got = []; while (true) got.push(yield got.length); }
sink = collect();
sink.next();
sink.next({ n: 1 });
sink.next({ n: 2 });
gc();
sink = null;
gc();
