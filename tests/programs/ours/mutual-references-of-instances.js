// A parent and its child refer to each other and are kept by one name only.
class Team { constructor() { this.members = []; } join(p) { this.members.push(p); p.team = this; } }
class Player { constructor(n) { this.n = n; } leave() { this.team.members = this.team.members.filter((m) => m !== this); this.team = null; } }
let team = new Team();
let p1 = new Player(1);
team.join(p1);
team.join(new Player(2));
team = null;
gc();
console.log(p1.team.members.length);
p1.leave();
gc();
p1 = null;
gc();
