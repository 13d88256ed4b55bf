// Ticking all or none fills the boxes; touching one box means each by itself.
const form = document.getElementById("answer");
const boxes = [...form.querySelectorAll("[name=accepted]")];

form.addEventListener("change", ({ target }) => {
  if (target.name === "whole" && target.value !== "each") boxes.forEach((box) => (box.checked = target.value === "all"));
  if (target.name === "accepted") form.querySelector("[name=whole][value=each]").checked = true;
});
