// <pass-key data-options="…">: its button asks the browser to make or use a passkey, and sends the form with the answer.
// Without a script, or where a browser knows no passkeys, the element stays hidden and the page has another way.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) => {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};
const named = (one) => ({ ...one, id: bytes(one.id) });

function readable({ publicKey: said }) {
  const key = { ...said, challenge: bytes(said.challenge) };
  if (said.user) key.user = named(said.user);
  if (said.excludeCredentials) key.excludeCredentials = said.excludeCredentials.map(named);
  if (said.allowCredentials) key.allowCredentials = said.allowCredentials.map(named);
  return { publicKey: key };
}

function sendable(made) {
  const answer = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[part]) answer[part] = text(made.response[part]);
  }
  return { id: made.id, rawId: text(made.rawId), type: made.type, response: answer, clientExtensionResults: {} };
}

customElements.define("pass-key", class extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential) return;
    this.hidden = false;
    this.closest("form").querySelectorAll("[data-without-passkey]").forEach((part) => { part.hidden = true; });
    this.querySelector("button").addEventListener("click", () => this.ask());
  }

  async ask() {
    const form = this.closest("form");
    const options = readable(JSON.parse(this.dataset.options));
    try {
      const made = "user" in options.publicKey
        ? await navigator.credentials.create(options)
        : await navigator.credentials.get(options);
      this.querySelector("input").value = JSON.stringify(sendable(made));
      form.requestSubmit();
    } catch (problem) {
      this.querySelector("[role=status]").textContent =
        problem.name === "InvalidStateError" ? this.dataset.known : this.dataset.refused;
    }
  }
});
