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

const $AggregateError = class AggregateError extends Error {
  constructor(errors, message) {
    super(message);
    const list = [];
    $spread(list, errors);
    $define(this, 'errors', list, 5);
  }
};
$define($AggregateError.prototype, 'name', 'AggregateError', 5);
$global('AggregateError', $AggregateError);
