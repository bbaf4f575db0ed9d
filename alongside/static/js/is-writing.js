// Says that the other is writing while word of it comes, and for a few seconds more. What they write, nobody sends.
// data-moment: what is heard then; data-until: the part that changes once it is shared. Heard from live-page.
const untilRest = 12000;

customElements.define("is-writing", class extends HTMLElement {
  connectedCallback() {
    this.hear = ({ type, detail }) => {
      if (type === "live:moment" && detail === this.dataset.moment) this.say();
      if (type === "live:changed" && detail === this.dataset.until) this.rest();
    };
    for (const type of ["live:moment", "live:changed"]) document.addEventListener(type, this.hear);
  }

  disconnectedCallback() {
    for (const type of ["live:moment", "live:changed"]) document.removeEventListener(type, this.hear);
    clearTimeout(this.later);
  }

  say() {
    this.firstElementChild.hidden = false;
    clearTimeout(this.later);
    this.later = setTimeout(() => this.rest(), untilRest);
  }

  rest() { this.firstElementChild.hidden = true; }
});
