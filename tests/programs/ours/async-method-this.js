// A suspended async method keeps its object.
let go;
class Job {
  constructor() { this.data = { rows: [] }; }
  async run() { await new Promise((resolve) => { go = resolve; }); return this.data; }
}
(function () { new Job().run(); })();
gc();
go();
gc();
go = null;
gc();
