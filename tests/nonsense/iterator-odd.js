var it = { [Symbol.iterator]: () => ({ next: () => ({ get done() { throw 1; } }), get return() { throw 2; } }) };
try { const [a] = it; } catch (e) { console.log(e); }
try { for (const x of it) break; } catch (e) { console.log(e); }