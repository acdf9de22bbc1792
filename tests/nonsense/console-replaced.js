console = null;
console.log(1);