const { port1, port2 } = new MessageChannel();
port1.onmessage = (event) => {
  console.log('first got', event.data);
  port1.close();
};
port2.onmessage = (event) => {
  console.log('second got', event.data);
  port2.postMessage({ answer: event.data.n + 1 });
};
const sent = { n: 1 };
port1.postMessage(sent);
sent.n = 100;
try {
  port1.postMessage(() => {});
} catch (error) {
  console.log(error.name);
}
console.log('sent');
