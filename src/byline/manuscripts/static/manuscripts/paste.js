// What comes from Word or WPS is brought down to what a manuscript may hold, before the editor reads it.
const RUBBISH = "style, script, meta, link, title, xml, img:not([src^='/pictures/'])";
const isListed = (each) => /MsoList/i.test(each.className) || /mso-list:\s*l/i.test(each.getAttribute("style") ?? "");

function listed(page) {
  for (const first of page.querySelectorAll("p")) {
    if (!first.isConnected || !isListed(first)) continue;
    const list = page.createElement("ul");
    first.before(list);
    for (let next = first; next && next.tagName === "P" && isListed(next);) {
      const item = page.createElement("li");
      const inner = page.createElement("p");
      next.querySelectorAll('[style*="mso-list"]').forEach((mark) => mark.remove());
      inner.append(...next.childNodes);
      item.append(inner);
      list.append(item);
      const after = next.nextElementSibling;
      next.remove();
      next = after;
    }
  }
}

function withoutIndent(page) {
  for (const each of page.querySelectorAll("p, div, li")) {
    const words = page.createTreeWalker(each, NodeFilter.SHOW_TEXT);
    const first = words.nextNode();
    if (first) first.data = first.data.replace(/^[\s\u3000\u00a0]+/, "");
  }
}

export function mended(html) {
  const page = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->/g, ""), "text/html");
  page.querySelectorAll(RUBBISH).forEach((each) => each.remove());
  page.querySelectorAll("*").forEach((each) => each.tagName.includes(":") && each.replaceWith(...each.childNodes));
  listed(page);
  withoutIndent(page);
  page.querySelectorAll("p").forEach((each) => each.textContent.trim() || each.querySelector("img") || each.remove());
  return page.body.innerHTML;
}
