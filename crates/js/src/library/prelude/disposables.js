// `using`, DisposableStack and AsyncDisposableStack. A list of what is to be disposed of holds records {value, method, waits}.

const $symbolDispose = Symbol.dispose;
const $symbolAsyncDispose = Symbol.asyncDispose;

function SuppressedError(error, suppressed, message) {
  const made = $errorFor(new.target === undefined ? $SuppressedError : new.target, message, undefined);
  $define(made, 'error', error, 5);
  $define(made, 'suppressed', suppressed, 5);
  return made;
}

const $SuppressedError = $errorKind($globalObject.SuppressedError, 'SuppressedError');

function $addDisposable(list, value, waits) {
  if (value === undefined || value === null) {
    if (waits) $push(list, { value: undefined, method: undefined, waits });
    return;
  }
  if (!$isObject(value)) $typeError(`${$show(value)} is not an object`);
  let method = waits ? value[$symbolAsyncDispose] : undefined;
  if (method === undefined || method === null) method = value[$symbolDispose];
  if (typeof method !== 'function') $typeError(`Property [Symbol.${waits ? 'asyncDispose' : 'dispose'}] of ${$show(value)} is not a function`);
  $push(list, { value, method, waits });
}

function $dispose(list, ...errors) {
  let thrown = errors.length > 0;
  let error = errors[0];
  for (let i = list.length - 1; i >= 0; i--) {
    const { value, method } = list[i];
    $removeAt(list, i);
    try {
      $call(method, value);
    } catch (next) {
      error = thrown ? new $SuppressedError(next, error, 'An error was suppressed during disposal') : next;
      thrown = true;
    }
  }
  if (thrown) throw error;
}

const $disposing = async function (list, errors) {
  let thrown = errors.length > 0;
  let error = errors[0];
  for (let i = list.length - 1; i >= 0; i--) {
    const { value, method, waits } = list[i];
    $removeAt(list, i);
    try {
      const result = method === undefined ? undefined : $call(method, value);
      if (waits) await result;
    } catch (next) {
      error = thrown ? new $SuppressedError(next, error, 'An error was suppressed during disposal') : next;
      thrown = true;
    }
  }
  if (thrown) throw error;
};

function $disposeLater(list, ...errors) {
  return $call($disposing, undefined, list, errors);
}

const $disposables = $call($newSymbol, undefined, 'disposables');

function $stackState(value, method, kind) {
  const state = $isObject(value) ? value[$disposables] : undefined;
  if (state === undefined || state.waits !== (kind === 'AsyncDisposableStack')) {
    $typeError(`Method ${kind}.prototype.${method} called on incompatible receiver ${$show(value)}`);
  }
  return state;
}

function $openState(value, method, kind) {
  const state = $stackState(value, method, kind);
  if (state.list === undefined) throw new $globalObject.ReferenceError(`Cannot add values to a disposed stack!`);
  return state;
}

// The methods that both kinds of stacks have.
function $stackMethods(kind, waits) {
  return {
    use(value) {
      const state = $openState(this, 'use', kind);
      $addDisposable(state.list, value, waits);
      return value;
    },
    adopt(value, onDispose) {
      const state = $openState(this, 'adopt', kind);
      $needCallable(onDispose);
      $push(state.list, { value: undefined, method: () => $call(onDispose, undefined, value), waits });
      return value;
    },
    defer(onDispose) {
      const state = $openState(this, 'defer', kind);
      $needCallable(onDispose);
      $push(state.list, { value: undefined, method: onDispose, waits });
    },
    move() {
      const state = $openState(this, 'move', kind);
      const made = new $globalObject[kind]();
      made[$disposables].list = state.list;
      state.list = undefined;
      return made;
    },
  };
}

function $newStack(target, waits) {
  const made = $construct($plainObject, [], target);
  $define(made, $disposables, { list: [], waits }, 23);
  return made;
}

const $DisposableStack = class DisposableStack {
  constructor() { return $newStack(new.target, false); }
  get disposed() { return $stackState(this, 'disposed', 'DisposableStack').list === undefined; }
  dispose() {
    const state = $stackState(this, 'dispose', 'DisposableStack');
    const list = state.list;
    state.list = undefined;
    if (list !== undefined) $dispose(list);
  }
};
$methods($DisposableStack.prototype, $stackMethods('DisposableStack', false));
$define($DisposableStack.prototype, $symbolDispose, $DisposableStack.prototype.dispose, 5);
$define($DisposableStack.prototype, $symbolToStringTag, 'DisposableStack', 4);
$global('DisposableStack', $DisposableStack);

const $AsyncDisposableStack = class AsyncDisposableStack {
  constructor() { return $newStack(new.target, true); }
  get disposed() { return $stackState(this, 'disposed', 'AsyncDisposableStack').list === undefined; }
  async disposeAsync() {
    const state = $stackState(this, 'disposeAsync', 'AsyncDisposableStack');
    const list = state.list;
    state.list = undefined;
    if (list !== undefined) await $disposeLater(list);
  }
};
$methods($AsyncDisposableStack.prototype, $stackMethods('AsyncDisposableStack', true));
$define($AsyncDisposableStack.prototype, $symbolAsyncDispose, $AsyncDisposableStack.prototype.disposeAsync, 5);
$define($AsyncDisposableStack.prototype, $symbolToStringTag, 'AsyncDisposableStack', 4);
$global('AsyncDisposableStack', $AsyncDisposableStack);

$methods($iteratorPrototype, {
  [$symbolDispose]() {
    const method = this.return;
    if (method !== undefined && method !== null) $call(method, this);
  },
});
$methods($asyncIteratorPrototype, {
  async [$symbolAsyncDispose]() {
    const method = this.return;
    if (method !== undefined && method !== null) await $call(method, this);
  },
});
