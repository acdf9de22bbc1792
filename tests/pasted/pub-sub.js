// Publish and subscribe with topics, patterns, replay and middleware.
const PubSub = (() => {
  let id = 0;
  const topics = Object.create(null);
  const history = [];
  const middleware = [];

  const matches = (pattern, topic) =>
    new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/\*\*/g, '§').replace(/\*/g, '[^.]+').replace(/§/g, '.+')}$`).test(topic);

  function subscribe(pattern, callback, { replay = false } = {}) {
    const token = `token-${++id}`;
    (topics[pattern] ||= []).push({ token, callback });
    if (replay) history.filter((m) => matches(pattern, m.topic)).forEach((m) => callback(m.data, m.topic));
    return token;
  }

  function unsubscribe(token) {
    for (const pattern in topics) {
      const list = topics[pattern];
      const at = list.findIndex((s) => s.token === token);
      if (at !== -1) {
        list.splice(at, 1);
        if (!list.length) delete topics[pattern];
        return true;
      }
    }
    return false;
  }

  function publish(topic, data) {
    const message = middleware.reduce((m, step) => m && step(m), { topic, data, at: history.length });
    if (!message) return 0;
    history.push(message);
    let delivered = 0;
    for (const [pattern, list] of Object.entries(topics)) {
      if (!matches(pattern, message.topic)) continue;
      for (const { callback } of list.slice()) {
        callback(message.data, message.topic);
        delivered++;
      }
    }
    return delivered;
  }

  return Object.freeze({ subscribe, unsubscribe, publish, use: (step) => middleware.push(step), get history() { return [...history]; } });
})();

const seen = [];
const one = PubSub.subscribe('user.login', (user) => seen.push(`hello ${user.name}`));
PubSub.subscribe('user.*', (data, topic) => seen.push(topic));
PubSub.subscribe('**', function audit(data) { seen.push(JSON.stringify(data)); });
PubSub.use((m) => (m.topic.startsWith('secret') ? null : m));
PubSub.use((m) => ({ ...m, data: { ...m.data, stamp: m.at } }));

console.log(PubSub.publish('user.login', { name: 'Ann' }));
console.log(PubSub.publish('secret.key', { key: 1 }));
console.log(PubSub.publish('user.settings.theme', { dark: true }));
console.log(PubSub.unsubscribe(one), PubSub.unsubscribe(one), PubSub.unsubscribe('token-99'));
console.log(PubSub.publish('user.logout', {}));
console.log(seen);
PubSub.subscribe('user.*', ({ stamp }, topic) => console.log('replayed', topic, stamp), { replay: true });
console.table(PubSub.history.map(({ topic, at }) => ({ topic, at })));
console.log(PubSub.history);
'use strict';
try {
  PubSub.publish = null;
  console.log(typeof PubSub.publish);
} catch (error) {
  console.log(error.message);
}
console.log(PubSub);
