// The box in the head ticks all rows of the page; without this script the list below offers the same.
const head = document.querySelector("[data-pick-all]");
const rows = [...document.querySelectorAll('input[name="chosen"]')];
const which = document.querySelector('select[name="which"]');

if (head) {
  head.hidden = false;
  head.addEventListener("change", () => {
    for (const row of rows) row.checked = head.checked;
  });
  for (const row of [head, ...rows]) {
    row.addEventListener("change", () => {
      which.value = "chosen";
      head.checked = rows.every((each) => each.checked);
      head.indeterminate = !head.checked && rows.some((each) => each.checked);
    });
  }
}
