// Texts are typed into the pages themselves. A text is kept a moment after the last key, with the edition
// that was read: when another changed it meanwhile, nothing is overwritten and the page says so.
const REST = 900;
const list = document.querySelector("#parts");
const status = document.querySelector("#kept");
const token = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"];
const words = (block) => block.innerText.replace(/\n{2,}/g, "\n").trim();
const say = (key, more = "") => { status.textContent = `${status.dataset[key] ?? ""}${more}`; };

function told(item, { drifts, unknown }) {
  const place = item.querySelector("[data-drift]");
  const said = [["drift", drifts], ["unknown", unknown]].filter(([, found]) => found.length);
  place.textContent = said.map(([key, found]) => `${place.dataset[key]}${found.join("、")}`).join("；");
}

async function keep(block, item) {
  if (words(block) === block.dataset.kept) return;
  const body = new FormData();
  body.set("text", words(block));
  body.set("edition", item.dataset.edition);
  say("keeping");
  const answer = await fetch(item.dataset.words, { method: "POST", body, headers: { "X-CSRFToken": token } })
    .catch(() => null);
  const answered = await answer?.json().catch(() => null);
  if (!answer?.ok) {
    say("lost", answered?.said ?? "");
    block.dataset.refused = "";
    return;
  }
  delete block.dataset.refused;
  block.dataset.kept = body.get("text");
  item.dataset.edition = answered.edition;
  told(item, answered);
  say("done");
}

function open(block, item) {
  let waiting, before = Promise.resolve();
  const go = () => { clearTimeout(waiting); before = before.then(() => keep(block, item)); };
  block.dataset.kept = words(block);
  block.contentEditable = "true";
  block.setAttribute("role", "textbox");
  block.setAttribute("aria-multiline", "true");
  block.setAttribute("aria-label", item.dataset.name);
  block.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(go, REST); });
  block.addEventListener("blur", go);
  block.addEventListener("paste", (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
  addEventListener("beforeunload", (event) => { if (words(block) !== block.dataset.kept) event.preventDefault(); });
}

document.execCommand("defaultParagraphSeparator", false, "p");
for (const block of document.querySelectorAll("[data-words]")) {
  const item = list?.querySelector(`[data-part="${CSS.escape(block.dataset.words)}"]`);
  if (item) open(block, item);
}
