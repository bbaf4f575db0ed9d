// Minutes left, quietly: no colour that alarms, no sound, read out only when its button is pressed.
customElements.define("time-left", class extends HTMLElement {
  connectedCallback() {
    this.tick = setInterval(() => this.show(), 15000);
    this.querySelector("button")?.addEventListener("click", () => this.say());
    this.show();
  }

  disconnectedCallback() { clearInterval(this.tick); }

  show() {
    const ends = Date.parse(this.dataset.endsAt);
    const starts = Date.parse(this.dataset.startsAt);
    const left = Math.max(0, Math.ceil((ends - Date.now()) / 60000));
    this.querySelector("[data-minutes]").textContent = left;
    this.querySelector("[data-left]").hidden = left === 0;
    this.querySelector("[data-over]").hidden = left > 0;
    const used = Math.min(100, Math.max(0, (100 * (Date.now() - starts)) / (ends - starts)));
    this.querySelector(".thin")?.style.setProperty("--v", `${used}%`);
  }

  say() {
    const words = this.querySelector("[data-left]:not([hidden]), [data-over]:not([hidden])").textContent;
    const status = this.querySelector("[role=status]");
    status.textContent = "";
    setTimeout(() => { status.textContent = words; }, 50);
  }
});
