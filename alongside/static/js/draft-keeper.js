// Keeps what somebody writes on this device while it cannot be saved. Nothing private is ever kept.
const boxes = "textarea[name], input[name]:is([type=text], :not([type]))";

function forget(start) {
  for (const key of Object.keys(localStorage)) if (key.startsWith(start)) localStorage.removeItem(key);
}

// A form that was answered leaves no draft behind; a page of errors and the way back leave it where it is.
const [page, form] = JSON.parse(sessionStorage.getItem("draft-sent") ?? "[]");
const answered = performance.getEntriesByType("navigation")[0]?.type === "navigate" && page && page === document.referrer;
if (answered && document.body.dataset.answer !== "error") forget(form);
sessionStorage.removeItem("draft-sent");

document.addEventListener("submit", ({ target }) => { if (target.matches("[data-sign-out]")) forget("draft:"); });

customElements.define("draft-keeper", class extends HTMLElement {
  connectedCallback() {
    if (!document.body.dataset.person || !this.querySelector("form")) return;
    const point = this.querySelector("input[type=hidden][name=point]")?.value ?? "";
    this.start = `draft:${document.body.dataset.person}:${new URL(this.querySelector("form").action).pathname}:${point}:`;
    if (this.recall()) this.tell();
    this.addEventListener("input", () => { this.shared = false; if (this.failed || !navigator.onLine) this.keep(); });
    this.addEventListener("submit", (event) => this.leave(event));
    this.addEventListener("htmx:error", () => this.tell());
    this.addEventListener("htmx:response:error", () => this.keep());
    this.addEventListener("htmx:after:request", (event) => { if (event.detail.ctx.response.raw.ok) this.drop(); });
  }

  disconnectedCallback() { // its part of the page was put anew: what was typed goes along
    if (this.start && !this.shared) this.keep();
    for (const other of document.querySelectorAll("draft-keeper")) if (other.start === this.start) other.recall();
  }

  fields() { return [...this.querySelectorAll(boxes)].filter((field) => !field.closest("[data-private]")); }

  keep() {
    this.failed = true;
    const changed = this.fields().filter((field) => field.value.trim() && field.value !== field.defaultValue);
    for (const field of changed) localStorage.setItem(this.start + field.name, field.value);
  }

  drop() { this.failed = false; this.shared = true; forget(this.start); this.querySelector(".kept-here")?.remove(); }

  recall() {
    const kept = this.fields().map((field) => [field, localStorage.getItem(this.start + field.name)]);
    const left = kept.filter(([field, text]) => text && text !== field.value);
    return left.map(([field, text]) => { field.value = text; }).length > 0;
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
