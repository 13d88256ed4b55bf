// Word and WPS write lists as paragraphs with a mark; here they become lists, with the number they began with.
const LEVEL = /mso-list:\s*(?:l\d+\s+)?level(\d+)/i;
const MARK = "[style*='mso-list:Ignore']";
const NUMBER = /^[（(]?\s*(\d+)\s*[.．、)）]?$/;
const SIGNS = /[\p{L}\p{N}]/u; // a bullet has neither letter nor number; Wingdings' "n", "l", "u", "Ø" and "o" are told below
const WINGDINGS = /^[nluvpqoØ§]$/;

const isListed = (each) => each?.tagName === "P" && (LEVEL.test(each.getAttribute("style") ?? "") || /^MsoListParagraph/.test(each.className) && !!each.querySelector(MARK));

function markOf(paragraph) {
  const mark = paragraph.querySelector(MARK);
  const words = (mark?.textContent ?? "").replace(/[\s\u00a0]+/g, "");
  return { mark, words, number: NUMBER.exec(words)?.[1] };
}

// 一、（二）A. i) are part of how an official text reads: such a paragraph stays one, and its mark becomes words.
function isOwnKind({ words, number }) {
  return words !== "" && !number && SIGNS.test(words) && !WINGDINGS.test(words);
}

function itemOf(page, paragraph, mark) {
  const item = page.createElement("li");
  const inner = page.createElement("p");
  mark?.remove();
  inner.append(...paragraph.childNodes);
  item.append(inner);
  return item;
}

export function listed(page) {
  let open = []; // the lists we stand in, the outermost first
  for (const paragraph of [...page.querySelectorAll("p")]) {
    if (!isListed(paragraph)) continue;
    const found = markOf(paragraph);
    if (isOwnKind(found)) {
      found.mark.replaceWith(found.words);
      continue;
    }
    const level = Number(LEVEL.exec(paragraph.getAttribute("style") ?? "")?.[1] ?? 1);
    const isNext = open.length > 0 && paragraph.previousElementSibling === open[0];
    const kind = found.number ? "OL" : "UL";
    open = isNext ? open.slice(0, level) : [];
    if (open.length === level && open[level - 1].tagName !== kind) open.pop();
    if (open.length < level || open.length === 0) {
      const list = page.createElement(kind);
      if (found.number > 1) list.setAttribute("start", found.number);
      if (open.length) open[open.length - 1].lastElementChild.append(list);
      else paragraph.before(list);
      open.push(list);
    }
    open[open.length - 1].append(itemOf(page, paragraph, found.mark));
    paragraph.remove();
  }
}
