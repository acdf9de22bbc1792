Array.prototype.slice.call({ length: -5 });
Array.prototype.splice.call({ length: Infinity }, 0, 1);