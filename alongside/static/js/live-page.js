// Hears what the stream says and tells it on: `changed` with the id of a part (live-parts.js fetches it), `moment` with
// what is true for a moment, `over` when there is no more to hear.
customElements.define("live-page", class extends HTMLElement {
  connectedCallback() {
    this.gone = new AbortController();
    this.again = () => this.connect();
    this.connect();
    addEventListener("online", this.again, { signal: this.gone.signal });
    addEventListener("offline", () => this.offline(true), { signal: this.gone.signal });
  }

  disconnectedCallback() {
    this.source?.close();
    clearTimeout(this.later);
    this.gone.abort();
  }

  connect() {
    this.source?.close();
    this.source = new EventSource(this.dataset.src);
    const on = (type, act) => this.source.addEventListener(type, act);
    on("changed", (event) => this.tell(event));
    on("moment", (event) => this.tell(event));
    on("over", () => this.source.close());
    on("open", () => this.offline(false));
    on("error", () => this.lost());
  }

  tell({ type, data }) { document.dispatchEvent(new CustomEvent(`live:${type}`, { detail: data })); }

  // A stream that broke comes again by itself. One that is refused is asked for again, unless there is no more to hear.
  async lost() {
    clearTimeout(this.later);
    if (this.source.readyState !== EventSource.CLOSED) return this.offline(true);
    const answer = await fetch(this.dataset.src).catch(() => null);
    answer?.body?.cancel();
    if (answer?.status === 204) return this.offline(false);
    this.offline(true);
    this.later = setTimeout(this.again, 15000);
  }

  offline(gone) {
    const told = document.getElementById("gone-offline");
    const words = this.querySelector("template[data-offline]").content;
    if (gone && !told) document.getElementById("toaster").append(words.cloneNode(true));
    if (gone || !told) return;
    told.remove();
    for (const { id } of document.querySelectorAll("[data-live]")) this.tell({ type: "changed", data: id }); // missed
  }
});
