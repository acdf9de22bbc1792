// A store replaces its state at every action; subscribers keep what they selected last.
function createStore(reducer, state) {
  const subscribers = [];
  return {
    get state() { return state; },
    dispatch(action) { state = reducer(state, action); subscribers.forEach((f) => f(state)); },
    subscribe(f) { subscribers.push(f); return () => subscribers.splice(subscribers.indexOf(f), 1); },
  };
}
const store = createStore((s, a) => (a.type === 'add' ? { ...s, items: [...s.items, a.item] } : s), { items: [] });
let last = null;
let stop = store.subscribe((s) => { last = s.items; });
store.dispatch({ type: 'add', item: { id: 1 } });
store.dispatch({ type: 'add', item: { id: 2 } });
gc();
stop();
store.dispatch({ type: 'add', item: { id: 3 } });
gc();
console.log(last.length, store.state.items.length);
last = stop = null;
gc();
