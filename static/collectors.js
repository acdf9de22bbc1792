// The gallery: what each collector's work grows with, measured here, and its figure in the lab.

/** How many objects the part that grows has, and how many the other part has. */
const SIZES = [100, 200, 300, 400, 500, 600, 700, 800], FIXED = 200;
const W = 560, H = 260, LEFT = 78, BOTTOM = 38, TOP = 16, RIGHT = 96;

await customElements.whenDefined("heap-wave");
const HeapWave = customElements.get("heap-wave");

const graph = (live, dead) => JSON.stringify({
  heapwave: 1, generate: { kind: "list", objects: live + dead, garbage: dead / (live + dead), seed: 1 },
});
const number = (n) => n.toLocaleString("en");

function line(name, values, most) {
  const x = (i) => LEFT + (i / (SIZES.length - 1)) * (W - LEFT - RIGHT), y = (v) => H - BOTTOM - (v / most) * (H - BOTTOM - TOP);
  const points = values.map((v, i) => `${x(i).toFixed(1)} ${y(v).toFixed(1)}`);
  return { path: `<path class="${name}" d="M${points.join("L")}"/>`, end: y(values.at(-1)) };
}

async function plot(figure) {
  const { collector } = figure.dataset;
  const measure = async (of) => {
    const found = [];
    for (const n of SIZES) found.push(await HeapWave.work(of(n), collector));
    return found;
  };
  const live = await measure((n) => graph(n, FIXED)), dead = await measure((n) => graph(FIXED, n));
  const most = Math.max(...live, ...dead, 1);
  const [a, b] = [line("live", live, most), line("dead", dead, most)];
  const apart = Math.abs(a.end - b.end) < 20 ? 20 : 0; // the two names do not lie on each other
  const [ya, yb] = a.end <= b.end ? [a.end, Math.max(b.end, a.end + apart)] : [Math.max(a.end, b.end + apart), b.end];
  const told = `Steps of one collection. With ${number(SIZES[0])} to ${number(SIZES.at(-1))} objects alive: ${number(live[0])} to ${number(live.at(-1))}. ` +
    `With as many dead: ${number(dead[0])} to ${number(dead.at(-1))}.`;
  figure.innerHTML = `<svg viewBox="0 0 ${W} ${H}" role="img" aria-label="${told}">
    <path class="axis" d="M${LEFT} ${TOP}V${H - BOTTOM}H${W - RIGHT}"/>
    <text x="${LEFT - 8}" y="${TOP + 10}" text-anchor="end">${number(most)}</text><text x="${LEFT - 8}" y="${H - BOTTOM}" text-anchor="end">0</text>
    <text x="${LEFT}" y="${H - 12}">${SIZES[0]}</text><text x="${W - RIGHT}" y="${H - 12}" text-anchor="end">${SIZES.at(-1)} objects</text>
    ${a.path}${b.path}
    <text x="${W - RIGHT + 6}" y="${ya + 4}">alive</text><text x="${W - RIGHT + 6}" y="${yb + 4}">garbage</text></svg>
    <figcaption>${told}</figcaption>`;
}

const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    plot(target).catch((reason) => { target.textContent = `This could not be measured: ${reason.message}`; });
  }
}, { rootMargin: "300px" });
document.querySelectorAll(".plot").forEach((figure) => seen.observe(figure));

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.(".to-lab");
  if (!link) return;
  event.preventDefault();
  const figure = document.getElementById(`${link.dataset.collector}-run`);
  location.href = `lab.html#${await figure.link()}`;
});
