// Which questions were answered, kept in this browser alone, and shown beside the chapters' names. Nothing is asked of
// a reader who just reads, and nothing is lost where nothing can be kept.

import { forget } from "./drafts.js";

const KEY = "heapwave.answers";
const kept = read();
const figures = [...document.querySelectorAll("heap-wave[predict], heap-wave[data-goal]")];

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Private windows and full disks: it is known until the page is left.
  }
}

/** Takes down that a question of a figure was answered right. */
export function answered(figure, question) {
  const right = new Set(kept[figure.id] ?? []);
  if (right.has(question)) return;
  kept[figure.id] = [...right.add(question)].sort();
  keep();
  show();
}

/** How many questions a figure has: those of its attribute, and the one of an exercise. */
const questions = (figure) =>
  (figure.getAttribute("predict") ?? "").split(";").filter((text) => text.trim()).length + (figure.dataset.goal ? 1 : 0);

function show() {
  for (const link of document.querySelectorAll(".contents li a")) {
    const own = figures.filter((figure) => figure.closest("section")?.id === link.hash.slice(1));
    const all = own.reduce((sum, figure) => sum + questions(figure), 0);
    const right = own.reduce((sum, figure) => sum + (kept[figure.id]?.length ?? 0), 0);
    let badge = link.querySelector(".done");
    if (right === 0) {
      badge?.remove();
      continue;
    }
    if (!badge) link.append((badge = Object.assign(document.createElement("span"), { className: "done" })));
    badge.textContent = right >= all ? "✓" : `${right}/${all}`;
    badge.setAttribute("aria-label", right >= all ? "all questions answered" : `${right} of ${all} questions answered`);
    badge.setAttribute("role", "img");
  }
}

addEventListener("heapwave-predict", ({ target, detail }) => {
  if (detail.right && !detail.revealed && target.id) answered(target, detail.question);
});

document.getElementById("forget").addEventListener("click", () => {
  for (const id of Object.keys(kept)) delete kept[id];
  forget();
  keep();
  show();
  for (const figure of figures) {
    figure.removeAttribute("answered");
    if (figure.state) figure.resetQuestions(); // one that is not awake has nothing to forget
  }
  document.getElementById("forgotten").textContent = "Forgotten.";
});

for (const figure of figures) {
  const right = (kept[figure.id] ?? []).filter((question) => typeof question === "number");
  if (right.length) figure.setAttribute("answered", right.join(" "));
}
show();
