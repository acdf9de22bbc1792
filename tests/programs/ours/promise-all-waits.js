// Promise.all holds the results so far until the last one comes.
let finish = null;
let all = Promise.all([Promise.resolve({ first: 1 }), new Promise((r) => { finish = r; })]);
gc();
let result = null;
all.then((v) => { result = v; });
finish({ second: 2 });
finish = null;
gc();
console.log(result.length, result[0].first);
all = null;
result = result[1];
gc();
result = null;
gc();
