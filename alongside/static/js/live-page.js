// Hears that something changed and fetches that part by an ordinary GET; what is being typed stays.
// The stream says `event: changed` and, as data, the id of a part; the part may name its address in data-from.
customElements.define("live-page", class extends HTMLElement {
  connectedCallback() {
    this.connect();
    this.again = () => this.connect();
    this.away = () => this.offline(true);
    addEventListener("online", this.again);
    addEventListener("offline", this.away);
  }

  disconnectedCallback() {
    this.source?.close();
    clearTimeout(this.later);
    removeEventListener("online", this.again);
    removeEventListener("offline", this.away);
  }

  connect() {
    this.source?.close();
    this.source = new EventSource(this.dataset.src);
    this.source.addEventListener("changed", (event) => this.take(event.data));
    this.source.addEventListener("open", () => this.offline(false));
    this.source.addEventListener("error", () => this.lost());
  }

  lost() {
    this.offline(true);
    clearTimeout(this.later);
    if (this.source.readyState === EventSource.CLOSED) this.later = setTimeout(this.again, 15000);
  }

  offline(gone) {
    const told = document.getElementById("gone-offline");
    if (gone && !told) document.getElementById("toaster").append(this.words());
    if (gone || !told) return;
    told.remove();
    for (const part of document.querySelectorAll("[data-live]")) this.take(part.id); // what was missed meanwhile
  }

  words() { return this.querySelector("template[data-offline]").content.cloneNode(true); }

  // What changes together is fetched together, and a part inside another comes with it.
  take(id) {
    this.changed = (this.changed ?? new Set()).add(id);
    this.soon ??= setTimeout(() => this.fetch(), 60);
  }

  fetch() {
    const named = [...this.changed].map((id) => document.getElementById(id)).filter(Boolean);
    const parts = named.filter((part) => !named.some((other) => other !== part && other.contains(part)));
    this.changed = this.soon = undefined;
    for (const [from, [part, ...others]] of Map.groupBy(parts, (part) => part.dataset.from ?? location.href)) {
      const [select, ...rest] = [part, ...others].map(({ id }) => `#${CSS.escape(id)}`);
      const selectOOB = rest.map((id) => `${id}:outerMorph`).join(",");
      htmx.ajax("GET", from, { source: part, target: select, select, selectOOB, swap: "outerMorph" });
    }
  }
});
