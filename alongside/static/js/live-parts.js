// Fetches what live-page heard to be changed, by an ordinary GET; what is being typed lies outside and stays.
// A part may name its address in data-from; one with data-whole stands for its page. What changes together is fetched
// together, and a part inside another comes with it.
const changedParts = new Set();
let fetchSoon;

document.addEventListener("live:changed", ({ detail }) => {
  changedParts.add(detail);
  fetchSoon ??= setTimeout(fetchParts, 60);
});

function fetchParts() {
  const named = [...changedParts].map((id) => document.getElementById(id)).filter((part) => part?.matches("[data-live]"));
  changedParts.clear();
  fetchSoon = undefined;
  if (named.some((part) => part.matches("[data-whole]"))) return location.reload();
  const parts = named.filter((part) => !named.some((other) => other !== part && other.contains(part)));
  for (const [from, [part, ...others]] of Map.groupBy(parts, (part) => part.dataset.from ?? location.href)) {
    const [select, ...rest] = [part, ...others].map(({ id }) => `#${CSS.escape(id)}`);
    const selectOOB = rest.map((id) => `${id}:outerMorph`).join(",");
    htmx.ajax("GET", from, { source: part, target: select, select, selectOOB, swap: "outerMorph" });
  }
}
