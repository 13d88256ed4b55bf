// Cells copied from Excel and pasted into a field fill the fields right of it and below it.
const table = document.querySelector("table.setting");

function fill(first, pasted) {
  const rows = [...table.tBodies[0].rows];
  const down = rows.indexOf(first.closest("tr"));
  const across = [...rows[down].querySelectorAll("input")].indexOf(first);
  pasted.replace(/\r?\n$/, "").split(/\r?\n/).forEach((line, below) => {
    const fields = rows[down + below]?.querySelectorAll("input") ?? [];
    line.split("\t").forEach((said, right) => {
      const field = fields[across + right];
      if (field) field.value = said.trim();
    });
  });
}

table?.addEventListener("paste", (event) => {
  const pasted = event.clipboardData.getData("text/plain");
  if (!event.target.matches("td input") || !/[\t\n]/.test(pasted)) return;
  event.preventDefault();
  fill(event.target, pasted);
});
