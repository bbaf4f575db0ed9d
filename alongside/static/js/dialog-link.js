// A link with data-dialog opens the main part of its page above this one. Without a script it is a link.
async function open(link) {
  const answer = await fetch(link.href, { headers: { "X-Dialog": "1" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = page.querySelector(".plain-sheet") ?? page.querySelector("main");
  if (!answer.ok || answer.redirected || !main) return location.assign(link.href);
  await Promise.all([...page.querySelectorAll("link[rel=stylesheet]")].map(wear));
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.append(closer(), ...main.childNodes);
  dialog.setAttribute("aria-label", dialog.querySelector("h1")?.textContent.trim() ?? page.title);
  dialog.addEventListener("close", () => { dialog.remove(); link.focus(); });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-close]")) { event.preventDefault(); dialog.close(); }
  });
  document.body.append(dialog);
  window.htmx?.process(dialog);
  dialog.showModal();
}

// What the page in the dialog looks like, it has from its own head.
function wear(sheet) {
  const here = [...document.styleSheets].some(({ href }) => href === sheet.href);
  return here || new Promise((done) => { sheet.onload = sheet.onerror = done; document.head.append(sheet); });
}

function closer() {
  const form = document.createElement("form");
  form.method = "dialog";
  form.className = "dialog-x";
  form.append(document.querySelector("[data-closer]").content.cloneNode(true));
  return form;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link).catch(() => location.assign(link.href));
});
