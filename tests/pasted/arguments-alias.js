function f(a,b){ arguments[0]=9; b=7; return [a,arguments[1],arguments.length, typeof arguments.callee]}
console.log(f(1,2));
function g(a){ a=5; return arguments[0]} console.log(g(1), g());
function h(a){ 'use strict'; a=5; return arguments[0]} console.log(h(1));
function k(a){ delete arguments[0]; arguments[0]=3; return a} console.log(k(1));
function m(a){ const f=()=>{a=4}; f(); return arguments[0]} console.log(m(1));
