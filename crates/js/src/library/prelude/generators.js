// How generator functions, their prototype and generators refer to each other. (The methods of generators are native.)

const $generatorFunctionPrototype = $prototypeOf(function* () {});
const $generatorPrototype = $prototypeOf((function* () {}).prototype);
$define($generatorFunctionPrototype, 'prototype', $generatorPrototype, 4);
$define($generatorPrototype, 'constructor', $generatorFunctionPrototype, 4);
