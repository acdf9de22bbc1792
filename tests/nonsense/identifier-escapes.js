var \u0061b = 1;
console.log(ab);
var v\u{61}r = 2;