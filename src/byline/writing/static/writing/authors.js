// The authors of a piece: order by buttons, equal parts, the remainder, and people whom nobody knows yet.
const list = document.getElementById("authors");
const [sum, equal] = ["sum", "equal"].map((id) => document.getElementById(id));
const known = new Set([...document.querySelectorAll("#people option")].map((option) => option.value));
const rows = () => [...list.children];
const field = (row, name) => row.querySelector(`[name^=${name}_]`);
const named = () => rows().filter((row) => field(row, "person").value.trim());
const words = (row) => field(row, "person").value.trim().split(/\s+/).join(" ");

function look() {
  const cents = named().reduce((total, row) => total + Math.round(Number(field(row, "share").value || 0) * 100), 0);
  const isEqual = named().every((row) => !field(row, "share").value.trim());
  const left = (10000 - cents) / 100;
  if (!named().length) sum.textContent = "";
  else if (isEqual) sum.textContent = gettext("No shares yet: equal parts");
  else if (Number.isNaN(left)) sum.textContent = gettext("A share is a number, such as 60 or 33.33");
  else if (left > 0) sum.textContent = gettext("%s% left to give").replace("%s", left);
  else if (left < 0) sum.textContent = gettext("%s% too much").replace("%s", -left);
  else sum.textContent = gettext("The shares add up to 100%");
  sum.dataset.is = left === 0 || isEqual ? "met" : "must";
  rows().forEach((row, place) => (field(row, "order").value = place + 1));
}

function meet(row) {
  const isUnknown = words(row) !== "" && !known.has(words(row));
  row.querySelector(".outside").hidden = !isUnknown;
  if (!isUnknown) field(row, "is_outside").checked = false;
}

list.addEventListener("input", look);
list.addEventListener("change", (event) => event.target.name.startsWith("person_") && meet(event.target.closest("li")));
list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  const row = button.closest("li");
  if (button.dataset.move === "1") row.nextElementSibling?.after(row);
  else row.previousElementSibling?.before(row);
  button.focus();
  look();
});
equal.addEventListener("click", () => {
  const authors = named();
  const [part, left] = [Math.floor(10000 / authors.length), 10000 % authors.length];
  authors.forEach((row, place) => (field(row, "share").value = (part + (place < left ? 1 : 0)) / 100));
  look();
});

list.classList.add("moving");
list.querySelectorAll(".moves").forEach((each) => (each.hidden = false));
equal.hidden = false;
rows().forEach(meet);
look();
