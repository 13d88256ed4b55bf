// The page of a writer: the sheet, its tools, what is said about saving, the count of characters.
import { addPicture, makeEditor, setText } from "./editor.js";
import { Keeping } from "./keeping.js";
import { length } from "./length.js";

const form = document.getElementById("draft");
const { title, body } = form.elements;
const find = (id) => document.getElementById(id);
const [status, count, refused, kept] = ["saved", "length", "refused", "kept"].map(find);
const fileButton = find("file");

const SAID = {
  saved: (said) => begun(said) ?? stamp(said.saved_at),
  offline: () => gettext("No connection. Your words are kept in this browser and saved as soon as the house answers."),
  locked: () => gettext("You are signed out. Your words are kept in this browser: sign in in another window, then save."),
  wrong: (said) => said.sentence,
  refused: (said) => refuse(said) ?? gettext("Not saved; kept in this browser"),
};

function stamp(time) {
  status.innerHTML = '<span class="done"></span> <time></time>';
  status.children[0].textContent = gettext("Saved");
  status.children[1].textContent = time;
}

function refuse(said) {
  refused.hidden = false;
  refused.querySelector("span").textContent = said.sentence;
  const over = refused.querySelector("[data-over]");
  over.hidden = !said.edition;
  over.onclick = () => ((refused.hidden = true), keeping.saveOver(said.edition));
}

function begun(said) {
  find("checks").outerHTML = said.demands;
  if (form.dataset.manuscript) return;
  const sheet = said.writing.replace(/writing\/$/, "");
  form.dataset.manuscript = sheet.match(/(\d+)\/$/)[1];
  form.action = said.writing;
  fileButton.formAction = `${sheet}filing/`;
  const author = form.querySelector(".credited span");
  author.replaceWith(Object.assign(document.createElement("a"), { href: `${sheet}authorship/`, textContent: author.textContent }));
  history.replaceState(null, "", said.writing);
}

const keeping = new Keeping(form, {
  told: (kind, said) => {
    const words = SAID[kind](said);
    if (words) status.textContent = words;
  },
});

const plain = (html) => html.replace(/<\/(p|h2|h3|li|blockquote|figcaption|td|th)>|<br>/g, "\n").replace(/<[^>]*>/g, "").replace(/&[a-z]+;/g, " ");
const recount = () => {
  count.textContent = ngettext("%s character", "%s characters", length(plain(body.value))).replace("%s", length(plain(body.value)));
};

async function uploaded(file) {
  if (!(await keeping.save()) || !form.dataset.manuscript) return;
  const sent = new FormData();
  sent.set("file", file);
  sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const address = form.action.replace(/writing\/$/, "picture/");
  const answer = await fetch(address, { method: "POST", body: sent, headers: { Accept: "application/json" } }).catch(() => null);
  const said = answer?.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
  if (answer?.ok && said) addPicture(editor, said.address);
  else status.textContent = said?.sentence ?? gettext("The picture did not arrive. Try again.");
}

const editor = await makeEditor(body, form.dataset.editor, {
  label: document.querySelector('label[for="id_body"]').textContent,
  pictures: (file) => ((keeping.isDirty ||= !form.dataset.manuscript), uploaded(file)),
});
const picker = find("picture");
picker.addEventListener("change", () => ([...picker.files].forEach((file) => ((keeping.isDirty ||= !form.dataset.manuscript), uploaded(file))), (picker.value = "")));

const dialog = find("link");
dialog.addEventListener("close", () => {
  const address = find("href").value.trim();
  const chain = editor.chain().focus().extendMarkRange("link");
  if (dialog.returnValue === "set" && address) chain.setLink({ href: address }).setTextSelection(editor.state.selection.to).run();
  else if (dialog.returnValue) chain.unsetLink().run();
  dialog.returnValue = "";
});

const TOOLS = {
  heading: [(chain) => chain.toggleHeading({ level: 2 }), "heading"],
  bold: [(chain) => chain.toggleBold(), "bold"],
  list: [(chain) => chain.toggleBulletList(), "bulletList"],
  quote: [(chain) => chain.toggleBlockquote(), "blockquote"],
  table: [(chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }), "table"],
  row: [(chain) => chain.addRowAfter()],
  column: [(chain) => chain.addColumnAfter()],
  untable: [(chain) => chain.deleteTable()],
  undo: [(chain) => chain.undo()],
};
const tools = document.querySelector(".tools");
tools.hidden = false;
tools.addEventListener("mousedown", (event) => event.preventDefault());
tools.addEventListener("click", (event) => {
  const tool = event.target.closest("[data-tool]")?.dataset.tool;
  if (tool === "picture") picker.click();
  else if (tool === "link") {
    find("href").value = editor.getAttributes("link").href ?? "";
    dialog.showModal();
  } else if (tool) TOOLS[tool][0](editor.chain().focus()).run();
});
editor.on("transaction", () => {
  for (const button of tools.querySelectorAll("[data-tool]")) {
    const name = TOOLS[button.dataset.tool]?.[1];
    if (name) button.setAttribute("aria-pressed", editor.isActive(name));
    if (button.dataset.in) button.hidden = !editor.isActive(button.dataset.in);
  }
});

form.addEventListener("input", () => (keeping.changed(), recount()));
title.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  editor.commands.setTextSelection(1);
  editor.view.focus(); // at once: the next letter must not go astray
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  keeping.save();
});
form.addEventListener("submit", async (event) => {
  if (event.submitter !== fileButton) {
    event.preventDefault();
    keeping.isDirty ||= Boolean(form.dataset.manuscript);
    keeping.save();
  } else if (keeping.isDirty || keeping.saving || !form.dataset.manuscript) {
    event.preventDefault();
    keeping.isDirty ||= !form.dataset.manuscript;
    if (await keeping.save()) form.requestSubmit(fileButton);
  } else {
    setTimeout(() => (fileButton.disabled = true));
  }
});

const [last] = keeping.kept();
if (last) {
  kept.hidden = false;
  const time = new Date(last.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  kept.querySelector("span").textContent = gettext("This browser holds words of %s that were never saved.").replace("%s", time);
  kept.querySelector("[data-restore]").addEventListener("click", () => {
    for (const name of ["title", "subtitle", "genre"]) form.elements[name].value = last.words[name];
    setText(editor, last.words.body);
    localStorage.removeItem(last.key);
    keeping.changed();
    kept.hidden = true;
  });
  kept.querySelector("[data-forget]").addEventListener("click", () => (localStorage.removeItem(last.key), (kept.hidden = true)));
}
recount();
