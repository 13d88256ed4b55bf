// Where in the text a demand points: paragraph, first and last character, as text.py counts its lines.
function pieces(node, at) {
  const lines = [[]];
  if (node.type.name === "legend") {
    const [caption, credit] = [node.firstChild, node.lastChild];
    lines[0].push({ text: caption.textContent, at: at + 2 });
    if (credit.textContent) lines[0].push({ text: "\u3000", at: at + 2 + caption.content.size }, { text: credit.textContent, at: at + 2 + caption.nodeSize });
    return lines;
  }
  node.forEach((child, offset) => {
    if (child.type.name === "hardBreak") lines.push([]);
    else lines[lines.length - 1].push({ text: child.textContent, at: at + 1 + offset });
  });
  return lines;
}

function linesOf(doc) {
  const lines = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock && node.type.name !== "legend") return true;
    lines.push(...pieces(node, at));
    return false;
  });
  return lines.filter((line) => line.map(({ text }) => text).join("").trim());
}

function placeIn(line, wanted) {
  const words = line.map(({ text }) => text).join("");
  let left = wanted + words.length - words.trimStart().length;
  for (const { text, at } of line) {
    if (left <= text.length) return at + left;
    left -= text.length;
  }
  const last = line[line.length - 1];
  return last.at + last.text.length;
}

// The sheet has the focus at once, not a frame later: the next key belongs to the place.
function mark(editor, range) {
  editor.view.focus();
  return editor.chain().setTextSelection(range).scrollIntoView().run();
}

// Go to the place "2:10:14" of the text and mark it there; false if the text has no such paragraph any more.
export function goTo(editor, place) {
  const [paragraph, start, end] = place.split(":").map(Number);
  const line = linesOf(editor.state.doc)[paragraph];
  if (!line) return false;
  const whole = line.reduce((sum, { text }) => sum + text.length, 0);
  const range = { from: placeIn(line, start || 0), to: placeIn(line, end || whole) };
  return mark(editor, range);
}

// Go to the caption of a picture, the first being 1.
export function goToPicture(editor, number) {
  const captions = [];
  editor.state.doc.descendants((node, at) => void (node.type.name === "caption" && captions.push(at + 1)));
  if (!captions[number - 1]) return false;
  return mark(editor, captions[number - 1]);
}
