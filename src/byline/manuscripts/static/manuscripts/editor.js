// The text field becomes a sheet of paper: headings, bold, lists, quotes, tables, links, pictures with captions.
import { mended } from "./paste.js";

const lines = (text) => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
const paragraph = (line) => Object.assign(document.createElement("p"), { textContent: line }).outerHTML;
const asHtml = (typed) => (/<[a-z]/i.test(typed) ? typed : lines(typed).map(paragraph).join(""));

function extensionsOf(kit) {
  const Ours = kit.Figure.extend({ addExtensions: () => [], content: "image caption" });
  const OurPicture = kit.Image.extend({ parseHTML: () => [{ tag: 'img[src^="/pictures/"]' }] });
  return [
    kit.Document, kit.Paragraph, kit.Text, kit.HardBreak, kit.History, kit.Dropcursor, kit.Gapcursor,
    kit.Heading.configure({ levels: [2, 3] }), kit.Bold, kit.BulletList, kit.OrderedList, kit.ListItem, kit.Blockquote,
    kit.Table.configure({ resizable: false }), kit.TableRow, kit.TableHeader, kit.TableCell,
    kit.Link.configure({ openOnClick: false, autolink: false, protocols: ["http", "https", "mailto"] }),
    Ours, kit.Caption, OurPicture,
  ];
}

export async function makeEditor(field, address, { pictures, label }) {
  const kit = await import(address);
  const sheet = document.createElement("div");
  field.before(sheet);
  field.hidden = true;
  const files = (transfer) => [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));
  const took = (transfer) => files(transfer).length > 0 && (files(transfer).forEach(pictures), true);
  const typed = (from) => from.getHTML().replaceAll("<p></p>", "");
  const editor = new kit.Editor({
    element: sheet,
    injectCSS: false,
    extensions: extensionsOf(kit),
    content: asHtml(field.value),
    editorProps: {
      attributes: { class: "prose", id: "body", role: "textbox", "aria-multiline": "true", "aria-label": label },
      transformPastedHTML: mended,
      transformPastedText: (text) => text.replace(/^[ \t\u3000\u00a0]+/gm, ""),
      handlePaste: (_view, event) => took(event.clipboardData),
      handleDrop: (_view, event) => took(event.dataTransfer),
    },
    onUpdate: () => {
      field.value = typed(editor);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  field.value = typed(editor); // so that what is kept in the browser can be told from what is saved
  return editor;
}

export const setText = (editor, typed) => editor.commands.setContent(asHtml(typed), { emitUpdate: true });

export function addPicture(editor, address) {
  const figure = { type: "figure", content: [{ type: "image", attrs: { src: address } }, { type: "caption" }] };
  const at = editor.state.selection.to;
  editor.chain().focus().insertContentAt(at, figure).run();
  editor.state.doc.descendants((node, place) => {
    if (node.type.name === "image" && node.attrs.src === address) editor.commands.setTextSelection(place + node.nodeSize + 1);
  });
}
