// What errors are as text; and the errors that hold others.

function Error_prototype_toString() {
  if (!$isObject(this)) $typeError("Error.prototype.toString requires that 'this' be a JSReceiver");
  const given = this.name;
  const name = given === undefined ? 'Error' : `${given}`;
  const text = this.message;
  const message = text === undefined ? '' : `${text}`;
  if (name === '') return message;
  return message === '' ? name : `${name}: ${message}`;
}

// An error of a class of the prelude's, which can be called without `new` too.
function $errorFor(target, message, options) {
  return $construct($Error, message === undefined && options === undefined ? [] : [message, options], target);
}

// What makes errors of a kind has the constructor of all errors above it.
function $errorKind(constructor, name) {
  const prototype = constructor.prototype;
  $call(Object.setPrototypeOf, undefined, constructor, $Error);
  $call(Object.setPrototypeOf, undefined, prototype, $Error.prototype);
  $define(prototype, 'name', name, 5);
  $define(prototype, 'message', '', 5);
  return constructor;
}

const $Error = $globalObject.Error;

function AggregateError(errors, message, options = undefined) {
  const made = $errorFor(new.target === undefined ? $AggregateError : new.target, message, options);
  const list = [];
  $spread(list, errors);
  $define(made, 'errors', list, 5);
  return made;
}

const $AggregateError = $errorKind($globalObject.AggregateError, 'AggregateError');
