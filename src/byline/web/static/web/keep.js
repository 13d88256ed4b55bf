// What was typed into a form is kept in this tab until the house has taken it: a refusal loses no word.
const key = (form) => `kept ${location.pathname} ${form.getAttribute("action") ?? ""}`;
const fields = (form) => [...form.elements].filter((each) => each.name && !["hidden", "password", "file", "submit"].includes(each.type));
const refused = document.querySelector('.said [data-level="error"]') !== null;

for (const form of document.querySelectorAll('form[method="post"]:not([data-forget])')) {
  const kept = JSON.parse(sessionStorage.getItem(key(form)) ?? "null");
  sessionStorage.removeItem(key(form));
  if (kept && refused) {
    for (const field of fields(form)) {
      const values = kept[field.name] ?? [];
      if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
      else if (values.length) field.value = values.shift();
    }
  }
  form.addEventListener("submit", () => {
    const typed = {};
    for (const [name, value] of new FormData(form)) {
      if (fields(form).some((each) => each.name === name)) (typed[name] ??= []).push(value);
    }
    sessionStorage.setItem(key(form), JSON.stringify(typed));
  });
}

document.querySelector(".errors")?.focus();
