// Saves what is being written every five seconds, for its writer alone, and once more when the page is left.
// data-src: where it is put; data-place: which draft it is. Around a textarea, inside its form.
const pause = 5000;

customElements.define("save-draft", class extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.field = this.querySelector("textarea");
    if (!this.form || !this.field) return;
    this.saved = this.field.value;
    this.addEventListener("input", () => this.wait());
    this.stop = () => { clearTimeout(this.later); this.sending?.abort(); this.shared = true; };
    this.again = () => { this.shared = false; };
    this.leave = () => this.save();
    this.form.addEventListener("submit", this.stop);
    this.form.addEventListener("htmx:response:error", this.again);
    this.form.addEventListener("htmx:error", this.again);
    addEventListener("pagehide", this.leave);
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.leave);
    if (this.form) this.save();
  }

  wait() {
    this.tell(false);
    this.later ??= setTimeout(() => this.save(), pause);
  }

  async save() {
    clearTimeout(this.later);
    this.later = undefined;
    const text = this.field.value;
    if (this.shared || text === this.saved) return;
    this.sending = new AbortController();
    const said = new URLSearchParams({ _method: "PUT", text, place: this.dataset.place ?? "" });
    for (const name of ["csrfmiddlewaretoken", "version"]) {
      if (this.form.elements[name]) said.set(name, this.form.elements[name].value);
    }
    const how = { method: "POST", body: said, keepalive: true, signal: this.sending.signal, headers: { "X-Autosave": "1" } };
    const answer = await fetch(this.dataset.src, how).catch(() => null); // offline: draft-keeper has it
    if (answer?.status !== 204) return;
    this.saved = text;
    if (answer.headers.has("X-Version")) this.form.elements.version.value = answer.headers.get("X-Version");
    this.tell(this.field.value === text && text.trim() !== "");
  }

  tell(saved) { this.querySelector("[data-saved]")?.toggleAttribute("hidden", !saved); }
});
