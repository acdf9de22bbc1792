// Every member and event of the element, as TypeScript sees them. It is only checked, never run.
import { HeapWave, type HeapWaveState, type HeapWaveStride } from "heapwave";

const made: HeapWave = document.createElement("heap-wave");
const found: HeapWave | null = document.querySelector("heap-wave");

export async function every(wave: HeapWave = found ?? made): Promise<void> {
  HeapWave.lab = "https://example.org/lab.html";
  const steps: number = await HeapWave.work("{}", "mark-sweep");
  const stride: HeapWaveStride = "wave";
  const states: HeapWaveState[] = [
    await wave.play(), await wave.pause(), await wave.step(), await wave.step(2, stride), await wave.back(1, "tick"),
    await wave.seek(steps), await wave.reset(), await wave.load("let a;"), await wave.edit("let b;"), await wave.open("1.x"),
    await wave.breakBarrier("incremental/barrier=none"), await wave.select("a"), await wave.select(),
    await wave.ask(), await wave.ask(0), await wave.answer(["a"]), await wave.answer(2), await wave.resetQuestions(),
  ];
  const link: string = await wave.link();
  const picture: string = await wave.export(), graph: string = await wave.export("dot");
  // @ts-expect-error there is no such format
  await wave.export("pdf");
  // @ts-expect-error there is no such stride
  await wave.step(1, "mile");
  // @ts-expect-error it is read only
  wave.text = link;
  const told = [wave.text ?? "", picture, graph, ...states.map((state) => state.sentence)];
  const alive = wave.state?.objects.filter((object) => object.alive && object.color !== "white").length ?? 0;
  const sides = wave.state?.sides?.map((side) => side.collector + side.pause) ?? [];
  const asked: (string | null)[] = wave.questions.map((question) => question.answered);
  wave.addEventListener("heapwave-step", ({ detail: { tick, ticks } }) => console.log(tick / ticks, alive, sides, asked, told));
  wave.addEventListener("heapwave-end", (event) => event.detail.tick.toFixed());
  document.addEventListener("heapwave-error", ({ detail }) => `${detail.message} ${detail.line}:${detail.column}`.trim());
  addEventListener("heapwave-text", ({ detail }) => detail.text.trim());
  wave.addEventListener("heapwave-predict", ({ detail }) => detail.right && detail.kind.trim());
  wave.addEventListener("heapwave-pane", ({ detail }) => detail.size?.toFixed());
  wave.addEventListener("heapwave-wish", ({ detail }) => detail.what.trim());
  wave.addEventListener("click", ({ clientX }) => clientX.toFixed());
}
