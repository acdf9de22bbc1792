// Channels: two ports that hold each other's messages, channels by name, and requests in the old form. What is sent is a
// copy.

const $other = Symbol('port');
const $waitingFor = Symbol('messages');
const $openPort = Symbol('$open');

class MessagePort extends EventTarget {
  constructor(key) {
    if (key !== $host) $typeError('Illegal constructor');
    super();
    $hide(this, $other, null);
    $hide(this, $waitingFor, []);
    $hide(this, $openPort, false);
    $hide(this, $handler, null);
  }

  get onmessage() { return this[$handler]; }
  set onmessage(callback) {
    this[$handler] = callback;
    this.start();
  }

  start() {
    if (this[$openPort]) return;
    this[$openPort] = true;
    for (let i = 0; i < this[$waitingFor].length; i++) $deliver(this, this[$waitingFor][i]);
    this[$waitingFor] = [];
  }

  postMessage(data, transfer) {
    const to = this[$other];
    const copy = structuredClone(data, $isArray(transfer) ? { transfer } : transfer);
    if (to === null) return;
    if (to[$openPort]) $deliver(to, copy);
    else $push(to[$waitingFor], copy);
  }

  close() {
    const other = this[$other];
    if (other !== null) other[$other] = null;
    this[$other] = null;
  }

  on(type, callback) {
    this.addEventListener(type, (event) => $call(callback, this, event.data));
    this.start();
    return this;
  }

  ref() {}
  unref() {}
}

const $handler = Symbol('onmessage');

function $deliver(target, data) {
  $afterwards(0, () => $send(target, new MessageEvent('message', { data })));
}

class MessageChannel {
  constructor() {
    const first = new MessagePort($host);
    const second = new MessagePort($host);
    first[$other] = second;
    second[$other] = first;
    $plant(this, 'port1', first);
    $plant(this, 'port2', second);
  }
}

// The channels that are open: the host holds them until they are closed.
const $broadcasts = [];

class BroadcastChannel extends EventTarget {
  constructor(name) {
    super();
    $plant(this, 'name', `${name}`);
    $push($broadcasts, this);
  }

  postMessage(data) {
    const copy = structuredClone(data);
    for (let i = 0; i < $broadcasts.length; i++) {
      if ($broadcasts[i] !== this && $broadcasts[i].name === this.name) $deliver($broadcasts[i], copy);
    }
  }

  close() {
    const at = $indexIn($broadcasts, this);
    if (at >= 0) $removeAt($broadcasts, at);
  }
}

// ---- requests

const $requestState = Symbol('$requestState');

class XMLHttpRequest extends EventTarget {
  constructor() {
    super();
    $hide(this, $requestState, { url: '', id: 0, status: 0 });
    $plant(this, 'readyState', 0);
    $plant(this, 'status', 0);
    $plant(this, 'statusText', '');
    $plant(this, 'responseText', '');
    $plant(this, 'response', '');
    $plant(this, 'responseType', '');
    $plant(this, 'responseURL', '');
    $plant(this, 'timeout', 0);
    $plant(this, 'withCredentials', false);
    $plant(this, 'upload', new EventTarget());
  }

  open(method, url) {
    this[$requestState].url = `${url}`;
    $reach(this, 1);
  }

  send() {
    const request = this[$requestState];
    if (this.readyState !== 1) throw $domError('InvalidStateError', "Failed to execute 'send' on 'XMLHttpRequest': The object's state must be OPENED.");
    $send(this, new ProgressEvent('loadstart'));
    request.id = $afterwards($LATENCY, () => {
      const body = $resource(request.url);
      this.status = body === undefined ? 404 : 200;
      this.statusText = body === undefined ? 'Not Found' : 'OK';
      this.responseURL = request.url;
      $reach(this, 2);
      if (body !== undefined) $reach(this, 3);
      const text = body === undefined ? '' : body;
      if (this.responseType === '' || this.responseType === 'text') this.responseText = text;
      this.response = text;
      if (this.responseType === 'json') {
        try {
          this.response = $call($parseJson, undefined, text);
        } catch {
          this.response = null;
        }
      }
      $reach(this, 4);
      const init = { lengthComputable: true, loaded: text.length, total: text.length };
      $send(this, new ProgressEvent('progress', init));
      $send(this, new ProgressEvent('load', init));
      $send(this, new ProgressEvent('loadend', init));
    });
  }

  abort() {
    $clearTimer(this[$requestState].id);
    if (this.readyState > 0 && this.readyState < 4) $send(this, new ProgressEvent('abort'));
    this.readyState = 0;
  }

  setRequestHeader() {}
  overrideMimeType() {}
  getResponseHeader() { return null; }
  getAllResponseHeaders() { return ''; }
}

function $reach(request, state) {
  request.readyState = state;
  $send(request, new Event('readystatechange'));
}

const $states = ['UNSENT', 'OPENED', 'HEADERS_RECEIVED', 'LOADING', 'DONE'];
for (let i = 0; i < $states.length; i++) {
  $define(XMLHttpRequest, $states[i], i, 2);
  $define(XMLHttpRequest.prototype, $states[i], i, 2);
}

// ---- a connection on which nobody ever answers; the host holds it while it is open

const $connections = [];

class WebSocket extends EventTarget {
  constructor(url) {
    super();
    $plant(this, 'url', `${url}`);
    $plant(this, 'readyState', 0);
    $plant(this, 'bufferedAmount', 0);
    $plant(this, 'protocol', '');
    $plant(this, 'binaryType', 'blob');
    $push($connections, this);
    $afterwards($LATENCY, () => {
      if (this.readyState !== 0) return;
      this.readyState = 1;
      $send(this, new Event('open'));
    });
  }

  send() {
    if (this.readyState === 0) throw $domError('InvalidStateError', "Failed to execute 'send' on 'WebSocket': Still in CONNECTING state.");
  }

  close(code = 1000, reason = '') {
    if (this.readyState >= 2) return;
    this.readyState = 2;
    $afterwards(0, () => {
      this.readyState = 3;
      const at = $indexIn($connections, this);
      if (at >= 0) $removeAt($connections, at);
      const event = new Event('close');
      $plant(event, 'code', code);
      $plant(event, 'reason', `${reason}`);
      $plant(event, 'wasClean', true);
      $send(this, event);
    });
  }
}

const $connectionStates = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
for (let i = 0; i < 4; i++) {
  $define(WebSocket, $connectionStates[i], i, 2);
  $define(WebSocket.prototype, $connectionStates[i], i, 2);
}

$publish([MessagePort, MessageChannel, BroadcastChannel, XMLHttpRequest, WebSocket]);
