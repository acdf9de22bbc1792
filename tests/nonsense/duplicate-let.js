let a;
let a;