// A message that can be put away.
customElements.define("toast-note", class extends HTMLElement {
  connectedCallback() {
    this.querySelector(".toast-x")?.addEventListener("click", () => this.remove());
    if (this.told) return;
    this.told = true;
    // A live region reads out what arrives in it, so words that came with the page are put in once more.
    setTimeout(() => this.replaceChildren(...this.childNodes), 150);
  }
});
