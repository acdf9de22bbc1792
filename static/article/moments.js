// Links to a moment of a figure: `#meet@line-10` or `#meet@37`. Such a link in the text shows the figure at that moment;
// one in the address does so when the page opens; each figure's caption ends in one to the moment it shows.

function figureOf(hash) {
  const [id, at] = decodeURIComponent(hash.slice(1)).split("@");
  const figure = at === undefined ? null : document.getElementById(id);
  return figure?.localName === "heap-wave" ? { figure, at } : null;
}

function show(hash, behavior) {
  const found = figureOf(hash);
  if (!found) return false;
  const { figure, at } = found;
  figure.removeAttribute("autoplay");
  figure.pause?.().catch(() => {});
  figure.setAttribute("at", at);
  figure.closest("figure").scrollIntoView({ behavior, block: "nearest" });
  return true;
}

addEventListener("hashchange", () => show(location.hash, "auto"));
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  // The same address again is no change of it.
  if (link && link.hash === location.hash && show(link.hash, "auto")) event.preventDefault();
});

for (const figure of document.querySelectorAll("figure:not(.four) > heap-wave[id]")) {
  const link = Object.assign(document.createElement("a"), { className: "moment", textContent: "Link to this moment" });
  link.href = `#${figure.id}@0`;
  const aim = () => (link.href = `#${figure.id}@${figure.state?.tick ?? 0}`);
  for (const before of ["pointerdown", "focus", "keydown"]) link.addEventListener(before, aim);
  figure.parentElement.querySelector("figcaption").append(" ", link);
}

show(location.hash, "instant");
