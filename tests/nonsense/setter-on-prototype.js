Object.defineProperty(Array.prototype, '0', { set() { throw new RangeError(); }, configurable: true });
try { [].push(1); } catch (e) { console.log(e.name); }
[1].map((x) => x);