var m = new Map([[1, 1]]);
m.forEach((v, k) => { m.delete(k); m.set(k + 1, v); if (k > 500) m.clear(); });