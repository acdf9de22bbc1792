var a = [1, 2, 3];
a.forEach(() => a.splice(0, 2));
a.map(() => { a.length = 100; a.length = 0; });
a.reduce((x, y) => a, 0);