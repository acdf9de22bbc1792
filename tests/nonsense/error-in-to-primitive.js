var o = { [Symbol.toPrimitive]() { throw o; } };
try { o + o; } catch (e) { console.log(e === o); }
throw o;