// The demo's people: one press fills in name and password and stands on the button.
for (const button of document.querySelectorAll(".demo [data-name]")) {
  button.addEventListener("click", () => {
    const form = document.querySelector("form[data-forget]");
    form.elements.username.value = button.dataset.name;
    form.elements.password.value = button.dataset.password;
    form.querySelector("[type=submit]").focus();
  });
}
