// A reviewer amends: the text field becomes a sheet, what is typed is kept in this browser and saved after a breath.
const form = document.getElementById("amending");
const find = (id) => document.getElementById(id);
const { body, edition } = form.elements;
const FIELDS = ["title", "subtitle", "body"];
const A_BREATH = 1200;
const A_WHILE = 6000;
const shelf = `byline amendment ${form.dataset.manuscript}`;
const words = () => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value]));
const page = { isDirty: false, isStopped: false, saving: null, timer: 0 };

const paragraph = (line) => Object.assign(document.createElement("p"), { textContent: line.trim() }).outerHTML;
const asHtml = (typed) => (/<[a-z]/i.test(typed) ? typed : typed.split(/\r?\n/).filter((line) => line.trim()).map(paragraph).join(""));

function extensionsOf(kit) {
  const Small = kit.Mark.create({ name: "small", parseHTML: () => [{ tag: "small" }], renderHTML: () => ["small", 0] });
  return [
    kit.Document, kit.Paragraph, kit.Text, kit.HardBreak, kit.History, kit.Dropcursor, kit.Gapcursor,
    kit.Heading.configure({ levels: [2, 3] }), kit.Bold, kit.BulletList, kit.ListItem, kit.Blockquote, Small,
    kit.OrderedList.extend({ addAttributes: () => ({ start: { default: 1, parseHTML: (list) => Number(list.getAttribute("start") ?? 1) } }) }),
    kit.Table.configure({ resizable: false }), kit.TableRow, kit.TableHeader, kit.TableCell,
    kit.Link.configure({ openOnClick: false, autolink: false, protocols: ["http", "https", "mailto"] }),
    kit.Figure.extend({ addExtensions: () => [], content: "image caption" }), kit.Caption,
    kit.Image.extend({ parseHTML: () => [{ tag: 'img[src^="/pictures/"]' }] }),
  ];
}

const kit = await import(form.dataset.editor);
const sheet = document.createElement("div");
body.before(sheet);
body.hidden = true;
const editor = new kit.Editor({
  element: sheet,
  injectCSS: false,
  extensions: extensionsOf(kit),
  content: asHtml(body.value),
  editorProps: { attributes: { class: "prose", id: "body", role: "textbox", "aria-multiline": "true", "aria-label": document.querySelector('label[for="id_body"]').textContent } },
  onUpdate: () => ((body.value = typed()), changed()),
});
const typed = () => editor.getHTML().replaceAll("<p></p>", "");
body.value = typed();

const tell = (sentence) => (find("saved").textContent = sentence);
const hold = () => localStorage.setItem(shelf, JSON.stringify({ edition: edition.value, words: words() }));

function changed() {
  page.isDirty = true;
  hold();
  clearTimeout(page.timer);
  if (!page.isStopped) page.timer = setTimeout(save, A_BREATH);
}

async function save() {
  clearTimeout(page.timer);
  if (page.saving) await page.saving;
  if (!page.isDirty) return true;
  page.saving = send();
  const isKept = await page.saving.finally(() => (page.saving = null));
  return isKept && (page.isDirty ? save() : true);
}

async function send() {
  const sent = JSON.stringify(words());
  const how = { method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, redirect: "manual" };
  const answer = await fetch(location.href, how).catch(() => null);
  const isJson = (answer?.headers.get("Content-Type") ?? "").includes("json");
  if (!isJson) {
    tell(answer && answer.type === "opaqueredirect" ? form.dataset.locked : form.dataset.offline);
    page.timer = setTimeout(save, A_WHILE);
    return false;
  }
  const said = await answer.json();
  if (!answer.ok) return refuse(said);
  edition.value = said.edition;
  page.isDirty = JSON.stringify(words()) !== sent;
  if (!page.isDirty) localStorage.removeItem(shelf);
  find("redline").innerHTML = said.redline;
  tell(`${form.dataset.said} ${said.saved_at}`);
  return true;
}

function refuse(said) {
  page.isStopped = true;
  const [notice, over] = [find("refused"), find("refused").querySelector("[data-over]")];
  notice.hidden = false;
  notice.querySelector("span").textContent = said.sentence;
  over.hidden = !said.edition || String(said.edition) === edition.value;
  over.onclick = () => {
    notice.hidden = true;
    edition.value = said.edition;
    page.isStopped = false;
    changed();
    save();
  };
  return false;
}

const TOOLS = {
  heading: [(chain) => chain.toggleHeading({ level: 2 }), "heading"],
  bold: [(chain) => chain.toggleBold(), "bold"],
  list: [(chain) => chain.toggleBulletList(), "bulletList"],
  quote: [(chain) => chain.toggleBlockquote(), "blockquote"],
  undo: [(chain) => chain.undo()],
};
const tools = document.querySelector(".tools");
tools.hidden = false;
tools.addEventListener("mousedown", (event) => event.preventDefault());
tools.addEventListener("click", (event) => {
  const tool = event.target.closest("[data-tool]")?.dataset.tool;
  if (tool) TOOLS[tool][0](editor.chain().focus()).run();
});
editor.on("transaction", () => {
  for (const button of tools.querySelectorAll("[data-tool]")) {
    const name = TOOLS[button.dataset.tool][1];
    if (name) button.setAttribute("aria-pressed", editor.isActive(name));
  }
});

form.addEventListener("input", (event) => event.target !== body && changed());
form.addEventListener("submit", async (event) => {
  if (!page.isDirty && !page.saving) return;
  event.preventDefault();
  if (await save()) location.assign(form.dataset.desk);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  save();
});
addEventListener("online", () => page.isDirty && save());
addEventListener("beforeunload", (event) => page.isDirty && page.isStopped && event.preventDefault());
document.addEventListener("visibilitychange", () => document.hidden && page.isDirty && !page.isStopped && save());

const kept = JSON.parse(localStorage.getItem(shelf) ?? "null");
const restore = find("kept");
if (kept && JSON.stringify(kept.words) !== JSON.stringify(words())) {
  restore.hidden = false;
  restore.querySelector("[data-restore]").addEventListener("click", () => {
    for (const name of ["title", "subtitle"]) form.elements[name].value = kept.words[name];
    editor.commands.setContent(asHtml(kept.words.body), { emitUpdate: true });
    restore.hidden = true;
  });
  restore.querySelector("[data-forget]").addEventListener("click", () => (localStorage.removeItem(shelf), (restore.hidden = true)));
}
