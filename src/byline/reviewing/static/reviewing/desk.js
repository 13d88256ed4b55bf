// A common reason begins the words to the author; a return without words asks for them instead of being sent.
const words = document.getElementById("id_words");
const reasons = document.getElementById("reasons");

reasons?.addEventListener("change", () => {
  if (!reasons.value) return;
  words.value = words.value.trim() ? `${words.value.trim()}\n${reasons.value}` : reasons.value;
  words.focus();
  words.setSelectionRange(words.value.length, words.value.length);
  reasons.value = "";
});
document.getElementById("return")?.addEventListener("click", (event) => {
  if (words.value.trim()) return;
  event.preventDefault();
  words.focus();
});
