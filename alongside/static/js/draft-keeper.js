// Keeps what somebody writes on this device while it cannot be saved. Nothing private is ever kept.
function forget(start) {
  for (const key of Object.keys(localStorage)) if (key.startsWith(start)) localStorage.removeItem(key);
}

// A form that was answered leaves no draft behind; a page of errors and the way back leave it where it is.
const [arrival] = performance.getEntriesByType("navigation");
const [page, form] = JSON.parse(sessionStorage.getItem("draft-sent") ?? "[]");
const answered = arrival?.type === "navigate" && page && page === document.referrer;
if (answered && document.body.dataset.answer !== "error") forget(form);
sessionStorage.removeItem("draft-sent");

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-sign-out]")) forget("draft:");
});

customElements.define("draft-keeper", class extends HTMLElement {
  connectedCallback() {
    if (!document.body.dataset.person || !this.querySelector("form")) return;
    this.start = `draft:${document.body.dataset.person}:${new URL(this.querySelector("form").action).pathname}:`;
    for (const field of this.fields()) this.restore(field);
    this.addEventListener("input", () => { if (this.failed || !navigator.onLine) this.keep(); });
    this.addEventListener("submit", (event) => this.leave(event));
    this.addEventListener("htmx:error", () => this.tell());
    this.addEventListener("htmx:response:error", () => this.keep());
    this.addEventListener("htmx:after:request", (event) => { if (event.detail.ctx.response.raw.ok) this.drop(); });
  }

  fields() {
    const written = this.querySelectorAll("textarea[name], input[name]:is([type=text], :not([type]))");
    return [...written].filter((field) => !field.closest("[data-private]"));
  }

  keep() {
    this.failed = true;
    const changed = this.fields().filter((field) => field.value.trim() && field.value !== field.defaultValue);
    for (const field of changed) localStorage.setItem(this.start + field.name, field.value);
  }

  drop() { this.failed = false; forget(this.start); this.querySelector(".kept-here")?.remove(); }

  restore(field) {
    const kept = localStorage.getItem(this.start + field.name);
    if (!kept || kept === field.value) return;
    field.value = kept;
    this.tell();
  }

  tell() {
    this.keep();
    if (!this.querySelector(".kept-here")) this.prepend(this.querySelector("[data-kept]").content.cloneNode(true));
  }

  leave(event) {
    this.keep();
    sessionStorage.setItem("draft-sent", JSON.stringify([location.href.split("#")[0], this.start]));
    if (!navigator.onLine) { event.preventDefault(); this.tell(); }
  }
});
