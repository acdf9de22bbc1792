// The exercises: a program leaks until its reader has mended it. What counts is what the run itself says at its end.

import { answered } from "./progress.js";

/** Reads `freed {a}; kept {b}`: at the end the one must have been freed, and the other must be there. */
function goals(figure) {
  return figure.dataset.goal.split(";").map((goal) => {
    const [, fate, label] = /^\s*(freed|kept)\s+(.*?)\s*$/.exec(goal);
    return { label, alive: fate === "kept" };
  });
}

function check(figure) {
  const { state } = figure;
  if (!state || state.tick !== state.ticks) return;
  const verdict = figure.parentElement.querySelector(".verdict");
  const met = ({ label, alive }) => state.objects.find((object) => object.label === label)?.alive === alive;
  const solved = !state.stopped && goals(figure).every(met);
  const told = solved ? "Solved: nothing is left behind." : "";
  if (verdict.textContent !== told) verdict.textContent = told;
  if (solved) answered(figure, "solved");
}

for (const figure of document.querySelectorAll("heap-wave[data-goal]")) {
  figure.addEventListener("heapwave-step", () => check(figure));
  figure.addEventListener("heapwave-end", () => check(figure));
}
