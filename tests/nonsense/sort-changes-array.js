var a = [5, 3, 1, 4];
a.sort((x, y) => { a.length = 0; a.push({}); return x - y; });
gc();