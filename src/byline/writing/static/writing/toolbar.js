// The tools on the sheet, by pointer and by keys.
import { moveFigure, removeFigure } from "./figures.js";

const find = (id) => document.getElementById(id);

const TOOLS = {
  heading: [(chain) => chain.toggleHeading({ level: 2 }), "heading", { level: 2 }],
  lower: [(chain) => chain.toggleHeading({ level: 3 }), "heading", { level: 3 }],
  bold: [(chain) => chain.toggleBold(), "bold"],
  list: [(chain) => chain.toggleBulletList(), "bulletList"],
  numbers: [(chain) => chain.toggleOrderedList(), "orderedList"],
  quote: [(chain) => chain.toggleBlockquote(), "blockquote"],
  table: [(chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true })],
  row: [(chain) => chain.addRowAfter()],
  column: [(chain) => chain.addColumnAfter()],
  unrow: [(chain) => chain.deleteRow()],
  uncolumn: [(chain) => chain.deleteColumn()],
  untable: [(chain) => chain.deleteTable()],
  undo: [(chain) => chain.undo()],
  redo: [(chain) => chain.redo()],
};

function linking(editor) {
  const dialog = find("link");
  dialog.addEventListener("close", () => {
    const address = find("href").value.trim();
    const chain = editor.chain().focus().extendMarkRange("link");
    const words = { type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] };
    const isBare = editor.state.selection.empty && !editor.isActive("link");
    if (dialog.returnValue === "set" && address && isBare) editor.chain().focus().insertContent(words).run();
    else if (dialog.returnValue === "set" && address) chain.setLink({ href: address }).setTextSelection(editor.state.selection.to).run();
    else if (dialog.returnValue) chain.unsetLink().run();
    else editor.commands.focus();
    dialog.returnValue = "";
  });
  return () => {
    find("href").value = editor.getAttributes("link").href ?? "";
    dialog.showModal();
    find("href").select();
  };
}

function choosing(editor, uploads) {
  for (const picker of [find("picture"), find("camera")]) {
    picker.addEventListener("change", () => (uploads.add(picker.files), (picker.value = "")));
  }
}

// One stop for the Tab key, the arrows go from tool to tool, as in any toolbar.
function stepping(tools) {
  const shown = () => [...tools.querySelectorAll("[data-tool]")].filter((each) => each.offsetParent !== null);
  const only = (chosen) => tools.querySelectorAll("[data-tool]").forEach((each) => (each.tabIndex = each === chosen ? 0 : -1));
  const keep = () => shown().some((each) => each.tabIndex === 0) || only(shown()[0]);
  keep();
  tools.addEventListener("keydown", (event) => {
    const [buttons, at] = [shown(), shown().indexOf(document.activeElement)];
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    const chosen = buttons[(next + buttons.length) % buttons.length];
    only(chosen);
    chosen.focus();
  });
  return keep; // a tool that goes away hands the stop on
}

export function makeToolbar(editor, { uploads, save }) {
  const tools = document.querySelector(".tools");
  const link = linking(editor);
  const deeds = {
    link,
    picture: () => find("picture").click(),
    camera: () => find("camera").click(),
    up: () => moveFigure(editor, -1),
    down: () => moveFigure(editor, 1),
    unfigure: () => removeFigure(editor),
  };
  choosing(editor, uploads);
  tools.hidden = false;
  const keepAStop = stepping(tools);
  tools.addEventListener("mousedown", (event) => event.preventDefault());
  tools.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-tool]")?.dataset.tool;
    if (deeds[tool]) deeds[tool]();
    else if (tool) TOOLS[tool][0](editor.chain().focus()).run();
  });
  const told = () => {
    for (const button of tools.querySelectorAll("[data-tool]")) {
      const [, name, how] = TOOLS[button.dataset.tool] ?? [];
      if (name) button.setAttribute("aria-pressed", editor.isActive(name, how));
      if (button.dataset.in) button.hidden = !editor.isActive(button.dataset.in);
      if (button.dataset.out) button.hidden = button.dataset.out.split(" ").some((each) => editor.isActive(each));
    }
    keepAStop();
  };
  editor.on("transaction", told);
  told();
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key === "s") (event.preventDefault(), save());
    if (event.key === "k" && editor.isFocused) (event.preventDefault(), link());
  });
}
