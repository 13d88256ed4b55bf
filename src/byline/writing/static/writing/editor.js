// The text field becomes a sheet of paper: headings, bold, lists, quotes, tables, links, pictures with captions.
import { figureOf, pointAt, withoutPending } from "./figures.js";
import { mended } from "./paste.js";

const lines = (text) => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
const paragraph = (line) => Object.assign(document.createElement("p"), { textContent: line }).outerHTML;
const asHtml = (typed) => (/<[a-z]/i.test(typed) ? typed : lines(typed).map(paragraph).join(""));

function extensionsOf(kit, words) {
  return [
    kit.Document, kit.Paragraph, kit.Text, kit.HardBreak, kit.History, kit.Dropcursor, kit.Gapcursor,
    kit.Heading.configure({ levels: [2, 3] }), kit.Bold, kit.BulletList, kit.ListItem, kit.Blockquote,
    kit.OrderedList.extend({ addAttributes: () => ({ start: { default: 1, parseHTML: (list) => Number(list.getAttribute("start") ?? 1) } }) }),
    kit.Table.configure({ resizable: false }), kit.TableRow, kit.TableHeader, kit.TableCell,
    kit.Link.extend({ addKeyboardShortcuts: () => ({}) }) // Ctrl+K opens our dialog, not the package's
      .configure({ openOnClick: false, autolink: false, protocols: ["http", "https", "mailto"] }),
    ...figureOf(kit, words),
  ];
}

const imagesOf = (transfer) => [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));
const hasWords = (html) => html.replace(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style>|<[^>]*>|&nbsp;|\s/gi, "") !== "";

export async function makeEditor(field, address, { uploads, words, label, told }) {
  const kit = await import(address);
  const sheet = document.createElement("div");
  field.before(sheet);
  field.hidden = true;
  let rtf = "";
  const editor = new kit.Editor({
    element: sheet,
    injectCSS: false,
    extensions: extensionsOf(kit, words),
    content: asHtml(field.value),
    editorProps: {
      scrollThreshold: { top: 120, bottom: 96, left: 0, right: 0 }, // under the tools, above a phone's keys
      scrollMargin: { top: 136, bottom: 112, left: 0, right: 0 },
      attributes: { class: "prose", id: "body", role: "textbox", "aria-multiline": "true", "aria-label": label },
      transformPastedText: (text) => text.replace(/^[ \t\u3000\u00a0]+/gm, ""),
      transformPastedHTML: (html) => {
        const { html: clean, lost } = mended(html, { rtf, keep: (blob) => uploads.keep(blob) });
        if (lost) told(ngettext("%s picture did not come along: save it as a file, then put it in.", "%s pictures did not come along: save them as files, then put them in.", lost).replace("%s", lost));
        return clean;
      },
      handleDOMEvents: { paste: (_view, event) => void (rtf = event.clipboardData?.getData("text/rtf") ?? "") },
      // Excel and Word for Mac put a picture of the text beside the text: the text is what is wanted.
      handlePaste: (_view, event) => {
        const files = imagesOf(event.clipboardData);
        if (!files.length || hasWords(event.clipboardData.getData("text/html"))) return false;
        uploads.add(files);
        return true;
      },
      handleClickOn: (view, _at, node, place, event) => event.target.tagName === "IMG" && pointAt(view, place, node, kit.pm.state),
      handleDrop: (view, event, _slice, isMoved) => {
        if (isMoved || !event.dataTransfer?.files.length) return false;
        uploads.add(event.dataTransfer.files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
        return true;
      },
    },
    onUpdate: () => {
      uploads.look();
      field.value = withoutPending(typedIn(editor));
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  field.value = typedIn(editor); // so that what is kept in the browser can be told from what is saved
  uploads.editor = editor;
  return editor;
}

const OF_THE_SCREEN = / (?:data-placeholder="[^"]*"|src="blob:[^"]*")/g;
export const typedIn = (editor) => editor.getHTML().replaceAll("<p></p>", "").replace(OF_THE_SCREEN, "");
export const setText = (editor, typed) => editor.commands.setContent(asHtml(typed), { emitUpdate: true });
