// The exercises: a program leaks until its reader has mended it. What counts is what the run itself says at its end.

import { answered } from "./progress.js";

/** Reads `freed {a}; kept {b}`: at the end the one must have been freed, and the other must be there. */
function goals(figure) {
  return figure.dataset.goal.split(";").map((goal) => {
    const [, fate, label] = /^\s*(freed|kept)\s+(.*?)\s*$/.exec(goal);
    return { label, alive: fate === "kept" };
  });
}

/** Why an exercise is not solved yet; nothing when it is. */
function missing(figure, { objects, stopped }) {
  if (stopped) return "the program does not come to its end.";
  const there = (label) => objects.find((object) => object.label === label)?.alive;
  for (const { label, alive } of goals(figure)) {
    if (there(label) === undefined) return `there is no ${label} any more: leave what makes it.`;
    if (alive && !there(label)) return `${label} has been freed, and it is still needed.`;
    if (!alive && there(label)) return `${label} is still there. Press it in the picture to see what keeps it.`;
  }
  return "";
}

function check(figure) {
  const { state } = figure;
  if (!state || state.tick !== state.ticks) return;
  const verdict = figure.parentElement.querySelector(".verdict");
  const why = missing(figure, state);
  const given = figure.querySelector("pre").textContent.trim();
  // Nothing is said of a text that nobody has changed.
  const told = !why ? "Solved: nothing is left behind." : figure.text?.trim() === given ? "" : `Not yet: ${why}`;
  if (verdict.textContent !== told) verdict.textContent = told;
  if (!why) answered(figure, "solved");
}

for (const figure of document.querySelectorAll("heap-wave[data-goal]")) {
  figure.addEventListener("heapwave-step", () => check(figure));
  figure.addEventListener("heapwave-end", () => check(figure));
}
