// An error is called by the name that its constructor gives it, in its stack too.
class ValidationError extends Error {
  constructor(message, field) {
    super(message);
    this.name = this.constructor.name;
    this.field = field;
  }
}
const error = new ValidationError('too short', 'name');
console.log(error.stack.split('\n')[0]);
console.log(String(error), error instanceof ValidationError, error.field);
class Fields extends TypeError {
  name = 'FieldError';
}
console.log(new Fields('by a field').stack.split('\n')[0]);
const changed = new Error('first');
changed.message = 'second';
console.log(changed.stack.split('\n')[0]);
const own = new Error('kept');
own.stack = 'mine';
own.name = 'Other';
console.log(own.stack);
function Old(message) {
  this.message = message;
  this.name = 'Old';
  Error.captureStackTrace(this, Old);
}
Old.prototype = Object.create(Error.prototype);
console.log(new Old('style').stack.split('\n')[0]);
throw new ValidationError('nobody catches it', 'x');
