// A game loop with a pool of particles: fixed steps, re-use, a report.
class Vector {
  constructor(x = 0, y = 0) { this.set(x, y); }
  set(x, y) { this.x = x; this.y = y; return this; }
  add({ x, y }, scale = 1) { this.x += x * scale; this.y += y * scale; return this; }
}

class Particle {
  constructor() {
    this.position = new Vector();
    this.velocity = new Vector();
    this.life = 0;
  }
  init(x, y, vx, vy, life) {
    this.position.set(x, y);
    this.velocity.set(vx, vy);
    this.life = life;
    return this;
  }
  step(dt) {
    this.velocity.add(Particle.GRAVITY, dt);
    this.position.add(this.velocity, dt);
    return (this.life -= dt) > 0;
  }
  static GRAVITY = Object.freeze({ x: 0, y: 10 });
}

class Pool {
  constructor(make, size) {
    this.make = make;
    this.free = Array.from({ length: size }, make);
    this.made = size;
    this.reused = 0;
  }
  take() {
    if (this.free.length) { this.reused++; return this.free.pop(); }
    this.made++;
    return this.make();
  }
  give(item) { this.free.push(item); }
}

// Not random: the same game every time.
function* noise(seed) { while (true) yield (seed = (seed * 16807) % 2147483647) / 2147483647; }
const random = noise(42);
const between = (low, high) => low + (high - low) * random.next().value;

const game = {
  STEP: 1 / 50,
  pool: new Pool(() => new Particle(), 4),
  alive: [],
  time: 0,
  carry: 0,
  emitted: 0,
  emit(count) {
    while (count--) {
      this.alive.push(this.pool.take().init(0, 0, between(-5, 5), between(-9, -1), between(0.1, 0.4)));
      this.emitted++;
    }
  },
  update(seconds) {
    this.carry += seconds;
    while (this.carry >= this.STEP) {
      this.carry -= this.STEP;
      this.time += this.STEP;
      let kept = 0;
      for (const particle of this.alive) {
        if (particle.step(this.STEP)) this.alive[kept++] = particle;
        else this.pool.give(particle);
      }
      this.alive.length = kept;
    }
  },
};

let frame = 0;
let last;
const timer = setInterval(() => {
  const now = performance.now();
  const seconds = last === undefined ? 0 : 0.02;
  last = now;
  if (frame % 3 === 0) game.emit(2);
  game.update(seconds);
  if (frame % 10 === 0) console.log(`frame ${String(frame).padStart(2)}: alive ${game.alive.length}, free ${game.pool.free.length}`);
  if (++frame > 40) {
    clearInterval(timer);
    const { made, reused } = game.pool;
    console.log({ emitted: game.emitted, made, reused, saved: `${((100 * reused) / game.emitted).toFixed(1)} %` });
    const all = [...game.alive, ...game.pool.free];
    console.log(new Set(all).size === made, all.every((p) => p instanceof Particle && Number.isFinite(p.position.y)));
    console.log(game.alive.map(({ position: { x, y } }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' '));
  }
}, 20);
