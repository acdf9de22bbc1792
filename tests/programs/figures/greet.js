// Allocate, use, release
function greet(name) {
  const person = { name: name };   // allocate
  return 'Hello ' + person.name;   // use
}

console.log(greet('Ada'));
gc();                              // release
