// The small instruments between the figures: a size that one chooses, and what a decoded picture weighs.

/** An amount of memory. */
function bytes(n) {
  if (n < 1e4) return `${n} bytes`;
  const [value, unit] = n < 1e6 ? [n / 1e3, "kB"] : n < 1e9 ? [n / 1e6, "MB"] : [n / 1e9, "GB"];
  return `${value.toFixed(1)} ${unit}`;
}

/** The whole number in a field, within the field's own bounds; null while there is none. */
function whole(field) {
  const number = Math.trunc(field.valueAsNumber);
  return Number.isNaN(number) ? null : Math.min(Math.max(number, Number(field.min)), Number(field.max));
}

const sizes = document.getElementById("sizes");
sizes.addEventListener("input", () => {
  const n = whole(sizes.n);
  if (n === null) return;
  const { echo, dynamic } = sizes.elements;
  echo.value = n;
  sizes.elements.static.value =
    n < 4 ? `28 bytes: x has 4 places, ${4 - n} of them wasted`
    : n === 4 ? "28 bytes: x has 4 places, all used"
    : `28 bytes: x has 4 places, and ${n - 4} of the numbers have none`;
  dynamic.value = n === 0 ? "nothing to ask for" : `at least ${n} × 8 = ${8 * n} bytes for the elements, asked for now`;
  const figure = document.getElementById("sizes-run");
  const text = figure.text ?? figure.querySelector("pre").textContent;
  figure.load(text.replace(/read\(\d+\);/, `read(${n});`)).catch(() => {}); // the figure says what is wrong
});
sizes.addEventListener("submit", (event) => event.preventDefault());

const pixels = document.getElementById("pixels");
pixels.addEventListener("input", () => {
  const [w, h] = [whole(pixels.w), whole(pixels.h)];
  if (w !== null && h !== null) pixels.elements.bytes.value = bytes(w * h * 4);
});
pixels.addEventListener("submit", (event) => event.preventDefault());
