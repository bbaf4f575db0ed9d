// Dragging, beside the buttons that every row has: a drop presses its buttons' form with the new place.
customElements.define("sort-list", class extends HTMLElement {
  connectedCallback() {
    for (const row of this.rows()) row.draggable = true;
    this.addEventListener("dragstart", (event) => { this.row = event.target.closest("[data-sort]"); });
    this.addEventListener("dragover", (event) => this.over(event));
    this.addEventListener("drop", (event) => event.preventDefault());
    this.addEventListener("dragend", () => this.save());
  }

  rows() { return [...this.querySelectorAll("[data-sort]")]; }

  over(event) {
    const other = event.target.closest("[data-sort]");
    if (!this.row || !other || other === this.row) return;
    event.preventDefault();
    const below = event.clientY > other.getBoundingClientRect().top + other.offsetHeight / 2;
    other[below ? "after" : "before"](this.row);
  }

  save() {
    const form = this.row?.querySelector("form[data-place]");
    const place = this.rows().indexOf(this.row);
    this.row = null;
    if (!form) return;
    form.elements.position.value = place;
    form.requestSubmit();
  }
});
