// "/" goes to the search field, wherever no one is typing.
const typing = (element) => element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const field = document.querySelector(".top [type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
});
