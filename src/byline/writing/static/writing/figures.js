// A picture in the text: the image, under it what it shows and who took it, both written in place.
const isEmpty = (node) => node.type.name === "paragraph" && !node.content.size;
const CAPTION = 4; // from a figure's place to the first letter of its caption

export function figureOf(kit, { caption, credit }) {
  const field = (name, tag, rule, placeholder) =>
    kit.Node.create({
      name,
      content: "text*",
      marks: "",
      defining: true,
      parseHTML: () => [{ tag: rule }],
      renderHTML: () => [tag, { "data-placeholder": placeholder }, 0],
      addKeyboardShortcuts: () => ({ Enter: ({ editor }) => (editor.isActive(name) ? onward(editor) : false) }),
    });
  const Picture = kit.Image.extend({
    group: "",
    draggable: false,
    selectable: false, // a letter typed over a chosen picture would take its place
    addAttributes: () => ({
      src: { default: null, parseHTML: (element) => ours(element.getAttribute("src")) },
      alt: { default: "", parseHTML: () => "" }, // the caption says it
      draggable: { default: "false", parseHTML: () => "false" }, // the browser would drop a copy of it
      pending: {
        default: null,
        parseHTML: (element) => element.dataset.pending ?? null,
        renderHTML: ({ pending }) => (pending ? { "data-pending": pending } : {}),
      },
    }),
    parseHTML: () => [{ tag: "img[data-pending]" }, { tag: "img[src]", getAttrs: (element) => !!ours(element.getAttribute("src")) && null }],
  });
  const Legend = kit.Node.create({
    name: "legend",
    content: "caption credit",
    isolating: true,
    parseHTML: () => [{ tag: "figcaption" }],
    renderHTML: () => ["figcaption", 0],
  });
  const Figure = kit.Node.create({
    name: "figure",
    group: "block",
    content: "image legend",
    selectable: false,
    isolating: true,
    parseHTML: () => [{ tag: "figure" }],
    renderHTML: () => ["figure", 0],
  });
  return [Figure, Picture, Legend, field("caption", "span", "figcaption > span", caption), field("credit", "small", "figcaption > small", credit)];
}

// Who points at a picture writes under it.
export function pointAt(view, at, node, state) {
  if (node.type.name !== "figure") return false;
  const caption = at + CAPTION + node.lastChild.firstChild.content.size;
  view.dispatch(view.state.tr.setSelection(state.TextSelection.create(view.state.doc, caption)));
  view.focus();
  return true;
}

// The address of one of our pictures, also as another window's clipboard gives it.
export function ours(source) {
  const path = (source ?? "").startsWith(`${location.origin}/`) ? source.slice(location.origin.length) : source;
  return /^\/pictures\/\d+\/$/.test(path ?? "") ? path : null;
}

// The figure in which the cursor stands: its node and place.
function around(state) {
  const { $from, node } = state.selection;
  if (node?.type.name === "figure") return { node, at: state.selection.from };
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === "figure") return { node: $from.node(depth), at: $from.before(depth) };
  }
  return null;
}

// Enter goes from the caption to the credit, and from there to the next paragraph.
function onward(editor) {
  const { node, at } = around(editor.state);
  if (editor.isActive("caption")) return editor.commands.setTextSelection(at + node.nodeSize - 3 - node.lastChild.lastChild.content.size);
  const end = at + node.nodeSize;
  if (editor.state.doc.resolve(end).nodeAfter?.isTextblock) return editor.commands.setTextSelection(end + 1);
  return editor.chain().insertContentAt(end, { type: "paragraph" }).setTextSelection(end + 1).run();
}

// Past the next paragraph or picture that has something in it.
export function moveFigure(editor, step) {
  const { state, view } = editor;
  const { node, at } = around(state);
  const parent = state.doc.resolve(at).parent;
  let index = state.doc.resolve(at).index() + step;
  let to = step < 0 ? at : at + node.nodeSize;
  for (let isPast = false; !isPast && index >= 0 && index < parent.childCount; index += step) {
    to += step * parent.child(index).nodeSize;
    isPast = !isEmpty(parent.child(index));
  }
  const place = step < 0 ? to : to - node.nodeSize;
  if (place === at) return;
  view.dispatch(state.tr.delete(at, at + node.nodeSize).insert(place, node));
  editor.chain().focus().setTextSelection(place + CAPTION).scrollIntoView().run();
}

// The cursor goes to the words before or behind; where there are none, to a new paragraph.
export function removeFigure(editor) {
  const { state } = editor;
  const { node, at } = around(state);
  const { nodeBefore } = state.doc.resolve(at);
  const { nodeAfter } = state.doc.resolve(at + node.nodeSize);
  const chain = editor.chain().focus();
  if (nodeBefore?.isTextblock) chain.deleteRange({ from: at, to: at + node.nodeSize }).setTextSelection(at - 1).run();
  else if (nodeAfter?.isTextblock) chain.deleteRange({ from: at, to: at + node.nodeSize }).setTextSelection(at + 1).run();
  else chain.insertContentAt({ from: at, to: at + node.nodeSize }, { type: "paragraph" }).setTextSelection(at + 1).run();
}

export function insertPending(editor, keys, at) {
  const figures = keys.map((pending) => ({ type: "figure", content: [{ type: "image", attrs: { pending } }, legend()] }));
  const $at = editor.state.doc.resolve(at ?? editor.state.selection.to);
  const isBlank = isEmpty($at.parent) && $at.depth === 1;
  const within = around(editor.state);
  const place = within && at === undefined ? within.at + within.node.nodeSize : $at.depth ? $at.after(1) : $at.pos;
  editor.chain().focus(null, { scrollIntoView: false }).insertContentAt(isBlank ? { from: $at.before(), to: $at.after() } : place, figures).run();
  let caption = 0;
  editor.state.doc.descendants((node, found) => {
    if (node.attrs.pending === keys[0]) caption = found + node.nodeSize + 2;
  });
  if (caption) editor.chain().setTextSelection(caption).scrollIntoView().run();
}

const legend = () => ({ type: "legend", content: [{ type: "caption" }, { type: "credit" }] });

// The pictures of the text that have not arrived in the house, by key: [{ key, at, node }].
export function pendingOf(editor) {
  const found = [];
  editor.state.doc.descendants((node, at) => {
    if (node.attrs.pending) found.push({ key: node.attrs.pending, at, node });
  });
  return found;
}

// Its place in the text stays, and the words under it; only the address changes. No step of "undo".
export function settle(editor, key, attrs) {
  const found = pendingOf(editor).find((each) => each.key === key);
  if (found) editor.view.dispatch(editor.state.tr.setNodeMarkup(found.at, null, attrs).setMeta("addToHistory", false));
}

// A picture that was refused goes; what was written under it stays as a paragraph.
export function withdraw(editor, key) {
  const found = pendingOf(editor).find((each) => each.key === key);
  if (!found) return;
  const $image = editor.state.doc.resolve(found.at);
  const words = $image.parent.lastChild.textContent;
  const paragraph = words ? editor.schema.nodes.paragraph.create(null, editor.schema.text(words)) : [];
  editor.view.dispatch(editor.state.tr.replaceWith($image.before(), $image.after(), paragraph));
}

// What the house is sent: pictures that have not arrived are left out.
export function withoutPending(html) {
  return html.replace(/<figure[^>]*><img[^>]*data-pending[^>]*>.*?<\/figure>/gs, "");
}
