var a = new Array(5000).fill(1);
Math.max(...a, ...a);
[].push(...a);
(function () { return arguments.length; })(...a);
String.fromCharCode(...a);