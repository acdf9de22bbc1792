for (const k of Object.getOwnPropertyNames(globalThis)) { try { delete globalThis[k]; } catch (e) {} }
var a = [1, 2];
console.log(a.length);