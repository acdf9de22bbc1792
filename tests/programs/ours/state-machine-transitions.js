// A state machine whose states are objects with their own data: leaving a state frees it.
const machine = {
  state: null,
  go(state) { this.state?.leave?.(); this.state = state; state.enter?.(this); },
};
const idle = () => ({ name: 'idle', scratch: { s: 1 } });
const busy = (job) => ({
  name: 'busy', job,
  enter(m) { console.log('enter', this.job.id); },
  leave() { console.log('leave', this.job.id); },
});
machine.go(idle());
gc();
machine.go(busy({ id: 7 }));
gc();
machine.go(idle());
gc();
