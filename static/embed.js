// The page of one figure in a frame: what the address says, and the figure's height for the page around it.

const wave = document.querySelector("heap-wave"), how = document.querySelector("#how"), main = document.querySelector("main");
const OPTIONS = ["controls", "theme", "view", "stride", "speed", "collector", "autoplay", "loop"];

/** Opens what follows the `#`; then come the wishes of the page around, which may change the collector. */
async function arrive() {
  const link = location.hash.slice(1);
  wave.hidden = !link;
  how.hidden = Boolean(link);
  if (!link) return tell();
  await wave.open(link).catch(() => {}); // the figure itself says what is wrong, in place
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (OPTIONS.includes(name)) wave.setAttribute(name, value);
  }
  tell();
}

/** Tells the page around how high the figure would be by itself. */
let told;
function tell() {
  if (parent === window) return;
  for (const part of [main, wave]) part.style.minBlockSize = "0";
  const height = Math.ceil(main.getBoundingClientRect().height);
  for (const part of [main, wave]) part.style.minBlockSize = "";
  if (height !== told) parent.postMessage({ heapwave: "height", height: (told = height) }, "*");
}

const theme = new URLSearchParams(location.search).get("theme");
if (theme === "light" || theme === "dark") document.documentElement.style.colorScheme = theme;
new ResizeObserver(tell).observe(wave);
addEventListener("resize", tell);
addEventListener("hashchange", arrive);
arrive();
