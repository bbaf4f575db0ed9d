// What stands half written beside a form that leads to another page stays on this device, and is there again afterwards.
document.addEventListener("submit", ({ target }) => {
  if (target.matches("[data-sign-out]")) return;
  for (const keeper of document.querySelectorAll("draft-keeper")) {
    if (!keeper.start || keeper.contains(target) || keeper.querySelector("save-draft")) continue;
    const { failed } = keeper;
    keeper.keep();
    keeper.failed = failed;
  }
});

document.addEventListener("input", ({ target }) => { // what was taken out again does not come back
  const keeper = target.closest("draft-keeper");
  if (keeper?.start && !target.value) localStorage.removeItem(keeper.start + target.name);
});
