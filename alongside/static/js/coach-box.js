// Reads a textarea with its writer. What is kept is remembered on this device alone, as a number and not as words.
const coachWaits = 700;
function mark(hint) {
  let sum = 7;
  for (const letter of `${hint.dataset.hint}:${hint.dataset.quote.toLowerCase()}`) sum = (sum * 31 + letter.codePointAt(0)) | 0;
  return `coach:${document.body.dataset.person}:${sum}`;
}

document.addEventListener("submit", (event) => {
  for (const key of event.target.matches("[data-sign-out]") ? Object.keys(localStorage) : []) if (key.startsWith("coach:")) localStorage.removeItem(key);
});

customElements.define("coach-box", class extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.dataset.for);
    this.form = this.field?.form;
    if (!this.form || this.region) return;
    this.region = this.querySelector(".coach-hints");
    this.field.addEventListener("input", () => this.soon());
    this.addEventListener("click", (event) => this.click(event));
    this.describe();
    this.form.addEventListener("submit", (event) => this.confirm(event), true);
    if (this.field.value !== this.field.defaultValue) this.soon(); // written before this script was there
  }
  // Said again with every reading: a page that comes in anew sets the field as the server wrote it.
  describe() { this.field.setAttribute("aria-describedby", [...new Set(`${this.field.getAttribute("aria-describedby") ?? ""} ${this.region.id}`.trim().split(" "))].join(" ")); }
  disconnectedCallback() { clearTimeout(this.later); this.reading?.abort(); }
  soon() { clearTimeout(this.later); this.later = setTimeout(() => this.read("typed"), coachWaits); }

  async read(how) {
    clearTimeout(this.later);
    this.reading?.abort();
    this.reading = new AbortController();
    const said = new URLSearchParams({ csrfmiddlewaretoken: this.form.elements.csrfmiddlewaretoken.value });
    said.set(new URL(this.dataset.src, location.href).searchParams.get("of"), this.field.value);
    const ask = { method: "POST", body: said, headers: { "X-Coach": how }, signal: this.reading.signal };
    const answer = await fetch(this.dataset.src, ask).catch(() => null); // offline: the coach is silent
    if (answer?.ok) this.show(await answer.text(), how);
  }

  show(words, how) {
    this.region.innerHTML = words;
    this.describe();
    for (const hint of this.region.querySelectorAll("[data-hint]:not([data-confirm])")) if (localStorage.getItem(mark(hint))) hint.remove();
    this.querySelector("[data-said]").textContent = how === "asked" ? this.region.innerText : "";
  }

  click(event) {
    if (event.target.closest("[data-keep]")) this.keep(event.target.closest("[data-hint]"));
    if (event.target.closest("[formaction]")) { event.preventDefault(); this.read("asked"); }
  }

  keep(hint) { localStorage.setItem(mark(hint), "1"); hint.remove(); this.field.focus(); }

  // Health, family, faith, origin, union: the only words that ask before they are shared.
  confirm(event) {
    const open = event.submitter?.closest("coach-box") ? null : this.region.querySelector("[data-sure]:not(:checked)");
    if (open) { event.preventDefault(); event.stopImmediatePropagation(); open.focus(); }
  }
});
