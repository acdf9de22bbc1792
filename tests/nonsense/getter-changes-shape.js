var o = { get a() { delete this.b; this.c = 1; return 1; }, b: 2 };
console.log(JSON.stringify(o), JSON.stringify({ ...o }), Object.entries(o).length);