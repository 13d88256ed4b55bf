// A desk by keyboard: j and k walk the queue, a key named by data-key does its deed.
const typing = (element) => element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);
const links = [...document.querySelectorAll(".queue ol a")];
const here = links.findIndex((link) => link.hasAttribute("aria-current"));

links[here]?.scrollIntoView({ block: "nearest" });
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const step = { j: 1, k: -1 }[event.key];
  if (step) links[here + step]?.click();
  else document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});
