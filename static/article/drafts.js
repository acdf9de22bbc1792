// What a reader wrote into a figure, and where it stood, is there again when the page is: after a reload, and on the way
// back from the lab. It is kept in this browser alone.

const TEXTS = "heapwave.texts", MOMENTS = "heapwave.moments";
const figures = [...document.querySelectorAll("heap-wave[id]")];
const texts = read(localStorage, TEXTS);
const returns = ["reload", "back_forward"].includes(performance.getEntriesByType("navigation")[0]?.type);
const moments = returns ? read(sessionStorage, MOMENTS) : {};

function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function keep(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows and full disks: it is known until the page is left.
  }
}

/** Forgets all that was written. */
export function forget() {
  for (const id of Object.keys(texts)) {
    delete texts[id];
    document.getElementById(id)?.reset?.().catch(() => {}); // what cannot run stays as it is
  }
  keep(localStorage, TEXTS, texts);
}

addEventListener("heapwave-text", ({ target, detail }) => {
  if (!figures.includes(target)) return;
  const given = target.querySelector("pre")?.textContent;
  if (detail.text.trim() === given?.trim()) delete texts[target.id];
  else texts[target.id] = detail.text;
  keep(localStorage, TEXTS, texts);
});

addEventListener("pagehide", () => {
  const shown = figures.filter((figure) => figure.state?.tick > 0 && !figure.hasAttribute("autoplay"));
  keep(sessionStorage, MOMENTS, Object.fromEntries(shown.map((figure) => [figure.id, figure.state.tick])));
});

// A figure is woken no sooner than it would be without.
const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) restore(target);
}, { rootMargin: "160px" });

async function restore(figure) {
  near.unobserve(figure);
  try {
    if (figure.id in texts) await figure.edit(texts[figure.id]);
    if (figure.id in moments && !location.hash.startsWith(`#${figure.id}@`)) await figure.seek(moments[figure.id]);
  } catch {
    // The figure says itself what is wrong with it.
  }
}

for (const figure of figures) if (figure.id in texts || figure.id in moments) near.observe(figure);
