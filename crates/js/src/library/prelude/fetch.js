// fetch: a resource that is in the program's own text, `// fetch /users: […]`, and answers after some virtual time.
// What is under way is held by its timer, which holds the promise's functions.

// How long an answer takes, in virtual milliseconds.
const $LATENCY = 100;
const $bodyText = Symbol('body');
const $bodyUsed = Symbol('$bodyUsed');
const $pairs = Symbol('$pairs');
const $parseJson = JSON.parse;

class Headers {
  constructor(init) {
    $hide(this, $pairs, $call($created, undefined, null));
    if (!$isObject(init)) return;
    if ($hasOwn(init, $pairs)) init = init[$pairs];
    const keys = $ownKeys(init);
    for (let i = 0; i < keys.length; i++) this[$pairs][$call($lower, keys[i])] = `${init[keys[i]]}`;
  }

  get(name) { return this[$pairs][$call($lower, `${name}`)] ?? null; }
  has(name) { return $hasOwn(this[$pairs], $call($lower, `${name}`)); }
  set(name, value) { this[$pairs][$call($lower, `${name}`)] = `${value}`; }
  append(name, value) { this[$pairs][$call($lower, `${name}`)] = `${value}`; }
  delete(name) { delete this[$pairs][$call($lower, `${name}`)]; }

  forEach(callback, self) {
    const keys = $ownKeys(this[$pairs]);
    for (let i = 0; i < keys.length; i++) $call(callback, self, this[$pairs][keys[i]], keys[i], this);
  }
}

class Response {
  constructor(body, init) {
    const given = $isObject(init) ? init : {};
    $plant(this, 'status', given.status ?? 200);
    $plant(this, 'statusText', given.statusText ?? '');
    $plant(this, 'ok', this.status >= 200 && this.status < 300);
    $plant(this, 'url', '');
    $plant(this, 'redirected', false);
    $plant(this, 'type', 'default');
    $plant(this, 'headers', new Headers(given.headers));
    $hide(this, $bodyText, body === undefined || body === null ? '' : `${body}`);
    $hide(this, $bodyUsed, false);
  }

  get bodyUsed() { return this[$bodyUsed]; }
  text() { return $consume(this, (text) => text); }
  json() { return $consume(this, (text) => $call($parseJson, undefined, text)); }

  clone() {
    const copy = new Response(this[$bodyText], { status: this.status, statusText: this.statusText, headers: this.headers });
    copy.url = this.url;
    return copy;
  }

  static json(data, init) {
    return new Response($call($asJson, undefined, data), init);
  }

  static error() { return new Response('', { status: 0 }); }
}

const $asJson = JSON.stringify;

class Request {
  constructor(input, init) {
    const given = $isObject(init) ? init : {};
    $plant(this, 'url', $isObject(input) ? `${input.url ?? input}` : `${input}`);
    $plant(this, 'method', $call($upper, `${given.method ?? 'GET'}`));
    $plant(this, 'headers', new Headers(given.headers));
    $plant(this, 'signal', given.signal ?? null);
    $plant(this, 'body', given.body ?? null);
  }
}

// What a response's body comes to, by way of a promise; it can be asked for once.
function $consume(response, change) {
  const promise = $makePromise();
  if (response[$bodyUsed]) {
    $settle(promise, $REJECTED, new $TypeError('Body is unusable: Body has already been read'));
    return promise;
  }
  response[$bodyUsed] = true;
  const text = response[$bodyText];
  response[$bodyText] = '';
  try {
    $resolve(promise, change(text));
  } catch (error) {
    $settle(promise, $REJECTED, error);
  }
  return promise;
}

function fetch(input, init) {
  const promise = $makePromise();
  let request;
  try {
    request = new Request(input, init);
  } catch (error) {
    $settle(promise, $REJECTED, error);
    return promise;
  }
  const signal = ($isObject(init) ? init.signal : undefined) ?? ($isObject(input) ? input.signal : undefined);
  const ends = $isSignal(signal) ? signal : undefined;
  if (ends !== undefined && ends[$aborted]) {
    $settle(promise, $REJECTED, ends[$reason]);
    return promise;
  }
  const id = $afterwards($LATENCY, () => {
    if (ends !== undefined) $forgetAborted(ends, stop);
    $respond(promise, request.url);
  });
  const stop = (reason) => {
    $clearTimer(id);
    $settle(promise, $REJECTED, reason);
  };
  if (ends !== undefined) $whenAborted(ends, stop);
  return promise;
}

function $respond(promise, url) {
  const body = $resource(url);
  const found = body !== undefined;
  const status = found ? 200 : 404;
  const response = new Response(found ? body : '', { status, statusText: found ? 'OK' : 'Not Found' });
  response.url = url;
  $resolve(promise, response);
}

$publish([Headers, Response, Request]);
